//! Words that tell little, and words that make names, titles and places, from `assets/lexicon`.

use std::sync::OnceLock;

use foldhash::{HashMap, HashSet};

use super::lexicon::section;

const TITLES: &str = include_str!("../../assets/lexicon/titles.txt");
const PLACES: &str = include_str!("../../assets/lexicon/places.txt");
const WORDS: &str = include_str!("../../assets/lexicon/words.txt");

/// Shortest word that is taken for somebody who does something by its ending.
const AGENT: usize = 6;

/// What is known of single words, folded.
pub struct Wordlist {
    honorific: HashSet<&'static str>,
    head: HashSet<&'static str>,
    office: HashMap<&'static str, &'static str>,
    grade: HashSet<&'static str>,
    deputy: HashSet<&'static str>,
    modifier: HashSet<&'static str>,
    portfolio: HashSet<&'static str>,
    past: HashSet<&'static str>,
    suffix: HashSet<&'static str>,
    particle: HashSet<&'static str>,
    ambiguous: HashSet<&'static str>,
    party: HashSet<&'static str>,
    body: HashSet<&'static str>,
    agent: Vec<&'static str>,
    thing: HashSet<&'static str>,
    opening: HashSet<&'static str>,
    nickname: HashMap<&'static str, &'static str>,
    american: HashMap<&'static str, &'static str>,
    country: HashMap<&'static str, &'static str>,
    place: HashSet<&'static str>,
    direction: HashSet<&'static str>,
    place_lead: HashSet<&'static str>,
    owner: HashSet<&'static str>,
    filler: HashSet<&'static str>,
    generic: HashSet<&'static str>,
    kind: HashSet<&'static str>,
    organisation: HashSet<&'static str>,
    function: HashSet<&'static str>,
    common: HashSet<&'static str>,
    determiner: HashSet<&'static str>,
    before_verb: HashSet<&'static str>,
    reporting: HashSet<&'static str>,
    leads_up: HashSet<&'static str>,
    goes_to: HashSet<&'static str>,
    ends_subject: HashSet<&'static str>,
    object: HashSet<&'static str>,
    unnamed: HashSet<&'static str>,
    named_before: HashSet<&'static str>,
    report: HashSet<&'static str>,
    conjunction: HashSet<&'static str>,
    calendar: HashSet<&'static str>,
}

