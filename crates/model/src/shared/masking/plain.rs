//! Text as it reads without the escapes of JSON, however often it was put into JSON: a name or a line end behind an
//! escape is one all the same.

/// A text without its escapes.
pub(crate) struct Plain {
    /// What it reads. Quotation marks and backslashes stay escaped, as where a value ends depends on how often they are.
    pub(crate) text: String,
    /// Where `text` goes on behind an escape, and where the original does.
    joints: Vec<(usize, usize)>,
}

impl Plain {
    /// Reads `text`; `None` when nothing in it is escaped.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut plain = Self {
            text: String::new(),
            joints: Vec::new(),
        };
        let (mut kept, mut at) = (0, 0);
        while let Some(before) = text[at..].find('\\') {
            let first = at + before;
            let escape = first
                + bytes[first..]
                    .iter()
                    .take_while(|byte| **byte == b'\\')
                    .count();
            at = escape;
            let (sign, length) = match bytes.get(escape) {
                Some(b'/') => ('/', 1),
                Some(b'n' | b'r') => ('\n', 1),
                Some(b't' | b'b' | b'f') => ('\t', 1),
                // Half a surrogate pair is in no name of a secret.
                Some(b'u') => match hex(&bytes[escape + 1..]).and_then(char::from_u32) {
                    Some(sign) if sign != '\\' => (sign, 5),
                    _ => continue,
                },
                _ => continue,
            };
            plain.text.push_str(
                &text[kept..if matches!(sign, '"' | '\'') {
                    escape
                } else {
                    first
                }],
            );
            plain.text.push(sign);
            at = escape + length;
            kept = at;
            plain.joints.push((plain.text.len(), kept));
        }
        plain.text.push_str(&text[kept..]);
        (kept > 0).then_some(plain)
    }

    /// Where in the original the bounds lie that were found in `text`, in their order.
    pub(crate) fn back(&self, bounds: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        let mut joints = self.joints.iter().peekable();
        let mut last = (0, 0);
        let mut original = |at: usize| {
            while let Some(joint) = joints.next_if(|joint| joint.0 <= at) {
                last = *joint;
            }
            last.1 + at - last.0
        };
        bounds
            .into_iter()
            .map(|(start, end)| (original(start), original(end)))
            .collect()
    }
}

/// The number that four hexadecimal digits spell.
fn hex(bytes: &[u8]) -> Option<u32> {
    bytes.get(..4)?.iter().try_fold(0, |number, byte| {
        Some(number << 4 | char::from(*byte).to_digit(16)?)
    })
}

/// Puts `mask` in the place of what lies within any of the bounds, if there are any; each list of them is in order, and
/// nothing in it overlaps.
pub(crate) fn replace(
    text: &str,
    some: Vec<(usize, usize)>,
    others: Vec<(usize, usize)>,
    mask: &str,
) -> Option<String> {
    let (mut some, mut others) = (some.into_iter().peekable(), others.into_iter().peekable());
    let mut out = String::new();
    let mut kept = 0;
    loop {
        let is_first = match (some.peek(), others.peek()) {
            (Some(one), Some(other)) => one.0 <= other.0,
            (one, _) => one.is_some(),
        };
        let next = if is_first { some.next() } else { others.next() };
        let Some((start, end)) = next else { break };
        if start >= kept && (start > kept || kept == 0) {
            out.push_str(&text[kept..start]);
            out.push_str(mask);
        }
        kept = kept.max(end);
    }
    (kept > 0).then(|| out + &text[kept..])
}

#[cfg(test)]
mod tests {
    use super::super::mask;

    #[test]
    fn secrets_behind_escapes_are_masked_and_the_escapes_stay() {
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
