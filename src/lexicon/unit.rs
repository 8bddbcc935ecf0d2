//! Units of measure.

use std::sync::OnceLock;

use foldhash::HashMap;

use super::Class;

/// The classes of units, one a measure.
const MEASURES: [Class; 12] = [
    Class::Percent,
    Class::Distance,
    Class::Duration,
    Class::Weight,
    Class::Area,
    Class::Volume,
    Class::Speed,
    Class::Temperature,
    Class::Energy,
    Class::Data,
    Class::Frequency,
    Class::Force,
];

/// A unit of measure in canonical form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The class that it belongs to; only units of one measure compare.
    pub measure: Class,
    /// The canonical name ("km").
    pub name: &'static str,
    /// How many base units of the measure it holds; 1 where units of the measure do not convert by a factor.
    pub factor: f64,
}

impl Unit {
    /// All words for units, each with its unit.
    pub fn words() -> impl Iterator<Item = (&'static str, Self)> {
        MEASURES.into_iter().flat_map(|measure| {
            measure.entries().map(move |(word, meaning)| {
                let (name, factor) = with_factor(meaning);
                (word, Self { measure, name, factor })
            })
        })
    }
}

/// A meaning that ends with a number, such as "km 1000", taken apart; the number is 1 where none stands.
pub fn with_factor(meaning: &str) -> (&str, f64) {
    let parts = meaning.rsplit_once(' ').and_then(|(name, factor)| Some((name, factor.parse().ok()?)));
    parts.unwrap_or((meaning, 1.0))
}

/// The unit whose canonical name is `name`, for comparing figures in different units of one measure.
pub fn unit(name: &str) -> Option<Unit> {
    static UNITS: OnceLock<HashMap<&'static str, Unit>> = OnceLock::new();
    let units = UNITS.get_or_init(|| Unit::words().map(|(_, unit)| (unit.name, unit)).collect());
    units.get(name).copied()
}

/// The name of all currencies that may be meant where no country is named ("$" for "USD"), or the currency itself.
pub fn currency(code: &str) -> &str {
    Class::CurrencyFamily.meaning(&code.to_ascii_lowercase()).unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_one_measure_convert() {
        let (mile, km) = (unit("mile").unwrap(), unit("km").unwrap());
        assert_eq!(mile.measure, km.measure);
        assert!((mile.factor / km.factor - 1.609_344).abs() < 1e-9);
        assert_eq!(unit("parsec"), None);
    }
}
