//! Masking of secrets in text from a server or a link.
//!
//! OceanBase's backup destinations carry `?host=…&access_id=…&access_key=…`, and OCP's
//! documentation does not say whether OCP removes that from `backupUri` and `errorMsg`. So all
//! received text is masked before the model keeps it: the page cannot show, copy, export or log
//! what it does not have.
//!
//! If the end of a secret is unclear, more is masked rather than less. The time is linear in the
//! length of any text: each search stops where the next one starts, starts after what is already
//! masked, or is remembered.

mod address;
mod cjk;
mod command;
mod names;
mod prose;
mod token;
mod unescaped;
mod value;
mod xml;

use std::borrow::Cow;

use address::{Address, decoded_byte};
use command::CommandLine;
pub use names::is_secret;
use names::{is_header, is_name, is_short, word_before};
use prose::is_prose;
use token::{Token, query_value};
use unescaped::{Unescaped, replace_spans};
use value::{
    assignment_sign, closing_quote, option_value_start, paired_value, private_key, skip_gap,
    value_span,
};

/// A range of byte offsets in a text: start and end.
type Span = (usize, usize);

/// The replacement for a secret.
pub const MASK: &str = "***";

/// Maximum number of rounds of masking. Two are enough except where secrets follow each other
/// without a space: a value that ends at a space may then take in one more of them per round.
const MAX_ROUNDS: usize = 12;

/// Replaces the values of `access_key=…`, `secret…=…`, `password…=…`, `token…=…`, `signature=…` and
/// the like (also as `name: value`, quoted, JSON-escaped, or percent-encoded as `name%3Dvalue`), of
/// such XML elements, of names in Chinese and Japanese, and of options of command lines (`-pX`),
/// whole `Authorization` and `Cookie` headers, the password in `scheme://user:password@host`, and
/// private keys in PEM. Masking a masked text changes nothing.
pub fn mask(text: &str) -> Cow<'_, str> {
    let mut masked = Cow::Borrowed(text);
    // Masked text may contain another secret: `://access_key:://&@` becomes an address with a
    // password.
    for _ in 0..MAX_ROUNDS {
        match mask_once(&masked).filter(|again| *again != masked) {
            Some(again) => masked = Cow::Owned(again),
            None => return masked,
        }
    }
    // Only a text made for the purpose gets here, and masking all of it loses nothing of value.
    Cow::Borrowed(MASK)
}

/// Masks the JSON of a member; all of it if the member's name is that of a secret.
pub fn mask_member<'a>(name: &str, json: &'a str) -> Cow<'a, str> {
    if is_secret(name) {
        Cow::Borrowed(MASK)
    } else {
        mask(json)
    }
}

/// Quotes a link or a file for a notice: at most 60 characters, with secrets masked.
pub fn quote(text: &str) -> String {
    const MAX_CHARS: usize = 60;
    let masked = mask(text);
    match masked.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", &masked[..end]),
        None => masked.into_owned(),
    }
}

/// One round of masking; `None` if there is nothing to mask. Escaped text is read both as it is and
/// without its escapes (`pass\u0077ord`, a value after `\n`), and the secrets of both readings are
/// masked.
fn mask_once(text: &str) -> Option<String> {
    let spans = find_secrets(text);
    let unescaped_spans = Unescaped::new(text)
        .map(|unescaped| unescaped.to_original(find_secrets(&unescaped.text)))
        .unwrap_or_default();
    replace_spans(text, spans, unescaped_spans, MASK)
}

/// The spans to mask, in order.
fn find_secrets(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut spans: Vec<Span> = Vec::new();
    // The end of the last secret. A secret that starts before it may end after it (`token:` and, in
    // the next line, `Authorization: Basic …`); then the last span is extended.
    let mut masked_to = 0;
    let mut address = Address::default();
    let mut command = CommandLine::default();
    let mut token = Token::default();
    let mut at = 0;
    while at < bytes.len() {
        let mut next = at + 1;
        let secret = if is_name(bytes[at]) {
            while next < bytes.len() && is_name(bytes[next]) {
                next += 1;
            }
            command.read_word(&text[at..next]);
            command
                .password(text, at, next, masked_to)
                .or_else(|| secret_at_word(text, (at, next), &token, masked_to))
        } else if matches!(bytes[at], b':' | b'%') {
            address.password(text, at)
        } else if cjk::may_start(bytes[at]) {
            cjk::secret(text, at, masked_to)
        } else {
            token.read(text, at);
            if bytes[at] == b'\n' {
                command.start_line(next);
            }
            None
        };
        if let Some(secret) = secret {
            match spans.last_mut().filter(|_| at < masked_to) {
                Some(last) => *last = joined(*last, secret, at),
                None => spans.push(secret),
            }
            masked_to = spans.last().map_or(0, |last| last.1);
        }
        at = next;
    }
    spans
}

