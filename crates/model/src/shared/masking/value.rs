//! The start and end of a secret's value.

use super::Span;
use super::address::decoded_byte;

/// The end of what may stand between a name and its sign: spaces, quotation marks and their
/// escapes.
pub(super) fn skip_gap(text: &str, mut at: usize) -> usize {
    loop {
        // Most words end at a space before the next word, so the loop mostly runs once.
        at = skip(text, at, |c| {
            matches!(c, ' ' | '"' | '\'' | '\\') || c.is_whitespace()
        });
        match text.as_bytes().get(at) {
            Some(b'%') => match decoded_byte(text.as_bytes(), at) {
                Some((b'"' | b'\'' | b' ', _, end)) => at = end,
                _ => return at,
            },
            _ => return at,
        }
    }
}

/// The offset of the first character from `start` on that does not match.
fn skip(text: &str, start: usize, matches: fn(char) -> bool) -> usize {
    text.len() - text[start..].trim_start_matches(matches).len()
}

/// How often the sign at `at` between a name and its value is percent-encoded, and the sign's end.
pub(super) fn assignment_sign(text: &str, at: usize) -> Option<(usize, usize)> {
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
    decoded_byte(bytes, at)
        .filter(|(byte, ..)| matches!(byte, b'=' | b':'))
        .map(|(_, level, end)| (level, end))
}

/// The span of the value that starts at `start`, after a sign that was percent-encoded `level`
/// times. Everything before `masked_to` is masked already.
pub(super) fn value_span(text: &str, start: usize, level: usize, masked_to: usize) -> Option<Span> {
    // `:=` and `=>` are signs as well.
    let start = skip(text, start, |c| matches!(c, '=' | ':' | '>'));
    let start = skip(text, start, char::is_whitespace);
    let quote_at = skip(text, start, |c| c == '\\');
    match text[quote_at..].chars().next() {
        Some(quote @ ('"' | '\'')) => quoted_value(text, (start, quote_at), quote, masked_to),
        _ => unquoted_value(text, start, level, masked_to),
    }
}

/// The span of a quoted value. `opening` has the offsets of the quotation mark's first backslash
/// and of the quotation mark itself.
fn quoted_value(text: &str, opening: Span, quote: char, masked_to: usize) -> Option<Span> {
    let escapes = opening.1 - opening.0;
    let start = opening.1 + 1;
    // A quotation mark inside another value belongs to that value.
    if start < masked_to {
        return None;
    }
    let value = &text[start..];
    let closing = closing_quote(value, quote, escapes);
    if let Some(closing) = closing {
        let quote_end = closing + escapes + 1;
        let end = continued_end(value, quote_end, &text[opening.0..start], escapes);
        if end > quote_end {
            // The quoted part and what follows it are one value.
            return Some((opening.0, start + end));
        }
    }
    let end = start + closing.unwrap_or(value.len());
    (end > start).then_some((start, end))
}

/// The span of a value without quotation marks.
fn unquoted_value(text: &str, start: usize, level: usize, masked_to: usize) -> Option<Span> {
    let value = &text[start..];
    if value.starts_with(['[', '{']) {
        // Finding the end of a list or an object would need a parser, so all the rest is masked.
        return Some((start, text.len()));
    }
    if level == 0 && start >= masked_to && value.starts_with(ends_value) {
        return value_after_end_mark(value).map(|(from, end)| (start + from, start + end));
    }
    let from = scheme_length(value).max(masked_to.saturating_sub(start));
    let mut end = value[from..]
        .find(ends_value)
        .map_or(value.len(), |length| from + length);
    if level > 0 {
        // In an encoded list of parameters an encoded `&` ends the value; one that is encoded more
        // often is part of it.
        let is_end = |at: &usize| {
            decoded_byte(value.as_bytes(), *at)
                .is_some_and(|(byte, depth, _)| byte == b'&' && depth <= level)
        };
        end = value[from..end]
            .match_indices('%')
            .map(|(at, _)| from + at)
            .find(is_end)
            .unwrap_or(end);
    }
    // Backslashes at the end escape the quotation mark after the value.
    let length = from + value[from..end].trim_end_matches('\\').len();
    (length > 0).then_some((start, start + length))
}

