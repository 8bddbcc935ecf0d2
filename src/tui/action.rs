//! What a reader can do: one table that keys, bottom bar, help, palette and the table of keys in the README are made from.

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

/// Some of the contexts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyContexts(u16);

/// No contexts but these.
const fn only(contexts: &[KeyContext]) -> KeyContexts {
    KeyContexts(0).and(contexts)
}

impl KeyContexts {
    /// These and `contexts`.
    const fn and(self, contexts: &[KeyContext]) -> Self {
        let (mut set, mut rest) = (self.0, contexts);
        while let [first, others @ ..] = rest {
            set |= 1 << *first as u16;
            rest = others;
        }
        Self(set)
    }

    /// These without `contexts`.
    const fn but(self, contexts: &[KeyContext]) -> Self {
        Self(self.0 & !only(contexts).0)
    }

    /// True if `context` is one of them.
    pub fn contains(self, context: KeyContext) -> bool {
        self.0 & 1 << context as u16 != 0
    }

    /// Each of them, in the order of [`KeyContext::ALL`].
    pub fn iter(self) -> impl Iterator<Item = KeyContext> {
        KeyContext::ALL.into_iter().filter(move |context| self.contains(*context))
    }
}

use KeyContext::{
    Article, Articles, Dates, Diff, Facts, Help, Matrix, Palette, Pins, Problems, Prompt, Search, Stories,
};

/// Where one walks from articles to facts, Diff and text.
const LINE: KeyContexts = only(&[Facts, Diff, Articles, Article]);
const READING: KeyContexts = LINE.and(&[Matrix, Dates, Stories]);
const MARKING: KeyContexts = READING.and(&[Pins]);
const NO_TYPING: KeyContexts = MARKING.and(&[Help, Problems]);
const EVERYWHERE: KeyContexts = NO_TYPING.and(&[Search, Palette, Prompt]);
const OPENING: KeyContexts = EVERYWHERE.but(&[Article, Problems]);
const STEPPING: KeyContexts = LINE.and(&[Matrix, Pins]);
const OUTLETS: KeyContexts = STEPPING.but(&[Articles]);
const LISTING: KeyContexts = only(&[Facts, Articles, Matrix]);
const ROWS: KeyContexts = only(&[Facts, Diff, Matrix]);
const SECTIONS: KeyContexts = only(&[Facts, Matrix]);

/// The part of the help that an action stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Every part, in the order of the help.
    pub const ALL: [Self; 6] =
        [Self::Move, Self::LookUp, Self::Correct, Self::Keep, Self::View, Self::Program];

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
}

/// A row of the table.
#[derive(Debug)]
pub struct ActionEntry {
    /// What is done.
    pub action: Action,
    /// The part of the help that it stands in.
    pub part: HelpPart,
    /// Its name in files of keys.
    pub name: &'static str,
    /// The keys that do it, as files of keys write them. Keys typed one after the other stand in one string, with a space
    /// between. While a search is typed, letters go into the search line and only other keys act.
    pub keys: &'static [&'static str],
    /// Where it acts.
    pub contexts: KeyContexts,
    /// One or two words for the bottom bar; empty for actions that the bar leaves to the help. Neighbours with the
    /// same hint share it.
    pub hint: &'static str,
    /// What it does, in a few words.
    pub help: &'static str,
}

/// Makes the actions and their table out of its rows: there is no action without a row.
macro_rules! actions {
    ($($action:ident, $part:ident, $name:literal, [$($key:literal),*], $contexts:expr, $hint:literal, $help:literal;)*) => {
        /// Something a reader can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)] // The table says what each does.
        pub enum Action {
            $($action,)*
        }

        /// All actions, in the order of the bottom bar and the help.
        pub const ACTIONS: &[ActionEntry] = &[$(ActionEntry {
            action: Action::$action,
            part: HelpPart::$part,
            name: $name,
            keys: &[$($key),*],
            contexts: $contexts,
            hint: $hint,
            help: $help,
        },)*];
    };
}

