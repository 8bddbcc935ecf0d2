//! What two articles lead to that quote one sentence, or give one person two jobs.

use crate::intake::parse;
use crate::model::Verdict;
use crate::value::Kind;

/// The verdict on one quotation as two papers have it, and the code of its reason.
fn verdict(quotes: [&str; 2]) -> Option<(Verdict, &'static str)> {
    let article = |(paper, quote): (&str, &str)| {
        let text = format!("The Tarn bridge opens\n\n“{quote}”, the mayor of Tarnford said on Monday.\n");
        parse(&format!("{paper}.txt"), None, text).unwrap()
    };
    let briefing = crate::analyze(["gazette", "herald"].into_iter().zip(quotes).map(article).collect());
    briefing.disagreements().find(|fact| fact.kind == Kind::Quote).and_then(|fact| {
        let judgement = fact.judgement.as_ref()?;
        Some((judgement.verdict, judgement.reason.code()))
    })
}

#[test]
fn other_words_are_a_variant_and_another_figure_name_or_a_denial_is_a_conflict() {
    let quotes = |a: &'static str, b: &'static str| {
        [a, b].map(|middle| format!("We will open {middle} before the great summer fair begins"))
    };
    for (pair, wanted) in [
        (quotes("the old bridge", "the new bridge"), (Verdict::Variant, "wording")),
        (quotes("three bridges", "four bridges"), (Verdict::Conflict, "quoted_figure")),
        (quotes("a $40 million bridge", "a $50 million bridge"), (Verdict::Conflict, "quoted_figure")),
        (quotes("a $40 million bridge", "a $40 billion bridge"), (Verdict::Conflict, "quoted_figure")),
        (quotes("it", "it not"), (Verdict::Conflict, "quoted_denial")),
        (quotes("Harbour Street", "Castle Hill"), (Verdict::Conflict, "quoted_name")),
    ] {
        assert_eq!(verdict([&pair[0], &pair[1]]), Some(wanted), "{}", pair[1]);
    }
}

#[test]
fn two_jobs_of_one_person_are_only_possibly_a_difference() {
    let article = |(paper, job): (&str, &str)| {
        let text =
            format!("The Tarn bridge opens\n\nThe {job} Anna Holm opened the Tarn bridge on Monday.\n");
        parse(&format!("{paper}.txt"), None, text).unwrap()
    };
    let briefing = crate::analyze([("gazette", "painter"), ("herald", "historian")].map(article).into());
    let of_title = |fact: &&crate::model::Fact| fact.kind == Kind::Title;
    assert_eq!(briefing.disagreements().find(of_title), None);
    let fact = briefing.possible().find(of_title).unwrap();
    let judgement = fact.judgement.as_ref().unwrap();
    assert_eq!((fact.verdict(), fact.glyph(), judgement.name()), (None, '?', "possible"));
}

#[test]
fn a_limit_is_told_where_no_article_gives_both() {
    let article = |(paper, hurt): (&str, &str)| {
        let text = format!("The Tarn bridge falls\n\nThe fall of the Tarn bridge hurt {hurt} people.\n");
        parse(&format!("{paper}.txt"), None, text).unwrap()
    };
    let verdict = |texts: [(&str, &str); 2]| {
        let briefing = crate::analyze(texts.map(article).into());
        briefing.disagreements().find(|fact| fact.kind == Kind::Count).and_then(crate::model::Fact::verdict)
    };
    assert_eq!(verdict([("gazette", "300"), ("herald", "more than 300")]), Some(Verdict::Explained));
    assert_eq!(verdict([("gazette", "300 people, more than 300"), ("herald", "more than 300")]), None);
    assert_eq!(verdict([("gazette", "300"), ("herald", "about 300")]), None);
}
