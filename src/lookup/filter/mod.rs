//! Filters in a query: `src:dawn kind:money n>2 disagree:`.
//!
//! A filter narrows what is listed and searched; the words beside it are searched as ever. Filters of one query all
//! have to hold, the values of one filter (`kind:money,count`) are alternatives, and `-` turns a filter round:
//! `-src:dawn` is what Dawn leaves out.

mod parse;
mod sources;

use std::sync::Arc;

use crate::model::{Briefing, Fact, Verdict};
use crate::value::Kind;
use parse::{Comparison, QueryPiece, pieces};
use sources::{Among, Sources};

pub use parse::FILTERS;

/// What one filter asks of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    /// Some reading stands in one of these articles.
    Stated(Among),
    /// All readings stand in these articles.
    Only(Among),
    Kind(Vec<Kind>),
    Sources(Comparison, usize),
    /// Counted from 0, with its articles.
    Story(usize, Among),
    Verdict(Verdict),
    Agreed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Condition {
    /// The filter as it was typed.
    text: String,
    turned: bool,
    test: Test,
}

/// The filters of a query, made for one briefing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The filters as they were typed.
    pub typed: String,
    /// The rest of the query: the words to search for.
    pub words: String,
    /// What is wrong with the last filter that makes no sense; such a filter lets everything through.
    pub trouble: Option<String>,
    conditions: Vec<Condition>,
    /// Worked out when a source is asked for the first time.
    sources: Option<Arc<Sources>>,
}

impl Filter {
    /// Takes the filters out of `query`.
    pub fn new(query: &str, briefing: &Briefing) -> Self {
        Self::default().retyped(query, briefing)
    }

    /// No filter, but ready for one that asks for a source: with very many articles it takes longer than a key may to work
    /// out their sources.
    pub fn ready(briefing: &Briefing) -> Self {
        Self { sources: Some(Arc::new(Sources::new(briefing))), ..Self::default() }
    }

    /// The same for a query that this one, for the same briefing, was changed to: what stands in both is not worked out
    /// anew.
    #[must_use]
    pub fn retyped(&self, query: &str, briefing: &Briefing) -> Self {
        let mut filter = Self { sources: self.sources.clone(), ..Self::default() };
        for piece in pieces(query) {
            match piece {
                QueryPiece::Word(word) => push(&mut filter.words, word),
                QueryPiece::Unknown { text, name } => {
                    filter.trouble = Some(parse::unknown(name));
                    push(&mut filter.words, text);
                }
                QueryPiece::Filter { text, turned, name, comparison, value } => {
                    push(&mut filter.typed, text);
                    let known = self.conditions.iter().find(|known| known.text == text);
                    let known = known.map(|known| Ok(Some(known.test.clone())));
                    match known.unwrap_or_else(|| filter.test(name, comparison, value, briefing)) {
                        Ok(Some(test)) => {
                            filter.conditions.push(Condition { text: text.to_owned(), turned, test });
                        }
                        Ok(None) => {}
                        Err(trouble) => filter.trouble = Some(trouble),
                    }
                }
            }
        }
        filter
    }

    /// The filter for the source called `name`, as one would type it; none for a name without letters.
    pub fn of_source(name: &str) -> Option<String> {
        let letters = sources::letters(name);
        (!letters.is_empty()).then(|| format!("src:{letters}"))
    }

    /// The filters as they were typed, without those called `name`.
    pub fn typed_without(&self, name: &str) -> String {
        let mut typed = String::new();
        for piece in pieces(&self.typed) {
            if let QueryPiece::Filter { text, name: of, .. } = piece
                && of != name
            {
                push(&mut typed, text);
            }
        }
        typed
    }

    /// `query` with other numbers in its filters for a story: what `number` makes of them, which are counted from 1. A
    /// filter for which it has none is left out.
    pub fn renumbered(query: &str, number: impl Fn(usize) -> Option<usize>) -> String {
        let mut out = String::with_capacity(query.len());
        for piece in query.split_inclusive(char::is_whitespace) {
            let story = pieces(piece).find_map(|part| match part {
                QueryPiece::Filter { text, name: "story", value, .. } => {
                    Some((text, value, value.parse().ok()?))
                }
                _ => None,
            });
            match story {
                None => out.push_str(piece),
                Some((text, value, known)) => {
                    if let Some(number) = number(known) {
                        out.push_str(text.strip_suffix(value).unwrap_or(text));
                        out.push_str(&number.to_string());
                        out.push_str(piece.strip_prefix(text).unwrap_or_default());
                    }
                }
            }
        }
        out
    }

