//! Places in lists, and the two ways along them.

use ratatui::layout::{Position, Rect};

/// One of the two ways along a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To what comes after.
    On,
    /// To what came before.
    Back,
}

impl Way {
    /// The place next to `at` in a ring of `count` places.
    pub fn around(self, at: usize, count: usize) -> usize {
        match self {
            Self::On if at + 1 < count => at + 1,
            Self::On => 0,
            Self::Back => at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
        }
    }

    /// `steps` with the sign of this way.
    pub fn by(self, steps: u16) -> isize {
        let steps = isize::from(i16::try_from(steps).unwrap_or(i16::MAX));
        if self == Self::On { steps } else { -steps }
    }
}

/// A place in a list that was clicked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clicked {
    /// The item under the pointer.
    pub to: usize,
    /// The item that the keys act on.
    pub from: usize,
    /// How many items there are.
    pub count: usize,
}

/// A place in a list, and how far the list is scrolled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The item that the keys act on.
    pub selected: usize,
    /// The first item in sight.
    pub top: usize,
}

impl Cursor {
    /// Moves by `steps` items in a list of `len`, stopping at its ends.
    pub fn step(&mut self, steps: isize, len: usize) {
        self.selected = self.selected.saturating_add_signed(steps).min(len.saturating_sub(1));
    }

    /// Keeps the cursor in a list of `len` items and in sight where `visible` of them are shown. A list that is not
    /// shown stays as it is scrolled, to be found so again.
    pub fn keep_in_sight(&mut self, len: usize, visible: usize) {
        self.selected = self.selected.min(len.saturating_sub(1));
        if visible == 0 {
            return;
        }
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(visible));
        self.top = self.top.min(len.saturating_sub(visible));
    }

    /// What was clicked on at `at`, where `count` items of `rows` rows each stand in `area`.
    pub fn clicked(self, area: Rect, rows: usize, count: usize, at: Position) -> Option<Clicked> {
        Some(Clicked { to: self.top + row_of(area, at)? / rows, from: self.selected, count })
    }
}

/// The row of `area` that `at` is on.
pub fn row_of(area: Rect, at: Position) -> Option<usize> {
    area.contains(at).then(|| usize::from(at.y - area.y))
}
