//! What a reader can do: one table that the keys, the bottom bar and the help are made from.

/// Where the keys go. A binding acts only in the contexts that its action lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyContext {
    /// The list of articles.
    Articles,
    /// The list of facts.
    Facts,
    /// What the outlets say on one fact.
    Diff,
    /// The text of an article.
    Article,
    /// The search line and its results.
    Search,
    /// The table of who says what.
    Matrix,
    /// Dates in order.
    Dates,
    /// The stories.
    Stories,
    /// The pins.
    Pins,
    /// What could not be read.
    Problems,
    /// The list of actions.
    Help,
    /// The line that searches the list of actions.
    Palette,
    /// A line at the bottom that is being typed.
    Prompt,
}

impl KeyContext {
    /// Every context.
    pub const ALL: [Self; 13] = [
        Self::Facts,
        Self::Diff,
        Self::Articles,
        Self::Article,
        Self::Search,
        Self::Matrix,
        Self::Dates,
        Self::Stories,
        Self::Pins,
        Self::Problems,
        Self::Help,
        Self::Palette,
        Self::Prompt,
    ];

    /// True where letters are text.
    pub fn is_typing(self) -> bool {
        matches!(self, Self::Search | Self::Palette | Self::Prompt)
    }

    /// What a reader calls it.
    pub fn place(self) -> &'static str {
        match self {
            Self::Articles => "Articles",
            Self::Facts => "Facts",
            Self::Diff => "the Diff",
            Self::Article => "a text",
            Self::Search => "the search",
            Self::Matrix => "Who says what",
            Self::Dates => "Dates",
            Self::Stories => "Stories",
            Self::Pins => "Pins",
            Self::Problems => "Problems",
            Self::Help => "the help",
            Self::Palette => "the search of the help",
            Self::Prompt => "a line that is typed",
        }
    }
}

/// Something a reader can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The table says what each does.
pub enum Action {
    Down,
    Up,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    Top,
    Bottom,
    StepDown,
    StepUp,
    Open,
    Back,
    Left,
    Right,
    NextPanel,
    PreviousPanel,
    Articles,
    Facts,
    Diff,
    Search,
    Complete,
    NextMatch,
    PreviousMatch,
    NextDifference,
    PreviousDifference,
    NextOutlet,
    PreviousOutlet,
    Section,
    Minor,
    Why,
    Repairs,
    Matrix,
    Dates,
    Stories,
    Order,
    OnlyOutlet,
    WithoutOutlet,
    Wider,
    Narrower,
    Taller,
    Shorter,
    Zoom,
    Theme,
    Mouse,
    Problems,
    Pin,
    Pins,
    Note,
    Export,
    Dismiss,
    Hide,
    Split,
    Merge,
    Undo,
    Redo,
    Copy,
    CopySentence,
    OpenUrl,
    Edit,
    Pipe,
    Palette,
    Help,
    Suspend,
    Quit,
}

/// A row of the table.
#[derive(Debug)]
pub struct ActionEntry {
    /// What is done.
    pub action: Action,
    /// Its name in files of keys.
    pub name: &'static str,
    /// What it does, in a few words.
    pub help: &'static str,
    /// One or two words for the bottom bar; empty for actions that the bar leaves to the help. Neighbours with the
    /// same hint share it.
    pub hint: &'static str,
    /// Where it acts.
    pub contexts: &'static [KeyContext],
}

const EVERYWHERE: &[KeyContext] = &KeyContext::ALL;
const READING: &[KeyContext] = &[
    KeyContext::Facts,
    KeyContext::Diff,
    KeyContext::Articles,
    KeyContext::Article,
    KeyContext::Matrix,
    KeyContext::Dates,
    KeyContext::Stories,
];
const MARKING: &[KeyContext] = &[
    KeyContext::Facts,
    KeyContext::Diff,
    KeyContext::Articles,
    KeyContext::Article,
    KeyContext::Matrix,
    KeyContext::Dates,
    KeyContext::Stories,
    KeyContext::Pins,
];
const NO_TYPING: &[KeyContext] = &[
    KeyContext::Facts,
    KeyContext::Diff,
    KeyContext::Articles,
    KeyContext::Article,
    KeyContext::Matrix,
    KeyContext::Dates,
    KeyContext::Stories,
    KeyContext::Pins,
    KeyContext::Help,
    KeyContext::Problems,
];
const OPENING: &[KeyContext] = &[
    KeyContext::Facts,
    KeyContext::Diff,
    KeyContext::Articles,
    KeyContext::Search,
    KeyContext::Matrix,
    KeyContext::Dates,
    KeyContext::Stories,
    KeyContext::Pins,
    KeyContext::Help,
    KeyContext::Palette,
    KeyContext::Prompt,
];
const WALKING: &[KeyContext] = &[
    KeyContext::Facts,
    KeyContext::Diff,
    KeyContext::Articles,
    KeyContext::Article,
    KeyContext::Matrix,
    KeyContext::Dates,
    KeyContext::Stories,
    KeyContext::Pins,
];
const LINE: &[KeyContext] = &[KeyContext::Facts, KeyContext::Diff, KeyContext::Articles, KeyContext::Article];
const STEPPING: &[KeyContext] = &[
    KeyContext::Facts,
    KeyContext::Diff,
    KeyContext::Articles,
    KeyContext::Article,
    KeyContext::Matrix,
    KeyContext::Pins,
];
const LISTING: &[KeyContext] = &[KeyContext::Facts, KeyContext::Articles, KeyContext::Matrix];
const ROWS: &[KeyContext] = &[KeyContext::Facts, KeyContext::Diff, KeyContext::Matrix];
const SECTIONS: &[KeyContext] = &[KeyContext::Facts, KeyContext::Matrix];
const OUTLETS: &[KeyContext] =
    &[KeyContext::Facts, KeyContext::Diff, KeyContext::Article, KeyContext::Matrix, KeyContext::Pins];

