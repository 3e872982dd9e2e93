//! The token of a text that is being read: an address, for example.

use super::Span;

/// How far before the query of an address the character that encloses the address is searched.
const MAX_ADDRESS_LENGTH: usize = 4_096;

/// The token that starts after the latest white space or quotation mark.
#[derive(Default)]
pub(super) struct Token {
    start: usize,
    /// Whether a `?` has started the query of an address.
    is_in_query: bool,
    /// The character that ends the address because another one encloses it.
    pub closing: Option<char>,
}

impl Token {
    /// Reads the character at `at`, which is no part of a name.
    pub(super) fn read(&mut self, text: &str, at: usize) {
        let byte = text.as_bytes()[at];
        if byte.is_ascii_whitespace() || byte == b'"' {
            *self = Self {
                start: at + 1,
                ..Self::default()
            };
        } else if byte == b'?' && !self.is_in_query {
            self.is_in_query = true;
            self.closing = closing(&text.as_bytes()[self.start..at]);
        }
    }

    /// Whether `name` is the offset of a parameter's name in the query of an address.
    pub(super) fn is_parameter(&self, text: &str, name: usize) -> bool {
        self.is_in_query && text[..name].ends_with(['?', '&'])
    }
}

/// The character that closes the one directly before an address, of which all up to its query is given
/// with what precedes it in the token: `name='oss://bucket/path`.
fn closing(token: &[u8]) -> Option<char> {
    let token = &token[token.len().saturating_sub(MAX_ADDRESS_LENGTH)..];
    let scheme_end = token.windows(3).rposition(|part| part == b"://");
    let before = &token[..scheme_end.unwrap_or(usize::from(!token.is_empty()))];
    let is_scheme = |byte: &u8| byte.is_ascii_alphanumeric() || b"+.-".contains(byte);
    Some(match before.iter().rev().find(|byte| !is_scheme(byte))? {
        b'<' => '>',
        b'(' => ')',
        b'[' => ']',
        b'{' => '}',
        same @ (b'\'' | b'|' | b'`') => char::from(*same),
        _ => return None,
    })
}

/// The span of a parameter's value in the query of an address: up to `&`, `#` or the end of the address.
/// The address ends at white space, at a quotation mark, and at its `closing` character;
/// punctuation at its end belongs to the sentence around it.
pub(super) fn query_value(
    text: &str,
    start: usize,
    closing: Option<char>,
    masked_to: usize,
) -> Option<Span> {
    let from = start.max(masked_to);
    let rest = &text[from..];
    let is_end =
        |c: char| matches!(c, '&' | '#' | '"' | '\\') || c.is_whitespace() || Some(c) == closing;
    let length = rest.find(is_end).unwrap_or(rest.len());
    let value = &rest[..length];
    let value = if rest[length..].starts_with(['&', '#']) {
        value
    } else {
        value.trim_end_matches([
            ',', ';', ')', '.', '\'', '>', ']', '}', '|', '，', '。', '）',
        ])
    };
    let end = from + value.len();
    (end > start).then_some((start, end))
}
