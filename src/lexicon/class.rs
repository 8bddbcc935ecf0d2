//! The classes, and what a word is in them.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};

use super::{sorted, syntax};

/// Bytes of an entry with what parts it from the next, as a rule.
const ENTRY: usize = 10;

/// Declares the classes, file by file, each with its name there.
macro_rules! classes {
    ($($file:ident $path:literal { $($(#[$doc:meta])* $class:ident $name:literal)* })*) => {
        /// A class of words. Words are looked up in folded form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Class { $($($(#[$doc])* $class,)*)* }

        impl Class {
            /// All classes, file by file.
            pub const ALL: &'static [Self] = &[$($(Self::$class,)*)*];

            /// The text of its file, and its name there.
            fn place(self) -> (&'static str, &'static str) {
                match self { $($(Self::$class => ($file, $name),)*)* }
            }
        }

        $(const $file: &str = include_str!(concat!("../../assets/lexicon/", $path, ".txt"));)*

        #[cfg(test)]
        const FILES: &[&str] = &[$($file,)*];
    };
}

classes! {
    ABBREVIATIONS "abbreviations" {
        /// What a full stop never ends the sentence behind, as written: "Mr".
        Abbreviation "always"
        /// The same where a number follows: "No".
        NumberAbbreviation "before a number"
        /// What a full stop ends the sentence behind only if a usual beginning follows: "Inc".
        EitherAbbreviation "either"
        /// Halves of the day, which end a sentence unless a day or a zone follows: "p.m".
        TimeAbbreviation "time"
        /// Words that usually begin a sentence, as written.
        SentenceOpener "opener"
        /// Words that follow a time of day within its sentence, as written.
        AfterTime "after time"
        /// Words that begin a sentence with a time of day, as written.
        BeforeTime "before time"
        /// Verbs by which a sentence goes on behind a quotation that ends with "?" or "!".
        QuoteVerb "quote verb"
    }
    BOILERPLATE "boilerplate" {
        /// Whole lines that are left over from a web page.
        BoilerplateLine "line"
        /// Starts of such lines.
        BoilerplateStart "start"
        /// Ends of such lines.
        BoilerplateEnd "end"
        /// What short lines of this sort hold.
        BoilerplatePart "part"
        /// Starts of such short lines, each with what must follow as well.
        BoilerplatePair "pair"
        /// Starts of lines that describe a picture.
        CaptionStart "caption start"
        /// Ends of such lines.
        CaptionEnd "caption end"
        /// What short lines of this sort hold.
        CaptionPart "caption part"
        /// What a picture credit is made of.
        Credit "credit"
        /// Words before the name in a credit.
        CreditLabel "credit label"
        /// Lines that open a list of links to other articles.
        LinkList "link list"
        /// Lines that open the comments of readers.
        Comments "comments"
        /// Lines that stand below each comment.
        BelowComment "below a comment"
        /// Verbs of lines that tell something.
        StatementVerb "statement verb"
        /// What dialogs say that ask for consent.
        Consent "consent"
        /// What the plain part of a newsletter says that only points at its page.
        MailStub "mail stub"
        /// Starts of the names that their parts of a page have.
        ConsentManager "consent manager"
        /// Words in the names that pages give to their parts, for parts that are no article.
        PagePart "page part"
        /// The same for words with other meanings, which running text outweighs.
        WeakPagePart "weak page part"
        /// The same for parts that describe a picture.
        WeakCaptionPart "weak caption part"
    }
    CALENDAR "calendar" {
        /// Months, by number.
        Month "month"
        /// Weekdays, by number from Monday.
        Weekday "weekday"
        /// Seasons, by their first month.
        Season "season"
        /// Decades with a name, by their first year.
        Decade "decade"
        /// Holidays, by month and day or by month, weekday and number.
        Holiday "holiday"
        /// Parts of a day that may stand beside it.
        DayPart "part of a day"
        /// Words for times of day: first and last minute after midnight.
        Clock "clock"
        /// Days counted from today.
        Today "today"
        /// Words before a unit of time: how many units from the present one.
        Shift "shift"
        /// Stretches without a length, past or future.
        Era "era"
        /// Which part of a year, month or week is meant.
        Portion "portion"
        /// Quarters of a year, by number.
        Quarter "quarter"
        /// Halves of a year, by number.
        HalfYear "half"
        /// Words that make a date behind them a coming one.
        Future "future"
        /// Time zones.
        Zone "zone"
        /// Words before which a month alone, or an old year, is a date.
        BeforeDate "before a date"
        /// Words before which a month that is a verb as well is a month.
        BeforeMonth "before a month"
        /// Words behind a date that show that it ends there.
        AfterDate "after a date"
        /// Months in other languages, by number.
        ForeignMonth "foreign month"
        /// Months that are names of people as well.
        MonthName "name"
    }
    CURRENCIES "currencies" {
        /// Signs of one character as written: currency code.
        CurrencyMark "mark"
        /// Letters before the figure that are money only in sums: currency code.
        CurrencyLetter "letter"
        /// Signs and letters before the figure: currency code and factor.
        CurrencySign "sign"
        /// Words and codes behind the figure: currency code and factor.
        Currency "name"
        /// The same for names that are other words as well.
        WeakCurrency "weak"
        /// Codes before or behind the figure, in capitals only.
        CurrencyCode "code"
        /// Codes that a name without a country may stand for, by that name.
        CurrencyFamily "family"
    }
    DATE_LINES "date_lines" {
        /// Words that may stand beside the date in a line that is nothing but a date.
        DateLine "date line"
        /// Words that make a second date that of a change.
        Updated "change"
        /// Words before a date of publication.
        DateLabel "label"
        /// How a line begins that says where the article appeared.
        Appearance "appearance"
    }
    ENGLISH "english" {
        /// Words that stand in every English text.
        Frequent "frequent"
        /// Beginnings that are set off with a hyphen though they are no words.
        Prefix "prefix"
        /// What stands behind an apostrophe at the end of a word.
        Contraction "contraction"
        /// English words, without those that follow from others by regular endings.
        English "english"
    }
    FAMILIES "families" {
        /// Words of the news that stand for one another, by the word that stands for all.
        Family "family"
        /// What becomes of people in the news.
        State "state"
        /// States by whose number an event is reported.
        Toll "toll"
        /// How badly somebody was hurt.
        Severity "severity"
        /// Nouns that do not say who is counted.
        Anybody "anybody"
    }
    FIELDS "fields" {
        /// Names of the field with the headline, the best first.
        TitleField "title"
        /// The same for the outlet.
        OutletField "source"
        /// The same for the day of publication.
        PublishedField "published"
        /// The same for the address.
        UrlField "url"
        /// The same for the text.
        BodyField "body"
        /// The same for the summary.
        SummaryField "summary"
        /// Where a list of articles stands in a document, and what wraps a single one.
        ListField "list"
    }
    FIGURES "figures" {
        /// What nobody came to: "injured", "deaths".
        Harm "harm"
        /// Nouns behind which a number names a thing and counts nothing: "page".
        Label "label"
        /// Words before a number that is whole without the digits in groups behind it.
        Alone "alone"
        /// Nouns behind which a number names one of several: "week".
        Numbered "numbered"
        /// Words that may open a figure, date or time and mean nothing by themselves.
        Opening "opening"
        /// Words between two numbers.
        Joiner "joiner"
        /// Nouns and verbs that make a pair of numbers the outcome of a vote or a match.
        Contest "contest"
        /// Verbs after which "from ... to ..." names two values and no range.
        Movement "change"
        /// Words near which a decimal without unit is a share in percent.
        Rate "rate"
        /// Rates that are no shares.
        OtherRate "other rate"
        /// Words before "one" that make it a pronoun.
        BeforeOne "before one"
        /// Words behind "one" that make it a pronoun.
        AfterOne "after one"
        /// Words whose capital at the start of a sentence makes no name.
        FirstWord "first word"
        /// Words before a position in an order: "the third".
        BeforeOrdinal "before an ordinal"
        /// Adjectives between a number and its unit of time: "two more years".
        BeforeUnit "before a unit"
        /// Words behind "a year" that make it a time, no denominator: "a year earlier".
        AfterPeriod "after a period"
        /// Adjectives behind a length, each with what it is the length of: "12 inches wide" is a width.
        Dimension "dimension"
        /// Words near which the "m" behind a number is a metre.
        LengthClue "length"
        /// Words near which it stands for million.
        Crowd "crowd"
        /// Words behind "3m of" that stand for what was counted before.
        CountedBefore "counted before"
        /// Words before a number to call.
        BeforePhone "before a phone"
    }
    FREQUENCIES "frequencies" {
        /// Stems and countries that are common in news: how many of 10,000 sentences have them.
        NewsFrequency "frequency"
    }
    GRADES "grades" {
        /// Nouns of which only one grade can be true at a time, by their class.
        GradedNoun "noun"
        /// Grades, by the class of their nouns.
        NounGrade "grade"
    }
    HEDGES "hedges" {
        /// What limits the figure behind it, by the bound.
        HedgeBefore "before"
        /// What limits the figure before it, by the bound.
        HedgeAfter "after"
    }
    LANGUAGES "languages" {
        /// Languages that do not write a decimal point, by the mark that they write.
        DecimalMark "decimal"
        /// Languages in which a space parts thousands.
        ThousandsSpace "thousands"
    }
    LEMMAS "lemmas" {
        /// Forms of verbs that do not follow from their lemma by rule, by the lemma.
        VerbForm "verb form"
        /// Forms of modals, by the lemma.
        ModalForm "modal form"
        /// Plurals that do not follow by rule, by the singular.
        PluralForm "plural"
        /// Comparatives and superlatives that do not follow by rule, by the positive.
        ComparedForm "compared form"
        /// Forms of pronouns, by the first.
        PronounForm "pronoun form"
        /// Forms of adverbs, by the lemma.
        AdverbForm "adverb form"
    }
    NUMBERS "numbers" {
        /// Numbers in words.
        Number "number"
        /// What a number before it is multiplied by.
        Scale "scale"
        /// The same for letters that are glued to digits.
        Suffix "suffix"
        /// Words that tell an order of magnitude: least and greatest value.
        Vague "vague"
        /// Positions in an order.
        Ordinal "ordinal"
        /// Parts of a whole, by their number.
        Part "part"
        /// Endings of a position in digits: "22nd".
        OrdinalEnding "ordinal ending"
    }
    OUTLETS "outlets" {
        /// Domains and abbreviations of outlets, by their names.
        Outlet "outlet"
        /// Parts of sites and kinds of article: no outlets.
        NoOutlet "no outlet"
        /// Words in names of outlets that tell none from another.
        NoTag "no part of a tag"
        /// Letters that are a word or a slur: no tag of an outlet.
        NotATag "no tag"
        /// Nouns that many newspapers are called by.
        SharedNoun "shared noun"
        /// Labels under which countries register domains: "co.uk".
        SharedSuffix "shared suffix"
    }
    PLACES "places" {
        /// Countries with the words for their people and things, by the name of the country.
        Country "country"
        /// Words that make a name the name of a place: "River".
        PlaceNoun "kind"
        /// Words for a part of a country or continent.
        Direction "direction"
        /// First words of many names of places: "New".
        PlaceLead "lead"
        /// People whom a body is for, in the possessive at the front of its name: "Children's Fund".
        BodyOwner "owner"
        /// British spellings of words that names hold, by the American ones.
        American "spelling"
        /// Words that the name of a body is often given without.
        BodyFiller "filler"
        /// Kinds of body that are easily taken for one another: "Institute", "Center".
        BodyKind "body"
        /// Words that end the name of a body, in small letters too: "hospital".
        BodyEnding "generic"
        /// Words that make a name the name of a body, document or event.
        Organisation "organisation"
        /// Firms whose name is a possessive, without its ending: "Moody".
        PossessiveFirm "possessive"
        /// Nouns for a business that a name in the possessive stands before.
        Business "business"
    }
    ROLES "roles" {
        /// Words for figures that went up.
        Rise "rise"
        /// Words for figures that went down.
        Fall "fall"
        /// Verbs for what happens to somebody or something but once: "born", "founded".
        Single "single"
        /// Words near a figure that make it an aim.
        Target "target"
        /// Verbs that make a figure behind "to" an aim.
        Raise "raise"
        /// Verbs that only link a thing to its figure.
        Link "level"
        /// Verbs that say how a figure changed.
        Change "change"
        /// Words before what is planned.
        Planned "planned"
        /// Words before what is expected.
        Expected "expected"
        /// Words of denial.
        Denied "denied"
        /// Adjectives that say whose an event is, by the office.
        OfficeAdjective "owner"
        /// What is counted on from day to day.
        Growing "growing"
    }
    SEARCH "search" {
        /// Openings of questions, by what answers them; the first that fits counts.
        Question "question"
        /// Verbs of "what did they say".
        SayingVerb "saying"
        /// Words of questions, by those that articles use.
        Asked "asked"
        /// Whoever has been named before.
        Pronoun "pronoun"
        /// Words that a question adds to what it is about.
        Idle "idle"
        /// The same at the end of a question.
        IdleEnding "closing"
        /// Words before the name of a place.
        BeforePlace "place"
        /// Words behind which nothing more is said of the value before them.
        Break "break"
        /// Nouns that questions ask for, by the kinds of value that answer them.
        AskedNoun "asked noun"
        /// Words of questions that stand for one another, by one that stands for all.
        AskedAlike "asked alike"
        /// Words that a question can do without.
        Filler "filler"
        /// Auxiliary verbs, which are often misspelt.
        Auxiliary "auxiliary"
        /// Nouns for people, whoever they are.
        Somebody "somebody"
        /// Nouns for people.
        Person "person"
        /// Asked nouns that say no more than the kind of the value.
        KindNoun "kind noun"
        /// What is counted to say how far something is.
        Pace "pace"
        /// Verbs of questions that say no more than that something takes place.
        LightVerb "light verb"
        /// Nouns without a name that tell where something is.
        Venue "venue"
    }
    SPEECH "speech" {
        /// Endings of words, by the part of speech; the first that fits counts.
        SpeechEnding "ending"
        /// Words, by their commonest part of speech.
        Speech "speech"
    }
    TITLES "titles" {
        /// "Mr", "Dr", "King": part of no name, and no office worth comparing.
        Honorific "honorific"
        /// Nouns of offices and roles.
        TitleNoun "head"
        /// Nouns of one office, by the word for all of them.
        Office "office"
        /// Grades that make another office of it.
        Grade "grade"
        /// Grades whose holder is often called by the office itself: "deputy".
        Deputy "deputy"
        /// What may stand before the noun of an office.
        TitleModifier "modifier"
        /// What an office is in charge of, behind "of" or "for".
        Portfolio "portfolio"
        /// Fields of which a government has one member in charge, by one word for each.
        Ministry "ministry"
        /// Words that begin the role of somebody who holds it no longer.
        Former "past"
        /// "Jr", "III".
        NameSuffix "suffix"
        /// Words in small letters inside the name of a person: "van", "al".
        NameParticle "particle"
        /// Words in small letters that a hyphen joins to a name without making them a part of it: "London-based".
        AfterHyphen "behind a hyphen"
        /// Words between two names that say that they are one.
        Alias "alias"
        /// Short forms of given names, by the full ones.
        Nickname "nickname"
        /// Words of titles that in small letters are other words as well: "major".
        AmbiguousTitle "ambiguous"
        /// What a body is: "group", "charity".
        BodyNoun "body"
        /// Words for the people of a party.
        Party "party"
        /// Endings of words for people by what they do.
        AgentEnding "agent"
        /// Words with such an ending that mean nobody who does something.
        NoAgent "thing"
        /// Words that a noun phrase begins with or stands behind.
        PhraseOpener "opening"
    }
    UNITS "units" {
        /// Units of a share.
        Percent "percent"
        /// Units of length.
        Distance "distance"
        /// Units of time.
        Duration "duration"
        /// Units of weight.
        Weight "weight"
        /// Units of area.
        Area "area"
        /// Units of volume.
        Volume "volume"
        /// Units of speed.
        Speed "speed"
        /// Units of temperature.
        Temperature "temperature"
        /// Units of energy and power.
        Energy "energy"
        /// Units of data.
        Data "data"
        /// Units of frequency.
        Frequency "frequency"
        /// Units of force, tension and pressure.
        Force "force"
        /// Words for one unit of time, by the unit: "yearlong".
        Long "long"
        /// Denominators of rates, by the unit.
        Per "per"
    }
    WORDS "words" {
        /// Words in a title that says that something is not so.
        DeniesTitle "denies"
        /// Words that say nothing of what a sentence is about.
        Function "function"
        /// Other words that no name begins with.
        Common "common"
        /// Words that a noun phrase begins with.
        Determiner "determiner"
        /// Words that a verb follows.
        BeforeVerb "before a verb"
        /// Verbs and nouns that only say that somebody said something.
        Reporting "reporting"
        /// Verbs that put off on somebody else what they report, or take it for wrong.
        Doubting "doubting"
        /// Words for what was said before it was known better.
        Revised "revised"
        /// Those of them that are nouns as often.
        ReportNoun "report"
        /// Words between a thing and its figure: "a rate of 5 percent".
        LeadsUp "before a figure"
        /// Words between a sum and what it is for: "$5 million in taxes".
        GoesTo "after a sum"
        /// Words behind which no verb of the subject stands.
        EndsSubject "after a subject"
        /// Words before a name that does not speak itself: "a spokeswoman for Smith".
        BeforeObject "object"
        /// Words behind "said" that begin a speaker without a name.
        Unnamed "unnamed"
        /// Words before "said" for somebody who was named before.
        NamedBefore "named before"
        /// Words that open a clause.
        Conjunction "conjunction"
        /// Forms that the stemmer does not bring together, by the base form.
        Irregular "irregular"
    }
}

impl Class {
    /// The name of the class in its list.
    pub fn name(self) -> &'static str {
        self.place().1
    }

    /// The words of the class with their meanings, in the order of the list.
    pub fn entries(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        syntax::entries(self.lines())
    }

    /// True for a word of the class.
    pub fn has(self, word: &str) -> bool {
        self.meaning(word).is_some()
    }

    /// The meaning of a word of the class; the last one where it has several.
    pub fn meaning(self, word: &str) -> Option<&'static str> {
        if self.is_sorted() { sorted::meaning(self.lines(), word) } else { self.words().get(word).copied() }
    }

    /// True for the lists that are too long to load.
    fn is_sorted(self) -> bool {
        matches!(self, Self::English | Self::Speech)
    }

    fn lines(self) -> &'static str {
        static LINES: [OnceLock<&str>; Class::ALL.len()] = [const { OnceLock::new() }; Class::ALL.len()];
        LINES[self as usize].get_or_init(|| {
            let (file, name) = self.place();
            syntax::section(file, name)
        })
    }

    fn words(self) -> &'static HashMap<&'static str, &'static str> {
        static WORDS: [OnceLock<HashMap<&str, &str>>; Class::ALL.len()] =
            [const { OnceLock::new() }; Class::ALL.len()];
        WORDS[self as usize].get_or_init(|| {
            let mut words = HashMap::with_capacity(self.lines().len() / ENTRY);
            words.extend(self.entries());
            words
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_in_its_list_and_every_list_holds_but_classes() {
        for class in Class::ALL {
            assert!(class.entries().next().is_some(), "{class:?} has no entry");
        }
        let sections = FILES.iter().flat_map(|file| file.lines()).filter(|line| line.starts_with('['));
        assert_eq!(sections.count(), Class::ALL.len(), "a section without a class");
        for file in FILES {
            assert!(file.starts_with("# ") && file.ends_with('\n'), "{}", &file[..40]);
        }
    }

    #[test]
    fn entries_are_folded_and_stand_once_in_a_class() {
        let as_written = [
            Class::Abbreviation,
            Class::NumberAbbreviation,
            Class::EitherAbbreviation,
            Class::TimeAbbreviation,
            Class::SentenceOpener,
            Class::AfterTime,
            Class::BeforeTime,
            Class::Family,
            Class::CurrencyMark,
        ];
        for class in Class::ALL.iter().filter(|class| !class.is_sorted()) {
            let mut seen: HashMap<&str, &str> = HashMap::default();
            for (entry, meaning) in class.entries() {
                let folded = entry.chars().all(|c| c.is_ascii() && !c.is_ascii_uppercase());
                assert!(folded || as_written.contains(class), "{class:?}: {entry}");
                assert!(!entry.contains(['[', ']', '#', '=']), "{class:?}: {entry}");
                let twice = seen.insert(entry, meaning);
                assert!(twice.is_none() || twice != Some(meaning), "{class:?}: {entry} stands there twice");
            }
        }
    }

    #[test]
    fn the_longest_lists_are_sorted_one_entry_a_line() {
        for class in Class::ALL.iter().filter(|class| class.is_sorted()) {
            assert!(class.lines().lines().is_sorted(), "{class:?}");
            assert_eq!(class.lines().lines().count(), class.entries().count(), "{class:?}");
            for (word, meaning) in class.entries() {
                assert_eq!(class.meaning(word), Some(meaning), "{word}");
            }
        }
    }
}