/// All actions, in the order of the bottom bar and the help.
pub const ACTIONS: &[ActionEntry] = &[
    entry(Action::Up, "up", "one row or line up", "row", EVERYWHERE),
    entry(Action::Down, "down", "one row or line down", "row", EVERYWHERE),
    entry(Action::Left, "left", "the panel to the left, back out of a text", "panel", WALKING),
    entry(Action::Right, "right", "panel to the right, from the Diff into the text", "panel", WALKING),
    entry(Action::Open, "open", "go in: fact, Diff, text; open a section; do it", "open", OPENING),
    entry(Action::Back, "back", "one step back, to the same row", "back", EVERYWHERE),
    entry(Action::Search, "search", "find while you type: words, figures, questions", "find", NO_TYPING),
    entry(
        Action::Complete,
        "complete",
        "complete the filter that is being typed",
        "complete a filter",
        &[KeyContext::Search],
    ),
    entry(Action::NextDifference, "next_difference", "the next difference", "next difference", READING),
    entry(Action::PreviousDifference, "previous_difference", "the previous difference", "", READING),
    entry(Action::NextMatch, "next_match", "the next hit of the last search", "next hit", MARKING),
    entry(Action::PreviousMatch, "previous_match", "the previous hit", "", MARKING),
    entry(
        Action::NextOutlet,
        "next_outlet",
        "the same fact in the next outlet",
        "same fact elsewhere",
        OUTLETS,
    ),
    entry(Action::PreviousOutlet, "previous_outlet", "the same fact in the previous outlet", "", OUTLETS),
    entry(Action::Pin, "pin", "pin this fact for the meeting, or take the pin away", "pin", MARKING),
    entry(Action::Minor, "minor", "show minor facts; in a text underline all facts", "minor", LINE),
    entry(Action::StepDown, "step_down", "next section, value or article; carry the pin down", "", STEPPING),
    entry(Action::StepUp, "step_up", "previous section, value or article; carry it up", "", STEPPING),
    entry(Action::Section, "section", "open or close this section", "", SECTIONS),
    entry(Action::Matrix, "matrix", "who says what, who leaves it out", "who says what", READING),
    entry(Action::Dates, "timeline", "the dates in order, planned and done", "dates", READING),
    entry(Action::Pins, "pins", "the pins, in your own order", "pins", MARKING),
    entry(Action::Stories, "stories", "the stories of the folder", "", READING),
    entry(
        Action::Why,
        "why",
        "why these clauses are one fact, how values were read",
        "",
        &[KeyContext::Facts, KeyContext::Diff],
    ),
    entry(
        Action::Repairs,
        "repairs",
        "what stood in this text before it was repaired",
        "repairs",
        &[KeyContext::Article],
    ),
    entry(Action::Order, "order", "another order of the rows", "", LISTING),
    entry(Action::OnlyOutlet, "only_source", "only what this outlet says, or all again", "", LINE),
    entry(
        Action::WithoutOutlet,
        "without_source",
        "only what this outlet leaves out, or all again",
        "",
        LINE,
    ),
    entry(Action::NextPanel, "next_panel", "the next panel", "", LINE),
    entry(Action::PreviousPanel, "previous_panel", "the previous panel", "", LINE),
    entry(Action::Articles, "articles", "the articles", "", LINE),
    entry(Action::Facts, "facts", "the facts", "", LINE),
    entry(Action::Diff, "diff", "the Diff of the chosen fact", "", LINE),
    entry(Action::Zoom, "zoom", "give this panel the whole screen, or take it back", "", READING),
    entry(Action::Wider, "wider", "make the panel with the keys wider", "", LINE),
    entry(Action::Narrower, "narrower", "make it narrower", "", LINE),
    entry(Action::Taller, "taller", "make it taller", "", LINE),
    entry(Action::Shorter, "shorter", "make it shorter", "", LINE),
    entry(Action::Theme, "theme", "the next theme; it is kept", "", NO_TYPING),
    entry(Action::Mouse, "mouse", "the mouse for the reader, or back for the terminal", "", NO_TYPING),
    entry(Action::Problems, "problems", "what could not be read, and why", "", NO_TYPING),
    entry(Action::Note, "note", "write a note on this fact; it is pinned with it", "note", MARKING),
    entry(
        Action::Export,
        "export",
        "write the pins to a file: Markdown, or text (.txt)",
        "write to a file",
        MARKING,
    ),
    entry(Action::Dismiss, "dismiss", "not a difference: to Minor; there it brings it back", "", ROWS),
    entry(Action::Hide, "hide", "hide this row; in Minor bring it back", "", ROWS),
    entry(
        Action::Split,
        "split",
        "take apart: a clause off its fact, an article out",
        "",
        &[KeyContext::Diff, KeyContext::Articles],
    ),
    entry(
        Action::Merge,
        "merge",
        "put together: on one fact or story, then on the other",
        "",
        &[KeyContext::Facts, KeyContext::Diff, KeyContext::Stories],
    ),
    entry(Action::Undo, "undo", "take back the last change", "undo", MARKING),
    entry(Action::Redo, "redo", "make it again", "", MARKING),
    entry(Action::Copy, "copy", "copy the value with its outlet", "copy", MARKING),
    entry(Action::CopySentence, "copy_sentence", "copy the sentence with its citation", "", MARKING),
    entry(Action::OpenUrl, "open_url", "open the article's address in the browser", "", MARKING),
    entry(Action::Edit, "edit", "open the article's file in $EDITOR at this line", "", MARKING),
    entry(Action::Pipe, "pipe", "give the selection, the text or all pins to a command", "", MARKING),
    entry(Action::HalfPageDown, "half_page_down", "half a page down", "", NO_TYPING),
    entry(Action::HalfPageUp, "half_page_up", "half a page up", "", NO_TYPING),
    entry(Action::PageDown, "page_down", "a page down", "", EVERYWHERE),
    entry(Action::PageUp, "page_up", "a page up", "", EVERYWHERE),
    entry(Action::Top, "top", "to the beginning", "", NO_TYPING),
    entry(Action::Bottom, "bottom", "to the end", "", NO_TYPING),
    entry(Action::Palette, "palette", "find an action by its name and do it", "", NO_TYPING),
    entry(Action::Help, "help", "show or hide this list; Enter does what is chosen", "all keys", NO_TYPING),
    entry(Action::Suspend, "suspend", "stop the program; the shell's fg comes back", "", EVERYWHERE),
    entry(Action::Quit, "quit", "leave", "", EVERYWHERE),
];

