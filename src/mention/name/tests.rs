//! What a reader relies on: whole names, and who is said to be what.

use crate::mention::tests::article;
use crate::text::Document;
use crate::value::{Kind, Value};

/// The names in a text, and the titles as "title: holder", in order of position.
fn found(body: &str) -> Vec<String> {
    let article = article(body);
    super::find(&article, &Document::new(&article))
        .into_iter()
        .map(|mention| match mention.value {
            Value::Title(title) => format!("{}: {}", title.title, title.holder),
            _ => body[mention.span].to_owned(),
        })
        .collect()
}

fn names(body: &str) -> Vec<String> {
    found(body).into_iter().filter(|entry| !entry.contains(": ")).collect()
}

fn titles(body: &str) -> Vec<String> {
    found(body).into_iter().filter(|entry| entry.contains(": ")).collect()
}

#[test]
fn names_are_whole() {
    for (body, expected) in [
        ("Bashir al-Nouri met Abdel Rahim el-Sayed.", &["Bashir al-Nouri", "Abdel Rahim el-Sayed"][..]),
        ("Then al-Nouri and the al Rashad brothers left.", &["al-Nouri", "al Rashad"]),
        ("He thanked Maria de la Torre.", &["Maria de la Torre"]),
        ("She met Ahn Jin-seo and Ahn Min-ho there.", &["Ahn Jin-seo", "Ahn Min-ho"]),
        ("The Karrat-based firm and a North Karrat-led group left.", &["Karrat", "North Karrat"]),
        ("They saw the Kestrel E-learning Centre.", &["Kestrel E-learning Centre"]),
        ("It went to the Children's Relief Fund.", &["Children's Relief Fund"]),
        ("The National Food and Water Authority agreed.", &["National Food and Water Authority"]),
        ("He was taken to St Anne's university hospital.", &["St Anne's university hospital"]),
        ("She wrote \"The Shape of Water Clocks\" at home.", &["The Shape of Water Clocks"]),
        (
            "The insurer Lloyd’s of London met; Moody’s did so at Rosa’s Diner.",
            &["Lloyd’s of London", "Moody’s", "Rosa’s Diner"],
        ),
        ("The cook Angie Mar won in November, the actor Will Tarn left.", &["Angie Mar", "Will Tarn"]),
        ("She came with April Oduya in May.", &["April Oduya"]),
        ("Okoye said so, and Anne-Marie Tarn agreed.", &["Okoye", "Anne-Marie Tarn"]),
        (
            "Jean-Luc Moss left. Experts said so. Authorities told us. Anti-American crowds came.",
            &["Jean-Luc Moss", "American"],
        ),
        ("AT&T and H&M met Barnes & Tarn.", &["AT&T", "H&M", "Barnes & Tarn"]),
        ("April Oduya spoke to Mr. March.", &["April Oduya", "March"]),
        ("It was Ida Moss.The toll rose.", &["Ida Moss"]),
        ("“I'm sure,” he said, #ExampleNow and all.", &[]),
    ] {
        assert_eq!(names(body), expected, "{body}");
    }
}

#[test]
fn titles_stand_before_and_behind_names() {
    for (body, expected) in [
        ("Prime Minister Anna May spoke.", &["Prime Minister: Anna May"][..]),
        ("Acme Corp Chairman Jane Doe left.", &["Acme Corp Chairman: Jane Doe"]),
        ("Mayor of Springfield Jane Doe left.", &["Mayor of Springfield: Jane Doe"]),
        ("House Speaker Jane Q. Doe of Ohio spoke.", &["House Speaker: Jane Q. Doe"]),
        ("The lorry driver John Roe was hurt.", &["lorry driver: John Roe"]),
        ("They praised water supplier Voltane.", &["water supplier: Voltane"]),
        ("The bank's chairman, John Roe, agreed.", &["bank's chairman: John Roe"]),
        (
            "Dr. Jane Doe, a judge of the high court and the author of the book, agreed.",
            &["judge of the high court: Jane Doe", "author of the book: Jane Doe"],
        ),
        (
            "John Roe, who resigned in spring as the firm's chairman, agreed.",
            &["resigned in spring as the firm's chairman: John Roe"],
        ),
        ("John Roe, a 54-year-old nurse, agreed.", &["nurse: John Roe"]),
        ("John Roe, then a nurse, agreed.", &["nurse: John Roe"]),
        ("They said Acme Motors’ chairman, John Roe, agreed.", &["chairman: John Roe"]),
        ("Republican Jane Doe agreed.", &[]),
        ("In Boston, the company said so.", &[]),
    ] {
        assert_eq!(titles(body), expected, "{body}");
    }
}

#[test]
fn a_clause_says_what_somebody_is() {
    for (body, expected) in [
        ("Jane Doe is the interior minister of Karrat.", &["interior minister of Karrat: Jane Doe"][..]),
        ("Jane Doe, who is interior minister, left.", &["interior minister: Jane Doe"]),
        ("John Roe, who works as a nurse, left.", &["nurse: John Roe"]),
        (
            "John Roe became chief executive of Acme Motors in May.",
            &["chief executive of Acme Motors: John Roe"],
        ),
        ("Jane Doe was appointed finance minister in May.", &["finance minister: Jane Doe"]),
        ("Acme Motors named Jane Doe as its chairwoman.", &["chairwoman: Jane Doe"]),
        ("As head of the port, John Roe ran it.", &["head of the port: John Roe"]),
        ("John Roe served as mayor of Karrat.", &["served as mayor of Karrat: John Roe"]),
        ("The brother of Jane Doe is a nurse.", &[]),
        ("Jane Doe was a nurse.", &[]),
        ("John Roe is late, and the mayor left.", &[]),
        ("John Roe is in Karrat with the mayor.", &[]),
    ] {
        assert_eq!(titles(body), expected, "{body}");
    }
}

#[test]
fn places_are_told_from_people() {
    let article = article("They met in Poland by the Amber River.");
    let mentions = super::find(&article, &Document::new(&article));
    assert!(mentions.iter().all(|mention| mention.kind == Kind::Place));
}