// Arrow keys and Enter reach everything: no action hangs on a key that some keyboards lack.
actions! {
    Up, Move, "up", ["up", "k", "ctrl-p"], EVERYWHERE, "row", "one row or line up";
    Down, Move, "down", ["down", "j", "ctrl-n"], EVERYWHERE, "row", "one row or line down";
    Left, Move, "left", ["left", "h"], MARKING, "panel", "the panel to the left, back out of a text";
    Right, Move, "right", ["right", "l"], MARKING, "panel", "panel to the right, from the Diff into the text";
    Open, Move, "open", ["enter"], OPENING, "open", "go in: fact, Diff, text; open a section; do it";
    Back, Move, "back", ["esc"], EVERYWHERE, "back", "one step back, to the same row";
    Search, LookUp, "search", ["/"], NO_TYPING, "find", "find while you type: words, figures, questions";
    Complete, LookUp, "complete", ["tab"], only(&[Search]), "complete a filter",
        "complete the filter that is being typed";
    NextDifference, LookUp, "next_difference", ["d"], READING, "next difference", "the next difference";
    PreviousDifference, LookUp, "previous_difference", ["D"], READING, "", "the previous difference";
    NextMatch, LookUp, "next_match", ["n"], MARKING, "next hit", "the next hit of the last search";
    PreviousMatch, LookUp, "previous_match", ["N"], MARKING, "", "the previous hit";
    NextOutlet, LookUp, "next_outlet", ["c"], OUTLETS, "same fact elsewhere", "the same fact in the next outlet";
    PreviousOutlet, LookUp, "previous_outlet", ["C"], OUTLETS, "", "the same fact in the previous outlet";
    Pin, Keep, "pin", ["m"], MARKING, "pin", "pin this fact for the meeting, or take the pin away";
    Minor, View, "minor", ["."], LINE, "minor", "show minor facts; in a text underline all facts";
    StepDown, Move, "step_down", ["J"], STEPPING, "", "next section, value or article; carry the pin down";
    StepUp, Move, "step_up", ["K"], STEPPING, "", "previous section, value or article; carry it up";
    Section, View, "section", ["v"], SECTIONS, "", "open or close this section";
    Matrix, LookUp, "matrix", ["x"], READING, "who says what", "who says what, who leaves it out";
    Dates, LookUp, "timeline", ["t"], READING, "dates", "the dates in order, planned and done";
    Pins, Keep, "pins", ["p"], MARKING, "pins", "the pins, in your own order";
    Stories, LookUp, "stories", ["i"], READING, "", "the stories of the folder";
    Why, LookUp, "why", ["w"], only(&[Facts, Diff]), "", "why these clauses are one fact, how values were read";
    Repairs, LookUp, "repairs", ["r"], only(&[Article]), "repairs",
        "what stood in this text before it was repaired";
    Order, View, "order", ["S"], LISTING, "", "another order of the rows";
    OnlyOutlet, LookUp, "only_source", ["f"], LINE, "", "only what this outlet says, or all again";
    WithoutOutlet, LookUp, "without_source", ["F"], LINE, "", "only what this outlet leaves out, or all again";
    NextPanel, Move, "next_panel", ["tab"], LINE, "", "the next panel";
    PreviousPanel, Move, "previous_panel", ["shift-tab"], LINE, "", "the previous panel";
    Articles, Move, "articles", ["1"], LINE, "", "the articles";
    Facts, Move, "facts", ["2"], LINE, "", "the facts";
    Diff, Move, "diff", ["3"], LINE, "", "the Diff of the chosen fact";
    Zoom, View, "zoom", ["z"], READING, "", "give this panel the whole screen, or take it back";
    Wider, View, "wider", [">"], LINE, "", "make the panel with the keys wider";
    Narrower, View, "narrower", ["<"], LINE, "", "make it narrower";
    Taller, View, "taller", ["+"], LINE, "", "make it taller";
    Shorter, View, "shorter", ["minus"], LINE, "", "make it shorter";
    Theme, View, "theme", ["T"], NO_TYPING, "", "the next theme; it is kept";
    Mouse, View, "mouse", [","], NO_TYPING, "", "the mouse for the reader, or back for the terminal";
    Problems, LookUp, "problems", ["E"], NO_TYPING, "", "what could not be read, and why";
    Note, Keep, "note", ["a"], MARKING, "note", "write a note on this fact; it is pinned with it";
    Export, Keep, "export", ["W"], MARKING, "write to a file", "write the pins to a file: Markdown, or text (.txt)";
    Dismiss, Correct, "dismiss", ["!"], ROWS, "", "not a difference: to Minor; there it brings it back";
    Hide, Correct, "hide", ["H"], ROWS, "", "hide this row; in Minor bring it back";
    Split, Correct, "split", ["s"], only(&[Diff, Articles]), "",
        "take apart: a clause off its fact, an article out";
    Merge, Correct, "merge", ["M"], only(&[Facts, Diff, Stories]), "",
        "put together: on one fact or story, then on the other";
    Undo, Correct, "undo", ["u"], MARKING, "undo", "take back the last change";
    Redo, Correct, "redo", ["U", "ctrl-r"], MARKING, "", "make it again";
    Copy, Keep, "copy", ["y"], MARKING, "copy", "copy the value with its outlet";
    CopySentence, Keep, "copy_sentence", ["Y"], MARKING, "", "copy the sentence with its citation";
    OpenUrl, Keep, "open_url", ["o"], MARKING, "", "open the article's address in the browser";
    Edit, Keep, "edit", ["e"], MARKING, "", "open the article's file in $EDITOR at this line";
    Pipe, Keep, "pipe", ["|"], MARKING, "", "give the selection, the text or all pins to a command";
    HalfPageDown, Move, "half_page_down", ["ctrl-d"], NO_TYPING, "", "half a page down";
    HalfPageUp, Move, "half_page_up", ["ctrl-u"], NO_TYPING, "", "half a page up";
    PageDown, Move, "page_down", ["pagedown", "space", "ctrl-f"], EVERYWHERE, "", "a page down";
    PageUp, Move, "page_up", ["pageup", "ctrl-b"], EVERYWHERE, "", "a page up";
    Top, Move, "top", ["g g", "home"], NO_TYPING, "", "to the beginning";
    Bottom, Move, "bottom", ["G", "end"], NO_TYPING, "", "to the end";
    Palette, Program, "palette", [":"], NO_TYPING, "", "find an action by its name and do it";
    Help, Program, "help", ["?"], NO_TYPING, "all keys", "show or hide this list; Enter does what is chosen";
    Suspend, Program, "suspend", ["ctrl-z"], EVERYWHERE, "", "stop the program; the shell's fg comes back";
    Quit, Program, "quit", ["q", "ctrl-c"], EVERYWHERE, "", "leave";
}

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

impl Action {
    /// The action's row of the table.
    pub fn entry(self) -> &'static ActionEntry {
        // The table is in the order of the actions.
        &ACTIONS[self as usize]
    }

    /// The action called `name` in files of keys.
    pub fn named(name: &str) -> Option<Self> {
        let name = FORMER.iter().find(|(former, _)| *former == name).map_or(name, |(_, name)| name);
        ACTIONS.iter().find(|entry| entry.name == name).map(|entry| entry.action)
    }

    /// True where the action acts.
    pub fn acts_in(self, context: KeyContext) -> bool {
        self.entry().contexts.contains(context)
    }
}
