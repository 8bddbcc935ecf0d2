//! JSON as values, as many as are worth reading: a list of small objects takes ninety times its own size.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::intake::error::ParseError;

/// What the values of any document may take, in bytes, and how many times its size those of a large one may.
const SMALL: usize = 64_000_000;
const FACTOR: usize = 4;
/// What a value takes, what an object takes beside its members, and what a member does beside its value, in bytes.
const VALUE: usize = 64;
const OBJECT: usize = 600;
const MEMBER: usize = 60;

const TOO_MANY: ParseError =
    ParseError::Format(Cow::Borrowed("holds more values than gainsay reads; split it into several files"));

/// Reads JSON whose values take no more memory than a list of articles of that size does.
pub(super) fn parse(text: &str) -> Result<Value, ParseError> {
    let text = with_whole_surrogates(text);
    strict(&text).or_else(|error| match error {
        ParseError::Broken { .. } => lenient(&text).map_or(Err(error), |text| strict(&text)),
        _ => Err(error),
    })
}

/// The text as the rules of JSON want it, if it only breaks those that programs and people break most often: line ends and
/// tabs within strings, and a comma behind the last member.
fn lenient(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = in_string,
            '"' => in_string = !in_string,
            '\n' if in_string => {
                out.push_str("\\n");
                continue;
            }
            '\t' | '\r' if in_string => {
                out.push(' ');
                continue;
            }
            ',' if !in_string && text[at + 1..].trim_start().starts_with([']', '}']) => continue,
            _ => {}
        }
        out.push(c);
    }
    (out != text).then_some(out)
}

fn strict(text: &str) -> Result<Value, ParseError> {
    let left = Cell::new(SMALL + FACTOR * text.len());
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = BoundedValue(&left).deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| {
        if left.get() == 0 { TOO_MANY } else { ParseError::Broken { what: "JSON", cause: error.to_string() } }
    })
}

/// The text with U+FFFD for each half of a character beyond U+FFFF that stands alone: `\ud83d`.
fn with_whole_surrogates(text: &str) -> Cow<'_, str> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut out = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        match unit(at) {
            Some(0xD800..0xDC00) if matches!(unit(at + 6), Some(0xDC00..0xE000)) => at += 12,
            Some(0xD800..0xE000) => {
                out.push_str(&text[done..at]);
                out.push_str("\\ufffd");
                at += 6;
                done = at;
            }
            // What follows the backslash is no backslash that begins another escape.
            _ => at = text.ceil_char_boundary(at + 2),
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// A value that takes what it needs from what is left.
#[derive(Clone, Copy)]
struct BoundedValue<'a>(&'a Cell<usize>);

impl BoundedValue<'_> {
    fn take<E: Error>(self, bytes: usize) -> Result<(), E> {
        let left = self.0.get().saturating_sub(bytes);
        self.0.set(left);
        if left == 0 { Err(E::custom("too many values")) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for BoundedValue<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        self.take(VALUE)?;
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for BoundedValue<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.take(value.len())?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.take(OBJECT)?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            self.take(MEMBER + name.len())?;
            object.insert(name, members.next_value_seed(self)?);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_read_as_it_is() {
        let text = r#"{"a": [1, -2, 2.5, true, null, "x\ny \u20ac \ud83d\ude00"], "b": {"c": {}}, "d": []}"#;
        let expected = serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(parse(text).unwrap(), expected);
        assert!(
            parse("[1] 2").is_err() && parse("[1e999]").is_err() && parse(&"[".repeat(1_000_000)).is_err()
        );
    }

    #[test]
    fn line_ends_in_strings_and_a_last_comma_are_read() {
        assert_eq!(
            parse("{\"a\": \"x,]\n\ty \\\" ,}\", \"b\": [1, ], }").unwrap(),
            serde_json::json!({ "a": "x,]\n y \" ,}", "b": [1] })
        );
        assert!(parse("{\"a\": 1,, }").is_err() && parse("{\"a\": \"").is_err());
    }

    #[test]
    fn half_a_character_costs_itself_alone() {
        for (json, expected) in [
            (r"a \ud83d b", "a \u{FFFD} b"),
            (r"\ude00\ud83d\ude00", "\u{FFFD}😀"),
            (r"\ud83d\ud83d\ude00\ud83d", "\u{FFFD}😀\u{FFFD}"),
            (r"\\ud83d \\\ud83d é", "\\ud83d \\\u{FFFD} é"),
        ] {
            assert_eq!(parse(&format!("\"{json}\"")).unwrap(), Value::from(expected), "{json}");
        }
    }

    #[test]
    fn what_would_take_far_more_than_its_size_is_not_built() {
        let lists = format!("[{}0]", "{\"a\":0},".repeat(200_000));
        assert_eq!(parse(&lists), Err(TOO_MANY));
        assert!(parse(&format!("[{}0]", "0.25,".repeat(200_000))).is_ok());
    }
}
