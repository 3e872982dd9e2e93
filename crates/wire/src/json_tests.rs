//! What JSON can look like.

use super::*;
use proptest::prelude::*;

fn scalar_of(json: &str) -> (Option<i64>, Option<String>) {
    let raw: &RawValue = serde_json::from_str(json).unwrap();
    let scalar = Scalar::of(raw);
    (scalar.integer(), scalar.text().map(Into::into))
}

#[test]
fn integers_are_exact_from_numbers_and_strings() {
    for (json, number) in [
        ("9007199254740993", Some(9_007_199_254_740_993)),
        ("\"9223372036854775807\"", Some(i64::MAX)),
        ("-9223372036854775808", Some(i64::MIN)),
        ("-0", Some(0)),
        ("9223372036854775808", None),
        ("1e400", None),
        ("18446744073709551616", None),
        ("\"18446744073709551616\"", None),
        ("1.5", None),
        ("1.0", None),
        ("1e3", None),
        ("\" 1\"", None),
        ("\"\"", None),
        ("true", None),
        ("[1]", None),
        ("null", None),
    ] {
        assert_eq!(scalar_of(json).0, number, "{json}");
    }
}

#[test]
fn text_is_unescaped_and_lone_surrogates_are_replaced() {
    assert_eq!(scalar_of(r#""a\nb\u00e9""#).1.as_deref(), Some("a\nbé"));
    assert_eq!(
        scalar_of(r#""\u0000\u001b\ufeff\u202e""#).1.as_deref(),
        Some("\0\u{1b}\u{feff}\u{202e}")
    );
    assert_eq!(scalar_of("1e400").1.as_deref(), Some("1e400"));
    assert_eq!(
        scalar_of(r#""\ud83d\ude00""#).1.as_deref(),
        Some("\u{1f600}")
    );
    for json in [
        r#""cut \ud83d""#,
        r#""cut \ude00""#,
        r#""cut \ud83d\u0041""#,
        r#""cut \ud83d\ud83d""#,
    ] {
        let text = scalar_of(json).1.unwrap();
        assert!(text.starts_with("cut \u{fffd}"), "{json}: {text}");
    }
}

#[test]
fn member_with_an_invalid_name_does_not_affect_others() {
    let mut seen = Vec::new();
    for_each_member(
        r#"{"\ud800":1,"a\udfff":2,"\u0000":3,"":4,"b":5}"#,
        |name, raw| {
            seen.push((name.replace('\u{fffd}', ""), raw.get()));
        },
    )
    .unwrap();
    let expected = [("", "1"), ("a", "2"), ("\0", "3"), ("", "4"), ("b", "5")];
    assert_eq!(seen, expected.map(|(name, value)| (name.to_owned(), value)));
}

#[test]
fn incomplete_and_invalid_json_are_distinguished() {
    let whole = r#"{"a":[1,"x\u0041",true,null,{"b":15}],"c":{}}"#;
    for length in 0..whole.len() {
        assert_eq!(
            for_each_member(&whole[..length], |_, _| ()),
            Err(JsonError::CutOff),
            "{}",
            &whole[..length]
        );
    }
    assert_eq!(for_each_member(whole, |_, _| ()), Ok(()));
    for json in [
        "[]",
        "{} x",
        "{}}",
        "{,}",
        r#"{"a":1,}"#,
        r#"{"a"1}"#,
        r#"{"a":}"#,
        "{a:1}",
        "{1:1}",
        r#"{"a":01}"#,
        r#"{"a":+1}"#,
        r#"{"a":.5}"#,
        r#"{"a":NaN}"#,
        r#"{"a":'x'}"#,
        r#"{"a":"\x"}"#,
        r#"{"a":"\u12g4"}"#,
        "{\"a\":\"\n\"}",
        "{\"a\":\"\0\"}",
        "{\"a\":\u{a0}1}",
        "\u{feff}{}",
        "{\"a\":1 \"b\":2}",
        "null",
        "7",
        "\"\"",
        "<html>",
    ] {
        assert_eq!(
            for_each_member(json, |_, _| ()),
            Err(JsonError::Other),
            "{json:?}"
        );
    }
    for json in ["[1,]", "[,1]", "[1 2]", "[1}", "{}", "[1]2"] {
        assert_eq!(elements(json).err(), Some(JsonError::Other), "{json}");
    }
}

#[test]
fn members_are_read_in_order_at_any_depth() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let objects = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    let json = format!(r#"{{"a":1,"d\u0065ep":{deep},"a":{objects}}}"#);
    let mut names = Vec::new();
    for_each_member(&json, |name, _| names.push(name.into_owned())).unwrap();
    assert_eq!(elements(&format!("[{deep},{objects}]")).unwrap().len(), 2);
    assert_eq!(names, ["a", "deep", "a"]);
    assert!(for_each_member("[]", |_, _| ()).is_err());
    assert!(for_each_member("{} x", |_, _| ()).is_err());
}

#[test]
fn any_bytes_become_text() {
    assert_eq!(text_of(b"\xef\xbb\xbf{}".to_vec()), "{}");
    assert_eq!(text_of(b"\xff{}".to_vec()), "\u{fffd}{}");
    assert_eq!(
        text_of(b"{\"a\":\"\xed\xa0\x80\xc0\x80\0\"".to_vec()),
        "{\"a\":\"\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\0\""
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(json in "[\\[\\]{}\",:0-9a-z\\\\]{0,40}") {
        let _ = for_each_member(&json, |_, value| { let _ = Scalar::of(value).integer(); });
        let _ = elements(&json);
    }

    #[test]
    fn same_objects_are_valid_as_for_serde_json(
        json in "\\{((\"[a-z]{0,2}\"|-?[0-9]{1,2}|[\\[\\]{}:,.e ]|true|null|\\\\u[0-9d-g]{4}|\"a\":[0-9\\[\\]\"]{0,4},?)){0,8}\\}",
    ) {
        let whole = serde_json::from_str::<serde::de::IgnoredAny>(&json).is_ok();
        prop_assert_eq!(for_each_member(&json, |_, _| ()).is_ok(), whole);
        let array = format!("[{}]", &json[1..json.len() - 1]);
        let whole = serde_json::from_str::<serde::de::IgnoredAny>(&array).is_ok();
        prop_assert_eq!(elements(&array).is_ok(), whole);
    }

    #[test]
    fn text_is_unescaped_as_by_serde_json(text: String, units: Vec<u16>) {
        let json = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(scalar_of(&json).1, Some(text));
        let escapes: Vec<String> = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
        let json = format!("\"a\\\\{}\\/\"", escapes.concat());
        prop_assert_eq!(scalar_of(&json).1, Some(format!("a\\{}/", String::from_utf16_lossy(&units))));
    }

    #[test]
    fn every_64_bit_integer_is_exact(number: i64) {
        prop_assert_eq!(scalar_of(&number.to_string()).0, Some(number));
        prop_assert_eq!(scalar_of(&format!("\"{number}\"")).0, Some(number));
    }
}

#[test]
fn only_lone_surrogates_are_replaced() {
    for (json, expected) in [
        (
            r#"["\ud800",{"\uDC00":"\udbff\udbff\udfff"}]"#,
            r#"["\ufffd",{"\ufffd":"\ufffd\udbff\udfff"}]"#,
        ),
        (
            r#""\uD83D\uDE00 \\ud800 \n\u0041\ud83d""#,
            r#""\ud83d\ude00 \\ud800 \n\u0041\ufffd""#,
        ),
        (
            r#"{"é\\":"\\\ud800","n":1e4}"#,
            r#"{"é\\":"\\\ufffd","n":1e4}"#,
        ),
        (r#""\u00e9""#, r#""\u00e9""#),
    ] {
        assert_eq!(well_formed(json.to_owned()), expected);
        assert!(serde_json::from_str::<serde_json::Value>(expected).is_ok());
    }
}
