//! That nobody came to harm: "no one was injured", "no injuries".
//!
//! Of all that an article can say there is none of, this is what another article gives a number for.

use super::finding::Finding;
use crate::lexicon::Class;
use crate::text::TokenView;
use crate::text::number::Numeral;
use crate::value::{Kind, Value};

use super::hedge;

/// Tokens from "no one" to what did not happen to them: "no one *on board was* hurt".
const REACH: usize = 8;

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let end = match (view.word(at), view.word(at + 1)) {
        ("no", noun) if Class::Harm.has(noun) && noun.ends_with('s') => at + 1,
        ("no", "one") => harmed(view, at + 2)?,
        ("nobody" | "none", _) => harmed(view, at + 1)?,
        ("no", noun) if Class::Anybody.has(noun) => {
            harmed(view, at + 2)?;
            at + 1
        }
        _ => return None,
    };
    let none = hedge::quantity(&Numeral::exact(0.0, 1.0, end), None, String::new());
    Some(Finding::new(end, Kind::Count, Value::Quantity(none)))
}

/// The index behind "no one", `at`, where soon a verb says that they came to no harm: "no one was injured", "nobody died".
fn harmed(view: &TokenView<'_>, at: usize) -> Option<usize> {
    let clause = (at..at + REACH).take_while(|at| view.is_word(*at));
    let mut words = clause.map(|at| view.word(at));
    let verb = words.find(|word| Class::Harm.has(word) || matches!(*word, "who" | "that" | "but" | "and"))?;
    Class::Harm.has(verb).then_some(at)
}
