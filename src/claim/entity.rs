//! Which names mean the same person, body, place or thing, over all articles of a story.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashSet};
use rapidfuzz::distance::levenshtein;

use crate::model::{Kind, Mention, Value};
use crate::text::Wordlist;
use crate::text::fold;

/// Shortest single word of which two spellings are taken for one name.
const SPELLING_LENGTH: usize = 6;

/// One written form of a name.
#[derive(Debug, Clone)]
struct Form {
    /// Folded words; hyphens part words, full stops are dropped.
    words: Vec<String>,
    /// Letters and digits only.
    letters: String,
    /// True when the form stands with a title or honorific somewhere.
    titled: bool,
    /// True for a short form in capitals ("WHO").
    acronym: bool,
    /// The articles that use it.
    articles: Vec<usize>,
}

/// A place in the text where an entity is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// Index of the article.
    pub article: usize,
    /// Index into that article's mentions.
    pub mention: usize,
}

/// One person, body, place or thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entity {
    /// Every place that names it, in order.
    pub namings: Vec<Naming>,
    /// Every title that stands with its name.
    pub titles: Vec<Naming>,
    /// True for a person.
    pub person: bool,
}

/// The entities of a story.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// In the order of their first naming.
    pub all: Vec<Entity>,
    of_mention: HashMap<(usize, usize), usize>,
}

impl Entities {
    /// The entity that mention number `mention` of article `article` names.
    pub fn of(&self, article: usize, mention: usize) -> Option<usize> {
        self.of_mention.get(&(article, mention)).copied()
    }
}

/// Brings the names of the given articles together.
pub(super) fn cluster(articles: &[usize], mentions: &[Vec<Mention>]) -> Entities {
    let (forms, of_mention) = forms(articles, mentions);
    let parent = merge(&forms);
    let people = people(&forms, &parent);
    let mut entities = Entities::default();
    let mut numbers: HashMap<usize, usize> = HashMap::default();
    for &article in articles {
        let mut titles: HashMap<&str, Vec<usize>> = HashMap::default();
        for (index, mention) in mentions[article].iter().enumerate() {
            if let Some(holder) = holder(mention) {
                titles.entry(holder).or_default().push(index);
            }
        }
        for (index, mention) in mentions[article].iter().enumerate() {
            let Some(&form) = of_mention.get(&(article, index)) else { continue };
            let root = parent[form];
            let next = entities.all.len();
            let entity = *numbers.entry(root).or_insert(next);
            if entity == next {
                entities.all.push(Entity::default());
            }
            entities.of_mention.insert((article, index), entity);
            let entry = &mut entities.all[entity];
            entry.namings.push(Naming { article, mention: index });
            entry.person |= forms[form].titled || people.contains(&root);
            if let Value::Text(name) = &mention.value {
                let near = |title: &usize| mentions[article][*title].sentence == mention.sentence;
                for title in titles.get(name.as_str()).into_iter().flatten().filter(|title| near(title)) {
                    let naming = Naming { article, mention: *title };
                    if !entry.titles.contains(&naming) {
                        entry.titles.push(naming);
                    }
                }
            }
        }
    }
    entities
}

/// The representatives of names used as only people's are: with and without given or middle names.
fn people(forms: &[Form], parent: &[usize]) -> BTreeSet<usize> {
    let mut members: BTreeMap<usize, Vec<&Form>> = BTreeMap::new();
    for (form, root) in forms.iter().zip(parent) {
        members.entry(*root).or_default().push(form);
    }
    let personal = |forms: &Vec<&Form>| {
        forms.iter().enumerate().any(|(at, a)| {
            forms[at + 1..].iter().any(|b| {
                let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
                same_person(short, long) || is_family_name(short, long)
            })
        })
    };
    members.into_iter().filter(|(_, forms)| personal(forms)).map(|(root, _)| root).collect()
}

/// A single word that is the last of two to four, none of them a word for a body or place.
fn is_family_name(short: &Form, long: &Form) -> bool {
    short.words.len() == 1
        && !short.acronym
        && (2..=4).contains(&long.words.len())
        && long.words.last() == short.words.first()
        && !long.words.iter().any(|word| is_general(word))
}

/// The distinct written forms, and the form of each mention of a name.
fn forms(articles: &[usize], mentions: &[Vec<Mention>]) -> (Vec<Form>, HashMap<(usize, usize), usize>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut numbers: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut of_mention = HashMap::default();
    for &article in articles {
        let titled: HashSet<&str> = mentions[article].iter().filter_map(holder).collect();
        for (index, mention) in mentions[article].iter().enumerate() {
            let (Kind::Name | Kind::Place, Value::Text(text)) = (mention.kind, &mention.value) else {
                continue;
            };
            let words = words_of(text);
            if words.is_empty() {
                continue;
            }
            let form = *numbers.entry(words.clone()).or_insert(forms.len());
            if form == forms.len() {
                let acronym = text.len() < 6 && text.chars().all(|c| c.is_uppercase() || c == '.');
                forms.push(Form {
                    letters: words.concat(),
                    words,
                    titled: false,
                    acronym,
                    articles: Vec::new(),
                });
            }
            if forms[form].articles.last() != Some(&article) {
                forms[form].articles.push(article);
            }
            forms[form].titled |= titled.contains(text.as_str());
            of_mention.insert((article, index), form);
        }
    }
    (forms, of_mention)
}

