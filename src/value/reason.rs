//! Why two values stand to each other as they do.

use jiff::civil::Date;

/// One of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The first.
    First,
    /// The second.
    Second,
}

impl Which {
    /// This one of the two, and then the other.
    pub fn of<T: Copy>(self, both: [T; 2]) -> (T, T) {
        match self {
            Self::First => (both[0], both[1]),
            Self::Second => (both[1], both[0]),
        }
    }

    /// The reason that `find` gives for the first or else for the second of two values.
    pub(super) fn find(find: impl Fn(Self) -> Option<Reason>) -> Option<Reason> {
        find(Self::First).or_else(|| find(Self::Second))
    }
}

/// Why two values that differ can both be right, are two forms of one thing, or cannot both be right.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// Two spans of years that begin in one year and end with two events.
    CountedFrom {
        /// The year.
        year: i32,
        /// The two spans, the shorter one first.
        spans: [Span; 2],
    },
    /// A bound ("more than 50") that holds for the other figure.
    Bound {
        /// The bound.
        loose: Which,
        /// False where the other figure lies far beyond what one who knew it would have said.
        near: bool,
    },
    /// A vague word ("several") for the other figure.
    Vague {
        /// The vague word.
        loose: Which,
        /// False where the figure is more than the word is used for.
        fits: bool,
    },
    /// A figure that the other one rounds to.
    Rounded {
        /// The rounded one.
        coarse: Which,
    },
    /// The other figure with its last digits left out.
    CutOff {
        /// The shorter one.
        coarse: Which,
    },
    /// What was planned or expected, and what was done.
    Planned {
        /// The plan.
        plan: Which,
    },
    /// Two dates of a plan, from two days.
    Moved {
        /// The older one.
        old: Which,
    },
    /// Two dates of a plan, of which one is in an article without a day: it can be the older one, and count from another day.
    DayUnknown,
    /// A count, and one without some that the first counts.
    PartOfWhole {
        /// The larger count.
        whole: Which,
        /// What the other leaves out, in the words of one of the articles.
        rest: String,
    },
    /// Two sums or counts that are each given for another span of time.
    OtherSpan {
        /// The spans as the articles word them, the longer one first.
        spans: [String; 2],
    },
    /// A count that goes on from day to day, larger in the later article.
    CountGrew {
        /// The earlier one.
        early: Which,
    },
    /// Two ages of one person, with a birthday between the two articles.
    Birthday {
        /// The earlier one.
        early: Which,
    },
    /// An outcome of a vote that leaves out a side which the other has.
    SideLeftOut {
        /// The shorter one.
        short: Which,
    },
    /// A less exact date.
    LessExact {
        /// The less exact one.
        loose: Which,
    },
    /// A day in digits whose month can be read as its day.
    DayOrder {
        /// The one in digits.
        digits: Which,
    },
    /// Two times of day in two time zones.
    TimeZones,
    /// Two times of day so close that they can be one moment.
    SameMoment,
    /// Two figures of which neither is a less exact form of the other.
    Apart {
        /// How much less the smaller is, in percent of the larger.
        percent: f64,
    },
    /// Two figures of which one is a thousand times the other: million for billion.
    Slip,
    /// Two values of one thing that can have but one.
    Different,
    /// Two stretches of time of which only one has an end.
    Limit,
    /// Two initials in one place of a name.
    Initials {
        /// In capitals.
        letters: [String; 2],
    },
    /// Two names for whoever holds one office.
    OtherName,
    /// One name with other hyphens, spaces or capitals.
    Punctuation,
    /// One name of which one form leaves out a part.
    NameInFull {
        /// What is left out.
        part: String,
    },
    /// One person under a short form of the given name.
    ShortGivenName,
    /// One person whose given name stands in full in one.
    FullGivenName,
    /// Two spellings of one name.
    Spelling,
    /// An office that one article has as held and the other as left.
    OfficeLeft {
        /// The office that was left.
        former: Which,
    },
    /// Two grades of one office ("minister", "deputy minister").
    OfficeGrades,
    /// Two offices of one name, each in charge of something else ("finance minister", "defence minister").
    OfficeFields,
    /// Two descriptions of one holder.
    Description,
    /// Two ranks of one thing ("state visit", "official visit").
    Ranks {
        /// The thing, where both name it alike.
        of: Option<String>,
    },
    /// One quotation in other words.
    Wording {
        /// What stands in the one and in the other; empty where nothing does.
        words: [String; 2],
    },
    /// A quotation that says something else: another figure, another name, or a "not" that the other leaves out.
    Quoted {
        /// What tells the two apart.
        by: QuotedBy,
        /// What stands in the one and in the other; empty where nothing does.
        words: [String; 2],
    },
}

