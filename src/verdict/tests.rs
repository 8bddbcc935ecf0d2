//! What two articles lead to that quote one sentence.

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
        (quotes("it", "it not"), (Verdict::Conflict, "quoted_denial")),
        (quotes("Harbour Street", "Castle Hill"), (Verdict::Conflict, "quoted_name")),
    ] {
        assert_eq!(verdict([&pair[0], &pair[1]]), Some(wanted), "{}", pair[1]);
    }
}
