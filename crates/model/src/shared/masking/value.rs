//! Where the value of a secret begins and ends.

use crate::shared::masking::address::unit;

/// Where what may stand between a name and its sign ends: space, quotation marks and what escapes them.
pub(crate) fn skip_gap(text: &str, mut at: usize) -> usize {
    loop {
        // Most words end at a space, and the next one begins.
        let rest = &text[at..];
        at += rest.len()
            - rest
                .trim_start_matches(|c: char| {
                    matches!(c, ' ' | '"' | '\'' | '\\') || c.is_whitespace()
                })
                .len();
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
pub(crate) fn sign(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    match bytes.get(at)? {
        b'=' | b':' => return Some((0, at + 1)),
        b'%' => {}
        _ => {
            let wide = ['：', '＝']
                .into_iter()
                .find(|wide| text[at..].starts_with(*wide))?;
            return Some((0, at + wide.len_utf8()));
        }
    }
    unit(bytes, at)
        .filter(|(byte, ..)| matches!(byte, b'=' | b':'))
        .map(|(_, level, end)| (level, end))
}

/// The bounds of the value that begins at `start`, behind a sign that was percent-encoded `level` times. Up to `floor`
/// all is masked already.
pub(crate) fn value(
    text: &str,
    start: usize,
    level: usize,
    floor: usize,
) -> Option<(usize, usize)> {
    let skipped = |from: usize, may_skip: fn(char) -> bool| {
        from + text[from..].len() - text[from..].trim_start_matches(may_skip).len()
    };
    // `:=` and `=>` are signs as well.
    let mut start = skipped(
        skipped(start, |c| matches!(c, '=' | ':' | '>')),
        char::is_whitespace,
    );
    let quote_at = skipped(start, |c| c == '\\');
    let escapes = quote_at - start;
    let quote = text[quote_at..]
        .chars()
        .next()
        .filter(|c| *c == '"' || *c == '\'');
    if quote.is_some() {
        start = quote_at + 1;
    }
    let value = &text[start..];
    let length = match quote {
        // Within another's value a quotation mark is the other's.
        Some(_) if start < floor => return None,
        Some(quote) => {
            let closing = closing_quote(value, quote, escapes);
            let behind = closing.map(|closing| closing + escapes + 1);
            match behind.map(|behind| {
                (
                    behind,
                    goes_on(value, behind, &text[quote_at - escapes..start], escapes),
                )
            }) {
                // All of it is one value, quotation marks and all.
                Some((behind, end)) if end > behind => {
                    return Some((quote_at - escapes, start + end));
                }
                _ => closing,
            }
        }
        // Of a list or an object of secrets nothing is safe, and where it ends is not worth a parser.
        None if value.starts_with(['[', '{']) => None,
        None => {
            if level == 0 && start >= floor && value.starts_with(ends) {
                return oddly_begun(value).map(|(from, end)| (start + from, start + end));
            }
            // `Basic` and `Bearer` say what follows.
            let is = |word: &str| {
                value
                    .get(..word.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(word))
            };
            let scheme = ["Basic ", "Bearer "]
                .iter()
                .find(|word| is(word))
                .map_or(0, |word| word.len());
            let scheme = value.len() - value[scheme..].trim_start_matches([' ', '\t']).len();
            let from = scheme.max(floor.saturating_sub(start));
            let mut end = value[from..]
                .find(ends)
                .map_or(value.len(), |end| end + from);
            if level > 0 {
                // Of an encoded list of parameters the encoded `&` is an end; deeper encoded it is part of the value.
                let is_end = |at: &usize| matches!(unit(value.as_bytes(), *at), Some((b'&', depth, _)) if depth <= level);
                end = value[from..end]
                    .match_indices('%')
                    .map(|(at, _)| at + from)
                    .find(is_end)
                    .unwrap_or(end);
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
    matches!(
        c,
        '&' | ';' | ',' | '"' | '\'' | '<' | '>' | ')' | ']' | '}' | '|'
    ) || c.is_whitespace()
}

/// The bounds of a value that begins with what ends others: `<secret>`, `&secret`. `None` where there is nothing behind
/// that but the next parameter (`&host=h`).
fn oddly_begun(value: &str) -> Option<(usize, usize)> {
    let inner =
        value.trim_start_matches(|c: char| ends(c) && !c.is_whitespace() && c != '"' && c != '\'');
    let from = value.len() - inner.len();
    let inner = &inner[..inner.find(ends).unwrap_or(inner.len())];
    let behind_name =
        inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let is_parameter = behind_name.len() < inner.len() && behind_name.starts_with(['=', ':', '%']);
    (!inner.is_empty() && !is_parameter).then_some((from, from + inner.len()))
}

/// Where a value ends whose first part was quoted with `opening` and closed before `at`: of `"a"b` and of SQL's `'a''b'`,
/// all is one value.
fn goes_on(value: &str, mut at: usize, opening: &str, escapes: usize) -> usize {
    let quote = if opening.ends_with('"') { '"' } else { '\'' };
    loop {
        let rest = &value[at..];
        at += if let Some(part) = rest.strip_prefix(opening) {
            let Some(length) = closing_quote(part, quote, escapes) else {
                return value.len();
            };
            let behind = opening.len() + length + opening.len();
            if matches!(part[..length].trim(), ":" | "=") {
                // What was taken for the inside of quotation marks is the outside, and a value begins here.
                let inside = &value[at + behind..];
                return closing_quote(inside, quote, escapes)
                    .map_or(value.len(), |length| at + behind + length);
            }
            behind
        } else if rest.starts_with(|c| ends(c) || matches!(c, '\\' | ':' | '.' | '=')) {
            return at;
        } else {
            match rest.find(|c| ends(c) || c == '\\') {
                Some(length) => length,
                None => return value.len(),
            }
        };
    }
}

/// Where the quote closes that `escapes` backslashes and a quotation mark have opened: at as many of them.
pub(crate) fn closing_quote(value: &str, quote: char, escapes: usize) -> Option<usize> {
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
pub(crate) fn private_key(
    text: &str,
    at: usize,
    end: usize,
    floor: usize,
) -> Option<(usize, usize)> {
    if !text[at..end].ends_with(PEM) {
        return None;
    }
    let rest = &text[end..];
    // Labels are short, as `ENCRYPTED PRIVATE KEY`.
    let label = rest
        .find("-----")
        .filter(|length| *length < 64 && rest[..*length].contains("PRIVATE"))?;
    let start = end + label + 5;
    let from = start.max(floor);
    let end = text[from..]
        .find("-----END")
        .map_or(text.len(), |length| from + length);
    (end > start).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::super::mask;

    #[test]
    fn values_that_begin_or_go_on_oddly_are_masked() {
        for (text, masked) in [
            ("token: Bearer  S3cr3t, next", "token: ***, next"),
            ("secret=<S3cr3t> next", "secret=<***> next"),
            ("password=&S3cr3t&x=1", "password=&***&x=1"),
            (
                "password=&host=h&secret=;x:1",
                "password=&host=h&secret=;x:1",
            ),
            (
                "{\"password\":\"\",\"a\":1} (token=), token=",
                "{\"password\":\"\",\"a\":1} (token=), token=",
            ),
            ("password=\"\"S3cr3t next", "password=*** next"),
            (r#"password=\"\"S3cr3t\" next"#, "password=***"),
            ("password='S3''cr3t', next", "password=***, next"),
            ("password='S3'cr3t'S 3', next", "password=***, next"),
            ("password='S3cr3t': wrong", "password='***': wrong"),
            (
                r#"token: " {"secretKey":"S3,cr3t","a":1}"#,
                r#"token: ***","a":1}"#,
            ),
            (
                "IDENTIFIED BY PASSWORD '*S3cr3t'",
                "IDENTIFIED BY PASSWORD '***'",
            ),
            (
                "identified by values 'S3cr3t'",
                "identified by values '***'",
            ),
            (
                "obclient --password S3cr3t --host h",
                "obclient --password *** --host h",
            ),
            (
                "--access-key 'S3 cr3t' --secret --host h",
                "--access-key '***' --secret --host h",
            ),
        ] {
            assert_eq!(mask(text), masked, "{text}");
        }
    }
}
