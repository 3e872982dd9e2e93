//! Where the value of a secret begins and ends.

use super::address::unit;

/// Where what may stand between a name and its sign ends: space, quotation marks and what escapes them.
pub(super) fn skip_gap(text: &str, mut at: usize) -> usize {
    loop {
        // Most words end at a space, and the next one begins.
        let rest = &text[at..];
        at += rest.len()
            - rest.trim_start_matches(|c: char| matches!(c, ' ' | '"' | '\'' | '\\') || c.is_whitespace()).len();
        match text.as_bytes().get(at) {
            Some(b'%') => match unit(text.as_bytes(), at) {
                Some((b'"' | b'\'' | b' ', _, end)) => at = end,
                _ => return at,
            },
            _ => return at,
        }
    }
}

/// Where the sign at `at` ends that parts a name from its value, and how often it is percent-encoded.
pub(super) fn sign(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let coded = match bytes.get(at)? {
        b'=' | b':' => return Some((0, at + 1)),
        b'%' => at,
        // The gap before it has taken the backslash of `\u003d`.
        b'u' if bytes[..at].ends_with(b"\\") => at - 1,
        _ => {
            let wide = ['：', '＝'].into_iter().find(|wide| text[at..].starts_with(*wide))?;
            return Some((0, at + wide.len_utf8()));
        }
    };
    unit(bytes, coded).filter(|(byte, ..)| matches!(byte, b'=' | b':')).map(|(_, level, end)| (level, end))
}

/// The bounds of the value that begins at `start`, behind a sign that was percent-encoded `level` times. Up to `floor`
/// all is masked already.
pub(super) fn value(text: &str, start: usize, level: usize, floor: usize) -> Option<(usize, usize)> {
    let skipped = |from: usize, may_skip: fn(char) -> bool| {
        from + text[from..].len() - text[from..].trim_start_matches(may_skip).len()
    };
    // `:=` and `=>` are signs as well.
    let mut start = skipped(skipped(start, |c| matches!(c, '=' | ':' | '>')), char::is_whitespace);
    let quote_at = skipped(start, |c| c == '\\');
    let escapes = quote_at - start;
    let quote = text[quote_at..].chars().next().filter(|c| *c == '"' || *c == '\'');
    if quote.is_some() {
        start = quote_at + 1;
    }
    let value = &text[start..];
    let length = match quote {
        // Within another's value a quotation mark is the other's.
        Some(_) if start < floor => return None,
        Some(quote) => closing_quote(value, quote, escapes),
        // Of a list or an object of secrets nothing is safe, and where it ends is not worth a parser.
        None if value.starts_with(['[', '{']) => None,
        None => {
            // `Basic` and `Bearer` say what follows.
            let is = |word: &str| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            let scheme = ["Basic ", "Bearer "].iter().find(|word| is(word)).map_or(0, |word| word.len());
            let from = scheme.max(floor.saturating_sub(start));
            let mut end = value[from..].find(ends).map_or(value.len(), |end| end + from);
            if level > 0 {
                // Of an encoded list of parameters the encoded `&` is an end; deeper encoded it is part of the value.
                let is_end =
                    |at: &usize| matches!(unit(value.as_bytes(), *at), Some((b'&', depth, _)) if depth <= level);
                end = value[from..end].match_indices('%').map(|(at, _)| at + from).find(is_end).unwrap_or(end);
            }
            // What escapes the quotation mark behind it is not part of it.
            Some(from + value[from..end].trim_end_matches('\\').len())
        }
    };
    let end = start + length.unwrap_or(value.len());
    (end > start).then_some((start, end))
}

/// Whether a value without quotation marks ends here.
fn ends(c: char) -> bool {
    matches!(c, '&' | ';' | ',' | '"' | '\'' | '<' | '>' | ')' | ']' | '}' | '|') || c.is_whitespace()
}

/// Where the quote closes that `escapes` backslashes and a quotation mark have opened: at as many of them.
pub(super) fn closing_quote(value: &str, quote: char, escapes: usize) -> Option<usize> {
    let mut backslashes = 0;
    for (at, c) in value.char_indices() {
        match c {
            '\\' => backslashes += 1,
            c if c == quote && backslashes == escapes => return Some(at - backslashes),
            // In plain JSON every pair of backslashes is one that escapes nothing.
            c if c == quote && escapes == 0 && backslashes % 2 == 0 => return Some(at),
            _ => backslashes = 0,
        }
        if c == quote {
            backslashes = 0;
        }
    }
    None
}

/// With what a key in PEM begins.
const PEM: &str = "-----BEGIN";

/// The bounds of what a private key in PEM holds when the word between `at` and `end` begins one: up to where it says
/// that it ends, or to the end of the text.
pub(super) fn private_key(text: &str, at: usize, end: usize, floor: usize) -> Option<(usize, usize)> {
    if !text[at..end].ends_with(PEM) {
        return None;
    }
    let rest = &text[end..];
    // Labels are short, as `ENCRYPTED PRIVATE KEY`.
    let label = rest.find("-----").filter(|length| *length < 64 && rest[..*length].contains("PRIVATE"))?;
    let start = end + label + 5;
    let from = start.max(floor);
    let end = text[from..].find("-----END").map_or(text.len(), |length| from + length);
    (end > start).then_some((start, end))
}
