//! The reader's own marks on a briefing, and the way back from each change of them.

use super::fingerprint_index::FingerprintIndex;
use crate::memory::{Memory, Pin};
use crate::model::{Corrections, Fingerprint};

/// Pins, notes, splits, read marks, and what can be undone.
#[derive(Debug, Default)]
pub struct UserMarks {
    /// What is kept from one day to the next.
    memory: Memory,
    /// For each pin the fact that it stands for; none when its articles are gone.
    pinned: Vec<Option<usize>>,
    /// What `undo` takes back, the latest last.
    history: Vec<Step>,
    /// What `redo` makes anew, the latest last.
    undone: Vec<Step>,
    /// Grows with every change of the memory.
    revision: u64,
}

/// What waits to be put together with something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merging {
    /// A fact: its readings, and what it is about.
    Fact(Vec<Fingerprint>, String),
    /// A story: its articles, and its headline.
    Story(Vec<Fingerprint>, String),
}

/// A change, with what was there on its other side.
#[derive(Debug)]
struct Step {
    what: String,
    pins: Vec<Pin>,
    corrections: Corrections,
}

impl UserMarks {
    /// The marks as they were left.
    pub fn new(memory: Memory) -> Self {
        Self { memory, ..Self::default() }
    }

    /// What is kept.
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Differs from what it was before if the memory has changed since.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Makes a change that can be undone; `what` names it.
    pub fn change(&mut self, what: impl Into<String>, change: impl FnOnce(&mut Memory)) {
        /// More steps back than anyone remembers having made.
        const MOST: usize = 200;
        let (pins, corrections) = (self.memory.pins.clone(), self.memory.corrections.clone());
        self.history.push(Step { what: what.into(), pins, corrections });
        if self.history.len() > MOST {
            self.history.remove(0);
        }
        self.undone.clear();
        self.keep(change);
    }

    /// Makes a change that is not worth a step back: what was read, where one was.
    pub fn keep(&mut self, change: impl FnOnce(&mut Memory)) {
        change(&mut self.memory);
        self.revision += 1;
    }

    /// Takes back the last change that is left, and names it.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.history.pop()?;
        let (what, step) = self.cross(step);
        self.undone.push(step);
        Some(what)
    }

    /// Makes the change anew that was taken back last, and names it; none after another change.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.undone.pop()?;
        let (what, step) = self.cross(step);
        self.history.push(step);
        Some(what)
    }

    /// Goes to the other side of `step`; returns its name, and the step back.
    fn cross(&mut self, step: Step) -> (String, Step) {
        let Step { what, mut pins, mut corrections } = step;
        self.keep(|memory| {
            std::mem::swap(&mut memory.pins, &mut pins);
            std::mem::swap(&mut memory.corrections, &mut corrections);
        });
        (what.clone(), Step { what, pins, corrections })
    }

    /// Marks an article as read.
    pub fn note_read(&mut self, article: Fingerprint) {
        self.keep(|memory| {
            memory.read.insert(article);
        });
    }

    /// Finds the facts of the pins; to be called whenever pins or facts have changed.
    pub fn resolve(&mut self, known: &FingerprintIndex) {
        self.pinned = self.memory.pins.iter().map(|pin| known.fact(&pin.readings)).collect();
    }

    /// The fact of pin number `pin`.
    pub fn fact(&self, pin: usize) -> Option<usize> {
        self.pinned.get(pin).copied().flatten()
    }

    /// The pin of fact number `fact`.
    pub fn pin_of(&self, fact: usize) -> Option<usize> {
        self.pinned.iter().position(|pinned| *pinned == Some(fact))
    }
}