fn set(list: &'static str, name: &str) -> HashSet<&'static str> {
    section(list, name).map(|(entry, _)| entry).collect()
}

impl Wordlist {
    /// The lists, read once.
    pub fn get() -> &'static Self {
        static LISTS: OnceLock<Wordlist> = OnceLock::new();
        LISTS.get_or_init(|| Self {
            honorific: set(TITLES, "honorific"),
            head: set(TITLES, "head"),
            office: section(TITLES, "head")
                .chain(section(TITLES, "body"))
                .chain(section(TITLES, "office"))
                .collect(),
            grade: ["grade", "deputy"].into_iter().flat_map(|name| set(TITLES, name)).collect(),
            deputy: set(TITLES, "deputy"),
            modifier: set(TITLES, "modifier"),
            portfolio: set(TITLES, "portfolio"),
            past: set(TITLES, "past"),
            ambiguous: set(TITLES, "ambiguous"),
            suffix: set(TITLES, "suffix"),
            particle: set(TITLES, "particle"),
            party: set(TITLES, "party"),
            body: set(TITLES, "body"),
            agent: section(TITLES, "agent").map(|(ending, _)| ending).collect(),
            thing: set(TITLES, "thing"),
            opening: set(TITLES, "opening"),
            nickname: section(TITLES, "nickname").collect(),
            american: section(PLACES, "spelling").collect(),
            country: section(PLACES, "country").collect(),
            place: set(PLACES, "kind"),
            direction: set(PLACES, "direction"),
            place_lead: set(PLACES, "lead"),
            owner: set(PLACES, "owner"),
            filler: set(PLACES, "filler"),
            generic: set(PLACES, "generic"),
            kind: set(PLACES, "body"),
            organisation: set(PLACES, "organisation"),
            function: set(WORDS, "function"),
            common: ["function", "number", "reporting"]
                .into_iter()
                .flat_map(|name| set(WORDS, name))
                .collect(),
            determiner: set(WORDS, "determiner"),
            before_verb: set(WORDS, "before-verb"),
            reporting: set(WORDS, "reporting"),
            leads_up: set(WORDS, "leads-up"),
            goes_to: set(WORDS, "goes-to"),
            ends_subject: set(WORDS, "ends-subject"),
            object: set(WORDS, "object"),
            unnamed: set(WORDS, "unnamed"),
            named_before: set(WORDS, "named-before"),
            report: set(WORDS, "report"),
            conjunction: set(WORDS, "conjunction"),
            calendar: ["weekday", "month"].into_iter().flat_map(|name| set(WORDS, name)).collect(),
        })
    }

    /// "Mr", "Dr", "King": part of no name, and no office worth comparing.
    pub fn is_honorific(&self, folded: &str) -> bool {
        self.honorific.contains(folded)
    }

    /// The noun of an office or role.
    pub fn is_head(&self, folded: &str) -> bool {
        self.head.contains(folded)
    }

    /// The office that a head names, one word for all that name it ("rep" is "representative").
    pub fn office(&self, folded: &str) -> Option<&'static str> {
        self.office.get(folded).copied()
    }

    /// The grade of an office ("deputy", "assistant"): whoever holds the one does not hold the other.
    pub fn grade(&self, folded: &str) -> Option<&'static str> {
        self.grade.get(folded).copied()
    }

    /// A grade whose holder is often called by the office itself ("deputy", "acting").
    pub fn is_deputy(&self, folded: &str) -> bool {
        self.deputy.contains(folded)
    }

    /// A word of titles: honorific, head or modifier.
    pub fn is_title(&self, folded: &str) -> bool {
        self.is_honorific(folded) || self.is_head(folded) || self.modifier.contains(folded)
    }

    /// A word of titles that in small letters is another word as well ("major").
    pub fn is_ambiguous(&self, folded: &str) -> bool {
        self.ambiguous.contains(folded)
    }

    /// A word for the people of a party.
    pub fn is_party(&self, folded: &str) -> bool {
        self.party.contains(folded)
    }

    /// A word for what a body is ("group", "charity").
    pub fn is_body(&self, folded: &str) -> bool {
        self.body.contains(folded)
    }

    /// A word that by its ending means somebody who does something ("plumber", "botanist").
    pub fn is_agent(&self, folded: &str) -> bool {
        folded.len() >= AGENT
            && self.agent.iter().any(|ending| folded.ends_with(ending))
            && !self.thing.contains(folded)
            && !self.is_common(folded)
    }

    /// A word that a noun phrase begins with or stands behind: an article, a preposition.
    pub fn is_opening(&self, folded: &str) -> bool {
        self.opening.contains(folded)
    }

    /// A field that an office is in charge of, or a country.
    pub fn is_portfolio(&self, folded: &str) -> bool {
        self.portfolio.contains(folded) || self.country.contains_key(folded)
    }

    /// "former", "then": the office is no longer held.
    pub fn is_past(&self, folded: &str) -> bool {
        self.past.contains(folded)
    }

    /// "Jr", "III".
    pub fn is_suffix(&self, folded: &str) -> bool {
        self.suffix.contains(folded)
    }

    /// A word in small letters inside a person's name ("van", "al").
    pub fn is_particle(&self, folded: &str) -> bool {
        self.particle.contains(folded)
    }

    /// The given name that a short form stands for, or the word itself.
    pub fn given<'a>(&self, folded: &'a str) -> &'a str {
        self.nickname.get(folded).copied().unwrap_or(folded)
    }

    /// The American spelling of a word that names hold, or the word itself.
    pub fn american<'a>(&self, folded: &'a str) -> &'a str {
        self.american.get(folded).copied().unwrap_or(folded)
    }

    /// The country of a country's name, people or things.
    pub fn country(&self, folded: &str) -> Option<&'static str> {
        self.country.get(folded).copied()
    }

    /// A word that makes a name the name of a place ("River", "Street").
    pub fn is_place(&self, folded: &str) -> bool {
        self.place.contains(folded)
    }

    /// A word that says which part of a country or continent is meant.
    pub fn is_direction(&self, folded: &str) -> bool {
        self.direction.contains(folded)
    }

    /// The first word of many names of places ("New", "San").
    pub fn is_place_lead(&self, folded: &str) -> bool {
        self.place_lead.contains(folded)
    }

    /// A word that ends the name of a body, in small letters too ("hospital").
    pub fn is_generic(&self, folded: &str) -> bool {
        self.generic.contains(folded)
    }

    /// A word for a kind of body that is easily taken for another ("Institute", "Center").
    pub fn is_kind(&self, folded: &str) -> bool {
        self.kind.contains(folded)
    }

    /// A word that the name of a body is often given without.
    pub fn is_filler(&self, folded: &str) -> bool {
        self.filler.contains(folded)
    }

    /// People whom a body is for, in the possessive at the front of its name ("Children's Fund").
    pub fn is_owner(&self, folded: &str) -> bool {
        self.owner.contains(folded)
    }

    /// A word that makes a name the name of a body, document or event.
    pub fn is_organisation(&self, folded: &str) -> bool {
        self.organisation.contains(folded)
    }

    /// A word between a thing and its figure: "a rate of 5 percent".
    pub fn leads_up(&self, folded: &str) -> bool {
        self.leads_up.contains(folded)
    }

    /// A word between a sum and what it is for: "$5 million in taxes".
    pub fn goes_to(&self, folded: &str) -> bool {
        self.goes_to.contains(folded)
    }

    /// A word that ends a subject: behind it stands no verb of the subject.
    pub fn ends_subject(&self, folded: &str) -> bool {
        self.ends_subject.contains(folded)
    }

    /// A word before a name that does not speak itself: "a spokeswoman for Smith".
    pub fn is_object(&self, folded: &str) -> bool {
        self.object.contains(folded)
    }

    /// A word behind "said" that begins a speaker without a name: "said a statement".
    pub fn is_unnamed(&self, folded: &str) -> bool {
        self.unnamed.contains(folded)
    }

    /// A word before "said" by which somebody goes on who was named before.
    pub fn is_named_before(&self, folded: &str) -> bool {
        self.named_before.contains(folded)
    }

    /// A word of reporting that is a noun as often.
    pub fn is_report(&self, folded: &str) -> bool {
        self.report.contains(folded)
    }

    /// A word that says nothing of what a sentence is about.
    pub fn is_function(&self, folded: &str) -> bool {
        self.function.contains(folded)
    }

    /// A word that no name begins with.
    pub fn is_common(&self, folded: &str) -> bool {
        self.common.contains(folded)
    }

    /// A word that a noun phrase begins with.
    pub fn is_determiner(&self, folded: &str) -> bool {
        self.determiner.contains(folded)
    }

    /// A word that a verb follows ("to", "will", "they").
    pub fn is_before_verb(&self, folded: &str) -> bool {
        self.before_verb.contains(folded)
    }

    /// A verb that only tells that somebody said something.
    pub fn is_reporting(&self, folded: &str) -> bool {
        self.reporting.contains(folded)
    }

    /// A word that opens a clause.
    pub fn is_conjunction(&self, folded: &str) -> bool {
        self.conjunction.contains(folded)
    }

    /// A weekday or month.
    pub fn is_calendar(&self, folded: &str) -> bool {
        self.calendar.contains(folded)
    }
}
