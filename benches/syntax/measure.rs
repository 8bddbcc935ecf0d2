//! How well tagger and parser do, told by what the treebank has.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use gainsay::intake;
use gainsay::syntax::state::State;
use gainsay::syntax::transitions::Tagged;
use gainsay::syntax::{self, Model, Relation, Tag, lemma, parser, tagger};
use gainsay::text::{Document, fold};

use crate::disguise::{Disguise, Disguised, Letters};
use crate::treebank::{Entry, Sentence};

/// Words that are counted, and how many are right.
#[derive(Default)]
struct Score {
    words: usize,
    tags: usize,
    heads: usize,
    labelled: usize,
}

impl Score {
    fn line(&self, name: &str) {
        let percent = |count: usize| 100.0 * count as f64 / self.words.max(1) as f64;
        println!(
            "{name:36} {:6} words   tags {:.2}   heads {:.2}   labelled {:.2}",
            self.words,
            percent(self.tags),
            percent(self.heads),
            percent(self.labelled)
        );
    }
}

/// Relations: how many there are, how many were found, how many rightly.
#[derive(Default)]
struct Counts {
    there: usize,
    found: usize,
    right: usize,
}

/// Prints all tables for `sentences`.
pub fn print(sentences: &[Sentence], model: Model) {
    let disguised: Vec<Disguised> = sentences.iter().map(Disguised::new).collect();
    println!("marks aside, on the words of the treebank:");
    let disguise = |letters, unended| Disguise { letters, unended };
    for (name, disguise) in [
        ("as they stand", Disguise::NONE),
        ("without the mark at the end", disguise(Letters::AsTheyStand, true)),
        ("every word with a capital", disguise(Letters::Title, false)),
        ("the same, without the mark at the end", disguise(Letters::Title, true)),
        ("headlines, without the mark at the end", disguise(Letters::Headline, true)),
        ("small letters", disguise(Letters::Lower, false)),
        ("capitals", disguise(Letters::Upper, false)),
    ] {
        let mut score = Score::default();
        let mut relations: BTreeMap<Relation, Counts> = BTreeMap::new();
        let (mut time, mut parsed) = (Duration::ZERO, 0);
        for (sentence, disguised) in sentences.iter().zip(&disguised) {
            let words = disguised.words(disguise);
            let start = Instant::now();
            let tags = tagger::tag(words, &model.tags);
            let state = parser::parse(Tagged { words, tags: &tags }, &model.transitions, &model.relations);
            time += start.elapsed();
            parsed += words.len();
            for (at, entry) in sentence.entries[..words.len()].iter().enumerate() {
                let found = found(&state, at, sentence.entries.len());
                count(&mut score, entry, tags[at], found);
                relations.entry(entry.relation).or_default().there += 1;
                let counts = relations.entry(Relation::ALL[usize::from(found.1)]).or_default();
                counts.found += 1;
                counts.right += usize::from(found == (entry.head, entry.relation as u8));
            }
        }
        score.line(name);
        if disguise == Disguise::NONE {
            println!("{:.0} words a second", parsed as f64 / time.as_secs_f64());
            print_relations(&relations);
        }
    }
    from_text(sentences, model);
    print_lemmas(sentences);
}

/// Head and relation that the parser found, the root being the number of words of the whole sentence.
fn found(state: &State, at: usize, whole: usize) -> (u32, u8) {
    let head = if state.heads[at] == state.root() { whole as u32 } else { state.heads[at] };
    (head, state.relations[at])
}

fn count(score: &mut Score, entry: &Entry, tag: u8, (head, relation): (u32, u8)) {
    if entry.relation == Relation::Punct {
        return;
    }
    score.words += 1;
    score.tags += usize::from(tag == entry.tag as u8);
    score.heads += usize::from(head == entry.head);
    score.labelled += usize::from(head == entry.head && relation == entry.relation as u8);
}

/// F1 of each relation with its head.
fn print_relations(relations: &BTreeMap<Relation, Counts>) {
    let mut rows: Vec<_> = relations.iter().collect();
    rows.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.there));
    let cells: Vec<String> = rows
        .iter()
        .filter(|(_, counts)| counts.there >= 20)
        .map(|(relation, counts)| {
            let f1 = 2.0 * counts.right as f64 / (counts.there + counts.found) as f64;
            format!("{} {f1:.2}", relation.name())
        })
        .collect();
    println!("F1 of head and relation together: {}", cells.join(", "));
}

/// The same from the text alone: words that the treebank does not part in the same way count as wrong.
fn from_text(sentences: &[Sentence], model: Model) {
    let mut score = Score::default();
    let (mut same, mut all) = (0, 0);
    let (mut time, mut tokens) = (Duration::ZERO, 0);
    for sentence in sentences {
        let Ok(article) = intake::parse("a.txt", None, sentence.text.clone().into_bytes()) else { continue };
        let document = Document::new(&article);
        let start = Instant::now();
        std::hint::black_box(syntax::parse_all(&article.body, &document));
        time += start.elapsed();
        tokens += document.tokens.len();
        let pieces = syntax::pieces(&article.body, &document.tokens);
        let words = syntax::words(&article.body, &document.tokens, &pieces);
        let tags = tagger::tag(&words, &model.tags);
        let state =
            parser::parse(Tagged { words: &words, tags: &tags }, &model.transitions, &model.relations);
        let whole = sentence.entries.len() as u32;
        let entry_of: BTreeMap<(usize, usize), usize> = sentence
            .entries
            .iter()
            .enumerate()
            .map(|(at, entry)| ((entry.start, entry.start + entry.form.len()), at))
            .collect();
        let at_piece = |at: usize| pieces.get(at).and_then(|p| entry_of.get(&(p.span.start, p.span.end)));
        all += sentence.entries.len();
        score.words += sentence.entries.iter().filter(|entry| entry.relation != Relation::Punct).count();
        for (number, tag) in tags.iter().enumerate() {
            let Some(at) = at_piece(number) else { continue };
            same += 1;
            let head = if state.heads[number] == state.root() {
                whole
            } else {
                at_piece(state.heads[number] as usize).map_or(u32::MAX, |at| *at as u32)
            };
            let words = score.words;
            count(&mut score, &sentence.entries[*at], *tag, (head, state.relations[number]));
            score.words = words;
        }
    }
    println!("from the text, its words parted alike in {:.2} percent:", 100.0 * f64::from(same) / all as f64);
    score.line("as they stand");
    println!("{:.0} tokens a second, all in all", tokens as f64 / time.as_secs_f64());
}

fn print_lemmas(sentences: &[Sentence]) {
    let (mut words, mut right, mut inflected, mut inflected_right) = (0, 0, 0, 0);
    for entry in sentences.iter().flat_map(|sentence| &sentence.entries) {
        if entry.relation == Relation::Punct {
            continue;
        }
        let form = fold(&entry.form);
        let is_right = usize::from(lemma(&form, entry.tag).to_lowercase() == fold(&entry.lemma));
        words += 1;
        right += is_right;
        if entry.tag.is_verb() || entry.tag == Tag::NNS {
            inflected += 1;
            inflected_right += is_right;
        }
    }
    println!(
        "lemmas {:.2} percent, of verbs and plurals {:.2}",
        100.0 * right as f64 / f64::from(words),
        100.0 * inflected_right as f64 / f64::from(inflected)
    );
}
