//! Sentences about secrets, which are no secrets.

use super::names::{is_header, word_before};

/// Whether the text after the colon at the end of a secret's name is a sentence about the secret, not
/// the secret: `(using password: YES)`, `password: not set`, `authorization: AccessDenied by …`.
pub(super) fn is_prose(text: &str, name: usize, start: usize) -> bool {
    let rest = text[start..].trim_start_matches([' ', '\t']);
    let length = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let (word, after) = rest.split_at(length);
    let is = |words: &[&str]| words.iter().any(|other| word.eq_ignore_ascii_case(other));
    let ends = |after: &str| after.is_empty() || after.starts_with([',', ';', ')', '.', '\n']);
    if is(&["yes", "no"]) {
        return ends(after) && word_before(&text[..name]).eq_ignore_ascii_case("using");
    }
    if is(&["not"]) {
        let next = after.trim_start();
        return [
            "set",
            "given",
            "found",
            "provided",
            "configured",
            "specified",
            "required",
        ]
        .iter()
        .any(|next_word| next.starts_with(next_word));
    }
    if is(&[
        "none", "null", "unset", "empty", "missing", "required", "unknown",
    ]) {
        return ends(after);
    }
    // `next token: 3 of 7 partitions`
    let is_count = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_count {
        let of = after.strip_prefix(" of ").unwrap_or_default();
        return of.starts_with(|c: char| c.is_ascii_digit());
    }
    // A header has a scheme or an encoded value; a sentence goes on with another word.
    is_header(&text[name..start - 1])
        && !word.is_empty()
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !is_scheme(word)
        && after.strip_prefix(' ').is_some_and(|next| {
            let length = next
                .find(|c: char| !c.is_ascii_lowercase())
                .unwrap_or(next.len());
            length > 0
                && !next[length..]
                    .starts_with(|c: char| c.is_ascii_alphanumeric() || "=+/:".contains(c))
        })
}

/// Whether a word is an authentication scheme of HTTP or of a cloud's storage.
fn is_scheme(word: &str) -> bool {
    const SCHEMES: [&str; 12] = [
        "basic",
        "bearer",
        "digest",
        "negotiate",
        "ntlm",
        "token",
        "oss",
        "aws",
        "cos",
        "obs",
        "hmac",
        "sharedkey",
    ];
    SCHEMES
        .iter()
        .any(|scheme| word.eq_ignore_ascii_case(scheme))
}
