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
    fn any_value_in_a_query_is_masked_to_its_end(
        before in "[a-z ('<]{0,6}",
        name in "(access_key|secret_key|password|token)",
        value in "[A-Za-z0-9;,)(<>|}{\\]\\[.]{0,6}MARKER9",
        after in "(&[a-z]{1,3}=1|#[a-z]{0,3}| [a-z]{0,3}|)",
    ) {
        let text = format!("{before} s3://b/p?host=h&{name}={value}{after}");
        prop_assert!(!mask(&text).contains("MARKER9"), "{} {}", text, mask(&text));
    }

    #[test]
    fn any_password_of_a_command_is_masked(
        command in "(mysql -h h -uroot -p|obclient -u root -p |sshpass -p |curl -u admin:|curl --user admin:|PGPASSWORD=|tool --sys-password )",
        password in "[A-Za-z0-9@#$%!+/=.:_][A-Za-z0-9@#$%!+/=.:_-]{0,6}MARKER9",
        after in "( -[A-Da-d][a-z0-9]{0,4}| failed, code: 1|, exit|)",
    ) {
        let text = format!("failed: {command}{password}{after}");
        let masked = mask(&text);
        prop_assert!(!masked.contains("MARKER9"), "{text} {masked}");
        prop_assert!(masked.ends_with(&after), "{text} {masked}");
    }

    #[test]
    fn any_content_of_a_secret_element_is_masked(
        name in "(AccessKeySecret|SecretAccessKey|SessionToken|s:Password|secret[.]key)",
        value in "[^<&]{0,6}MARKER9[^<&]{0,6}",
        escapes in 0..3_usize,
    ) {
        let element = if name == "secret.key" {
            format!("<name>fs.{name}</name> <value>{value}</value>")
        } else {
            format!("<{name}>{value}</{name}>")
        };
        let escape = |text: String| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let value_has_marks = value.contains(['&', '<', '>']);
        prop_assume!(!value_has_marks);
        let text = (0..escapes).fold(element, |text, _| escape(text));
        prop_assert!(!mask(&text).contains("MARKER9"), "{} {}", text, mask(&text));
    }

    #[test]
    fn any_secret_with_a_chinese_or_japanese_name_is_masked(
        name in "(密码|口令|访问密钥|令牌|パスワード|シークレットキー|SK|sk)",
        sign in "(:|：|=|＝)",
        value in "[A-Za-z0-9@#%+/_.-]{0,6}MARKER9",
        after in "(，请重试|。| が|；|, next|）|)",
    ) {
        let text = format!("失败（{name}{sign}{value}{after}");
        let masked = mask(&text);
        prop_assert!(!masked.contains("MARKER9"), "{text} {masked}");
        prop_assert!(masked.ends_with(&after), "{text} {masked}");
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
