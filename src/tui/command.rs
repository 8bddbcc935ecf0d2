//! What keys and clicks ask for, and what becomes of it.

use super::action::Action;
use super::layout::Panel;
use super::message::Effect;

/// What a key asks of what it goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyCommand {
    /// To move by so many rows of a list or text.
    Step(isize),
    /// Any other action.
    Do(Action),
}

/// What has become of a [`KeyCommand`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// It is done.
    Here,
    /// It is done when the terminal has done this.
    With(Effect),
    /// This is to be done now instead.
    Instead(Action),
    /// It means here what it means everywhere.
    NotHere,
}

impl From<Option<Effect>> for Done {
    fn from(effect: Option<Effect>) -> Self {
        effect.map_or(Self::Here, Self::With)
    }
}

/// Where to go back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayBack {
    /// A fact.
    Fact(usize),
    /// A reading of a fact.
    Reading(usize, usize),
    /// A place among the panels.
    Panels(SearchOrigin),
}

/// A place among the panels, to come back to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SearchOrigin {
    /// The panel that had the keys.
    pub focus: Panel,
    /// The chosen fact.
    pub fact: usize,
    /// The chosen reading of it.
    pub reading: usize,
    /// The first fact in sight, by its row.
    pub top: usize,
}
