//! Learning the weights.

use gainsay::syntax::labels::{self, RELATIONS};
use gainsay::syntax::parser;
use gainsay::syntax::state::{State, Transition};
use gainsay::syntax::table::{Scorer, Table, best};
use gainsay::syntax::tagger::{self, TAGS};
use gainsay::syntax::transitions::{self, TRANSITIONS, Tagged};
use gainsay::syntax::word::WordForm;

use crate::disguise::{Disguise, Disguised};
use crate::oracle::Tree;
use crate::perceptron::Perceptron;
use crate::random::Random;
use crate::treebank::Sentence;

/// Sizes of the tables, as powers of two.
const BITS: [u32; 3] = [15, 18, 14];
/// What the mean weights are multiplied with before they become bytes.
const SCALES: [f64; 3] = [4.0, 4.0, 4.0];

/// How often all sentences are gone through.
const ROUNDS: usize = 6;
/// Parts of the treebank of which each is tagged by what the others taught.
const FOLDS: usize = 4;
/// The first of the seeds.
const SEED: u64 = 1;

/// A sentence to learn from.
struct Example {
    disguised: Disguised,
    tags: Vec<u8>,
    heads: Vec<u32>,
    relations: Vec<u8>,
}

impl Example {
    fn new(sentence: &Sentence) -> Self {
        Self {
            disguised: Disguised::new(sentence),
            tags: sentence.entries.iter().map(|entry| entry.tag as u8).collect(),
            heads: sentence.entries.iter().map(|entry| entry.head).collect(),
            relations: sentence.entries.iter().map(|entry| entry.relation as u8).collect(),
        }
    }

    /// The words of the sentence in a disguise, and how many there are of it.
    fn words(&self, disguise: Disguise) -> &[WordForm] {
        self.disguised.words(disguise)
    }
}

/// The weights that `sentences` teach, as the program reads them.
pub fn learn(sentences: &[Sentence]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let examples: Vec<Example> = sentences.iter().map(Example::new).collect();
    let all: Vec<&Example> = examples.iter().collect();
    let tags = tagger(&all, ROUNDS, SEED);
    // The parser learns from tags as wrong as those that it will see.
    let taggers = (0..FOLDS)
        .map(|fold| {
            let others = examples.iter().enumerate().filter(|(at, _)| at % FOLDS != fold);
            let others: Vec<&Example> = others.map(|(_, example)| example).collect();
            let weights = tagger(&others, ROUNDS, SEED + 1 + fold as u64).average(SCALES[0]);
            let table = Table::split(weights.leak(), BITS[0]).ok_or("the weights have another length")?;
            Ok(table.0)
        })
        .collect::<Result<Vec<Table<TAGS>>, Box<dyn std::error::Error>>>()?;
    let tagged = |at: usize, words: &[WordForm]| tagger::tag(words, &taggers[at % FOLDS]);
    let (transitions, relations) = parser(&all, tagged, ROUNDS, SEED);
    let mut bytes: Vec<u8> = BITS.iter().map(|bits| *bits as u8).collect();
    bytes.extend(tags.average(SCALES[0]));
    bytes.extend(transitions.average(SCALES[1]));
    bytes.extend(relations.average(SCALES[2]));
    Ok(bytes)
}

/// Learns to tag.
fn tagger(examples: &[&Example], rounds: usize, seed: u64) -> Perceptron<TAGS> {
    let mut random = Random(seed);
    let mut weights = Perceptron::new(BITS[0]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for example in order.iter().map(|at| examples[*at]) {
            let words = example.words(Disguise::draw(&mut random));
            let mut tags = Vec::with_capacity(words.len());
            for at in 0..words.len() {
                let features = tagger::features(words, at, &tags);
                let guess = best(&weights.sums(&features)[..TAGS - 1]);
                let truth = usize::from(example.tags[at]);
                weights.advance();
                if guess != truth {
                    weights.change(&features, truth, 1);
                    weights.change(&features, guess, -1);
                }
                tags.push(guess as u8);
            }
        }
    }
    weights
}

/// Learns to parse sentences that are tagged; `tags` gives the tags of the words of an example.
fn parser(
    examples: &[&Example],
    tags: impl Fn(usize, &[WordForm]) -> Vec<u8>,
    rounds: usize,
    seed: u64,
) -> (Perceptron<TRANSITIONS>, Perceptron<RELATIONS>) {
    let mut random = Random(seed);
    let mut choice = Perceptron::new(BITS[1]);
    let mut relations = Perceptron::new(BITS[2]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 0..rounds {
        random.shuffle(&mut order);
        let mut wrong = 0;
        for number in order.iter().copied() {
            let example = examples[number];
            let words = example.words(Disguise::draw(&mut random));
            let tags = tags(number, words);
            let sentence = Tagged { words, tags: &tags };
            let mut heads = example.heads[..words.len()].to_vec();
            for head in &mut heads {
                // The root lies behind the last word that is left.
                if *head as usize == example.heads.len() {
                    *head = words.len() as u32;
                }
            }
            let tree = Tree::new(heads);
            let mut state = State::new(words.len());
            while !state.is_done() {
                let features = transitions::features(sentence, &state);
                let scores = choice.sums(&features);
                let guess = parser::choose(&state, &scores);
                let costs = Transition::ALL
                    .map(|step| if state.allows(step) { tree.cost(&state, step) } else { usize::MAX });
                let least = costs.iter().copied().min().unwrap_or_default();
                choice.advance();
                let right = Transition::ALL.into_iter().filter(|step| costs[*step as usize] == least);
                let right = right.max_by_key(|step| scores[*step as usize]).unwrap_or(guess);
                let mut step = guess;
                if costs[guess as usize] > least {
                    wrong += 1;
                    choice.change(&features, right as usize, 1);
                    choice.change(&features, guess as usize, -1);
                    if round == 0 || !random.chance(90) {
                        step = right;
                    }
                }
                let mut relation = 0;
                if let Some((head, dependent)) = state.arc(step) {
                    relation = parser::label(sentence, &state, (head, dependent), &relations);
                    if head != state.root() && tree.heads[dependent as usize] == head {
                        let truth = example.relations[dependent as usize];
                        relations.advance();
                        if relation != truth {
                            let features = labels::features(sentence, &state, head, dependent);
                            relations.change(&features, truth.into(), 1);
                            relations.change(&features, relation.into(), -1);
                        }
                    }
                }
                state.make(step, relation);
            }
        }
        eprintln!("  round {round}: {wrong} wrong transitions");
    }
    (choice, relations)
}
