//! Questions as somebody in a meeting types them, with what an answer must hold: how many of them the first hit
//! answers, and how many one of the first three.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use gainsay::analyze;
use gainsay::intake::{self, Options};
use gainsay::lookup::{Filter, Hit, Index, Target};
use gainsay::model::{Article, Briefing};

/// Hits that somebody reads before typing other words.
const READ: usize = 3;

/// What a hit shows on its line.
fn shown(briefing: &Briefing, hit: &Hit) -> String {
    let derived = hit.fact.as_deref();
    match &hit.target {
        Target::Fact(_) | Target::Passage { .. } if derived.is_some() => {
            let fact = derived.unwrap();
            let values: Vec<&str> = fact.variants.iter().map(|variant| variant.value.as_str()).collect();
            format!("{}: {}", fact.topic, values.join(" · "))
        }
        Target::Fact(index) => {
            let fact = &briefing.facts[*index];
            let values: Vec<&str> = fact.variants.iter().map(|variant| variant.value.as_str()).collect();
            format!("{}: {}", fact.topic, values.join(" · "))
        }
        Target::Passage { article, sentence } => {
            format!("[{}]", &briefing.articles[*article].body[sentence.clone()])
        }
    }
}

fn folder() -> &'static Path {
    Path::new("tests/questions")
}

/// The share of the questions of a list that the first hit answers, and that the first three do, in percent.
fn answered(list: &str, articles: Vec<Article>) -> (usize, usize) {
    let briefing = analyze(articles);
    let index = Index::new(&briefing);
    let text = fs::read_to_string(folder().join(list)).unwrap();
    let (mut first, mut read, mut asked) = (0, 0, 0);
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (question, wanted) = line.split_once(" = ").unwrap();
        let hits = index.find(&briefing, &Filter::new(question, &briefing), READ).hits;
        let holds = |hit: &Hit| {
            let shown = shown(&briefing, hit);
            wanted.split(" | ").any(|answer| answer.split(" & ").all(|part| shown.contains(part)))
        };
        let place = hits.iter().position(holds);
        asked += 1;
        first += usize::from(place == Some(0));
        read += usize::from(place.is_some());
        if place != Some(0) {
            println!("{}  {question}", place.map_or("–".to_owned(), |place| (place + 1).to_string()));
            for hit in &hits {
                println!("      {}", shown(&briefing, hit));
            }
        }
    }
    println!("{list}: {asked} questions, {first} answered by the first hit, {read} by the first {READ}");
    (first * 100 / asked, read * 100 / asked)
}

fn invented(name: &str) -> Vec<Article> {
    intake::read(&[folder().join(name)], &Options::default()).articles
}

#[test]
fn the_first_hits_answer_questions_on_the_built_in_articles() {
    let (first, read) = answered("seeds.txt", intake::built_in().articles);
    assert!(first >= 80 && read >= 92, "{first}% by the first, {read}% by the first {READ}");
}

#[test]
fn the_first_hits_answer_questions_on_an_accident() {
    let (first, read) = answered("ferry.txt", invented("ferry"));
    assert!(first >= 92 && read >= 97, "{first}% by the first, {read}% by the first {READ}");
}

#[test]
fn the_first_hits_answer_questions_on_a_takeover() {
    let (first, read) = answered("mill.txt", invented("mill"));
    assert!(first >= 80 && read >= 92, "{first}% by the first, {read}% by the first {READ}");
}

#[test]
fn the_first_hits_answer_questions_on_a_dam() {
    let (first, read) = answered("dam.txt", invented("dam"));
    assert!(first >= 80 && read >= 88, "{first}% by the first, {read}% by the first {READ}");
}

/// The findings for a question asked of articles.
fn ask(articles: &[(&str, &str)], question: &str) -> (bool, String) {
    let parse = |(name, text): &(&str, &str)| intake::parse(name, None, text.as_bytes()).unwrap();
    let briefing = analyze(articles.iter().map(parse).collect());
    let found = Index::new(&briefing).find(&briefing, &Filter::new(question, &briefing), READ);
    let first = found.hits.first().map(|hit| shown(&briefing, hit)).unwrap_or_default();
    (found.sure, first)
}

const BUS: [(&str, &str); 2] = [
    (
        "gazette.txt",
        "Published in Gazette on May 4, 2021\n\nBus overturns in Norby, six dead\n\nSix people died when a bus \
         overturned in Norby on Tuesday, police said. The driver, Olaf Brenn, 44, was arrested. His colleague Tom Fells, \
         61, praised him.\n\nIn 1987, two people died when a bus hit a lorry in the same street.\n",
    ),
    (
        "herald.txt",
        "Published in Herald on May 5, 2021\n\nSix killed in bus crash\n\nAt least six people were killed in Norby \
         on Tuesday. The city bought the bus for 3 million euros.\n",
    ),
];

#[test]
fn a_value_answers_only_for_what_is_asked_about() {
    let first = |question: &str, value: &str| {
        let (sure, first) = ask(&BUS, question);
        assert!(sure && first.to_lowercase().contains(value), "{question}: {first}");
    };
    first("how many people died?", "six");
    first("how old is Olaf Brenn?", "44");
    first("who was arrested?", "brenn");
    first("how much did the city pay for the bus?", "3 million");
}

#[test]
#[ignore = "measures; run with --ignored --nocapture"]
fn each_key_of_a_question_among_a_thousand_articles_takes_less_than_a_frame() {
    let one: Vec<Article> = ["ferry", "mill", "dam"].into_iter().flat_map(invented).collect();
    let copies = (0..1000 / one.len()).flat_map(|copy| {
        one.iter().map(move |article| Article { id: format!("{copy:03}-{}", article.id), ..article.clone() })
    });
    let articles: Vec<Article> = copies.collect();
    let count = articles.len();
    let briefing = analyze(articles);
    let index = Index::new(&briefing);
    let question = "how many people died when the ferry ran aground?";
    // The first question of all loads the word lists.
    index.find(&briefing, &Filter::new(question, &briefing), READ);
    let mut times: Vec<std::time::Duration> = (1..=question.len())
        .map(|end| {
            let filter = Filter::new(&question[..end], &briefing);
            let start = std::time::Instant::now();
            index.find(&briefing, &filter, 200);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{count} articles, {} facts: {:?}", briefing.facts.len(), times);
    assert!(times[times.len() - 1].as_millis() < 16, "{times:?}");
}

#[test]
fn where_nothing_fits_no_answer_is_sure() {
    for question in
        ["how much did the rescue cost?", "how many passengers were hurt?", "how old is the mayor?"]
    {
        let (sure, first) = ask(&BUS, question);
        assert!(!sure, "{question}: {first}");
    }
}
