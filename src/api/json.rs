//! Reading JSON without trusting it: objects are walked member by member and values stay text until somebody
//! says what they should be, so that one bad value costs that value and nothing else. 64-bit integers never
//! pass through a floating point number, and a value nobody asks for is skipped however deep it nests.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer as _;
use serde::de::{Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON value as it came, with its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// `null`
    Null,
    /// A number, in the digits of the sender.
    Number(&'a str),
    /// A string, unescaped.
    Text(Cow<'a, str>),
    /// `true` or `false`
    Bool(bool),
    /// An array, an object, or a string that is no Unicode.
    Other(&'a str),
}

impl<'a> Scalar<'a> {
    /// Tells the type of a value.
    pub fn of(raw: &'a RawValue) -> Self {
        let json = raw.get();
        match json.as_bytes().first() {
            Some(b'"') => match json.get(1..json.len() - 1) {
                Some(inner) if !inner.contains('\\') => Self::Text(Cow::Borrowed(inner)),
                _ => serde_json::from_str(json).map_or(Self::Other(json), |text: String| Self::Text(Cow::Owned(text))),
            },
            Some(b'-' | b'0'..=b'9') => Self::Number(json),
            Some(b'n') => Self::Null,
            Some(b't') => Self::Bool(true),
            Some(b'f') => Self::Bool(false),
            _ => Self::Other(json),
        }
    }

    /// A 64-bit integer, from a number or from a string: OCP's relatives send those beyond 2^53 − 1 as strings.
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Number(digits) => digits.parse().ok(),
            Self::Text(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// Text: a string, or a number as it came.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(digits) => Some(digits),
            _ => None,
        }
    }
}

struct EachMember<F>(F);

impl<'de, F: FnMut(Cow<'de, str>, &'de RawValue)> Visitor<'de> for EachMember<F> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key::<&'de RawValue>()? {
            let Scalar::Text(name) = Scalar::of(name) else { return Err(A::Error::custom("a name that is no text")) };
            (self.0)(name, members.next_value()?);
        }
        Ok(())
    }
}

/// Calls `each` with the name and the value of each member of a JSON object, in their order, repeated names
/// included. Fails when `json` is not one whole object.
pub fn for_each_member<'a>(
    json: &'a str,
    each: impl FnMut(Cow<'a, str>, &'a RawValue),
) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(json);
    reader.deserialize_map(EachMember(each))?;
    reader.end()
}

/// The elements of a JSON array, as they came. Fails when `json` is not one whole array.
pub fn elements(json: &str) -> Result<Vec<&RawValue>, serde_json::Error> {
    serde_json::from_str(json)
}

/// The text of an answer's bytes. A byte order mark is dropped and what is no UTF-8 is replaced, as `fetch`
/// itself would do.
pub fn text_of(bytes: Vec<u8>) -> String {
    let mut text =
        String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scalar_of(json: &str) -> (Option<i64>, Option<String>) {
        let raw: &RawValue = serde_json::from_str(json).unwrap();
        let scalar = Scalar::of(raw);
        (scalar.integer(), scalar.text().map(Into::into))
    }

    #[test]
    fn integers_are_exact_from_numbers_and_strings() {
        for (json, number) in [
            ("9007199254740993", Some(9_007_199_254_740_993)),
            ("\"9223372036854775807\"", Some(i64::MAX)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("-0", Some(0)),
            ("9223372036854775808", None),
            ("1e400", None),
            ("1.5", None),
            ("true", None),
            ("[1]", None),
            ("null", None),
        ] {
            assert_eq!(scalar_of(json).0, number, "{json}");
        }
    }

    #[test]
    fn text_is_unescaped_and_what_is_no_unicode_is_not_text() {
        assert_eq!(scalar_of(r#""a\nb\u00e9""#).1.as_deref(), Some("a\nbé"));
        assert_eq!(scalar_of("1e400").1.as_deref(), Some("1e400"));
        assert_eq!(scalar_of(r#""\ud800""#).1, None);
    }

    #[test]
    fn members_come_in_order_and_depth_does_not_matter() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        let json = format!(r#"{{"a":1,"d\u0065ep":{deep},"a":2}}"#);
        let mut names = Vec::new();
        for_each_member(&json, |name, _| names.push(name.into_owned())).unwrap();
        assert_eq!(names, ["a", "deep", "a"]);
        assert!(for_each_member("[]", |_, _| ()).is_err());
        assert!(for_each_member("{} x", |_, _| ()).is_err());
    }

    #[test]
    fn bytes_become_text_whatever_they_are() {
        assert_eq!(text_of(b"\xef\xbb\xbf{}".to_vec()), "{}");
        assert_eq!(text_of(b"\xff{}".to_vec()), "\u{fffd}{}");
    }

    proptest! {
        #[test]
        fn no_text_panics(json in "[\\[\\]{}\",:0-9a-z\\\\]{0,40}") {
            let _ = for_each_member(&json, |_, value| { let _ = Scalar::of(value).integer(); });
            let _ = elements(&json);
        }

        #[test]
        fn every_64_bit_integer_survives(number: i64) {
            prop_assert_eq!(scalar_of(&number.to_string()).0, Some(number));
            prop_assert_eq!(scalar_of(&format!("\"{number}\"")).0, Some(number));
        }
    }
}
