//! Masking of generated texts.

use super::mask;
use proptest::prelude::*;

/// Parts of ordinary messages.
const PARTS: [&str; 11] = [
    "oss://b/p?host=h&access_id=AK&access_key=S3cr3t",
    "s3://root:S3cr3t@host:80/path",
    r#"{"secretKey":"S3,cr3t","a":1}"#,
    r#"{\"password\":\"S3\\\"cr3t\"}"#,
    "u=oss%3A%2F%2Froot%3AS3cr3t%40host&access_key%3DS3cr3t%26x",
    "Authorization: Basic S3cr3t",
    "password = 'S3cr3t'",
    "IDENTIFIED BY \"S3cr3t\"",
    "-----BEGIN PRIVATE KEY-----S3cr3t-----END PRIVATE KEY-----",
    "token: ",
    "it's \"so\": http://h:1/?a@b",
];

proptest! {
    #[test]
    fn ordinary_messages_are_never_masked_whole(
        parts in proptest::collection::vec(prop_oneof![
            proptest::sample::select(&PARTS[..]).prop_map(String::from),
            "[a-z:=@/ \"']{0,6}",
        ], 0..8),
        glue in "[ ,;\n&]|, ",
    ) {
        let text = format!("failed {glue}{}", parts.join(&glue));
        let masked = mask(&text);
        prop_assert!(masked.starts_with("failed"), "{text}");
        prop_assert!(!masked.contains("cr3t"), "{text}\n{masked}");
    }

    #[test]
    fn masking_a_masked_text_changes_nothing(
        text in "(\\PC|[=:&@/?%\"' \\\\\\[{\n\t-]|access_key|password|://|%3A|%2F|%26|%25|u003d|Cookie|Basic |BY |key|-----BEGIN PRIVATE KEY-----|--|Bearer |\\\\u0077|\\\\u0022|\\\\n){0,30}",
    ) {
        let once = mask(&text).into_owned();
        prop_assert_eq!(mask(&once), once.as_str());
    }

    #[test]
    fn any_named_secret_is_masked(
        before in "[a-z&= ]{0,12}",
        name in "(access_key|ACCESS-KEY|secret_key|secretAccessKey|password|db_password)",
        sign in "(=|=<|=&|=''|: |:\\\\n |\\\\n=|%3D|%253D|：| := | => |\\\\u003d|\t=\n|\": \"|\\\\\":\\\\\"|=\\[\"|:\\{\"a\":)",
        after in "([&;, \"][a-z]{0,5})?",
    ) {
        let text = format!("{before} {name}{sign}MARKER9{after}");
        prop_assert!(!mask(&text).contains("MARKER9"), "{}", mask(&text));
    }

    #[test]
    fn any_password_in_an_address_is_masked(
        before in "[a-z&= ]{0,6}",
        user in "[a-z0-9.]{0,6}",
        // Digits followed by a path are a port.
        password in "([a-zA-Z:/?#&=%.!-][a-zA-Z0-9:/?#&=%.!-]{0,6})?MARKER9[a-zA-Z0-9:&=%.!-]{0,6}",
        after in "(/[a-z]{0,5})?( [a-z]{0,5})?",
        levels in 0..3_usize,
    ) {
        // In an address that is encoded as a whole, the password is already encoded once.
        let password = if levels > 0 { encode(&password) } else { password };
        let mut address = format!("s3://{user}:{password}@host{after}");
        for _ in 0..levels {
            address = encode(&address);
        }
        let text = format!("{before} {address}");
        prop_assert!(!mask(&text).contains("MARKER9"), "{text} {}", mask(&text));
    }
}

fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}