    /// True when everything passes.
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// True when the fact passes.
    pub fn admits(&self, fact: &Fact) -> bool {
        self.admits_stated(fact, || fact.readings().map(|reading| reading.article))
    }

    /// The same where the articles of its readings are at hand: to collect them from very many facts takes longer than a
    /// key may.
    pub fn admits_stated<I: Iterator<Item = usize>>(&self, fact: &Fact, articles: impl Fn() -> I) -> bool {
        self.conditions.iter().all(|condition| condition.test.holds(fact, articles()) != condition.turned)
    }

    /// True when the article passes: it is of the story, of one of the sources that were asked for, and of none that was
    /// turned away. Other filters ask nothing of articles.
    pub fn admits_article(&self, article: usize) -> bool {
        let mut asked = false;
        let mut found = false;
        for Condition { turned, test, .. } in &self.conditions {
            match test {
                Test::Story(_, of) if has(of, article) == *turned => return false,
                Test::Stated(of) if *turned && has(of, article) => return false,
                Test::Stated(of) | Test::Only(of) if !*turned => {
                    asked = true;
                    found |= has(of, article);
                }
                _ => {}
            }
        }
        found || !asked
    }

    /// True when a sentence of the article passes that is no fact: nothing is asked that only facts have.
    pub(super) fn admits_passage(&self, article: usize) -> bool {
        let of_articles = |condition: &Condition| matches!(condition.test, Test::Stated(_) | Test::Story(..));
        self.conditions.iter().all(of_articles) && self.admits_article(article)
    }

    /// The test that a filter stands for; none while its value is still to be typed.
    fn test(
        &mut self,
        name: &str,
        comparison: Comparison,
        value: &str,
        briefing: &Briefing,
    ) -> Result<Option<Test>, String> {
        let test = match name {
            "disagree" => Test::Verdict(Verdict::Conflict),
            "fit" => Test::Verdict(Verdict::Explained),
            "spelling" => Test::Verdict(Verdict::Variant),
            "agree" => Test::Agreed,
            "only" if value.is_empty() => Test::Sources(Comparison::Equal, 1),
            _ if value.is_empty() => return Ok(None),
            "src" => Test::Stated(self.sources(briefing).articles(value)?),
            "only" => Test::Only(self.sources(briefing).articles(value)?),
            "kind" => Test::Kind(kinds(value)?),
            "story" => {
                let number = value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                let found = number.and_then(|number| Some((number, briefing.stories.get(number)?)));
                let (number, story) = found
                    .ok_or_else(|| format!("story: wants a number from 1 to {}", briefing.stories.len()))?;
                let mut among = vec![false; briefing.articles.len()];
                for &article in &story.articles {
                    if let Some(slot) = among.get_mut(article) {
                        *slot = true;
                    }
                }
                Test::Story(number, among.into())
            }
            _ => {
                let number =
                    value.parse().map_err(|_| format!("n counts outlets: “{value}” is no number"))?;
                Test::Sources(comparison, number)
            }
        };
        Ok(Some(test))
    }

    /// The sources of `briefing`.
    fn sources(&mut self, briefing: &Briefing) -> &Sources {
        self.sources.get_or_insert_with(|| Arc::new(Sources::new(briefing)))
    }
}

impl Test {
    /// True for a fact with readings in these articles, if it is what the test asks for.
    fn holds(&self, fact: &Fact, mut articles: impl Iterator<Item = usize>) -> bool {
        match self {
            Self::Stated(of) => articles.any(|article| has(of, article)),
            Self::Only(of) => articles.all(|article| has(of, article)),
            Self::Kind(kinds) => kinds.contains(&fact.kind),
            Self::Sources(comparison, number) => comparison.holds(fact.corroboration, *number),
            Self::Story(story, _) => fact.story == *story,
            Self::Verdict(verdict) => fact.verdict() == Some(*verdict),
            Self::Agreed => fact.judgement.is_none() && fact.corroboration > 1,
        }
    }
}

fn has(among: &Among, article: usize) -> bool {
    among.get(article).copied().unwrap_or_default()
}

fn push(line: &mut String, word: &str) {
    if !line.is_empty() {
        line.push(' ');
    }
    line.push_str(word);
}

