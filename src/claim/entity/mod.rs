//! Which names mean the same person, body, place or thing, over all articles of a story.

mod form;

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashSet};

use crate::model::{Kind, Mention, Value};
use crate::text::Wordlist;

use form::{Form, acronym, is_family_name, is_general, same, same_person, words_of};

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
