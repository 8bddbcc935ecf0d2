//! What several classes together say of a word.

use super::Class;

/// Shortest word that is taken for somebody who does something by its ending.
const AGENT: usize = 6;

/// A word of titles: an honorific, the noun of an office or what may stand before it.
pub fn is_title(folded: &str) -> bool {
    Class::Honorific.has(folded) || Class::TitleNoun.has(folded) || Class::TitleModifier.has(folded)
}

/// The office that the noun of a title names, one word for all that name it ("rep" is "representative").
pub fn office(folded: &str) -> Option<&'static str> {
    let names = [Class::Office, Class::BodyNoun, Class::TitleNoun];
    names.into_iter().find_map(|class| class.meaning(folded))
}

/// The grade of an office ("deputy", "assistant"): whoever holds the one does not hold the other.
pub fn grade(folded: &str) -> Option<&'static str> {
    Class::Grade.meaning(folded).or_else(|| Class::Deputy.meaning(folded))
}

/// A field that an office is in charge of, or a country.
pub fn is_portfolio(folded: &str) -> bool {
    Class::Portfolio.has(folded) || Class::Country.has(folded)
}

/// A word that by its ending means somebody who does something ("plumber", "botanist").
pub fn is_agent(folded: &str) -> bool {
    folded.len() >= AGENT
        && Class::AgentEnding.entries().any(|(ending, _)| folded.ends_with(ending))
        && !Class::NoAgent.has(folded)
        && !is_common(folded)
}

/// The given name that a short form stands for, or the word itself.
pub fn given_name(folded: &str) -> &str {
    // The ending of a short form is spelt in three ways: "Vicky", "Vicki", "Vickie".
    let with_y = || {
        let stem = folded.strip_suffix("ie").or_else(|| folded.strip_suffix('i'))?;
        Class::Nickname.meaning(&format!("{stem}y"))
    };
    Class::Nickname.meaning(folded).or_else(with_y).unwrap_or(folded)
}

/// The American spelling of a word that names hold, or the word itself.
pub fn american(folded: &str) -> &str {
    Class::American.meaning(folded).unwrap_or(folded)
}

/// A word that no name begins with.
pub fn is_common(folded: &str) -> bool {
    [Class::Function, Class::Number, Class::Reporting, Class::Common].iter().any(|class| class.has(folded))
}

/// A weekday or month.
pub fn is_calendar(folded: &str) -> bool {
    Class::Weekday.has(folded) || Class::Month.has(folded)
}
