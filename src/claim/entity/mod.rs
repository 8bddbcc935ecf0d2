//! Which names mean the same person, body, place or thing, over all articles of a story.

mod alias;
mod form;
mod person;
mod same;

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashSet};

use crate::claim::texts::{Naming, Texts};
use crate::lexicon::Class;
use crate::model::{BlockKind, Mention};
use crate::union::Union;
use crate::value::name::{self, Name, is_general, words_of};
use crate::value::{Office, Value, is_personal};

use form::{Form, Sort, acronym, family_name};
use person::{family, is_family_name, is_rival, same_person};
use same::{is_acronym, same};

/// A word that more people with an office bear than this is no sign of a mistaken name.
const MOST_RIVALS: usize = 12;
/// What more names than this have in common (a given name on a list of thousands) brings none of them together: names of
/// one person share something rarer as well.
const MOST_ALIKE: usize = 500;

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

impl Entity {
    /// The name with the most words; among those the one used most, then first.
    pub fn fullest_name(&self, texts: Texts<'_>) -> Option<String> {
        let mut forms: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (at, naming) in self.namings.iter().enumerate() {
            if let Value::Name(name) = &texts.mention(naming).value {
                forms.entry(&name.text).or_insert((0, at)).0 += 1;
            }
        }
        let fullest = forms.into_iter().max_by_key(|(form, (count, first))| {
            (form.split_whitespace().count(), *count, std::cmp::Reverse(*first))
        });
        fullest.map(|(form, _)| form.to_owned())
    }
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

/// Brings the names of the articles together.
pub(super) fn cluster(texts: Texts<'_>) -> Entities {
    let (forms, of_mention) = forms(texts);
    let parent = merge(&forms, &alias::pairs(texts, &of_mention));
    let people = people(&forms, &parent);
    let mut entities = Entities::default();
    let mut numbers: HashMap<usize, usize> = HashMap::default();
    for (article, mentions) in texts.mentions.iter().enumerate() {
        let mut titles: HashMap<(&str, usize), Vec<usize>> = HashMap::default();
        for (index, mention) in mentions.iter().enumerate() {
            if let Some(holder) = holder(mention) {
                titles.entry((holder, mention.sentence)).or_default().push(index);
            }
        }
        for (index, mention) in mentions.iter().enumerate() {
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
            if let Value::Name(name) = &mention.value {
                let beside = titles.remove(&(name.text.as_str(), mention.sentence)).unwrap_or_default();
                entry.titles.extend(beside.into_iter().map(|title| Naming { article, mention: title }));
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
fn forms(texts: Texts<'_>) -> (Vec<Form>, HashMap<(usize, usize), usize>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut numbers: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut of_mention = HashMap::default();
    for (article, mentions) in texts.mentions.iter().enumerate() {
        let personal =
            |mention: &&Mention| matches!(&mention.value, Value::Title(title) if is_personal(&title.title));
        let titled: HashSet<&str> = mentions.iter().filter(personal).filter_map(holder).collect();
        let mut offices = offices(mentions);
        for (index, mention) in mentions.iter().enumerate() {
            let Value::Name(Name { text, .. }) = &mention.value else { continue };
            let words = words_of(text);
            if words.is_empty() {
                continue;
            }
            let form = *numbers.entry(words.clone()).or_insert(forms.len());
            if form == forms.len() {
                forms.push(Form {
                    letters: words.concat(),
                    sort: Sort::new(text, &words),
                    words,
                    titled: false,
                    offices: BTreeSet::new(),
                    family: false,
                    articles: Vec::new(),
                    running: Vec::new(),
                });
            }
            let kind = texts.documents[article].sentences[mention.sentence].kind;
            let Form { articles, running, .. } = &mut forms[form];
            for (list, here) in [(articles, true), (running, kind == BlockKind::Paragraph)] {
                if here && list.last() != Some(&article) {
                    list.push(article);
                }
            }
            forms[form].titled |= titled.contains(text.as_str());
            forms[form].offices.extend(offices.remove(text.as_str()).unwrap_or_default());
            of_mention.insert((article, index), form);
        }
    }
    families(&mut forms);
    (forms, of_mention)
}

/// Marks the names of people whom some article tells apart by "Jr." or the like, or whom the story names with a middle name
/// and without the suffix ("Donald J. Example") as well as the other way round ("Donald Example Jr.").
fn families(forms: &mut [Form]) {
    let mut seen: BTreeMap<(usize, String, String), [bool; 2]> = BTreeMap::new();
    let mut full: BTreeMap<(String, String), [bool; 2]> = BTreeMap::new();
    for form in forms.iter() {
        let Some(((first, last), suffixed)) = family(form) else { continue };
        for &article in &form.running {
            let entry = seen.entry((article, first.to_owned(), last.to_owned())).or_default();
            entry[usize::from(suffixed)] = true;
        }
        let middle = form.words.len() - usize::from(suffixed) > 2;
        if middle != suffixed {
            full.entry((first.to_owned(), last.to_owned())).or_default()[usize::from(suffixed)] = true;
        }
    }
    let of_article = seen.into_iter().map(|((_, first, last), seen)| ((first, last), seen));
    let both: HashSet<(String, String)> =
        of_article.chain(full).filter(|(_, seen)| seen[0] && seen[1]).map(|(name, _)| name).collect();
    for form in forms {
        let name = family(form).map(|((first, last), _)| (first.to_owned(), last.to_owned()));
        form.family = name.is_some_and(|name| both.contains(&name));
    }
}

/// What an article's titles say, by the name that they stand with.
fn offices(mentions: &[Mention]) -> HashMap<&str, BTreeSet<Office>> {
    let mut out: HashMap<&str, BTreeSet<Office>> = HashMap::default();
    for mention in mentions {
        if let Value::Title(title) = &mention.value
            && is_personal(&title.title)
        {
            out.entry(&title.holder).or_default().insert(title.office.clone());
        }
    }
    out
}

/// The name that a title stands with.
fn holder(mention: &Mention) -> Option<&str> {
    match &mention.value {
        Value::Title(title) => Some(&title.holder),
        _ => None,
    }
}

/// The representative of each form, those of `aliases` being the same by the word of an article.
fn merge(forms: &[Form], aliases: &[(usize, usize)]) -> Vec<usize> {
    let mut union = Union::new(forms.len());
    for (first, second) in aliases {
        union.join(*first, *second);
    }
    let mut in_full: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    candidates(forms, |first, second| {
        if union.root(first) != union.root(second) && same(&forms[first], &forms[second]) {
            union.join(first, second);
        }
        for (short, long) in [(first, second), (second, first)] {
            if is_acronym(&forms[short], &forms[long]) {
                in_full.entry(short).or_default().push(long);
            }
        }
    });
    acronyms(forms, &in_full, &mut union);
    rivals(forms, &mut union);
    surnames(forms, &mut union);
    union.roots()
}

/// Joins each short form with the one name that it can stand for: the one in its own articles, or else in any. Two names
/// with the same initials are not one for it.
fn acronyms(forms: &[Form], in_full: &BTreeMap<usize, Vec<usize>>, union: &mut Union) {
    for (&short, longs) in in_full {
        let beside = |long: &&usize| {
            forms[**long].articles.iter().any(|article| forms[short].articles.contains(article))
        };
        let here: Vec<usize> = longs.iter().filter(beside).copied().collect();
        let pool = if here.is_empty() { longs } else { &here };
        let roots: BTreeSet<usize> = pool.iter().map(|long| union.root(*long)).collect();
        if let (1, Some(root)) = (roots.len(), roots.first()) {
            union.join(*root, short);
        }
    }
}

/// Brings two names for the holder of one office together, if no article has both people under any name.
fn rivals(forms: &[Form], union: &mut Union) {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, form) in forms.iter().enumerate().filter(|(_, form)| !form.offices.is_empty()) {
        if let Some(((first, last), _)) = family(form) {
            by_name.entry(first).or_default().push(number);
            by_name.entry(last).or_default().push(number);
        }
    }
    let articles = |union: &mut Union, of: usize| -> BTreeSet<usize> {
        let root = union.root(of);
        let members = (0..forms.len()).filter(|form| union.root(*form) == root);
        members.flat_map(|form| forms[form].articles.iter().copied()).collect()
    };
    for holders in by_name.values().filter(|holders| holders.len() <= MOST_RIVALS) {
        for (at, &a) in holders.iter().enumerate() {
            for &b in &holders[at + 1..] {
                if union.root(a) != union.root(b)
                    && is_rival(&forms[a], &forms[b])
                    && articles(union, a).is_disjoint(&articles(union, b))
                {
                    union.join(a, b);
                }
            }
        }
    }
}

/// Hands the pairs of forms of several words that share a word's beginning, and the pairs of single words that could be
/// spellings, to `compare`, each pair once.
fn candidates(forms: &[Form], mut compare: impl FnMut(usize, usize)) {
    let keys: Vec<Vec<String>> = forms.iter().map(keys).collect();
    let mut index: HashMap<&str, Vec<usize>> = HashMap::default();
    for (number, keys) in keys.iter().enumerate() {
        for key in keys {
            index.entry(key).or_default().push(number);
        }
    }
    index.retain(|_, holders| (2..=MOST_ALIKE).contains(&holders.len()));
    let mut others = Vec::new();
    for (number, keys) in keys.iter().enumerate() {
        for holders in keys.iter().filter_map(|key| index.get(key.as_str())) {
            others.extend(&holders[holders.partition_point(|other| *other <= number)..]);
        }
        others.sort_unstable();
        others.dedup();
        others.drain(..).for_each(|other| compare(number, other));
    }
}

/// What forms of one name have in common.
fn keys(form: &Form) -> Vec<String> {
    let mut keys: Vec<String> = form.words.iter().map(|word| word.chars().take(4).collect()).collect();
    keys.push(form.letters.chars().take(4).collect());
    keys.push(acronym(&form.words));
    keys.extend(form.words.iter().map(|word| format!("~{}", name::sound_key(word))));
    keys.retain(|key| key.len() > 1 && key != "~");
    keys.sort();
    keys.dedup();
    keys
}

/// A family name joins the one entity that has it as its last word, within its article first, then over the story.
fn surnames(forms: &[Form], union: &mut Union) {
    let mut by_last: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, form) in forms.iter().enumerate().filter(|(_, form)| family_name(&form.words).is_none()) {
        let plain = form.words.iter().rev().find(|word| !Class::NameSuffix.has(word));
        if let Some(last) = plain {
            by_last.entry(last).or_default().push(number);
        }
    }
    for (number, form) in forms.iter().enumerate() {
        let Some(word) = family_name(&form.words) else { continue };
        if is_general(word) || form.sort == Sort::Acronym {
            continue;
        }
        let Some(holders) = by_last.get(word) else { continue };
        let here: Vec<usize> = holders
            .iter()
            .copied()
            .filter(|h| forms[*h].articles.iter().any(|a| form.articles.contains(a)))
            .collect();
        let pool = if here.is_empty() { holders } else { &here };
        let mut roots: Vec<usize> = pool.iter().map(|holder| union.root(*holder)).collect();
        roots.sort_unstable();
        roots.dedup();
        // Two people with one family name: the article's context would have to tell, so the word joins neither.
        if let [root] = roots[..] {
            union.join(root, number);
        }
    }
}
