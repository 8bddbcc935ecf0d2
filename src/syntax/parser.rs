//! Heads and relations, from left to right: a greedy transition parser.

use super::labels::{self, RELATIONS};
use super::relation::Relation;
use super::state::{State, Transition};
use super::table::{Scorer, best};
use super::transitions::{self, TRANSITIONS, Tagged};

/// The best of the transitions that `state` allows.
pub fn choose(state: &State, scores: &[i32; TRANSITIONS]) -> Transition {
    let allowed = Transition::ALL.into_iter().filter(|step| state.allows(*step));
    // The first of equal ones.
    allowed.rev().max_by_key(|step| scores[*step as usize]).unwrap_or(Transition::Shift)
}

/// The relation of `dependent` to `head` in `state`.
pub fn label(
    sentence: Tagged<'_>,
    state: &State,
    (head, dependent): (u32, u32),
    weights: &impl Scorer<RELATIONS>,
) -> u8 {
    if head == state.root() {
        return Relation::Root as u8;
    }
    let sums = weights.sums(&labels::features(sentence, state, head, dependent));
    best(&sums[..Relation::Goeswith as usize]) as u8
}

/// The parse of a sentence: a state with all arcs.
pub fn parse(
    sentence: Tagged<'_>,
    choice: &impl Scorer<TRANSITIONS>,
    relations: &impl Scorer<RELATIONS>,
) -> State {
    let mut state = State::new(sentence.words.len());
    while !state.is_done() {
        let step = choose(&state, &choice.sums(&transitions::features(sentence, &state)));
        let relation = state.arc(step).map_or(0, |arc| label(sentence, &state, arc, relations));
        state.make(step, relation);
    }
    state
}
