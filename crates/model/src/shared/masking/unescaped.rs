//! Text without the escapes of JSON, at any depth of nesting: a name or a line end after an escape
//! counts like any other.

use super::Span;

/// A text without its JSON escapes.
pub(super) struct Unescaped {
    /// The unescaped text. Quotation marks and backslashes stay escaped, because the number of
    /// their escapes decides where a value ends.
    pub(super) text: String,
    /// After each replaced escape, the offset in `text` and the one in the original.
    offsets: Vec<Span>,
}

impl Unescaped {
    /// Removes the escapes from `text`; `None` if it has none.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut unescaped = Self {
            text: String::new(),
            offsets: Vec::new(),
        };
        let (mut copied_to, mut at) = (0, 0);
        while let Some(distance) = text[at..].find('\\') {
            let start = at + distance;
            let escape = start + count_backslashes(&text[start..]);
            at = escape;
            let Some((c, length)) = escaped_char(&text.as_bytes()[escape..]) else {
                continue;
            };
            // A quotation mark keeps the backslashes before it.
            let kept_to = if matches!(c, '"' | '\'') {
                escape
            } else {
                start
            };
            unescaped.text.push_str(&text[copied_to..kept_to]);
            unescaped.text.push(c);
            at = escape + length;
            copied_to = at;
            unescaped.offsets.push((unescaped.text.len(), copied_to));
        }
        unescaped.text.push_str(&text[copied_to..]);
        (copied_to > 0).then_some(unescaped)
    }

    /// Converts spans of `text`, in order, to spans of the original.
    pub(super) fn to_original(&self, spans: Vec<Span>) -> Vec<Span> {
        let mut offsets = self.offsets.iter().peekable();
        let mut last = (0, 0);
        let mut original = |at: usize| {
            while let Some(offset) = offsets.next_if(|offset| offset.0 <= at) {
                last = *offset;
            }
            last.1 + at - last.0
        };
        spans
            .into_iter()
            .map(|(start, end)| (original(start), original(end)))
            .collect()
    }
}

/// Number of backslashes at the start of `text`.
fn count_backslashes(text: &str) -> usize {
    text.len() - text.trim_start_matches('\\').len()
}

/// The character of an escape, and the length of the escape after its backslashes; `None` for
/// escapes that are kept.
fn escaped_char(bytes: &[u8]) -> Option<(char, usize)> {
    match bytes.first()? {
        b'/' => Some(('/', 1)),
        b'n' | b'r' => Some(('\n', 1)),
        b't' | b'b' | b'f' => Some(('\t', 1)),
        // Half a surrogate pair cannot be part of a secret's name.
        b'u' => hex_number(&bytes[1..])
            .and_then(char::from_u32)
            .filter(|c| *c != '\\')
            .map(|c| (c, 5)),
        _ => None,
    }
}

/// The number that four hexadecimal digits spell.
fn hex_number(bytes: &[u8]) -> Option<u32> {
    bytes.get(..4)?.iter().try_fold(0, |number, byte| {
        Some(number << 4 | char::from(*byte).to_digit(16)?)
    })
}

/// Replaces each span of two lists by `mask`, merging spans that overlap; `None` without spans.
/// Each list is in order and has no overlaps.
pub(super) fn replace_spans(
    text: &str,
    first: Vec<Span>,
    second: Vec<Span>,
    mask: &str,
) -> Option<String> {
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    let mut out = String::new();
    let mut copied_to = 0;
    loop {
        let takes_first = match (first.peek(), second.peek()) {
            (Some(one), Some(other)) => one.0 <= other.0,
            (one, _) => one.is_some(),
        };
        let next = if takes_first {
            first.next()
        } else {
            second.next()
        };
        let Some((start, end)) = next else { break };
        if start >= copied_to && (start > copied_to || copied_to == 0) {
            out.push_str(&text[copied_to..start]);
            out.push_str(mask);
        }
        copied_to = copied_to.max(end);
    }
    (copied_to > 0).then(|| out + &text[copied_to..])
}

#[cfg(test)]
mod tests {
    use super::super::mask;

    #[test]
    fn secrets_after_escapes_are_masked_and_escapes_are_kept() {
        for (text, masked) in [
            (r"pass\u0077ord=S3cr3t", r"pass\u0077ord=***"),
            (
                r#"{"pass\u0077ord":"S3\" cr3t","a":1}"#,
                r#"{"pass\u0077ord":"***","a":1}"#,
            ),
            (
                r#""{\"pass\\u0077ord\":\"S3cr3t\"}""#,
                r#""{\"pass\\u0077ord\":\"***\"}""#,
            ),
            (
                r#"{"x":"password:\n S3cr3t"}"#,
                r#"{"x":"password:*** ***"}"#,
            ),
            (
                r#"{"x":"password\n=\r\n\tS3cr3t"}"#,
                r#"{"x":"password\n=\r\n\t***"}"#,
            ),
            (
                r#"{"x":"a\nAuthorization: Basic S3cr3t"}"#,
                r#"{"x":"a\nAuthorization: ***"#,
            ),
            (
                r#"{"x":"Authorization: a\n; access_key=\"S3cr3t\""}"#,
                r#"{"x":"Authorization: ***"}"#,
            ),
            (r#""password=\u0022S3 cr3t\u0022 x""#, r#""password=*** x""#),
            (
                r"https\u003A\/\u002fu:S3cr3t@h",
                r"https\u003A\/\u002fu:***@h",
            ),
            (
                r"password\uff1dS3cr3t Basic\u0020S3cr3t77",
                r"password\uff1d*** Basic\u0020***",
            ),
            (r"c:\token=S3cr3t c:\new\tab", r"c:\token=*** c:\new\tab"),
            (r"\u00 \ud83d \u005c \x \", r"\u00 \ud83d \u005c \x \"),
        ] {
            assert_eq!(mask(text), masked, "{text}");
        }
    }
}
