//! Parts of speech.

/// Defines an enum whose variants have names in the treebank, numbered from 0.
macro_rules! named {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them, each at the index that is its number.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name that it has in the treebank.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The one with this name in the treebank.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(super) use named;

named! {
    /// The part of speech of a word: the tags of the Penn Treebank (Santorini 1990), with those that `OntoNotes` added.
    Tag {
        /// Noun, singular or mass: "storm".
        NN = "NN",
        /// Noun, plural: "storms".
        NNS = "NNS",
        /// Proper noun, singular: "Oslo".
        NNP = "NNP",
        /// Proper noun, plural: "Alps".
        NNPS = "NNPS",
        /// Verb, base form: "to take".
        VB = "VB",
        /// Verb, past tense: "took".
        VBD = "VBD",
        /// Verb, gerund or present participle: "taking".
        VBG = "VBG",
        /// Verb, past participle: "taken".
        VBN = "VBN",
        /// Verb, present tense, not third person singular: "they take".
        VBP = "VBP",
        /// Verb, present tense, third person singular: "takes".
        VBZ = "VBZ",
        /// Modal: "will", "could".
        MD = "MD",
        /// "to" before a verb or as a preposition.
        TO = "TO",
        /// Adjective or ordinal: "new", "third".
        JJ = "JJ",
        /// Adjective, comparative: "more", "newer".
        JJR = "JJR",
        /// Adjective, superlative: "most", "newest".
        JJS = "JJS",
        /// Adverb, "not" among them.
        RB = "RB",
        /// Adverb, comparative: "sooner".
        RBR = "RBR",
        /// Adverb, superlative: "soonest".
        RBS = "RBS",
        /// Particle: "broke *out*".
        RP = "RP",
        /// Cardinal number: "12", "twelve".
        CD = "CD",
        /// Determiner: "the", "some", "no".
        DT = "DT",
        /// Determiner before another: "*all* the".
        PDT = "PDT",
        /// Preposition or subordinating conjunction: "of", "because".
        IN = "IN",
        /// Coordinating conjunction: "and".
        CC = "CC",
        /// Personal pronoun: "she".
        PRP = "PRP",
        /// Possessive pronoun: "her".
        PRPPossessive = "PRP$",
        /// Possessive ending: "'s".
        POS = "POS",
        /// Determiner that asks or relates: "which".
        WDT = "WDT",
        /// Pronoun that asks or relates: "who".
        WP = "WP",
        /// Possessive pronoun that asks or relates: "whose".
        WPPossessive = "WP$",
        /// Adverb that asks or relates: "where".
        WRB = "WRB",
        /// "There" in "there is".
        EX = "EX",
        /// Interjection: "yes".
        UH = "UH",
        /// Foreign word.
        FW = "FW",
        /// Symbol.
        SYM = "SYM",
        /// Address of a page or of mail.
        ADD = "ADD",
        /// Mark that is no punctuation: "*".
        NFP = "NFP",
        /// Unknown, and the two that are rarer than one word in 30,000 (AFX, LS).
        XX = "XX",
        /// Currency sign.
        Currency = "$",
        /// Hyphen within a word: "two*-*day".
        HYPH = "HYPH",
        /// Comma.
        Comma = ",",
        /// Mark that ends a sentence.
        Period = ".",
        /// Colon, semicolon, dash or dots.
        Colon = ":",
        /// Quotation mark that opens.
        OpenQuote = "``",
        /// Quotation mark that closes.
        CloseQuote = "''",
        /// Bracket that opens.
        OpenBracket = "-LRB-",
        /// Bracket that closes.
        CloseBracket = "-RRB-",
    }
}

impl Tag {
    /// True for a common or proper noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }

    /// True for a proper noun.
    pub fn is_proper(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }

    /// True for a verb in any form, modals aside.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }

    /// True for an adjective.
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::JJ | Self::JJR | Self::JJS)
    }

    /// True for an adverb.
    pub fn is_adverb(self) -> bool {
        matches!(self, Self::RB | Self::RBR | Self::RBS)
    }

    /// True for a pronoun that stands for somebody or something.
    pub fn is_pronoun(self) -> bool {
        matches!(self, Self::PRP | Self::WP | Self::WDT | Self::EX)
    }
}
