//! Masking of secrets in text that came from a server or a link.
//!
//! OceanBase's backup destinations carry `?host=…&access_id=…&access_key=…`, and whether OCP strips that from
//! `backupUri` and `errorMsg` is not documented. So whatever comes in is masked before the model keeps it:
//! the page cannot show, copy, export or log what it does not have.

use std::borrow::Cow;

/// What stands in the place of a secret.
pub const MASK: &str = "***";

/// Replaces the values of `access_key=…`, `secret…=…`, `password…=…`, `token…=…`, `signature=…` and their
/// like (also as `name: value`, quoted, or percent-encoded as `name%3Dvalue`), and the password in
/// `scheme://user:password@host`. Masking what is masked changes nothing.
pub fn mask(text: &str) -> Cow<'_, str> {
    let mut masked = Cow::Borrowed(text);
    // What a mask leaves can read as another secret (`://access_key:://&@` as a password in an address). Each
    // round has fewer characters that are not a mask's, so this ends.
    while let Some(again) = mask_once(&masked).filter(|again| *again != masked) {
        masked = Cow::Owned(again);
    }
    masked
}

/// One round of masking; `None` when there is nothing to mask.
fn mask_once(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut kept = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let secret = if rest.starts_with("://") { password_in_authority(rest) } else { named_secret(text, at) };
        match secret {
            Some((start, end)) => {
                out.push_str(&text[kept..at + start]);
                out.push_str(MASK);
                kept = at + end;
                at = kept;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    (kept > 0).then(|| out + &text[kept..])
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// The JSON of a member with this name; nothing of it where the name says that it is a secret.
pub fn mask_member<'a>(name: &str, json: &'a str) -> Cow<'a, str> {
    if is_secret(name) { Cow::Borrowed(MASK) } else { mask(json) }
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

/// Whether a parameter of this name holds a secret. `access_id` does not: it names the key, as a user name does.
fn is_secret(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    ["accesskey", "secret", "password", "passwd", "passphrase", "token", "signature", "credential"]
        .iter()
        .any(|word| name.contains(word))
        || name.ends_with("pwd")
        || name == "authorization"
}

/// The value's bounds, relative to `at`, when a secret's name begins there.
fn named_secret(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    if !is_name(bytes[at]) || (at > 0 && is_name(bytes[at - 1])) {
        return None;
    }
    let rest = &text[at..];
    let name_length = rest.bytes().take_while(|byte| is_name(*byte)).count();
    let skipped = |from: usize, may_skip: fn(char) -> bool| {
        from + rest[from..].len() - rest[from..].trim_start_matches(may_skip).len()
    };
    let mut start = skipped(name_length, |c| c.is_whitespace() || "\"'\\".contains(c));
    start += ["=", ":", "%3D", "%3d", "%3A", "%3a"].iter().find(|sign| rest[start..].starts_with(**sign))?.len();
    // Only now, as few words have a sign behind them and every text of every task comes by here.
    if !is_secret(&rest[..name_length]) {
        return None;
    }
    start = skipped(start, char::is_whitespace);
    let quote_at = skipped(start, |c| c == '\\');
    let escapes = quote_at - start;
    let quote = rest[quote_at..].chars().next().filter(|c| *c == '"' || *c == '\'');
    if quote.is_some() {
        start = quote_at + 1;
    }
    let value = &rest[start..];
    let length = match quote {
        Some(quote) => closing_quote(value, quote, escapes),
        // Of a list or an object of secrets nothing is safe, and where it ends is not worth a parser.
        None if value.starts_with(['[', '{']) => None,
        None if rest[..name_length].eq_ignore_ascii_case("authorization") => value.find(['\n', '\r', '"']),
        None => {
            let scheme =
                ["Basic ", "Bearer "].iter().find(|word| value.starts_with(**word)).map_or(0, |word| word.len());
            let ends = |c: char| c.is_whitespace() || "&;,\"'<>)]}|\\".contains(c);
            let end = value[scheme..].find(ends).map(|end| end + scheme);
            [end, value.find("%26")].into_iter().flatten().min()
        }
    };
    let end = start + length.unwrap_or(value.len());
    (end > start).then_some((start, end))
}

/// Where the quote closes that `escapes` backslashes and a quotation mark have opened: at as many of them.
fn closing_quote(value: &str, quote: char, escapes: usize) -> Option<usize> {
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

/// The bounds of `password` in `://user:password@host`. A password may hold what an address should escape; digits
/// and then a path after the colon are a port.
fn password_in_authority(rest: &str) -> Option<(usize, usize)> {
    let address = &rest[3..];
    let end = address.find(|c: char| c.is_whitespace() || "\"'<>".contains(c)).unwrap_or(address.len());
    let authority_end = address[..end].find(['/', '?', '#']).unwrap_or(end);
    let colon = address[..authority_end].find(':')?;
    let is_port = address[colon + 1..authority_end].bytes().all(|byte| byte.is_ascii_digit());
    let at_sign = match address[..authority_end].rfind('@') {
        Some(at_sign) => at_sign,
        None if is_port => return None,
        None => address[..end].rfind('@')?,
    };
    (colon + 1 < at_sign).then_some((3 + colon + 1, 3 + at_sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        for (text, masked) in [
            ("oss://b/p?host=h&access_id=AK&access_key=S3cr3t&x=1", "oss://b/p?host=h&access_id=AK&access_key=***&x=1"),
            ("secret_key: S3cr3t, retry", "secret_key: ***, retry"),
            (r#"{"secretKey":"S3,cr3t","a":1}"#, r#"{"secretKey":"***","a":1}"#),
            (r#"{\"password\":\"S3cr3t\"}"#, r#"{\"password\":\"***\"}"#),
            ("PASSWORD = 'S3 cr3t' given", "PASSWORD = '***' given"),
            ("uri=oss%3A//b%3Faccess_key%3DS3cr3t%26x", "uri=oss%3A//b%3Faccess_key%3D***%26x"),
            ("s3://root:S3cr3t@host/path", "s3://root:***@host/path"),
            ("Authorization: Basic YWRtaW46", "Authorization: ***"),
            ("Authorization: OCP-ACCESS-KEY-HMACSHA1 AK:S1G", "Authorization: ***"),
            ("token: Bearer S3cr3t, next", "token: ***, next"),
            (r#"{"password":"S3\"cr3t","a":1}"#, r#"{"password":"***","a":1}"#),
            (r#"{"password":"S3cr3t\\","a":1}"#, r#"{"password":"***","a":1}"#),
            (r#"{\"password\":\"S3\\\"cr3t\",1}"#, r#"{\"password\":\"***\",1}"#),
            (r#"{"secret":["A","B"]}"#, r#"{"secret":***"#),
            (r#"{"credentials":{"key":"S3cr3t"}}"#, r#"{"credentials":***"#),
            ("\"access_key\":\n \"S3cr3t\"", "\"access_key\":\n \"***\""),
            ("password\t=\tS3cr3t", "password\t=\t***"),
            ("db_pwd=S3cr3t", "db_pwd=***"),
            ("s3://root:S3/cr3t@h", "s3://root:***@h"),
            ("http://host:8080/a@b", "http://host:8080/a@b"),
            ("aws_secret_access_key=S3cr3t", "aws_secret_access_key=***"),
            ("passworded without a value", "passworded without a value"),
            ("file:///obbackup/ob_431/199", "file:///obbackup/ob_431/199"),
            ("://access_key:://&@", "://access_key:***@"),
            ("备份 access_key=密钥 失败", "备份 access_key=*** 失败"),
        ] {
            assert_eq!(mask(text), masked);
        }
    }

    proptest! {
        #[test]
        fn masking_twice_is_masking_once(text in "(\\PC|[=:&@/?\"' \\\\\\[{\n\t]|access_key|password|://){0,30}") {
            let once = mask(&text).into_owned();
            prop_assert_eq!(mask(&once), once.as_str());
        }

        #[test]
        fn no_named_secret_survives(
            before in "[a-z&= ]{0,12}",
            name in "(access_key|ACCESS-KEY|secret_key|secretAccessKey|password|db_password)",
            sign in "(=|: |%3D|\t=\n|\": \"|\\\\\":\\\\\"|=\\[\"|:\\{\"a\":)",
            after in "([&;, \"][a-z]{0,5})?",
        ) {
            let text = format!("{before} {name}{sign}MARKER9{after}");
            prop_assert!(!mask(&text).contains("MARKER9"), "{}", mask(&text));
        }
    }
}