/// Length of the scheme `Basic` or `Bearer` at the start of a value, with the space after it.
fn scheme_length(value: &str) -> usize {
    let is_at_start = |scheme: &&str| {
        value
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let length = ["Basic ", "Bearer "]
        .iter()
        .find(|scheme| is_at_start(scheme))
        .map_or(0, |scheme| scheme.len());
    skip(value, length, |c| matches!(c, ' ' | '\t'))
}

/// Whether a character ends a value without quotation marks.
pub(super) fn ends_value(c: char) -> bool {
    matches!(
        c,
        '&' | ';' | ',' | '"' | '\'' | '<' | '>' | ')' | ']' | '}' | '|'
    ) || matches!(
        c,
        '，' | '。' | '；' | '、' | '）' | '】' | '」' | '”' | '》'
    ) || c.is_whitespace()
}

/// The start of the value after an option that ends at `end`: behind white space, or as the next element
/// of a list (`["--password","x"]`); `None` if neither follows.
pub(super) fn option_value_start(text: &str, end: usize) -> Option<usize> {
    let rest = &text[end..];
    let listed = rest
        .trim_start_matches('\\')
        .strip_prefix(['"', '\''])
        .and_then(|rest| rest.trim_start().strip_prefix(','));
    let value = listed.unwrap_or(rest).trim_start();
    let start = text.len() - value.len();
    (start > end).then_some(start)
}

/// The span of a value that starts with characters which end other values: `<secret>`, `&secret`.
/// `None` if only the next parameter follows (`&host=h`).
fn value_after_end_mark(value: &str) -> Option<Span> {
    let inner = value
        .trim_start_matches(|c: char| ends_value(c) && !c.is_whitespace() && c != '"' && c != '\'');
    let from = value.len() - inner.len();
    let inner = &inner[..inner.find(ends_value).unwrap_or(inner.len())];
    let after_name =
        inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let is_parameter = after_name.len() < inner.len() && after_name.starts_with(['=', ':', '%']);
    (!inner.is_empty() && !is_parameter).then_some((from, from + inner.len()))
}

/// The end of a value whose first part was quoted with `opening` and closed before `at`: `"a"b` and
/// SQL's `'a''b'` are one value each.
fn continued_end(value: &str, mut at: usize, opening: &str, escapes: usize) -> usize {
    let quote = if opening.ends_with('"') { '"' } else { '\'' };
    loop {
        let rest = &value[at..];
        at += if let Some(part) = rest.strip_prefix(opening) {
            let Some(length) = closing_quote(part, quote, escapes) else {
                return value.len();
            };
            let part_end = opening.len() + length + opening.len();
            if matches!(part[..length].trim(), ":" | "=") {
                // The quotation marks enclose a sign, so the value starts after them.
                let next_value = &value[at + part_end..];
                return closing_quote(next_value, quote, escapes)
                    .map_or(value.len(), |length| at + part_end + length);
            }
            part_end
        } else if rest.starts_with(|c| ends_value(c) || matches!(c, '\\' | ':' | '.' | '=')) {
            return at;
        } else {
            match rest.find(|c| ends_value(c) || c == '\\') {
                Some(length) => length,
                None => return value.len(),
            }
        };
    }
}

/// The offset of the quote that closes one opened by `escapes` backslashes and a quotation mark: it
/// has the same number of backslashes.
pub(super) fn closing_quote(value: &str, quote: char, escapes: usize) -> Option<usize> {
    let mut backslashes = 0;
    for (at, c) in value.char_indices() {
        match c {
            '\\' => backslashes += 1,
            c if c == quote && backslashes == escapes => return Some(at - backslashes),
            // In plain JSON each pair of backslashes is an escaped backslash.
            c if c == quote && escapes == 0 && backslashes % 2 == 0 => return Some(at),
            _ => backslashes = 0,
        }
        if c == quote {
            backslashes = 0;
        }
    }
    None
}

/// The span of the value in `{"name":"DB_PASSWORD","value":"…"}`, of which the word that ends at `end` is the name.
pub(super) fn paired_value(text: &str, end: usize, masked_to: usize) -> Option<Span> {
    let comma = skip_gap(text, end);
    let is_quoted = comma > end;
    let member = skip_gap(text, comma + text[comma..].strip_prefix(',').map(|_| 1)?);
    let after_name = member + "value".len();
    let is_value = text
        .get(member..after_name)
        .is_some_and(|name| name.eq_ignore_ascii_case("value"));
    if !is_quoted || !is_value {
        return None;
    }
    let (level, start) = assignment_sign(text, skip_gap(text, after_name))?;
    value_span(text, start, level, masked_to)
}

/// The start of a key in PEM.
const PEM: &str = "-----BEGIN";

/// The span of the private key in PEM that the word between `at` and `end` starts: up to its end
/// line, or to the end of the text.
pub(super) fn private_key(text: &str, at: usize, end: usize, masked_to: usize) -> Option<Span> {
    if !text[at..end].ends_with(PEM) {
        return None;
    }
    let rest = &text[end..];
    // Labels are short, for example `ENCRYPTED PRIVATE KEY`.
    let label = rest
        .find("-----")
        .filter(|length| *length < 64 && rest[..*length].contains("PRIVATE"))?;
    let start = end + label + 5;
    let from = start.max(masked_to);
    let end = text[from..]
        .find("-----END")
        .map_or(text.len(), |length| from + length);
    (end > start).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::super::mask;

    #[test]
    fn values_with_unusual_start_or_end_are_masked() {
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
            (
                r#"[{"name":"DB_PASSWORD","value":"S3,cr3t"},{"name":"A","value":"b"}]"#,
                r#"[{"name":"DB_PASSWORD","value":"***"},{"name":"A","value":"b"}]"#,
            ),
            (
                r#"{\"name\": \"token\", \"Value\": \"S3cr3t\"}"#,
                r#"{\"name\": \"token\", \"Value\": \"***\"}"#,
            ),
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
