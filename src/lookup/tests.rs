use super::*;
use crate::model::{Block, BlockKind};
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
fn the_opening_of_a_question_alone_lists_the_facts_of_its_kind() {
    assert_eq!(topics("how much"), ["bilateral trade", "trade target", "memoranda"]);
    assert_eq!(topics("how many?"), ["memoranda"]);
}

#[test]
fn words_that_stand_for_one_another_in_the_news_are_found() {
    assert_eq!(topics("how many agreements")[0], "memoranda");
    assert_eq!(topics("commerce")[0], "bilateral trade");
}

#[test]
fn a_name_in_capitals_is_no_function_word() {
    let mut briefing = fixture::briefing();
    for (article, body) in
        briefing.articles.iter_mut().zip(["Who knows it? She does.", "The WHO has IT staff."])
    {
        article.body = body.to_owned();
        article.blocks = vec![Block { span: 0..body.len(), kind: BlockKind::Paragraph }];
    }
    briefing.facts.clear();
    let index = Index::new(&briefing);
    for query in ["WHO", "IT staff", "what did the WHO say", "what is the WHO"] {
        let found = index.search(query, 10).into_iter().map(|hit| hit.target);
        let articles: Vec<usize> = found
            .filter_map(
                |target| if let Target::Passage { article, .. } = target { Some(article) } else { None },
            )
            .collect();
        assert_eq!(articles, [1], "{query}");
    }
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
    assert_eq!(topics("at pav"), ["[The two-day visit ended at the 東京 pavilion.]"]);
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
        Marker::new(query).marks(text).into_iter().map(|range| text[range].to_owned()).collect()
    };
    assert_eq!(marked("tra 250m", "trade volume of $250 million"), ["tra", "250 million"]);
    assert_eq!(marked("dep", "La Dépêche"), ["Dép"]);
    assert_eq!(marked("visits", "the last visit"), ["visit"]);
    assert_eq!(marked("bltrl", "bilateral trade"), ["b", "l", "t", "r", "l"]);
    assert_eq!(marked("bilatreal", "bilateral trade"), ["bilateral"]);
    assert_eq!(marked("how much commerce", "the trade"), ["trade"]);
    assert_eq!(marked("the", "nothing here"), Vec::<String>::new());
}

/// A briefing of `facts` facts over a vocabulary in which few words are frequent and many are rare, as in a language.
fn large(facts: usize) -> Briefing {
    let mut state = 1_u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % below
    };
    let syllables = ["tra", "ka", "mi", "ver", "son", "de", "lo", "pre", "stan", "bi", "ter", "no"];
    let vocabulary: Vec<String> = (0..20_000)
        .map(|_| (0..2 + random(3)).map(|_| syllables[random(syllables.len())]).collect())
        .collect();
    let mut words = |count: usize| -> String {
        let drawn: Vec<&str> = (0..count)
            .map(|_| {
                let most = 1 + random(vocabulary.len());
                vocabulary[random(most)].as_str()
            })
            .collect();
        drawn.join(" ")
    };
    let mut briefing = fixture::briefing();
    let model = briefing.facts[0].clone();
    briefing.facts.clear();
    for index in 0..facts {
        let mut fact = model.clone();
        fact.topic = words(3);
        for variant in &mut fact.variants {
            variant.value = format!("${index} million");
            for reading in &mut variant.readings {
                let body = &mut briefing.articles[reading.article].body;
                let start = body.len() + 1;
                body.push('\n');
                body.push_str(&words(18));
                reading.sentence = start..body.len();
            }
        }
        briefing.facts.push(fact);
    }
    for article in &mut briefing.articles {
        article.blocks.clear();
        let mut start = 0;
        for line in article.body.split('\n') {
            let kind = crate::model::BlockKind::Paragraph;
            article.blocks.push(crate::model::Block { span: start..start + line.len(), kind });
            start += line.len() + 1;
        }
    }
    briefing
}

#[test]
#[ignore = "measures; run with --release --ignored --nocapture"]
fn a_key_press_among_a_hundred_thousand_facts_takes_less_than_a_frame() {
    let briefing = large(100_000);
    let start = std::time::Instant::now();
    let index = Index::new(&briefing);
    println!("index: {:?}, {} words, {} postings", start.elapsed(), index.words.len(), index.postings.len());
    let mut slowest = std::time::Duration::ZERO;
    for query in [
        "t",
        "tr",
        "tra",
        "traka",
        "traka mi",
        "traka mison",
        "b",
        "how much is the t",
        "5 million",
        "taka mison",
        "kastn",
        "zzzzzz",
        "presn verso de",
        "stan ter no bi",
    ] {
        let start = std::time::Instant::now();
        let hits = index.search(query, 50);
        let time = start.elapsed();
        println!("{query:>20}: {time:>10.2?}, {} hits", hits.len());
        slowest = slowest.max(time);
    }
    assert!(slowest.as_millis() < 16, "{slowest:?}");
}

#[test]
fn a_filter_bounds_what_words_find() {
    let briefing = fixture::briefing();
    let index = Index::new(&briefing);
    let found = |query: &str| -> Vec<Target> {
        let hits = index.search_within(&briefing, &Filter::new(query, &briefing), 10);
        hits.into_iter().map(|hit| hit.target).collect()
    };
    assert_eq!(found("trade agreed:"), [Target::Fact(2)]);
    assert_eq!(found("kind:money"), [Target::Fact(0), Target::Fact(2)]);
    assert!(found("trade src:courier").iter().any(|hit| matches!(hit, Target::Passage { article: 0, .. })));
    assert!(found("trade src:herald").iter().all(|hit| !matches!(hit, Target::Passage { article: 0, .. })));
}