/// What tells two quotations apart that say different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotedBy {
    /// A word of denial that only one has.
    Denial,
    /// Another figure, date or time.
    Figure,
    /// Another name.
    Name,
}

/// A span of years up to an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// How many.
    pub years: f64,
    /// The day of the event.
    pub until: Date,
    /// The noun of the event, where the article has one.
    pub event: Option<String>,
    /// True where the event lay ahead of the article.
    pub planned: bool,
}

/// How much a reason tells; of several reasons for one verdict the most telling is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Telling {
    /// One value is less exact than the other.
    LessExact,
    /// One value is a rounding of the other, or the wording differs.
    Wording,
    /// Both follow from one thing: the same start, a plan and its outcome, an earlier and a later day.
    Derived,
}

impl Reason {
    /// The word for programs, which never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CountedFrom { .. } => "counted_from",
            Self::Bound { .. } => "bound",
            Self::Vague { .. } => "vague",
            Self::Rounded { .. } => "rounded",
            Self::CutOff { .. } => "cut_off",
            Self::Planned { .. } => "planned",
            Self::Moved { .. } => "moved",
            Self::DayUnknown => "day_unknown",
            Self::PartOfWhole { .. } => "part_of_whole",
            Self::OtherSpan { .. } => "other_span",
            Self::CountGrew { .. } => "count_grew",
            Self::Birthday { .. } => "birthday",
            Self::SideLeftOut { .. } => "side_left_out",
            Self::LessExact { .. } => "less_exact",
            Self::DayOrder { .. } => "day_order",
            Self::TimeZones => "time_zones",
            Self::SameMoment => "same_moment",
            Self::Apart { .. } => "apart",
            Self::Slip => "slip",
            Self::Different => "different",
            Self::Limit => "limit",
            Self::Initials { .. } => "initials",
            Self::OtherName => "other_name",
            Self::Punctuation => "punctuation",
            Self::NameInFull { .. } => "name_in_full",
            Self::ShortGivenName => "short_given_name",
            Self::FullGivenName => "full_given_name",
            Self::Spelling => "spelling",
            Self::OfficeLeft { .. } => "office_left",
            Self::OfficeGrades => "office_grades",
            Self::OfficeFields => "office_fields",
            Self::Description => "description",
            Self::Ranks { .. } => "ranks",
            Self::Wording { .. } => "wording",
            Self::Quoted { by: QuotedBy::Denial, .. } => "quoted_denial",
            Self::Quoted { by: QuotedBy::Figure, .. } => "quoted_figure",
            Self::Quoted { by: QuotedBy::Name, .. } => "quoted_name",
        }
    }

    /// How much it tells.
    pub fn telling(&self) -> Telling {
        match self {
            Self::Bound { .. } | Self::Vague { .. } | Self::LessExact { .. } | Self::SideLeftOut { .. } => {
                Telling::LessExact
            }
            Self::CountedFrom { .. }
            | Self::Planned { .. }
            | Self::Moved { .. }
            | Self::PartOfWhole { .. }
            | Self::OtherSpan { .. }
            | Self::CountGrew { .. }
            | Self::Birthday { .. }
            | Self::TimeZones
            | Self::OfficeLeft { .. } => Telling::Derived,
            _ => Telling::Wording,
        }
    }
}
