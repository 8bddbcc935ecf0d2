//! Which transitions lose no arc of the true tree that can still be built: the dynamic oracle of Goldberg and Nivre (2013).

use gainsay::syntax::state::{NONE, State, Transition};

/// The true tree of a sentence.
pub struct Tree {
    /// The head of each word; the number of words for the root.
    pub heads: Vec<u32>,
    /// The dependents of each word.
    pub dependents: Vec<Vec<u32>>,
}

impl Tree {
    pub fn new(heads: Vec<u32>) -> Self {
        let mut dependents = vec![Vec::new(); heads.len() + 1];
        for (word, head) in heads.iter().enumerate() {
            dependents[*head as usize].push(word as u32);
        }
        Self { heads, dependents }
    }

    /// How many arcs of the tree a move makes impossible.
    pub fn cost(&self, state: &State, step: Transition) -> usize {
        let next = state.next;
        let (top, second) = (state.top(0), state.top(1));
        // Dependents of the top that are still to be read.
        let behind = |from: u32| self.dependents[top as usize].iter().filter(|word| **word >= from).count();
        match step {
            Transition::Left => {
                let head = self.heads[top as usize];
                usize::from(head == second || head > next) + behind(next)
            }
            Transition::Right => {
                let head = self.heads[top as usize];
                usize::from(head >= next) + behind(next)
            }
            Transition::Shift => {
                let head = self.heads[next as usize];
                let on_stack = |word: u32| word < next && state.heads[word as usize] == NONE;
                let lost = self.dependents[next as usize].iter().filter(|word| on_stack(**word)).count();
                lost + usize::from(on_stack(head) && head != top)
            }
        }
    }
}
