//! Texts made to take long or to need many rounds.

use super::mask;

/// Repeated texts that make a naive search start again and again.
const PIECES: &[&str] = &[
    "://",
    "://:",
    "://a:@",
    "a=",
    "a:",
    "password ",
    "password=",
    "password\t",
    "password=a ",
    "token:://&@",
    "\"",
    "\\",
    "'\"",
    "\\\"",
    "password=\"",
    " -p",
    " -p a",
    "mysql -p",
    " -u a:b",
    "<password>",
    "<secret><a>",
    "&lt;password&gt;",
    "secret</name><value>",
    "密码：",
    "?a",
    "?password=;",
    "?password=",
    "authorization: a b",
    "authorization: x,result",
    "('",
    "\"password\":",
    "secret=[",
    "%26",
    "%22",
    "%25",
    "25",
    "%3A%2F%2F",
    "%3A%2F%2Fx%253A%252F%252F",
    ":\\",
    "-",
    "-----BEGIN ",
    "-----BEGIN PRIVATE KEY-----",
    "-----END",
    "cookie",
    "cookie:",
    "cookie=\n",
    "authorization ",
    "Basic ",
    "by ",
    "key ",
    "key: ",
    "access key ",
    "\\n",
    "\\u003d",
    "a%22",
    "u00",
    "\u{202e}密",
    "@",
    "://access_key:://&@ ",
    "password=cookie:",
    "cookie:-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----token=",
    "token:\n",
    "token='token=\"",
    "://token:token=@",
    r"\u0073",
    r"\u0022",
    r"token\n=",
    r"\/\/:",
    "token=&",
    "token=<a:",
    "token=''",
    "token=''a'",
    "--token ",
    "--token '",
    "BY PASSWORD ",
];

/// A search that is not linear would take
/// hours for them instead of seconds; nothing is timed here.
#[test]
fn time_is_linear_for_repetitive_texts() {
    let length = 1_000_000;
    for piece in PIECES {
        let text = piece.repeat(length / piece.len());
        assert!(mask(&text).len() <= text.len() * 3, "{piece}");
    }
    for (first, piece, last) in [
        ("password=", "\\", "\""),
        ("password=\"", "\\", ""),
        ("password", " ", "="),
        ("password", "%20", "="),
        ("://a:", "b", "@"),
        ("", "a", "=password=x"),
        ("", "password=a,", "://u:p@h"),
        ("", "a=\\\"", "password=x"),
    ] {
        let text = format!("{first}{}{last}", piece.repeat(length / piece.len()));
        assert!(mask(&text).len() < text.len() * 2, "{first}{piece}{last}");
    }
}

#[test]
fn time_is_linear_for_nested_encoded_addresses() {
    let level = |level| format!("x%{0}3A%{0}2F%{0}2Fa:b", "25".repeat(level));
    let text = (1..800).map(level).collect::<String>();
    assert!(mask(&text).len() <= text.len());
    assert!(!mask(&format!("%3A%2F%2Fu%3A{}S3cr3t%40h", "x".repeat(10_000))).contains("S3cr3t"));
}

#[test]
fn text_that_needs_many_rounds_is_masked_whole() {
    let mut text = "S3cr3t".to_owned();
    for _ in 0..200 {
        text = format!("://token:://{text}&@password='://\\\"{text:.20}");
        if text.len() > 100_000 {
            break;
        }
        let once = mask(&text).into_owned();
        assert_eq!(mask(&once), once);
    }
}
