use super::*;
use crate::report::fixture;

/// The topics that a query finds, best first; sentences in brackets.
fn topics(query: &str) -> Vec<String> {
    let briefing = fixture::briefing();
    Index::new(&briefing)
        .search(query, 10)
        .into_iter()
        .map(|hit| match hit.target {
            Target::Fact(index) => briefing.facts[index].topic.clone(),
            Target::Passage { article, sentence } => {
                format!("[{}]", &briefing.articles[article].body[sentence])
            }
        })
        .collect()
}

fn first(query: &str) -> Hit {
    Index::new(&fixture::briefing()).search(query, 10).into_iter().next().expect("something is found")
}

#[test]
fn words_match_by_their_beginning_in_any_order() {
    for query in ["bilateral trade", "trade bil", "BILAT", "trade conflict", "herald trade volume"] {
        assert_eq!(topics(query)[0], "bilateral trade", "{query}");
        assert!(first(query).exact, "{query}");
    }
}

#[test]
fn figures_are_found_however_they_are_written() {
    for query in ["250m", "$250 million", "250,000,000", "0.25bn"] {
        assert_eq!(topics(query)[0], "bilateral trade", "{query}");
    }
    assert_eq!(topics("twenty-three")[0], "last visit");
    assert_eq!(topics("1bn")[0], "trade target");
}

#[test]
fn accents_and_word_forms_do_not_matter() {
    assert_eq!(topics("depeche sun")[0], "order conferred");
    assert_eq!(topics("visits length")[0], "length of the visit");
    assert_eq!(topics("memorandum")[0], "memoranda");
}

#[test]
fn a_question_prefers_the_kind_of_value_that_it_asks_for() {
    assert_eq!(topics("how much is the trade")[0], "bilateral trade");
    assert_eq!(topics("when was the last visit")[0], "last visit");
    assert_eq!(topics("who received the order")[0], "order conferred");
    assert_eq!(topics("how many memoranda")[0], "memoranda");
    assert!(!topics("where was the trade").is_empty(), "a kind that nothing has must not hide the rest");
}

#[test]
fn typos_and_abbreviations_are_forgiven_apart_from_the_rest() {
    for query in ["bilatreal trade", "bilaterl", "bltrl"] {
        assert_eq!(topics(query)[0], "bilateral trade", "{query}");
        assert!(!first(query).exact, "{query}");
    }
    assert_eq!(topics("zzzz"), Vec::<String>::new());
}

#[test]
fn the_first_fact_is_the_answer_and_the_only_one() {
    let briefing = fixture::briefing();
    let hits = Index::new(&briefing).search("trade", 10);
    assert!(hits[0].answer);
    assert_eq!(hits.iter().filter(|hit| hit.answer).count(), 1);
    assert_eq!(Index::new(&briefing).search("trade", 1).len(), 1);
}

#[test]
fn sentences_are_found_where_no_fact_shows_them_already() {
    assert_eq!(topics("seek closer"), ["[Ministers seek closer trade]"]);
    assert_eq!(topics("pavilion"), ["[The two-day visit ended at the 東京 pavilion.]"]);
    assert_eq!(topics("two-day pavilion"), ["length of the visit"]);
}

#[test]
fn a_pasted_text_is_searched_by_its_first_words() {
    assert_eq!(topics(&"trade ".repeat(1000))[0], "bilateral trade");
}

#[test]
fn an_empty_query_finds_nothing() {
    assert_eq!(topics(""), Vec::<String>::new());
    assert_eq!(topics(" ?! "), Vec::<String>::new());
}

#[test]
fn marks_show_why_a_text_was_found() {
    let marked = |query: &str, text: &str| -> Vec<String> {
        marks(query, text).into_iter().map(|range| text[range].to_owned()).collect()
    };
    assert_eq!(marked("tra 250m", "trade volume of $250 million"), ["tra", "250 million"]);
    assert_eq!(marked("dep", "La Dépêche"), ["Dép"]);
    assert_eq!(marked("visits", "the last visit"), ["visit"]);
    assert_eq!(marked("bltrl", "bilateral trade"), ["b", "l", "t", "r", "l"]);
    assert_eq!(marked("bilatreal", "bilateral trade"), ["bilateral"]);
    assert_eq!(marked("the", "nothing here"), Vec::<String>::new());
}
