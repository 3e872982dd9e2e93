//! Secrets in XML, plain or escaped: `<Secret>X</Secret>`, `<name>secret.key</name><value>X</value>`.

use super::Span;
use super::names::{is_name, is_secret};

/// The marks around a tag's name, from plain to twice escaped.
const MARKS: [(&str, &str); 3] = [("<", ">"), ("&lt;", "&gt;"), ("&amp;lt;", "&amp;gt;")];

/// The length within which a start tag ends, and within which a name starts.
const MAX_TAG_LENGTH: usize = 200;

/// The span of the content of the element whose name is between `start` and `end`, or of the value whose
/// name that element contains.
pub(super) fn element_content(
    text: &str,
    start: usize,
    end: usize,
    masked_to: usize,
) -> Option<Span> {
    // Few words are next to a tag's mark, so this is the first test for every word.
    let before = text.as_bytes().get(start.wrapping_sub(1));
    if matches!(before, Some(b'<' | b';' | b':')) {
        content_of_secret(text, start, end, masked_to)
    } else if matches!(text.as_bytes().get(end), Some(b'<' | b'&')) {
        value_of_name(text, end, masked_to)
    } else {
        None
    }
}

fn content_of_secret(text: &str, start: usize, end: usize, masked_to: usize) -> Option<Span> {
    let name = &text[start..end];
    if !is_secret_element(name) {
        return None;
    }
    let before = text[..start].trim_end_matches(':');
    let before = if before.len() < start {
        before.trim_end_matches(|c: char| c.is_ascii() && is_name(c as u8))
    } else {
        before
    };
    let (open, close) = MARKS
        .into_iter()
        .rev()
        .find(|(open, _)| before.ends_with(open))?;
    let tag_end = limited(text, end).find(close)?;
    if text[end..end + tag_end].ends_with('/') || text[end..end + tag_end].contains(open) {
        return None;
    }
    content(text, end + tag_end + close.len(), (open, name), masked_to)
}

/// The span from `start` to the end of the element called `name`.
fn content(text: &str, start: usize, (open, name): (&str, &str), masked_to: usize) -> Option<Span> {
    let rest = &text[start..];
    let is_parent = rest.trim_start().starts_with(open)
        && !rest.trim_start().starts_with(&format!("{open}/"))
        && !rest.starts_with("<![CDATA[");
    let from = start.max(masked_to);
    let rest = &text[from..];
    let length = if is_parent {
        // The elements of `<Credentials>` have names of their own.
        if name.to_ascii_lowercase().contains("credential") {
            return None;
        }
        rest.find(&format!("{open}/{name}"))
    } else {
        rest.find(&format!("{open}/"))
    };
    let end = length.map_or(text.len(), |length| from + length);
    (end > start).then_some((start, end))
}

/// The span of the value after the name that ends at `end`: `…name</name><value>X</value>`.
fn value_of_name(text: &str, end: usize, masked_to: usize) -> Option<Span> {
    let rest = &text[end..];
    let (open, close) = MARKS.into_iter().find(|(open, _)| rest.starts_with(open))?;
    let rest = rest[open.len()..].strip_prefix('/')?;
    let rest = ["name", "key"]
        .iter()
        .find_map(|tag| rest.strip_prefix(tag))?;
    let rest = rest.strip_prefix(close)?.trim_start().strip_prefix(open)?;
    let (tag, rest) = ["value", "string"]
        .iter()
        .find_map(|tag| Some((*tag, rest.strip_prefix(tag)?.strip_prefix(close)?)))?;
    let is_in_name = |byte: &u8| is_name(*byte) || *byte == b'.';
    let length = text[..end]
        .bytes()
        .rev()
        .take(MAX_TAG_LENGTH)
        .take_while(is_in_name)
        .count();
    if !is_secret_element(&text[end - length..end]) {
        return None;
    }
    content(text, text.len() - rest.len(), (open, tag), masked_to)
}

/// Whether the name is that of a secret. `AccessKeyId` names the key, as a user name does.
fn is_secret_element(name: &str) -> bool {
    let length = name.len().saturating_sub(2);
    let is_id = name
        .get(length..)
        .is_some_and(|end| end.eq_ignore_ascii_case("id"));
    !is_id && is_secret(name)
}

/// The text from `start` on within which a tag has to end.
fn limited(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    let end = rest
        .char_indices()
        .nth(MAX_TAG_LENGTH)
        .map_or(rest.len(), |(end, _)| end);
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::super::mask;

    #[test]
    fn contents_of_secret_elements_are_masked() {
        for (text, masked) in [
            (
                "<Credentials><AccessKeyId>STS.ID</AccessKeyId><AccessKeySecret>S3cr3t</AccessKeySecret></Credentials>",
                "<Credentials><AccessKeyId>STS.ID</AccessKeyId><AccessKeySecret>***</AccessKeySecret></Credentials>",
            ),
            (
                "<s:SessionToken type=\"x\">S3&amp;cr3t</s:SessionToken> next",
                "<s:SessionToken type=\"x\">***</s:SessionToken> next",
            ),
            (
                "&lt;SecretAccessKey&gt;S3cr3t&lt;/SecretAccessKey&gt;",
                "&lt;SecretAccessKey&gt;***&lt;/SecretAccessKey&gt;",
            ),
            (
                "&amp;lt;Password&amp;gt;S3cr3t&amp;lt;/Password&amp;gt;",
                "&amp;lt;Password&amp;gt;***&amp;lt;/Password&amp;gt;",
            ),
            (
                "<Password><![CDATA[S3 <cr3t>]]></Password>x",
                "<Password>***</Password>x",
            ),
            (
                "<Secret><Value>S3cr3t</Value></Secret>x",
                "<Secret>***</Secret>x",
            ),
            ("<Password>S3 cr3t", "<Password>***"),
            (
                "<property><name>fs.s3a.secret.key</name>\n <value>S3cr3t</value></property>",
                "<property><name>fs.s3a.secret.key</name>\n <value>***</value></property>",
            ),
            (
                "&lt;name&gt;fs.s3a.access.key&lt;/name&gt;&lt;value&gt;S3cr3t&lt;/value&gt;",
                "&lt;name&gt;fs.s3a.access.key&lt;/name&gt;&lt;value&gt;***&lt;/value&gt;",
            ),
            (
                r"\u003cPassword\u003eS3cr3t\u003c/Password\u003e",
                r"\u003cPassword\u003e***\u003c/Password\u003e",
            ),
        ] {
            assert_eq!(mask(text), masked, "{text}");
        }
    }

    #[test]
    fn other_elements_are_unchanged() {
        for text in [
            "<Code>AccessDenied</Code><Message>no access</Message>",
            "<Password/><Host>h</Host>",
            "<Password></Password>",
            "<name>fs.s3a.endpoint</name><value>h</value>",
            "a < password and b > c",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