/// The last span with that of a secret whose name is at `at`, before the end of the last one.
fn joined(last: Span, secret: Span, at: usize) -> Span {
    // An address's password is found at the start of the address. The user before it may end with a
    // secret's name (`https://token:S3cr3t@host`): then this is the same value, whose end the
    // address tells more exactly.
    if at < last.0 && secret.0 >= last.0 {
        return last;
    }
    (last.0.min(secret.0), last.1.max(secret.1))
}

/// The span of the secret that the word between `start` and `end` introduces.
fn secret_at_word(text: &str, (start, end): Span, token: &Token, masked_to: usize) -> Option<Span> {
    private_key(text, start, end, masked_to)
        .or_else(|| xml::element_content(text, start, end, masked_to))
        .or_else(|| {
            let name = start + encoded_prefix(text.as_bytes(), start, end);
            if name == end {
                return None;
            }
            assigned_secret(text, (name, end), token, masked_to)
                .or_else(|| unassigned_secret(text, name, end, masked_to))
                .or_else(|| {
                    paired_value(text, end, masked_to).filter(|_| is_secret(&text[name..end]))
                })
        })
}

/// Number of characters of the word at `start` that belong to a percent-encoded character before
/// it: in `%26sig` the name is `sig`.
fn encoded_prefix(bytes: &[u8], start: usize, end: usize) -> usize {
    let percent = start.checked_sub(1).filter(|before| bytes[*before] == b'%');
    percent
        .and_then(|percent| decoded_byte(bytes, percent))
        .map_or(0, |(.., encoded_end)| encoded_end.min(end) - start)
}

/// The span of the value if the word between `name` and `end` is a secret's name followed by a
/// sign. Everything before `masked_to` is masked already, so the value's end is searched only after
/// it and no text is searched twice.
fn assigned_secret(text: &str, (name, end): Span, token: &Token, masked_to: usize) -> Option<Span> {
    let gap_end = skip_gap(text, end);
    let (level, start) = assignment_sign(text, gap_end)?;
    // The name is checked last, because few words have a sign after them and this runs for every
    // word of every task.
    let word = &text[name..end];
    if word.eq_ignore_ascii_case("key") {
        let before = word_before(&text[..name]);
        ["access", "secret", "private", "api", "encryption"]
            .iter()
            .find(|kind| before.eq_ignore_ascii_case(kind))?;
    } else if !is_secret(word) {
        return None;
    }
    let has_colon = gap_end == end && text[gap_end..].starts_with(':');
    if has_colon
        && (is_prose(text, name, start) || is_short(word) && !is_short_value(word, text, start))
    {
        return None;
    }
    let is_parameter =
        gap_end == end && text[end..].starts_with('=') && token.is_parameter(text, name);
    if is_parameter && let Some(value) = query_value(text, start, token.closing, masked_to) {
        return Some(value);
    }
    if !is_header(word) {
        return value_span(text, start, level, masked_to);
    }
    let start = start + text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
    let is_quoted_name = text[end..gap_end].contains(['"', '\'']);
    if is_quoted_name {
        value_span(text, start, level, masked_to)
    } else {
        header_value(text, name, start, masked_to)
    }
}

/// Whether what follows a short word and a colon is its value. Such words are prose as well: `first
/// pass: 3 files`, `sk: Slovak`.
fn is_short_value(word: &str, text: &str, start: usize) -> bool {
    const KEY_LENGTH: usize = 16;
    let rest = &text[start..];
    let token = rest.split_whitespace().next().unwrap_or_default();
    let has_digit = token.contains(|c: char| c.is_ascii_digit());
    if rest.starts_with(char::is_whitespace) {
        word.eq_ignore_ascii_case("sk") && (has_digit || token.len() >= KEY_LENGTH)
    } else {
        token.contains(|c: char| !c.is_ascii_digit())
    }
}

