//! What a reader can do: one table that the keys, the bottom bar and the help are made from.

/// Where the keys go. A binding acts only in the contexts that its action lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// The lists of articles, facts and disagreements.
    List,
    /// The readings of one fact.
    Evidence,
    /// The text of an article.
    Article,
    /// The search line and its results.
    Search,
    /// The table of facts by sources.
    Matrix,
    /// Dates in order, or the stories.
    Overview,
    /// The pins.
    Pins,
    /// The list of actions.
    Help,
    /// The line that searches the list of actions.
    Palette,
    /// A line at the bottom that is being typed.
    Prompt,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 10] = [
        Self::List,
        Self::Evidence,
        Self::Article,
        Self::Search,
        Self::Matrix,
        Self::Overview,
        Self::Pins,
        Self::Help,
        Self::Palette,
        Self::Prompt,
    ];

    /// True where letters are text.
    pub fn is_typing(self) -> bool {
        matches!(self, Self::Search | Self::Palette | Self::Prompt)
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
    Open,
    Back,
    NextPanel,
    PreviousPanel,
    Articles,
    Facts,
    Disagreements,
    Evidence,
    Search,
    NextMatch,
    PreviousMatch,
    NextDisagreement,
    PreviousDisagreement,
    NextReading,
    PreviousReading,
    NextMark,
    PreviousMark,
    NextSource,
    PreviousSource,
    Why,
    Repairs,
    Matrix,
    Timeline,
    Stories,
    Order,
    Group,
    OnlySource,
    WithoutSource,
    Wider,
    Narrower,
    Taller,
    Shorter,
    Zoom,
    Pin,
    Pins,
    PinUp,
    PinDown,
    Note,
    Export,
    Split,
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
pub struct Entry {
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
    pub contexts: &'static [Context],
}

const EVERYWHERE: &[Context] = &Context::ALL;
const PANELS: &[Context] = &[Context::List, Context::Evidence];
const READING: &[Context] =
    &[Context::List, Context::Evidence, Context::Article, Context::Matrix, Context::Overview];
const MARKING: &[Context] =
    &[Context::List, Context::Evidence, Context::Article, Context::Matrix, Context::Overview, Context::Pins];
const NO_TYPING: &[Context] = &[
    Context::List,
    Context::Evidence,
    Context::Article,
    Context::Matrix,
    Context::Overview,
    Context::Pins,
    Context::Help,
];
const OPENING: &[Context] = &[
    Context::List,
    Context::Evidence,
    Context::Search,
    Context::Matrix,
    Context::Overview,
    Context::Pins,
    Context::Help,
    Context::Palette,
    Context::Prompt,
];
const BROWSING: &[Context] = &[Context::List, Context::Evidence, Context::Article];
const LISTING: &[Context] = &[Context::List, Context::Matrix];
const COMPARING: &[Context] = &[Context::Evidence, Context::Article, Context::Pins];
const PINS: &[Context] = &[Context::Pins];
const SPLITTING: &[Context] = &[Context::Evidence];

/// All actions, in the order of the bottom bar and the help.
pub const ACTIONS: &[Entry] = &[
    entry(Action::Down, "down", "one line or item down", "move", EVERYWHERE),
    entry(Action::Up, "up", "one line or item up", "move", EVERYWHERE),
    entry(
        Action::Open,
        "open",
        "go deeper: fact, evidence, article; to what was found; do it",
        "open",
        OPENING,
    ),
    entry(Action::Back, "back", "go back to where one was", "back", EVERYWHERE),
    entry(Action::PreviousSource, "previous_source", "the source to the left", "source", &[Context::Matrix]),
    entry(Action::NextSource, "next_source", "the source to the right", "source", &[Context::Matrix]),
    entry(Action::Search, "search", "search facts, disagreements and articles", "find", NO_TYPING),
    entry(
        Action::PreviousReading,
        "previous_reading",
        "the previous reading of this fact, in its article",
        "reading",
        COMPARING,
    ),
    entry(Action::NextReading, "next_reading", "the next reading", "reading", COMPARING),
    entry(
        Action::NextDisagreement,
        "next_disagreement",
        "the next disagreement; in an article the next disputed value",
        "disagreement",
        READING,
    ),
    entry(Action::PreviousDisagreement, "previous_disagreement", "the previous one", "disagreement", READING),
    entry(Action::NextMatch, "next_match", "the next match of the last search", "match", READING),
    entry(Action::PreviousMatch, "previous_match", "the previous match", "match", READING),
    entry(
        Action::NextMark,
        "next_mark",
        "in an article the next value that is a fact",
        "value",
        &[Context::Article],
    ),
    entry(Action::PreviousMark, "previous_mark", "the previous one", "value", &[Context::Article]),
    entry(Action::Pin, "pin", "pin this fact for the meeting, or take the pin away", "pin", MARKING),
    entry(Action::NextPanel, "next_panel", "the next panel", "panel", PANELS),
    entry(Action::PreviousPanel, "previous_panel", "the previous panel", "", PANELS),
    entry(
        Action::Matrix,
        "matrix",
        "all facts by sources: who states what, who leaves it out",
        "sources",
        READING,
    ),
    entry(Action::Timeline, "timeline", "all dates in order, planned and done", "dates", READING),
    entry(Action::Pins, "pins", "the pins, in your own order", "pins", MARKING),
    entry(Action::Stories, "stories", "the stories; Enter shows one alone", "", READING),
    entry(
        Action::Why,
        "why",
        "show or hide why the readings are one fact: how each is understood, the words they share",
        "why one fact",
        &[Context::Evidence],
    ),
    entry(
        Action::Repairs,
        "repairs",
        "show or hide what stood in the text before repair",
        "repairs",
        &[Context::Article],
    ),
    entry(Action::Order, "order", "the next order of the list of facts or articles", "order", LISTING),
    entry(Action::Group, "group", "group facts by kind, topic, story", "group", LISTING),
    entry(Action::OnlySource, "only_source", "show only what this source states, or all again", "", BROWSING),
    entry(
        Action::WithoutSource,
        "without_source",
        "show only what this source leaves out, or all again",
        "",
        BROWSING,
    ),
    entry(Action::Articles, "articles", "the articles", "", PANELS),
    entry(Action::Facts, "facts", "the facts", "", PANELS),
    entry(Action::Disagreements, "disagreements", "the disagreements", "", PANELS),
    entry(Action::Evidence, "evidence", "the evidence of the chosen fact", "", PANELS),
    entry(Action::Zoom, "zoom", "give this panel the whole screen, or take it back", "zoom", READING),
    entry(Action::Wider, "wider", "make the panel with the keys wider", "", BROWSING),
    entry(Action::Narrower, "narrower", "make it narrower", "", BROWSING),
    entry(Action::Taller, "taller", "make it taller: disagreements or evidence", "", BROWSING),
    entry(Action::Shorter, "shorter", "make it shorter", "", BROWSING),
    entry(Action::PinDown, "pin_down", "move the pin down", "order", PINS),
    entry(Action::PinUp, "pin_up", "move the pin up", "order", PINS),
    entry(Action::Note, "note", "write a note on this fact; it is pinned with it", "note", MARKING),
    entry(Action::Export, "export", "write the pins to a file: Markdown, or text for .txt", "write", MARKING),
    entry(
        Action::Split,
        "split",
        "split this reading off the fact: it speaks of something else",
        "split",
        SPLITTING,
    ),
    entry(Action::Undo, "undo", "take back the last pin, note or split", "undo", MARKING),
    entry(Action::Redo, "redo", "make anew what was taken back last", "", MARKING),
    entry(Action::Copy, "copy", "copy the value with its source", "copy", MARKING),
    entry(Action::CopySentence, "copy_sentence", "copy the sentence with its citation", "", MARKING),
    entry(Action::OpenUrl, "open_url", "open the article's address in the browser", "", MARKING),
    entry(Action::Edit, "edit", "open the article's file in $EDITOR at this line", "", MARKING),
    entry(Action::Pipe, "pipe", "give the selection, the open article or all pins to a command", "", MARKING),
    entry(Action::HalfPageDown, "half_page_down", "half a page down", "", NO_TYPING),
    entry(Action::HalfPageUp, "half_page_up", "half a page up", "", NO_TYPING),
    entry(Action::PageDown, "page_down", "a page down", "", EVERYWHERE),
    entry(Action::PageUp, "page_up", "a page up", "", EVERYWHERE),
    entry(Action::Top, "top", "to the beginning", "", NO_TYPING),
    entry(Action::Bottom, "bottom", "to the end", "", NO_TYPING),
    entry(Action::Palette, "palette", "find an action by its name and do it", "", NO_TYPING),
    entry(Action::Help, "help", "show or hide this list; Enter does what is chosen in it", "help", NO_TYPING),
    entry(Action::Suspend, "suspend", "stop the program; the shell's fg comes back", "", EVERYWHERE),
    entry(Action::Quit, "quit", "leave", "quit", EVERYWHERE),
];

const fn entry(
    action: Action,
    name: &'static str,
    help: &'static str,
    hint: &'static str,
    contexts: &'static [Context],
) -> Entry {
    Entry { action, name, help, hint, contexts }
}

impl Action {
    /// The action's row of the table.
    pub fn entry(self) -> Option<&'static Entry> {
        ACTIONS.iter().find(|entry| entry.action == self)
    }

    /// The action called `name` in files of keys.
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|entry| entry.name == name).map(|entry| entry.action)
    }

    /// Its name in files of keys.
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |entry| entry.name)
    }

    /// True where the action acts.
    pub fn acts_in(self, context: Context) -> bool {
        self.entry().is_some_and(|entry| entry.contexts.contains(&context))
    }
}
