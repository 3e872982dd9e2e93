//! The body of a response, as text, and what its headers say of it.

use model::task::instant::Instant;

/// A response with a status of 2xx.
#[derive(Debug, Default)]
pub struct Body {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub text: String,
    /// Whether bytes that are no text in the response's encoding were replaced by U+FFFD.
    pub has_replaced_bytes: bool,
    /// The `Date` header: when the server sent the response.
    pub date: Option<Instant>,
    /// The `Age` header: how many seconds a cache has kept the response.
    pub age_seconds: Option<u32>,
}

/// The encoding that a `Content-Type` declares, unless it is UTF-8, which JSON is by default.
pub fn declared_charset(content_type: &str) -> Option<&str> {
    let charset = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"'))
    })?;
    let is_utf8 = ["utf-8", "utf8"]
        .iter()
        .any(|name| charset.eq_ignore_ascii_case(name));
    (!charset.is_empty() && !is_utf8).then_some(charset)
}

#[cfg(test)]
mod tests {
    use super::declared_charset;

    #[test]
    fn only_another_charset_than_utf_8_is_declared() {
        for (content_type, charset) in [
            ("application/json", None),
            ("application/json;charset=UTF-8", None),
            ("application/json; charset=\"utf-8\"", None),
            ("application/json; charset=", None),
            ("application/json; Charset=GBK", Some("GBK")),
            ("text/plain; a=b; charset=\"shift_jis\"", Some("shift_jis")),
        ] {
            assert_eq!(declared_charset(content_type), charset, "{content_type}");
        }
    }
}