/// The span of a header's value from `start` on, for a header whose name is at `name`.
fn header_value(text: &str, name: usize, start: usize, masked_to: usize) -> Option<Span> {
    let (quote, escapes) = quote_before(text, name);
    let end = match quote {
        // The whole header is quoted, as on a command line.
        Some(quote) if start >= masked_to => {
            closing_quote(&text[start..], quote, escapes).map(|length| start + length)
        }
        // Parts of a header may be quoted, so a quotation mark does not end it.
        _ => header_end(&text[start.max(masked_to)..]).map(|length| start.max(masked_to) + length),
    };
    let end = end.unwrap_or(text.len());
    (end > start).then_some((start, end))
}

/// The offset of the end of a header: its line ends, or a message of OceanBase goes on.
fn header_end(rest: &str) -> Option<usize> {
    let line = rest.find(['\n', '\r']);
    let message = &rest[..line.unwrap_or(rest.len())];
    [",result:", ", result:", ",trace_id", ", trace_id"]
        .iter()
        .filter_map(|part| message.find(part))
        .min()
        .or(line)
}

/// The span of a secret that the word between `name` and `end` introduces without a sign:
/// `Basic dXNlcjpwYXNz`, SQL's `IDENTIFIED BY 'secret'`, and `--password secret` on a command line.
fn unassigned_secret(text: &str, name: usize, end: usize, masked_to: usize) -> Option<Span> {
    let word = &text[name..end];
    let is = |other: &str| word.eq_ignore_ascii_case(other);
    let is_option = word.starts_with("--");
    if !is_option && !is("by") && !is("basic") && !is("bearer") {
        return None;
    }
    let start = if is_option {
        option_value_start(text, end)?
    } else {
        text.len() - text[end..].trim_start().len()
    };
    if start == end {
        return None;
    }
    if is_option {
        // An option followed by another option has no value.
        let value = text[start..].trim_start_matches(['"', '\'', '\\']);
        let has_value = is_secret(word) && !value.starts_with("--");
        return if has_value {
            value_span(text, start, 0, masked_to)
        } else {
            None
        };
    }
    let before = word_before(&text[..name]);
    if !is("by") {
        token_after_scheme(text, before, start)
    } else if before.eq_ignore_ascii_case("identified") {
        password_after_by(text, word, start, masked_to)
    } else {
        None
    }
}

/// The span of the password after SQL's `IDENTIFIED BY`, which ends with `word`.
fn password_after_by(text: &str, word: &str, start: usize, masked_to: usize) -> Option<Span> {
    // A hashed password follows a word of its own: `IDENTIFIED BY PASSWORD '*94BD…'`.
    let is_at_start = |keyword: &&str| {
        text.get(start..start + keyword.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(keyword))
    };
    let start = start
        + ["PASSWORD ", "VALUES "]
            .iter()
            .find(|keyword| is_at_start(keyword))
            .map_or(0, |keyword| keyword.len());
    let is_quoted = text[start..].trim_start().starts_with(['"', '\'']);
    if is_quoted || word == "BY" {
        value_span(text, start, 0, masked_to)
    } else {
        None
    }
}

/// The span of the token after `Basic` or `Bearer`; `before` is the word before the scheme.
fn token_after_scheme(text: &str, before: &str, start: usize) -> Option<Span> {
    let is_in_token = |byte: &u8| is_name(*byte) || b"+/=.~*".contains(byte);
    let length = text[start..].bytes().take_while(is_in_token).count();
    let token = &text[start..start + length];
    // Encoded text has digits or capitals inside; words (`basic authentication`) do not.
    let is_encoded = token.len() >= 8
        && token[1..].contains(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '=');
    (!token.is_empty() && (is_encoded || is_header(before))).then_some((start, start + length))
}

/// The quotation mark directly before `at`, and the number of backslashes before it.
fn quote_before(text: &str, at: usize) -> (Option<char>, usize) {
    let before = text[..at].strip_suffix(['"', '\'']).unwrap_or(&text[..at]);
    let quote = text[before.len()..at].chars().next();
    (quote, before.len() - before.trim_end_matches('\\').len())
}

#[cfg(test)]
#[path = "masking_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "masking_limits_tests.rs"]
mod limits_tests;

#[cfg(test)]
#[path = "masking_property_tests.rs"]
mod property_tests;