/// Names that actions had in files of keys before, and have still.
const FORMER: [(&str, &str); 15] = [
    ("disagreements", "facts"),
    ("evidence", "diff"),
    ("group", "section"),
    ("next_disagreement", "next_difference"),
    ("previous_disagreement", "previous_difference"),
    ("next_reading", "next_outlet"),
    ("previous_reading", "previous_outlet"),
    ("next_mark", "next_difference"),
    ("previous_mark", "previous_difference"),
    ("next_source", "right"),
    ("previous_source", "left"),
    ("pin_down", "step_down"),
    ("pin_up", "step_up"),
    ("only_outlet", "only_source"),
    ("without_outlet", "without_source"),
];

const fn entry(
    action: Action,
    name: &'static str,
    help: &'static str,
    hint: &'static str,
    contexts: &'static [KeyContext],
) -> ActionEntry {
    ActionEntry { action, name, help, hint, contexts }
}

impl Action {
    /// The action's row of the table.
    pub fn entry(self) -> Option<&'static ActionEntry> {
        ACTIONS.iter().find(|entry| entry.action == self)
    }

    /// The action called `name` in files of keys.
    pub fn named(name: &str) -> Option<Self> {
        let name = FORMER.iter().find(|(former, _)| *former == name).map_or(name, |(_, name)| name);
        ACTIONS.iter().find(|entry| entry.name == name).map(|entry| entry.action)
    }

    /// Its name in files of keys.
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |entry| entry.name)
    }

    /// True where the action acts.
    pub fn acts_in(self, context: KeyContext) -> bool {
        self.entry().is_some_and(|entry| entry.contexts.contains(&context))
    }
}