/// The name that a title stands with.
fn holder(mention: &Mention) -> Option<&str> {
    match &mention.value {
        Value::Title { holder, .. } => Some(holder),
        _ => None,
    }
}

/// The folded words of a name, countries under their own name whatever form of the word is used.
fn words_of(name: &str) -> Vec<String> {
    let lexicon = Wordlist::get();
    let folded = fold(name).replace("'s", "").replace(['\'', '.', ','], "");
    if let Some(country) = lexicon.country(&folded) {
        return vec![country.to_owned()];
    }
    folded
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/'))
        .filter(|word| !word.is_empty())
        .map(|word| lexicon.country(word).unwrap_or(word).to_owned())
        .collect()
}

/// The representative of each form.
fn merge(forms: &[Form]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..forms.len()).collect();
    let join = |parent: &mut Vec<usize>, a: usize, b: usize| {
        let (keep, drop) = (parent[a].min(parent[b]), parent[a].max(parent[b]));
        for entry in parent.iter_mut().filter(|entry| **entry == drop) {
            *entry = keep;
        }
    };
    for (first, second) in candidates(forms) {
        if parent[first] != parent[second] && same(&forms[first], &forms[second]) {
            join(&mut parent, first, second);
        }
    }
    surnames(forms, &mut parent, join);
    parent
}

