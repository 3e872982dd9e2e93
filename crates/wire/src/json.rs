//! Reading untrusted JSON: objects are walked member by member, and a value stays text until its expected type is
//! known, so that an invalid value does not affect the other values. 64-bit integers never pass through a
//! floating-point number, and other values are skipped at any depth of nesting.

use std::borrow::Cow;
use std::fmt::Write;
use std::mem;

use serde_json::value::RawValue;

/// The size of the largest task or failure that is read, in bytes: twice the longest error message that is shown in
/// full. Masking the secrets takes a browser up to 100 ms for each million bytes.
pub const MAX_AT_ONCE: usize = 2_000_000;

/// Why a text is not the expected JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// It is incomplete.
    CutOff,
    /// It is invalid, or another value.
    Other,
}

/// A JSON value as received, with its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// `null`
    Null,
    /// A number, in the digits of the sender.
    Number(&'a str),
    /// A string, unescaped. A lone surrogate, as of a text that was cut in the middle of an emoji, is replaced by
    /// U+FFFD, like bytes that are no UTF-8.
    Text(Cow<'a, str>),
    /// `true` or `false`
    Bool(bool),
    /// An array or an object.
    Other(&'a str),
}

impl<'a> Scalar<'a> {
    /// The type of a value.
    pub fn of(raw: &'a RawValue) -> Self {
        let json = raw.get();
        match json.as_bytes().first() {
            Some(b'"') => match json.get(1..json.len() - 1) {
                Some(inner) if !inner.contains('\\') => Self::Text(Cow::Borrowed(inner)),
                inner => Self::Text(Cow::Owned(unescape(inner.unwrap_or_default()))),
            },
            Some(b'-' | b'0'..=b'9') => Self::Number(json),
            Some(b'n') => Self::Null,
            Some(b't') => Self::Bool(true),
            Some(b'f') => Self::Bool(false),
            _ => Self::Other(json),
        }
    }

    /// A 64-bit integer, from a number or from a string: OCP's related products send those beyond 2^53 − 1 as strings.
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Number(digits) => digits.parse().ok(),
            Self::Text(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// A string, or the digits of a number.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(digits) => Some(digits),
            _ => None,
        }
    }
}

/// Unescapes the content of a valid JSON string.
///
/// `serde_json` would deserialize it, too, but adds 2 kB of messages about other types.
fn unescape(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let (units, escapes) = units(escape);
        if units.is_empty() {
            let mut after = escape.chars();
            text.extend(after.next().map(|letter| match letter {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                itself => itself,
            }));
            rest = after.as_str();
        } else {
            text.extend(
                char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)),
            );
            rest = escapes;
        }
    }
    text + rest
}

/// The code units of consecutive `\u…` escapes, the first of them without its backslash, and the text after them.
fn units(escape: &str) -> (Vec<u16>, &str) {
    let (mut units, mut rest) = (Vec::new(), escape);
    while let Some(unit) = rest
        .strip_prefix('u')
        .and_then(|rest| u16::from_str_radix(rest.get(..4)?, 16).ok())
    {
        units.push(unit);
        rest = &rest[5..];
        match rest.strip_prefix('\\') {
            Some(next) if next.starts_with('u') => rest = next,
            _ => break,
        }
    }
    (units, rest)
}

/// JSON without lone surrogates in its strings: as in [`Scalar::Text`], they are replaced. JSON allows them, but many
/// readers of JSON do not.
pub fn well_formed(json: String) -> String {
    if !json.contains("\\ud") && !json.contains("\\uD") {
        return json;
    }
    let mut text = String::with_capacity(json.len());
    let mut rest = json.as_str();
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let (units, escapes) = units(escape);
        for unit in char::decode_utf16(units.iter().copied()) {
            for unit in unit
                .unwrap_or(char::REPLACEMENT_CHARACTER)
                .encode_utf16(&mut [0; 2])
            {
                // Writing to a `String` cannot fail.
                _ = write!(text, "\\u{unit:04x}");
            }
        }
        rest = escapes;
        if units.is_empty() {
            // The backslash and what it escapes, which may be another.
            let length = escape.chars().next().map_or(0, char::len_utf8);
            text.push('\\');
            text.push_str(&escape[..length]);
            rest = &escape[length..];
        }
    }
    text + rest
}

/// A position in a JSON text, from which elements are read or skipped one by one. A walk may be interrupted anywhere
/// and resumed from its [`Mark`].
#[derive(Debug)]
pub struct Walk<'a> {
    json: &'a str,
    at: usize,
    /// Whether an array or an object was just entered: no comma precedes its first element.
    entered: bool,
    /// Whether the text may continue, so that a value at its end may be incomplete.
    grows: bool,
}

/// The position of a [`Walk`], from which it is resumed when more of the text is there. The default is the start.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mark {
    /// The number of bytes before the position.
    pub at: usize,
    entered: bool,
}

