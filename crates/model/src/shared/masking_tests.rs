//! What is masked, what is not, and how long it may take.

use super::*;
use proptest::prelude::*;

#[test]
fn secrets_are_masked_wherever_they_stand() {
    for (text, masked) in [
        (
            "oss://b/p?host=h&access_id=AK&access_key=S3cr3t&x=1",
            "oss://b/p?host=h&access_id=AK&access_key=***&x=1",
        ),
        ("secret_key: S3cr3t, retry", "secret_key: ***, retry"),
        (
            r#"{"secretKey":"S3,cr3t","a":1}"#,
            r#"{"secretKey":"***","a":1}"#,
        ),
        (r#"{\"password\":\"S3cr3t\"}"#, r#"{\"password\":\"***\"}"#),
        ("PASSWORD = 'S3 cr3t' given", "PASSWORD = '***' given"),
        (
            "uri=oss%3A//b%3Faccess_key%3DS3cr3t%26x",
            "uri=oss%3A//b%3Faccess_key%3D***%26x",
        ),
        ("s3://root:S3cr3t@host/path", "s3://root:***@host/path"),
        ("Authorization: Basic YWRtaW46", "Authorization: ***"),
        (
            "Authorization: OCP-ACCESS-KEY-HMACSHA1 AK:S1G",
            "Authorization: ***",
        ),
        ("token: Bearer S3cr3t, next", "token: ***, next"),
        (
            r#"{"password":"S3\"cr3t","a":1}"#,
            r#"{"password":"***","a":1}"#,
        ),
        (
            r#"{"password":"S3cr3t\\","a":1}"#,
            r#"{"password":"***","a":1}"#,
        ),
        (
            r#"{\"password\":\"S3\\\"cr3t\",1}"#,
            r#"{\"password\":\"***\",1}"#,
        ),
        (r#"{"secret":["A","B"]}"#, r#"{"secret":***"#),
        (
            r#"{"credentials":{"key":"S3cr3t"}}"#,
            r#"{"credentials":***"#,
        ),
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

#[test]
fn headers_tokens_and_signed_addresses_are_masked() {
    for (text, masked) in [
        (
            "Authorization Basic dxxxxxxxxxxx failed",
            "Authorization Basic *** failed",
        ),
        ("sent Basic dXNlcjpwYXNz to it", "sent Basic *** to it"),
        ("token: bearer S3cr3t, next", "token: ***, next"),
        ("bearer eyJhbGciOiJIUzI1NiJ9.e30.x", "bearer ***"),
        (
            "proxy-authorization: Digest username=\"u\", response=\"S3cr3t\"\nnext",
            "proxy-authorization: ***\nnext",
        ),
        (
            "curl -H 'Authorization: Basic S3cr3t' http://h/",
            "curl -H 'Authorization: ***' http://h/",
        ),
        (
            r#"{"h":"Cookie: a=S3cr3t; b=S3cr3t"}"#,
            r#"{"h":"Cookie: ***"}"#,
        ),
        (
            r#"{"Cookie":"a=S3cr3t; b=\"S3cr3t\"","x":1}"#,
            r#"{"Cookie":"***","x":1}"#,
        ),
        (
            "Cookie: \"a\"; b=S3cr3t\r\nHost: h",
            "Cookie: ***\r\nHost: h",
        ),
        (
            "Set-Cookie: SESSION=S3cr3t; Path=/; HttpOnly",
            "Set-Cookie: ***",
        ),
        (r"GET / \nCookie: a=b\nS3cr3t", r"GET / \nCookie: ***"),
        ("/login;JSESSIONID=S3cr3t?x=1", "/login;JSESSIONID=***"),
        ("LTAI:AccessKeySecret=S3cr3t", "LTAI:AccessKeySecret=***"),
        ("access key secret: S3cr3t", "access key secret: ***"),
        ("Secret Access Key: S3cr3t", "Secret Access Key: ***"),
        (
            "DefaultEndpointsProtocol=https;AccountKey=S3cr3t==;x=1",
            "DefaultEndpointsProtocol=https;AccountKey=***;x=1",
        ),
        ("?sv=2022&sig=S3cr3t%3D&se=2024", "?sv=2022&sig=***&se=2024"),
        (
            "?X-Amz-Credential=AK%2F20240809%2Fs3&X-Amz-Signature=S3cr3t",
            "?X-Amz-Credential=***&X-Amz-Signature=***",
        ),
        (
            "X-Amz-Security-Token=S3cr3t&OSSAccessKeyId=AK&Signature=S3cr3t",
            "X-Amz-Security-Token=***&OSSAccessKeyId=***&Signature=***",
        ),
        ("ak=AK&sk=S3cr3t&x=1", "ak=AK&sk=***&x=1"),
        ("user=u&pass=S3cr3t", "user=u&pass=***"),
        (
            "SET ENCRYPTION ON IDENTIFIED BY 'S3 cr3t' ONLY",
            "SET ENCRYPTION ON IDENTIFIED BY '***' ONLY",
        ),
        (
            "ALTER USER u identified by \"S3 cr3t\"",
            "ALTER USER u identified by \"***\"",
        ),
        (
            "password => 'S3cr3t', password := S3cr3t",
            "password => '***', password := ***",
        ),
        ("password：S3cr3t", "password：***"),
        ("backup.password=S3cr3t", "backup.password=***"),
        (r"password=S3\cr3t x", "password=*** x"),
        (r#"{"a":"password=S3cr3t"}"#, r#"{"a":"password=***"}"#),
        (
            r#"{\"a\":\"password=S3cr3t\",1}"#,
            r#"{\"a\":\"password=***\",1}"#,
        ),
    ] {
        assert_eq!(mask(text), masked, "{text}");
    }
}

#[test]
fn encoded_secrets_are_masked() {
    for (text, masked) in [
        (
            "u=oss%3A%2F%2Froot%3AS3cr3t%40host%2Fp&x",
            "u=oss%3A%2F%2Froot%3A***%40host%2Fp&x",
        ),
        (
            "u=s3%253A%252F%252Froot%253AS3%25252Fcr3t%2540h%252Fp",
            "u=s3%253A%252F%252Froot%253A***%2540h%252Fp",
        ),
        ("u=s3%3A//root:S3%2540cr3t@h/", "u=s3%3A//root:***@h/"),
        (r#""s3:\/\/root:S3cr3t@h\/p""#, r#""s3:\/\/root:***@h\/p""#),
        (
            r"s3\u003a\u002f\u002froot:S3cr3t@h",
            r"s3\u003a\u002f\u002froot:***@h",
        ),
        ("access_key=S3%26cr3t&x=1", "access_key=***&x=1"),
        (
            "q%3Daccess_key%3DS3%2526cr3t%26x%3D1",
            "q%3Daccess_key%3D***%26x%3D1",
        ),
        (
            "q%253Daccess_key%253DS3cr3t%2526x",
            "q%253Daccess_key%253D***%2526x",
        ),
        ("%26sig%3DS3cr3t%26x", "%26sig%3D***%26x"),
        ("%2526sk%253DS3cr3t%2526x", "%2526sk%253D***%2526x"),
        (
            "%7B%22access_key%22%3A%22S3cr3t%22%7D&x",
            "%7B%22access_key%22%3A***&x",
        ),
        (
            r"access_key\u003dS3cr3t\u0026x\u003d1 next",
            r"access_key\u003d***\u0026x\u003d1 next",
        ),
        (
            r"access_key\\u003DS3cr3t next",
            r"access_key\\u003D*** next",
        ),
        (
            r#"{\\\"password\\\":\\\"S3cr3t\\\"}"#,
            r#"{\\\"password\\\":\\\"***\\\"}"#,
        ),
    ] {
        assert_eq!(mask(text), masked, "{text}");
    }
}

#[test]
fn private_keys_are_masked() {
    let key =
        "-----BEGIN RSA PRIVATE KEY-----\nMIIES3cr3t\nS3cr3t==\n-----END RSA PRIVATE KEY-----";
    let masked = "-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----";
    assert_eq!(mask(key), masked);
    assert_eq!(
        mask(&format!("private_key: {key} x")),
        "private_key: *** RSA PRIVATE KEY----- x"
    );
    assert_eq!(
        mask(&format!("key {}", key.replace('\n', "\\n"))),
        format!("key {masked}")
    );
    assert_eq!(
        mask(&format!("\\n{}", &key[..50])),
        format!("\\n{}", &masked[..34])
    );
    assert!(!mask(&key.replace(' ', "%20").replace('\n', "%0A")).contains("S3cr3t"));
    assert_eq!(mask("password=-----BEGIN S3cr3t"), "password=*** S3cr3t");
    let public = "-----BEGIN PUBLIC KEY-----\nMIIBIjAN\n-----END PUBLIC KEY-----";
    assert_eq!(mask(public), public);
}

#[test]
fn a_secret_that_begins_in_anothers_value_goes_on_behind_it() {
    for (text, masked) in [
        (
            "token: \nAuthorization: Basic S3cr3t\nnext",
            "token: \n***\nnext",
        ),
        ("token:\npassword: S3cr3t next", "token:\n*** next"),
        ("token: \"password\":\"S3cr3t\" next", "token: \"***\" next"),
        ("token=s3://u:S3;cr3t@host next", "token=*** next"),
        (
            "password=a-----BEGIN PRIVATE KEY-----\nS3cr3t",
            "password=***",
        ),
        ("token: x=Cookie: a=S3cr3t; b=S3cr3t", "token: ***"),
    ] {
        assert_eq!(mask(text), masked, "{text}");
    }
}

#[test]
fn harmless_words_stay() {
    for text in [
        "(server)ls_id: 1002,addr: 11.1.1.1:4004,module:BACKUP_DATA,result: -4016(Internal error),trace_id: YFA40BA2D90B",
        "first pass: 3 files",
        "sk: Slovak",
        "basic authentication is off, bearer unknown",
        "approved by the administrator",
        "identified by trace id 7",
        "primary key: id",
        "session_id: 3221487617",
        "http://host:8080/a@b?x=1",
        "http%3A%2F%2Fhost%3A8080%2Fa%40b",
        "2024-08-09 08:02:57 -----BEGIN of a report-----",
        "oss://bucket/path?host=h&access_id=AK",
        "100% of 3 files, 50%25",
    ] {
        assert_eq!(mask(text), text);
    }
}

/// Texts that make a naive search start again and again. A search that is not linear needs hours for these, not
/// seconds; nothing is timed here.
#[test]
fn the_time_is_linear_whatever_the_text() {
    let length = 1_000_000;
    let pieces = [
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
    for piece in pieces {
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
fn addresses_within_encoded_addresses_are_read_in_linear_time() {
    let level = |level| format!("x%{0}3A%{0}2F%{0}2Fa:b", "25".repeat(level));
    let text = (1..800).map(level).collect::<String>();
    assert!(mask(&text).len() <= text.len());
    assert!(!mask(&format!("%3A%2F%2Fu%3A{}S3cr3t%40h", "x".repeat(10_000))).contains("S3cr3t"));
}

/// What needs many rounds is masked whole.
#[test]
fn no_text_makes_the_rounds_go_on() {
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

/// What messages have in them.
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
    fn messages_that_nobody_made_for_it_are_never_masked_whole(
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
    fn masking_twice_is_masking_once(text in "(\\PC|[=:&@/?%\"' \\\\\\[{\n\t-]|access_key|password|://|%3A|%2F|%26|%25|u003d|Cookie|Basic |BY |key|-----BEGIN PRIVATE KEY-----|--|Bearer |\\\\u0077|\\\\u0022|\\\\n){0,30}") {
        let once = mask(&text).into_owned();
        prop_assert_eq!(mask(&once), once.as_str());
    }

    #[test]
    fn no_named_secret_survives(
        before in "[a-z&= ]{0,12}",
        name in "(access_key|ACCESS-KEY|secret_key|secretAccessKey|password|db_password)",
        sign in "(=|=<|=&|=''|: |:\\\\n |\\\\n=|%3D|%253D|：| := | => |\\\\u003d|\t=\n|\": \"|\\\\\":\\\\\"|=\\[\"|:\\{\"a\":)",
        after in "([&;, \"][a-z]{0,5})?",
    ) {
        let text = format!("{before} {name}{sign}MARKER9{after}");
        prop_assert!(!mask(&text).contains("MARKER9"), "{}", mask(&text));
    }

    #[test]
    fn no_password_of_an_address_survives(
        before in "[a-z&= ]{0,6}",
        user in "[a-z0-9.]{0,6}",
        // Digits and then a path are a port.
        password in "([a-zA-Z:/?#&=%.!-][a-zA-Z0-9:/?#&=%.!-]{0,6})?MARKER9[a-zA-Z0-9:&=%.!-]{0,6}",
        after in "(/[a-z]{0,5})?( [a-z]{0,5})?",
        levels in 0..3_usize,
    ) {
        // In an address that is encoded as a whole, the password is as an address wants it.
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
