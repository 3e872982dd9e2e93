//! Masking of secrets in text that came from a server or a link.
//!
//! OceanBase's backup destinations carry `?host=…&access_id=…&access_key=…`, and whether OCP strips that from
//! `backupUri` and `errorMsg` is not documented. So whatever comes in is masked before the model keeps it:
//! the page cannot show, copy, export or log what it does not have.
//!
//! Where it is not clear how far a secret goes, more is masked rather than less. The time is linear in the length of
//! the text, whatever the text: every search either stops at what the next one begins with, begins behind what is
//! masked already, or is remembered.

mod address;
mod plain;
mod value;

use std::borrow::Cow;

use address::{Address, unit};
use plain::{Plain, replace};
use value::{closing_quote, private_key, sign, skip_gap, value};

/// What stands in the place of a secret.
pub const MASK: &str = "***";

/// How often what was masked is masked again; two rounds do for all but texts that are made to need more.
const MOST_ROUNDS: usize = 3;

/// Replaces the values of `access_key=…`, `secret…=…`, `password…=…`, `token…=…`, `signature=…` and their
/// like (also as `name: value`, quoted, JSON-escaped, or percent-encoded as `name%3Dvalue`), whole `Authorization` and
/// `Cookie` headers, the password in `scheme://user:password@host`, and private keys in PEM. Masking what is masked
/// changes nothing.
pub fn mask(text: &str) -> Cow<'_, str> {
    let mut masked = Cow::Borrowed(text);
    // What a mask leaves can read as another secret (`://access_key:://&@` as a password in an address).
    for _ in 0..MOST_ROUNDS {
        match mask_once(&masked).filter(|again| *again != masked) {
            Some(again) => masked = Cow::Owned(again),
            None => return masked,
        }
    }
    // Somebody plays with us, and nothing of it is worth a leak.
    Cow::Borrowed(MASK)
}

/// The JSON of a member with this name; nothing of it where the name says that it is a secret.
pub fn mask_member<'a>(name: &str, json: &'a str) -> Cow<'a, str> {
    if is_secret(name) {
        Cow::Borrowed(MASK)
    } else {
        mask(json)
    }
}

/// What a notice quotes of a link or a file: at most 60 characters of it, and no secret.
pub fn quote(text: &str) -> String {
    const MOST: usize = 60;
    let masked = mask(text);
    match masked.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &masked[..end]),
        None => masked.into_owned(),
    }
}

/// Words that make a secret's name, wherever in it they stand.
const ANYWHERE: [&str; 13] = [
    "accesskey",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "token",
    "signature",
    "credential",
    "privatekey",
    "apikey",
    "accountkey",
    "encryptkey",
    "encryptionkey",
];
/// Words with which a secret's name ends.
const AT_END: [&str; 2] = ["pwd", "jsessionid"];
/// Words that are a secret's name by themselves: in signed addresses of Azure, in lists of parameters.
const WHOLE: [&str; 3] = ["sig", "sk", "pass"];
/// Words that end the names of headers which are secret in all their parts. What a line break in JSON leaves before
/// the name (`\nCookie`) does not matter.
const HEADERS: [&str; 2] = ["authorization", "cookie"];

/// Whether a parameter of this name holds a secret. `access_id` does not: it names the key, as a user name does.
pub fn is_secret(name: &str) -> bool {
    spells(name, &ANYWHERE, false, false)
        || spells(name, &AT_END, false, true)
        || is_header(name)
        || is_short(name)
}

fn is_header(name: &str) -> bool {
    spells(name, &HEADERS, false, true)
}

fn is_short(name: &str) -> bool {
    spells(name, &WHOLE, true, true)
}

/// Whether a name spells one of these words, in whatever case and with whatever between the letters; all of the name,
/// or just its beginning or its end, where that is asked. It allocates nothing: every word before a colon comes by here.
fn spells(name: &str, words: &[&str], from_first: bool, to_last: bool) -> bool {
    let name = name.as_bytes();
    let spelled = |mut at: usize, word: &str| {
        for letter in word.bytes() {
            while name
                .get(at)
                .is_some_and(|byte| !byte.is_ascii_alphanumeric())
            {
                at += 1;
            }
            if name
                .get(at)
                .is_none_or(|byte| byte.to_ascii_lowercase() != letter)
            {
                return false;
            }
            at += 1;
        }
        !to_last || !name[at..].iter().any(u8::is_ascii_alphanumeric)
    };
    for (at, byte) in name
        .iter()
        .enumerate()
        .filter(|(_, byte)| byte.is_ascii_alphanumeric())
    {
        let first = byte.to_ascii_lowercase();
        if words
            .iter()
            .any(|word| word.as_bytes()[0] == first && spelled(at, word))
        {
            return true;
        }
        if from_first {
            return false;
        }
    }
    false
}

/// One round of masking; `None` when there is nothing to mask. What is escaped is read both as it is and without its
/// escapes (`pass\u0077ord`, a value behind `\n`), and what either reading takes for a secret is masked.
fn mask_once(text: &str) -> Option<String> {
    let found = secrets(text);
    let plain = Plain::of(text)
        .map(|plain| plain.back(secrets(&plain.text)))
        .unwrap_or_default();
    replace(text, found, plain, MASK)
}