impl<'a> Walk<'a> {
    /// Starts at the beginning of `json`.
    pub const fn new(json: &'a str) -> Self {
        Self {
            json,
            at: 0,
            entered: false,
            grows: false,
        }
    }

    /// Resumes a walk. If the text `grows`, an incomplete value at its end is [`JsonError::CutOff`].
    pub const fn resume(json: &'a str, Mark { at, entered }: Mark, grows: bool) -> Self {
        Self {
            json,
            at,
            entered,
            grows,
        }
    }

    /// The current position.
    pub const fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            entered: self.entered,
        }
    }

    /// Goes back to an earlier position.
    pub fn back_to(&mut self, Mark { at, entered }: Mark) {
        (self.at, self.entered) = (at, entered);
    }

    /// The number of bytes before the position.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The first byte of the next token.
    pub fn peek(&mut self) -> Result<u8, JsonError> {
        loop {
            match self.json.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return Ok(*byte),
                None => return Err(JsonError::CutOff),
            }
        }
    }

    fn skip(&mut self, token: u8) -> Result<(), JsonError> {
        if self.peek()? != token {
            return Err(JsonError::Other);
        }
        self.at += 1;
        Ok(())
    }

    /// Enters the array or object that begins with `bracket`. Fails if the next value does not.
    pub fn enter(&mut self, bracket: u8) -> Result<(), JsonError> {
        self.skip(bracket)?;
        self.entered = true;
        Ok(())
    }

    /// Whether the array or object has another element. If not, leaves it behind the closing `bracket`.
    pub fn more(&mut self, bracket: u8) -> Result<bool, JsonError> {
        let is_first = mem::take(&mut self.entered);
        let next = self.peek()?;
        if next == bracket {
            self.at += 1;
        } else if !is_first {
            self.skip(b',')?;
        }
        Ok(next != bracket)
    }

    /// Reads the name of the next member of an object, and the colon behind it.
    pub fn name(&mut self) -> Result<Cow<'a, str>, JsonError> {
        match Scalar::of(self.value()?) {
            Scalar::Text(name) => self.skip(b':').map(|()| name),
            _ => Err(JsonError::Other),
        }
    }

    /// Reads the next value, without recursion: no depth of nesting exhausts the stack.
    pub fn value(&mut self) -> Result<&'a RawValue, JsonError> {
        self.peek()?;
        let mut values = serde_json::Deserializer::from_str(&self.json[self.at..]).into_iter();
        let value = values.next().ok_or(JsonError::CutOff)?;
        self.at += values.byte_offset();
        // A number at the end of the text may have further digits.
        if self.grows && self.at == self.json.len() {
            return Err(JsonError::CutOff);
        }
        value.map_err(|error| {
            if error.is_eof() {
                JsonError::CutOff
            } else {
                JsonError::Other
            }
        })
    }

    /// Fails if anything but white space follows.
    pub fn end(&mut self) -> Result<(), JsonError> {
        if self.peek().is_err() {
            Ok(())
        } else {
            Err(JsonError::Other)
        }
    }
}

/// Calls `each` with the name and the value of each member of a JSON object, in order and including repeated
/// names. Fails if `json` is not one whole object.
pub fn for_each_member<'a>(
    json: &'a str,
    mut each: impl FnMut(Cow<'a, str>, &'a RawValue),
) -> Result<(), JsonError> {
    let mut walk = Walk::new(json);
    walk.enter(b'{')?;
    while walk.more(b'}')? {
        each(walk.name()?, walk.value()?);
    }
    walk.end()
}

/// The elements of a JSON array. Fails if `json` is not one whole array.
pub fn elements(json: &str) -> Result<Vec<&RawValue>, JsonError> {
    let mut walk = Walk::new(json);
    let mut elements = Vec::new();
    walk.enter(b'[')?;
    while walk.more(b']')? {
        elements.push(walk.value()?);
    }
    walk.end().map(|()| elements)
}

/// Whether a text is one whole JSON value.
pub fn is_json(text: &str) -> bool {
    let mut walk = Walk::new(text);
    walk.value().is_ok() && walk.end().is_ok()
}

/// `page.totalElements`; `None` if it is absent or no count. The other members of `page` are not reliable: OCP's
/// documentation shows `"size": 5000` in the response to `size=10`.
pub(crate) fn total(page: &str) -> Option<u64> {
    let mut total = None;
    let read = for_each_member(page, |name, raw| {
        if name == "totalElements" {
            total = Scalar::of(raw)
                .integer()
                .and_then(|total| u64::try_from(total).ok());
        }
    });
    read.ok().and(total)
}

/// The text of a response's bytes, as `fetch` decodes it: without a byte order mark, and with U+FFFD in place of bytes
/// that are no UTF-8.
pub fn text_of(bytes: Vec<u8>) -> String {
    let mut text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