/// The kinds whose names begin with one of the values, which commas part.
fn kinds(value: &str) -> Result<Vec<Kind>, String> {
    let wanted = || value.split(',').filter(|part| !part.is_empty());
    let kinds: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| wanted().any(|part| kind.name().starts_with(&part.to_lowercase())))
        .collect();
    if kinds.is_empty() {
        let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        return Err(format!("no kind is called “{value}”: {}", names.join(", ")));
    }
    Ok(kinds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn topics(query: &str) -> Vec<String> {
        let briefing = fixture::briefing();
        let filter = Filter::new(query, &briefing);
        assert_eq!(filter.trouble, None, "{query}");
        briefing.facts.iter().filter(|fact| filter.admits(fact)).map(|fact| fact.topic.clone()).collect()
    }

    fn trouble(query: &str) -> String {
        Filter::new(query, &fixture::briefing()).trouble.unwrap()
    }

    #[test]
    fn filters_narrow_by_what_a_fact_is_and_who_states_it() {
        assert_eq!(topics("kind:money"), ["bilateral trade", "trade target"]);
        assert_eq!(topics("kind:count,name"), ["order conferred", "memoranda"]);
        assert_eq!(topics("disagree:"), ["bilateral trade"]);
        assert_eq!(topics("conflict:"), topics("disagree:"), "its name in JSON");
        assert_eq!(topics("agreed:"), ["trade target", "length of the visit"]);
        assert_eq!(topics("src:courier -kind:dur"), ["bilateral trade", "trade target"]);
        assert_eq!(topics("src:HH n>2"), ["last visit"]);
        assert_eq!(topics("n<2"), ["memoranda"]);
        assert_eq!(topics("story:1 variant:"), ["order conferred"]);
    }

    #[test]
    fn a_filter_that_was_typed_on_is_the_same_as_one_typed_at_once() {
        let briefing = fixture::briefing();
        let mut typed = Filter::default();
        for end in 0.."src:courier kind:money n>1".len() {
            typed = typed.retyped(&"src:courier kind:money n>1"[..=end], &briefing);
        }
        assert_eq!(typed, Filter::new("src:courier kind:money n>1", &briefing));
    }

    #[test]
    fn stories_get_other_numbers_and_all_else_stays_as_it_was_typed() {
        let moved = |query: &str| Filter::renumbered(query, |number| (number != 9).then_some(number + 10));
        assert_eq!(moved("STORY:2  kind:money -story:3 "), "STORY:12  kind:money -story:13 ");
        assert_eq!(moved("story:9 the story:two story: n>2"), "the story:two story: n>2");
    }

    #[test]
    fn the_readme_names_the_filters_that_there_are() {
        let readme = include_str!("../../../README.md");
        let section =
            readme.split("\n## Filters\n").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
        let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
        let named: Vec<&str> = rows.flat_map(|row| row.split('`').step_by(2)).collect();
        for filter in &named {
            let known = FILTERS.iter().any(|(name, _)| filter.starts_with(name));
            assert!(known, "{filter} is no filter");
        }
        for (name, _) in FILTERS {
            assert!(named.iter().any(|filter| filter.starts_with(name)), "{name} is not named");
        }
    }

    #[test]
    fn what_a_source_alone_states_and_what_it_leaves_out_can_be_asked_for() {
        assert_eq!(topics("only:herald"), ["memoranda"]);
        assert_eq!(topics("only:"), ["memoranda"]);
        assert_eq!(topics("-src:herald"), ["order conferred", "length of the visit"]);
        let filter = Filter::new("-src:herald", &fixture::briefing());
        assert!(filter.admits_article(0) && !filter.admits_article(1));
        // What two sources both state is read in the articles of either.
        assert_eq!(topics("src:herald src:courier kind:money"), ["bilateral trade", "trade target"]);
        let filter = Filter::new("src:herald src:courier", &fixture::briefing());
        assert_eq!([0, 1, 2].map(|article| filter.admits_article(article)), [true, true, false]);
    }

    #[test]
    fn the_rest_of_a_query_is_searched() {
        let briefing = fixture::briefing();
        let filter = Filter::new("bilateral src:courier 10:30 https://example.org trade", &briefing);
        assert_eq!(filter.words, "bilateral 10:30 https://example.org trade");
        assert_eq!(filter.typed, "src:courier");
        // While its value is being typed a filter holds nothing back.
        assert!(Filter::new("src: kind: n>", &briefing).is_empty());
    }

    #[test]
    fn a_filter_that_makes_no_sense_is_named_with_a_hint() {
        assert_eq!(trouble("knd:money"), "no filter is called “knd:”; is kind: meant?");
        assert!(
            trouble("colour:red")
                .ends_with("there are src: only: kind: n> story: disagree: fit: spelling: agree:")
        );
        assert!(trouble("kind:colour").starts_with("no kind is called “colour”: money, percent"));
        assert_eq!(
            trouble("src:gazette"),
            "no source is called “gazette”: 004, Courier, Harbour Herald, La Dépêche, 東京新報"
        );
        assert_eq!(trouble("n>many"), "n counts outlets: “many” is no number");
        assert_eq!(trouble("story:7"), "story: wants a number from 1 to 1");
    }
}
