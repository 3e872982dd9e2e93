//! The names of secrets.

/// Words that make a name secret anywhere in it.
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
/// Words that make a name secret at its end.
const AT_END: [&str; 2] = ["pwd", "jsessionid"];
/// Words that are secret only as the whole name: in signed addresses of Azure, in lists of
/// parameters.
const WHOLE: [&str; 3] = ["sig", "sk", "pass"];
/// Words that end the names of headers which are secret as a whole. They match at the end, because
/// an escaped line break in JSON leaves a letter before the name (`\nCookie`).
const HEADERS: [&str; 2] = ["authorization", "cookie"];

/// The part of a name in which a word must stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Any,
    End,
    Whole,
}

/// Whether a parameter of this name holds a secret. `access_id` does not: it names the key, as a
/// user name does.
pub fn is_secret(name: &str) -> bool {
    contains_word(name, &ANYWHERE, Part::Any)
        || contains_word(name, &AT_END, Part::End)
        || is_header(name)
        || is_short(name)
}

/// Whether the name is that of a header which is secret as a whole.
pub(super) fn is_header(name: &str) -> bool {
    contains_word(name, &HEADERS, Part::End)
}

/// Whether the name is a word so short that it also occurs in prose.
pub(super) fn is_short(name: &str) -> bool {
    contains_word(name, &WHOLE, Part::Whole)
}

/// Whether the given part of `name` spells one of `words`, ignoring case and any characters between
/// the letters. It runs for every word before a colon, so it allocates nothing.
fn contains_word(name: &str, words: &[&str], part: Part) -> bool {
    let name = name.as_bytes();
    for (start, byte) in name
        .iter()
        .enumerate()
        .filter(|(_, byte)| byte.is_ascii_alphanumeric())
    {
        let first = byte.to_ascii_lowercase();
        let is_spelled = |word: &&str| {
            word.as_bytes()[0] == first
                && end_of_word(name, start, word).is_some_and(|end| {
                    part == Part::Any || !name[end..].iter().any(u8::is_ascii_alphanumeric)
                })
        };
        if words.iter().any(is_spelled) {
            return true;
        }
        if part == Part::Whole {
            return false;
        }
    }
    false
}

/// The end of `word` in `name` if it is spelled from `start` on.
fn end_of_word(name: &[u8], start: usize, word: &str) -> Option<usize> {
    let mut at = start;
    for letter in word.bytes() {
        while !name.get(at)?.is_ascii_alphanumeric() {
            at += 1;
        }
        if name[at].to_ascii_lowercase() != letter {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Whether a byte may be part of a name.
pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// The last 20 bytes, or fewer, of the last word of a text.
pub(super) fn word_before(text: &str) -> &str {
    let text = text.trim_end();
    let length = text
        .bytes()
        .rev()
        .take(20)
        .take_while(|byte| is_name(*byte))
        .count();
    &text[text.len() - length..]
}
