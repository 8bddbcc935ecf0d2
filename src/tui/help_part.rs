//! The parts of the help.

use super::action::Action;

/// The part of the help that an action stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HelpPart {
    /// From place to place.
    Move,
    /// What one wants to know.
    LookUp,
    /// What the reader knows better.
    Correct,
    /// What is kept and handed on.
    Keep,
    /// How things look.
    View,
    /// The program as a whole.
    Program,
}

impl HelpPart {
    /// What stands over it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::LookUp => "Look up",
            Self::Correct => "Correct",
            Self::Keep => "Keep and hand out",
            Self::View => "View",
            Self::Program => "Program",
        }
    }

    /// The part that lists `action`.
    pub fn of(action: Action) -> Self {
        match action {
            Action::Down
            | Action::Up
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::PageDown
            | Action::PageUp
            | Action::Top
            | Action::Bottom
            | Action::StepDown
            | Action::StepUp
            | Action::Open
            | Action::Back
            | Action::Left
            | Action::Right
            | Action::NextPanel
            | Action::PreviousPanel
            | Action::Articles
            | Action::Facts
            | Action::Diff => Self::Move,
            Action::Search
            | Action::Complete
            | Action::NextMatch
            | Action::PreviousMatch
            | Action::NextDifference
            | Action::PreviousDifference
            | Action::NextOutlet
            | Action::PreviousOutlet
            | Action::Why
            | Action::Repairs
            | Action::Matrix
            | Action::Dates
            | Action::Stories
            | Action::OnlyOutlet
            | Action::WithoutOutlet
            | Action::Problems => Self::LookUp,
            Action::Dismiss | Action::Hide | Action::Split | Action::Merge | Action::Undo | Action::Redo => {
                Self::Correct
            }
            Action::Pin
            | Action::Pins
            | Action::Note
            | Action::Export
            | Action::Copy
            | Action::CopySentence
            | Action::OpenUrl
            | Action::Edit
            | Action::Pipe => Self::Keep,
            Action::Section
            | Action::Minor
            | Action::Order
            | Action::Wider
            | Action::Narrower
            | Action::Taller
            | Action::Shorter
            | Action::Zoom
            | Action::Theme
            | Action::Mouse => Self::View,
            Action::Palette | Action::Help | Action::Suspend | Action::Quit => Self::Program,
        }
    }
}
