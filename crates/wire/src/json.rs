//! Reading JSON without trusting it: objects are walked member by member and values stay text until somebody
//! says what they should be, so that one bad value costs that value and nothing else. 64-bit integers never
//! pass through a floating point number, and a value nobody asks for is skipped however deep it nests.

use std::borrow::Cow;
use std::fmt::Write;
use std::mem;

use serde_json::value::RawValue;

/// Bytes of JSON that are looked into at once, be it a task or a failure: twice the longest error message that anybody
/// reads in full. Looking for secrets takes a browser up to 100 ms for each million.
pub const MAX_AT_ONCE: usize = 2_000_000;

/// Why a text is not the JSON that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It ends in the middle.
    CutOff,
    /// It is something else.
    Other,
}

/// A JSON value as it came, with its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// `null`
    Null,
    /// A number, in the digits of the sender.
    Number(&'a str),
    /// A string, unescaped. Half a surrogate pair, which is what cutting a text in the middle of an emoji leaves,
    /// is replaced as bytes that are no UTF-8 are.
    Text(Cow<'a, str>),
    /// `true` or `false`
    Bool(bool),
    /// An array or an object.
    Other(&'a str),
}

impl<'a> Scalar<'a> {
    /// Tells the type of a value.
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

/// What stands between the quotation marks of a JSON string that a reader has found to be one.
///
/// (`serde_json` would unescape it too, but brings its texts for every value that is no string along: 2 kB on the wire.)
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

/// The code units of one `\u…` escape or of several in a row, the first without its backslash, and what follows them.
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

/// JSON whose strings hold no half of a surrogate pair: as with [`Scalar::Text`], such a half is replaced. It may stand in
/// JSON, but many who read JSON stop there.
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

/// A place in a JSON text, from which it is walked as far as somebody wants to know it; the rest is skipped, value
/// by value. Whoever walks may stop anywhere and go on later.
#[derive(Debug)]
pub struct Walk<'a> {
    json: &'a str,
    at: usize,
    /// Whether an array or an object has just been entered: its first element has no comma before it.
    entered: bool,
    /// Whether more of the text is to come: then what stands at its very end may go on.
    grows: bool,
}

/// Where a [`Walk`] was, to begin there again when more of the text has come. It begins at the start.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mark {
    /// How many bytes are behind.
    pub at: usize,
    entered: bool,
}

impl<'a> Walk<'a> {
    /// The beginning of `json`.
    pub const fn new(json: &'a str) -> Self {
        Self {
            json,
            at: 0,
            entered: false,
            grows: false,
        }
    }

    /// A place in a text of which more may come, which it `grows` by: what is not whole yet is [`Broken::CutOff`].
    pub const fn resume(json: &'a str, Mark { at, entered }: Mark, grows: bool) -> Self {
        Self {
            json,
            at,
            entered,
            grows,
        }
    }

    /// Where it is.
    pub const fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            entered: self.entered,
        }
    }

    /// Goes back to where it was.
    pub fn back_to(&mut self, Mark { at, entered }: Mark) {
        (self.at, self.entered) = (at, entered);
    }

    /// How many bytes are behind.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The byte with which the next token begins.
    pub fn peek(&mut self) -> Result<u8, Broken> {
        loop {
            match self.json.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return Ok(*byte),
                None => return Err(Broken::CutOff),
            }
        }
    }

    fn skip(&mut self, token: u8) -> Result<(), Broken> {
        if self.peek()? != token {
            return Err(Broken::Other);
        }
        self.at += 1;
        Ok(())
    }

    /// Enters an array or an object, whichever `bracket` opens. Fails when the next value is another.
    pub fn enter(&mut self, bracket: u8) -> Result<(), Broken> {
        self.skip(bracket)?;
        self.entered = true;
        Ok(())
    }

    /// Whether the array or the object has another element; leaves it by `bracket` when not.
    pub fn more(&mut self, bracket: u8) -> Result<bool, Broken> {
        let is_first = mem::take(&mut self.entered);
        let next = self.peek()?;
        if next == bracket {
            self.at += 1;
        } else if !is_first {
            self.skip(b',')?;
        }
        Ok(next != bracket)
    }

    /// The name of the next member of an object, up to its value.
    pub fn name(&mut self) -> Result<Cow<'a, str>, Broken> {
        match Scalar::of(self.value()?) {
            Scalar::Text(name) => self.skip(b':').map(|()| name),
            _ => Err(Broken::Other),
        }
    }

    /// The next value, whole. Nothing recurses here: neither depth nor length can hurt.
    pub fn value(&mut self) -> Result<&'a RawValue, Broken> {
        self.peek()?;
        let mut values = serde_json::Deserializer::from_str(&self.json[self.at..]).into_iter();
        let value = values.next().ok_or(Broken::CutOff)?;
        self.at += values.byte_offset();
        // Of a number nobody knows whether it is whole before something else follows.
        if self.grows && self.at == self.json.len() {
            return Err(Broken::CutOff);
        }
        value.map_err(|error| {
            if error.is_eof() {
                Broken::CutOff
            } else {
                Broken::Other
            }
        })
    }

    /// Fails unless nothing follows.
    pub fn end(&mut self) -> Result<(), Broken> {
        if self.peek().is_err() {
            Ok(())
        } else {
            Err(Broken::Other)
        }
    }
}

/// Calls `each` with the name and the value of each member of a JSON object, in their order, repeated names
/// included. Fails when `json` is not one whole object.
pub fn for_each_member<'a>(
    json: &'a str,
    mut each: impl FnMut(Cow<'a, str>, &'a RawValue),
) -> Result<(), Broken> {
    let mut walk = Walk::new(json);
    walk.enter(b'{')?;
    while walk.more(b'}')? {
        each(walk.name()?, walk.value()?);
    }
    walk.end()
}

/// The elements of a JSON array, as they came. Fails when `json` is not one whole array.
pub fn elements(json: &str) -> Result<Vec<&RawValue>, Broken> {
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

/// `page.totalElements`. The rest of `page` is not believed: OCP's own documentation shows `"size": 5000` in the
/// answer to `size=10`. A page block that is no object, and a total that is no count, say nothing, which is allowed.
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

/// The text of an answer's bytes. A byte order mark is dropped and what is no UTF-8 is replaced, as `fetch`
/// itself would do.
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