/// The bounds of what has to be masked, in their order.
fn secrets(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(usize, usize)> = Vec::new();
    // Where the last secret ends. What begins before may go on behind it (`token:` and, in the next line,
    // `Authorization: Basic …`): then the secret grows.
    let mut floor = 0;
    let mut address = Address::default();
    let mut at = 0;
    while at < bytes.len() {
        let mut next = at + 1;
        let secret = if is_name(bytes[at]) {
            while next < bytes.len() && is_name(bytes[next]) {
                next += 1;
            }
            let name = at + coded_before(bytes, at, next);
            let secret = private_key(text, at, next, floor);
            // Where nothing is left, it was no name.
            if name < next && secret.is_none() {
                named_secret(text, name, next, floor)
                    .or_else(|| told_secret(text, name, next, floor))
            } else {
                secret
            }
        } else if matches!(bytes[at], b':' | b'%') {
            address.password(text, at)
        } else {
            None
        };
        if let Some((start, end)) = secret {
            if let Some(last) = found.last_mut().filter(|_| at < floor) {
                last.1 = last.1.max(end);
            } else {
                found.push((start, end));
                next = next.max(start);
            }
            floor = floor.max(end);
        }
        at = next;
    }
    found
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// How many characters of the name that begins at `at` belong to an encoded character before it: of `%26sig`, the name
/// is `sig`.
fn coded_before(bytes: &[u8], at: usize, end: usize) -> usize {
    let percent = at.checked_sub(1).filter(|before| bytes[*before] == b'%');
    percent
        .and_then(|percent| unit(bytes, percent))
        .map_or(0, |(.., coded)| coded.min(end) - at)
}

/// The value's bounds when the word between `name` and `end` is a secret's name and a sign follows. Up to `floor` all
/// is masked already, so that the value's end is only looked for behind it: no text is searched twice for that.
fn named_secret(text: &str, name: usize, end: usize, floor: usize) -> Option<(usize, usize)> {
    let gap = skip_gap(text, end);
    let (level, start) = sign(text, gap)?;
    // Only now, as few words have a sign behind them and every text of every task comes by here.
    let word = &text[name..end];
    if word.eq_ignore_ascii_case("key") {
        let before = word_before(&text[..name]);
        ["access", "secret", "private", "api", "encryption"]
            .iter()
            .find(|kind| before.eq_ignore_ascii_case(kind))?;
    } else if !is_secret(word) {
        return None;
    }
    // With a colon, short words are prose: `first pass: 3 files`.
    if gap == end && text[gap..].starts_with(':') && is_short(word) {
        return None;
    }
    if !is_header(word) {
        return value(text, start, level, floor);
    }
    let is_quoted = text[end..gap].contains(['"', '\'']);
    let start = start + text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
    let (quote, escapes) = quote_before(text, name);
    let end = match quote {
        _ if is_quoted => return value(text, start, level, floor),
        // The whole header is quoted, as on a command line.
        Some(quote) if start >= floor => {
            closing_quote(&text[start..], quote, escapes).map(|length| start + length)
        }
        // A header's parts may themselves be quoted, so a quotation mark is no end.
        _ => text[start.max(floor)..]
            .find(['\n', '\r'])
            .map(|length| start.max(floor) + length),
    };
    let end = end.unwrap_or(text.len());
    (end > start).then_some((start, end))
}

/// The value's bounds when the word between `name` and `end` tells of a secret without a sign: `Basic dXNlcjpwYXNz`,
/// SQL's `IDENTIFIED BY 'secret'`, and `--password secret` on a command line.
fn told_secret(text: &str, name: usize, end: usize, floor: usize) -> Option<(usize, usize)> {
    let is = |word: &str| text[name..end].eq_ignore_ascii_case(word);
    let is_option = text[name..end].starts_with("--");
    if !is_option && !is("by") && !is("basic") && !is("bearer") {
        return None;
    }
    let start = end + text[end..].len() - text[end..].trim_start().len();
    if start == end {
        return None;
    }
    if is_option {
        // What another option follows needs no value.
        let is_told = is_secret(&text[name..end]) && !text[start..].starts_with("--");
        return if is_told {
            value(text, start, 0, floor)
        } else {
            None
        };
    }
    let before = word_before(&text[..name]);
    if is("by") {
        // A value that is hashed already is told apart: `IDENTIFIED BY PASSWORD '*94BD…'`.
        let is_kind = |kind: &&str| {
            text.get(start..start + kind.len())
                .is_some_and(|word| word.eq_ignore_ascii_case(kind))
        };
        let start = start
            + ["PASSWORD ", "VALUES "]
                .iter()
                .find(|kind| is_kind(kind))
                .map_or(0, |kind| kind.len());
        let is_quoted = text[start..].trim_start().starts_with(['"', '\'']);
        let is_told =
            before.eq_ignore_ascii_case("identified") && (is_quoted || &text[name..end] == "BY");
        return if is_told {
            value(text, start, 0, floor)
        } else {
            None
        };
    }
    let of_token = |byte: &u8| is_name(*byte) || b"+/=.~*".contains(byte);
    let token = text[start..].bytes().take_while(of_token).count();
    let token = &text[start..start + token];
    // What was encoded has digits or capitals within, as words (`basic authentication`) do not.
    let is_coded = token.len() >= 8
        && token[1..].contains(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '=');
    (!token.is_empty() && (is_coded || is_header(before))).then(|| (start, start + token.len()))
}

/// The last word of a text, or as much of it as is of interest.
fn word_before(text: &str) -> &str {
    let text = text.trim_end();
    let word = text
        .bytes()
        .rev()
        .take(20)
        .take_while(|byte| is_name(*byte))
        .count();
    &text[text.len() - word..]
}

/// The quotation mark directly before `at`, and how many backslashes escape it.
fn quote_before(text: &str, at: usize) -> (Option<char>, usize) {
    let before = text[..at].strip_suffix(['"', '\'']).unwrap_or(&text[..at]);
    let quote = text[before.len()..at].chars().next();
    (quote, before.len() - before.trim_end_matches('\\').len())
}

#[cfg(test)]
#[path = "masking_tests.rs"]
mod tests;