/// Pairs of forms of several words that share a word's beginning, and pairs of single words that could be spellings.
fn candidates(forms: &[Form]) -> Vec<(usize, usize)> {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, form) in forms.iter().enumerate() {
        let mut keys: Vec<String> = form.words.iter().map(|word| word.chars().take(4).collect()).collect();
        keys.push(form.letters.chars().take(4).collect());
        keys.push(acronym(&form.words));
        keys.sort();
        keys.dedup();
        for key in keys.into_iter().filter(|key| key.len() > 1) {
            index.entry(key).or_default().push(number);
        }
    }
    let mut pairs: Vec<(usize, usize)> = index
        .values()
        .flat_map(|holders| {
            holders
                .iter()
                .enumerate()
                .flat_map(move |(at, a)| holders[at + 1..].iter().map(move |b| (*a, *b)))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn acronym(words: &[String]) -> String {
    if words.len() < 2 {
        return String::new();
    }
    words
        .iter()
        .filter(|word| !matches!(word.as_str(), "of" | "the" | "and" | "for"))
        .filter_map(|w| w.chars().next())
        .collect()
}

/// True when two forms are one name.
fn same(a: &Form, b: &Form) -> bool {
    if a.letters == b.letters {
        return true;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    if short.words.len() == 1 {
        return is_acronym(short, long)
            || (long.words.len() == 1 && is_spelling(&a.words[0], &b.words[0]) && apart(a, b));
    }
    same_person(short, long) || one_spelling(a, b) || (short.titled && long.titled && subset(short, long))
}

fn is_acronym(short: &Form, long: &Form) -> bool {
    long.words.len() > 1 && short.letters.len() > 1 && short.letters == acronym(&long.words)
}

/// No article uses both forms: somebody who writes both tells them apart.
fn apart(a: &Form, b: &Form) -> bool {
    a.articles.iter().all(|article| !b.articles.contains(article))
}

/// Two spellings of a word: same first letter, hardly a letter changed once doubled letters and vowels are made even.
fn is_spelling(a: &str, b: &str) -> bool {
    let digits = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    if a.len().min(b.len()) < SPELLING_LENGTH || digits(a) || digits(b) || a.as_bytes()[0] != b.as_bytes()[0]
    {
        return false;
    }
    let distance = levenshtein::distance(a.chars(), b.chars());
    distance == 1 || skeleton(a) == skeleton(b)
}

/// The consonants of a word with transliterations of one sound made alike.
fn skeleton(word: &str) -> String {
    let even =
        word.replace("kh", "k").replace("gh", "g").replace("ck", "k").replace("ph", "f").replace("sch", "sh");
    let mut out = String::new();
    for c in even.chars() {
        let sound = match c {
            'q' | 'c' => 'k',
            'w' => 'v',
            'z' => 's',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' => continue,
            other => other,
        };
        if !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

/// Same family name, and given names that can belong to one person.
fn same_person(short: &Form, long: &Form) -> bool {
    let lexicon = Wordlist::get();
    let plain = |form: &Form| -> Vec<String> {
        form.words.iter().filter(|word| !lexicon.is_suffix(word)).cloned().collect()
    };
    // Father and son: who writes of both tells them apart by the suffix.
    let suffixed = |form: &Form| form.words.iter().any(|word| lexicon.is_suffix(word));
    if suffixed(short) != suffixed(long) && !apart(short, long) {
        return false;
    }
    let (short, long) = (plain(short), plain(long));
    let (Some(a), Some(b)) = (short.last(), long.last()) else { return false };
    if a != b || short.len() < 2 || short.iter().chain(&long).any(|word| is_general(word)) {
        return false;
    }
    let given = |word: &str| lexicon.given(word).to_owned();
    let first = given(&short[0]);
    long[..long.len() - 1].iter().take(2).any(|word| {
        let word = given(word);
        word == first
            || (first.len() == 1 && word.starts_with(&first))
            || (word.len() == 1 && first.starts_with(&word))
    })
}

/// A word of names of bodies and places rather than of people.
fn is_general(word: &str) -> bool {
    let lexicon = Wordlist::get();
    lexicon.is_organisation(word)
        || lexicon.is_place(word)
        || lexicon.is_direction(word)
        || lexicon.country(word).is_some()
}

/// The words of one are the words of the other, in order, with one or more left out.
fn subset(short: &Form, long: &Form) -> bool {
    let mut rest = long.words.iter();
    short.words.iter().all(|word| rest.any(|other| other == word))
}

/// Word by word the same but for one that is spelt differently.
fn one_spelling(a: &Form, b: &Form) -> bool {
    if a.words.len() != b.words.len() || !apart(a, b) {
        return false;
    }
    let different: Vec<_> = a.words.iter().zip(&b.words).filter(|(x, y)| x != y).collect();
    let [(x, y)] = different[..] else { return false };
    let rest = a.letters.len() - x.len();
    let particle = x.len() <= 2
        && y.len() <= 2
        && a.words.len() > 2
        && x != &a.words[0]
        && !is_number(x)
        && !is_number(y);
    (particle && rest >= SPELLING_LENGTH) || is_spelling(x, y) || (x.len() > 3 && is_plural(x, y))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

fn is_plural(x: &str, y: &str) -> bool {
    x.strip_suffix('s') == Some(y) || y.strip_suffix('s') == Some(x)
}

/// A single word joins the one entity that has it as its last word, within its article first, then over the story.
fn surnames(forms: &[Form], parent: &mut Vec<usize>, join: impl Fn(&mut Vec<usize>, usize, usize)) {
    let lexicon = Wordlist::get();
    let mut by_last: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, form) in forms.iter().enumerate().filter(|(_, form)| form.words.len() > 1) {
        let plain = form.words.iter().rev().find(|word| !lexicon.is_suffix(word));
        if let Some(last) = plain {
            by_last.entry(last).or_default().push(number);
        }
    }
    for (number, form) in forms.iter().enumerate().filter(|(_, form)| form.words.len() == 1) {
        let word = form.words[0].as_str();
        if is_general(word) || form.acronym {
            continue;
        }
        let Some(holders) = by_last.get(word) else { continue };
        let here: Vec<usize> = holders
            .iter()
            .copied()
            .filter(|h| forms[*h].articles.iter().any(|a| form.articles.contains(a)))
            .collect();
        let pool = if here.is_empty() { holders } else { &here };
        let mut roots: Vec<usize> = pool.iter().map(|holder| parent[*holder]).collect();
        roots.sort_unstable();
        roots.dedup();
        // Two people with one family name: the article's context would have to tell, so the word joins neither.
        if let [root] = roots[..] {
            join(parent, root, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, article: usize) -> Form {
        let words = words_of(name);
        Form { letters: words.concat(), words, titled: true, acronym: false, articles: vec![article] }
    }

    fn one(a: &str, b: &str) -> bool {
        same(&form(a, 0), &form(b, 1))
    }

    #[test]
    fn spellings_initials_and_short_forms_are_one_name() {
        for (a, b) in [
            ("Arman Shaqqaliev", "Arman Shakkaliyev"),
            ("Kassym Jomart-Tokayev", "Kassym-Jomart Tokayev"),
            ("Nishan-i-Pakistan", "Nishan-e-Pakistan"),
            ("Jane Q. Porter", "Jane Porter"),
            ("Bob Miller", "Robert W. Miller"),
            ("Jam Kamal", "Jam Kamal Khan"),
            ("World Health Organisation", "WHO"),
        ] {
            assert!(one(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn other_people_and_things_stay_apart() {
        for (a, b) in [
            ("Linda Porter", "Jane Porter"),
            ("Iran", "Iraq"),
            ("First Army", "Third Army"),
            ("Boeing 737", "Boeing 747"),
            ("Ministry of Commerce", "Ministry of Defence"),
            ("Nawaz Sharif", "Shehbaz Sharif"),
        ] {
            assert!(!one(a, b), "{a} / {b}");
        }
    }
}
