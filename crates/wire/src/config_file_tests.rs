//! The reader of `config.json`, and `deploy/config.schema.json` held to it.

use super::*;
use jsonschema::Validator;
use model::generators::ADDRESS_LIKE_PATTERN;
use model::generators::any_defaults;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../deploy/config.schema.json")).unwrap()
});
static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::draft202012::new(&SCHEMA).unwrap());

fn properties() -> &'static Map<String, Value> {
    SCHEMA["properties"].as_object().unwrap()
}

/// Whether the schema allows a text that is JSON; a text that is none has nothing wrong but that.
fn schema_allows(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|document: Value| VALIDATOR.is_valid(&document))
}

/// Every member of the file that says what `config` is.
fn members(config: &Config) -> [(&'static str, Value); 14] {
    [
        ("apiBase", json!(config.api_base.as_str())),
        ("auth", json!(config.auth.as_str())),
        // Where nothing is put in, what comes out is what the file said.
        (
            "loginUrl",
            json!(
                config
                    .login_url
                    .as_ref()
                    .map(|url| url.returning_to("", ""))
            ),
        ),
        (
            "defaultScope",
            json!(
                config
                    .default_scope
                    .map(|scope| json!({"cluster": scope.cluster.0, "tenant": scope.tenant.0}))
            ),
        ),
        ("zone", json!(config.zone.as_str())),
        ("language", json!(config.language.code())),
        ("theme", json!(config.theme.as_str())),
        ("pageSize", json!(config.page_size.rows())),
        ("refreshSeconds", json!(config.refresh_seconds)),
        ("timeoutSeconds", json!(config.timeout_seconds)),
        ("maxTasks", json!(config.max_tasks)),
        ("maxAnswerMegabytes", json!(config.max_answer_megabytes)),
        ("title", json!(config.title)),
        (
            "sample",
            json!(config.sample.as_ref().map(SamplePath::as_str)),
        ),
    ]
}

fn any_config() -> impl Strategy<Value = Config> {
    let api_base = select(vec![
        "",
        "/ocp",
        "/a/b.c",
        "https://ocp.example.com:8080",
        "http://[::1]/x",
    ]);
    let login_url = option::of(select(vec![
        "/",
        "/login?a=b",
        "https://sso.example.com/#x",
    ]));
    let sample = option::of(select(vec!["sample.json", "a/.b/c.d.json"]));
    let names = (
        api_base.prop_map(|text| ApiBase::parse(text).unwrap()),
        select(Auth::ALL.to_vec()),
        login_url.prop_map(|text| text.map(|text| LoginUrl::parse(text).unwrap())),
        any_defaults(),
        select(Language::ALL.to_vec()),
        select(Theme::ALL.to_vec()),
        option::of("\\PC{1,200}"),
        sample.prop_map(|text| text.map(|text| SamplePath::parse(text).unwrap())),
    );
    let numbers = (
        prop_oneof![Just(0), 5..=86_400_u32],
        1..=3_600_u32,
        1..=1_000_000_usize,
        1..=1_000_u32,
    );
    (names, numbers).prop_map(|(names, numbers)| {
        let (api_base, auth, login_url, defaults, language, theme, title, sample) = names;
        let (refresh_seconds, timeout_seconds, max_tasks, max_answer_megabytes) = numbers;
        Config {
            api_base,
            auth,
            login_url,
            default_scope: defaults.scope,
            zone: defaults.zone,
            language,
            theme,
            page_size: defaults.size,
            refresh_seconds,
            timeout_seconds,
            max_tasks,
            max_answer_megabytes,
            title,
            sample,
        }
    })
}

fn wrong(key: &'static str, value: &str) -> ConfigNotice {
    ConfigNotice::WrongValue {
        key,
        value: value.into(),
    }
}

#[test]
fn the_schema_is_one_and_has_the_readers_keys() {
    assert!(jsonschema::meta::is_valid(&SCHEMA));
    let mut keys: Vec<&str> = KEYS.into_iter().chain(["$schema"]).collect();
    keys.sort_unstable();
    let mut documented: Vec<&str> = properties().keys().map(String::as_str).collect();
    documented.sort_unstable();
    assert_eq!(documented, keys);
}

#[test]
fn the_schema_has_the_readers_defaults() {
    for (key, value) in members(&Config::default()) {
        let property = &properties()[key];
        assert_eq!(property.get("default"), Some(&value), "{key}");
        assert!(
            property["title"].is_string() && property["description"].is_string(),
            "{key}"
        );
    }
}

#[test]
fn the_examples_are_good() {
    let mut examples = vec![include_str!("../../../deploy/config.example.json").to_owned()];
    for (key, property) in properties().iter().filter(|(key, _)| *key != "$schema") {
        let values = property["examples"].as_array().unwrap();
        assert!(!values.is_empty(), "{key}");
        examples.extend(values.iter().map(|value| json!({key: value}).to_string()));
    }
    for text in examples {
        assert_eq!(read(&text).1, [], "{text}");
        assert!(schema_allows(&text), "{text}");
    }
    let example: Value =
        serde_json::from_str(include_str!("../../../deploy/config.example.json")).unwrap();
    assert!(KEYS.into_iter().all(|key| example.get(key).is_some()));
}

#[test]
fn the_readme_has_every_key_with_its_default() {
    let readme = include_str!("../../../README.md");
    for (key, value) in members(&Config::default()) {
        let row = readme
            .lines()
            .find(|line| line.starts_with(&format!("| `{key}` |")));
        let row = row.unwrap_or_else(|| panic!("{key} in README.md"));
        let default = if value.is_null() {
            "none".into()
        } else {
            format!("`{value}`")
        };
        assert_eq!(
            row.trim_end_matches('|').rsplit('|').next().unwrap().trim(),
            default,
            "{key}"
        );
    }
}

#[test]
fn the_readmes_examples_are_good() {
    let readme = include_str!("../../../README.md");
    let examples: Vec<&str> = readme
        .split("```json\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert_eq!(examples.len(), 2);
    for text in examples {
        assert_eq!(read(text).1, [], "{text}");
        assert!(schema_allows(text), "{text}");
    }
}

#[test]
fn of_a_key_that_comes_twice_the_last_counts() {
    let (config, notices) =
        read(r#"{"zone":"mars","theme":"dark","zone":"utc","theme":1,"z":1,"z":2}"#);
    let expected = Config {
        zone: Zone::Utc,
        ..Config::default()
    };
    assert_eq!(
        (config, notices),
        (
            expected,
            vec![
                wrong("theme", "1"),
                ConfigNotice::UnknownKey { key: "z".into() }
            ]
        )
    );
    assert_eq!(
        read(r#"{"pageSize":50,"pageSize":null}"#),
        (Config::default(), vec![])
    );
    let scope = r#"{"defaultScope":{"cluster":"x","tenant":2,"cluster":1}}"#;
    assert_eq!(
        (
            read(scope).0.default_scope.map(|scope| scope.cluster.0),
            read(scope).1
        ),
        (Some(1), vec![])
    );
}

#[test]
fn a_byte_order_mark_is_fine_and_what_is_no_object_is_told() {
    assert_eq!(read("\u{feff} {\"zone\":\"utc\"}\n").1, []);
    for text in [
        "",
        " ",
        "null",
        "[]",
        "42",
        "{",
        "{\"zone\":\"utc\",}",
        "{} {}",
        "{'a':1}",
        "<!doctype html>",
    ] {
        assert_eq!(
            read(text),
            (Config::default(), vec![ConfigNotice::NotAnObject]),
            "{text}"
        );
    }
}

#[test]
fn notices_are_short_and_quote_no_secret() {
    let long = "x".repeat(500);
    let text = format!(
        r#"{{"apiBase":"https:\/\/root:S3cr3t@ocp","loginUrl":"/a b?access_key=S3cr3t","title":{{"password":"S3cr3t"}},
            "token=S3cr3t":1,"theme":"{long}","{long}":1,"zone":[{long:?}]}}"#
    );
    let (_, notices) = read(&text);
    assert_eq!(notices.len(), 7);
    for notice in &notices {
        let (ConfigNotice::UnknownKey { key: quoted }
        | ConfigNotice::WrongValue { value: quoted, .. }) = notice
        else {
            panic!("{notice:?}");
        };
        assert!(
            quoted.trim_end_matches('…').chars().count() <= 60,
            "{quoted}"
        );
        assert!(!quoted.contains("S3cr3t"), "{quoted}");
    }
    assert_eq!(notices[0], wrong("apiBase", "\"https://root:***@ocp\""));
}

/// Values by key, good and bad ones.
const GOOD: [(&str, &[&str]); 15] = [
    ("$schema", &["\"./config.schema.json\"", "1", "null"]),
    (
        "apiBase",
        &[
            "null",
            r#""""#,
            r#""/""#,
            r#""/ocp/""#,
            r#""/a/.b/c.d""#,
            r#""HTTPS://h:1/x//""#,
            r#""http://[::1]""#,
        ],
    ),
    (
        "auth",
        &[
            "null",
            r#""session""#,
            r#""basic""#,
            r#""proxy""#,
            r#""b\u0061sic""#,
        ],
    ),
    (
        "loginUrl",
        &[
            "null",
            r#""/""#,
            r#""/a?b={return}""#,
            r#""https://h:65535#{return}{return}""#,
            r#""\/a%20%2F""#,
        ],
    ),
    (
        "defaultScope",
        &[
            "null",
            r#"{"cluster":0,"tenant":9223372036854775807}"#,
            r#"{"tenant":1,"cluster":2}"#,
        ],
    ),
    ("zone", &["null", r#""local""#, r#""utc""#]),
    ("language", &["null", r#""en""#]),
    ("theme", &["null", r#""system""#, r#""light""#, r#""dark""#]),
    ("pageSize", &["null", "10", "20", "50", "100", "200", "500"]),
    ("refreshSeconds", &["null", "0", "-0", "5", "86400"]),
    ("timeoutSeconds", &["null", "1", "3600"]),
    ("maxTasks", &["null", "1", "1000000"]),
    ("maxAnswerMegabytes", &["null", "1", "1000"]),
    ("title", &["null", r#"" ""#, r#""é""#, r#""\ud83d\ude00""#]),
    (
        "sample",
        &[
            "null",
            r#""sample.json""#,
            r#""demo/a.b-c_d~e.json""#,
            r#"".well-known/x""#,
            r#""demo\/x""#,
        ],
    ),
];
const BAD: [(&str, &[&str]); 16] = [
    (
        "apiBase",
        &[
            "0",
            "[]",
            "false",
            r#""//""#,
            r#""//h""#,
            r#""ocp""#,
            r#""ftp://h""#,
            r#""https://u@h""#,
            r#""/a?b""#,
        ],
    ),
    (
        "apiBase",
        &[
            r#""/../a""#,
            r#""https://h:65536""#,
            r#""https://h:0""#,
            r#""/a\\b""#,
            r#""/a\n""#,
            r#""/\u00e9""#,
        ],
    ),
    (
        "auth",
        &["1", "true", r#""Basic""#, r#""""#, r#"["basic"]"#],
    ),
    (
        "loginUrl",
        &[
            "7",
            r#""""#,
            r#""//h""#,
            r#""/%2Fh""#,
            r#""/%5C""#,
            r#""/%255C""#,
            r#""javascript:alert(1)""#,
            r#""/a b""#,
        ],
    ),
    (
        "defaultScope",
        &[
            "1",
            "[1,2]",
            "{}",
            r#"{"cluster":1}"#,
            r#"{"cluster":1,"tenant":null}"#,
            r#""1/2""#,
        ],
    ),
    (
        "defaultScope",
        &[
            r#"{"cluster":1,"tenant":2,"x":3}"#,
            r#"{"cluster":"1","tenant":2}"#,
            r#"{"cluster":-1,"tenant":2}"#,
        ],
    ),
    (
        "defaultScope",
        &[
            r#"{"cluster":1,"tenant":9223372036854775808}"#,
            r#"{"cluster":1.5,"tenant":2}"#,
        ],
    ),
    ("zone", &["0", r#""UTC""#, r#""Europe/Berlin""#]),
    ("language", &["1", r#""xx""#, r#""en-US""#]),
    ("theme", &["{}", r#""auto""#]),
    (
        "pageSize",
        &["0", "30", "1000", "-10", r#""20""#, "10.5", "[20]"],
    ),
    (
        "refreshSeconds",
        &[
            "1",
            "4",
            "86401",
            "-5",
            r#""30""#,
            "false",
            "18446744073709551616",
        ],
    ),
    ("timeoutSeconds", &["0", "3601", "-1", "1.5", r#""30""#]),
    ("title", &["1", r#""""#, "true", r#"["a"]"#]),
    (
        "sample",
        &[
            "1",
            "true",
            r#""""#,
            r#""/sample.json""#,
            r#""//h/x""#,
            r#""../x.json""#,
            r#""a/../x""#,
            r#""./x""#,
        ],
    ),
    (
        "sample",
        &[
            r#""https://h/x""#,
            r#""data:,x""#,
            r#""x?y""#,
            r#""x#y""#,
            r#""a//b""#,
            r#""a/""#,
            r#""a%2e""#,
            r#""a\\b""#,
        ],
    ),
];

#[test]
fn the_schema_and_the_reader_judge_alike() {
    let long = |length: usize| format!(r#"{{"title":"{}"}}"#, "é".repeat(length));
    let documents = |table: &[(&str, &[&str])]| -> Vec<String> {
        let pairs = table
            .iter()
            .flat_map(|(key, values)| values.iter().map(move |value| (*key, *value)));
        pairs
            .map(|(key, value)| format!(r#"{{"{key}":{value}}}"#))
            .collect()
    };
    let mut good = documents(&GOOD);
    let mut bad = documents(&BAD);
    for key in ["maxTasks", "maxAnswerMegabytes"] {
        bad.extend(
            ["0", "1000001", "-1", "0.5", "\"1\"", "{}"]
                .map(|value| format!(r#"{{"{key}":{value}}}"#)),
        );
    }
    good.extend([long(200), "{}".into(), r#"{"zone":1,"zone":"utc"}"#.into()]);
    bad.extend([
        long(201),
        r#"{"zone":"utc","zone":1}"#.into(),
        r#"{"Zone":"utc"}"#.into(),
        r#"{"":null}"#.into(),
    ]);
    bad.extend(
        [
            "",
            "[]",
            "null",
            "\"\"",
            "{\"a\":1}",
            "{\"zone\":\"utc\",\"x\":null}",
        ]
        .map(Into::into),
    );
    assert!(good.len() + bad.len() >= 60);
    for (texts, is_good) in [(good, true), (bad, false)] {
        for text in texts {
            assert_eq!(
                (schema_allows(&text), read(&text).1.is_empty()),
                (is_good, is_good),
                "{text}"
            );
        }
    }
}

/// A value for any key: one of the tables', or something new. A whole number is written without a point and an
/// exponent: the reader wants it so, and no schema sees how a number is written.
fn any_value() -> impl Strategy<Value = String> {
    let known: Vec<_> = GOOD
        .into_iter()
        .chain(BAD)
        .flat_map(|(_, values)| values.iter().copied())
        .collect();
    prop_oneof![
        2 => select(known).prop_map(Into::into),
        2 => ADDRESS_LIKE_PATTERN.prop_map(|text| json!(text).to_string()),
        1 => (-10..1_000_010_i64).prop_map(|number| number.to_string()),
        1 => "\\PC{0,3}".prop_map(|text| json!(text).to_string()),
    ]
}

proptest! {
    #[test]
    fn any_subset_of_good_values_reads_back(
        config in any_config(),
        chosen in subsequence(KEYS.to_vec(), 0..=KEYS.len()),
    ) {
        let said: Map<String, Value> = members(&config)
            .into_iter()
            .filter(|(key, _)| chosen.contains(key))
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        let text = Value::Object(said).to_string();
        let (read, notices) = read(&text);
        prop_assert_eq!(notices, []);
        prop_assert!(schema_allows(&text));
        for ((key, read), (_, default)) in members(&read).into_iter().zip(members(&Config::default())) {
            let said = members(&config).into_iter().find(|(other, _)| *other == key).unwrap().1;
            prop_assert_eq!(read, if chosen.contains(&key) { said } else { default });
        }
    }

    #[test]
    fn the_schema_and_the_reader_judge_alike_whatever_is_written(
        members in vec((select(KEYS.into_iter().chain(["$schema", "other"]).collect::<Vec<_>>()), any_value()), 0..4),
    ) {
        let members: Vec<_> = members.iter().map(|(key, value)| format!(r#""{key}":{value}"#)).collect();
        let text = format!("{{{}}}", members.join(","));
        prop_assert_eq!(schema_allows(&text), read(&text).1.is_empty(), "{}", text);
    }

    #[test]
    fn every_good_value_of_a_good_file_can_go_bad(which in 0..BAD.len(), config in any_config()) {
        let (key, values) = BAD[which];
        let mut said: Map<_, _> = members(&config).map(|(key, value)| (key.to_owned(), value)).into_iter().collect();
        for bad in values {
            said.insert(key.into(), serde_json::from_str(bad).unwrap());
            let text = Value::Object(said.clone()).to_string();
            let (read, notices) = read(&text);
            prop_assert!(!schema_allows(&text));
            let is_named = matches!(&notices[..], [ConfigNotice::WrongValue { key: named, .. }] if *named == key);
            prop_assert!(is_named, "{:?}", notices);
            // That value costs its own key and nothing else.
            let default = members(&Config::default()).into_iter().find(|(other, _)| *other == key).unwrap().1;
            for ((other, read), (_, said)) in members(&read).into_iter().zip(members(&config)) {
                prop_assert_eq!(&read, if other == key { &default } else { &said });
            }
        }
    }

    #[test]
    fn any_text_gives_a_configuration(text in "(\\PC|[{}\\[\\]\",:\\\\0-9]|zone|defaultScope|null){0,40}") {
        let (config, notices) = read(&text);
        prop_assert!(config == Config::default() || notices != [ConfigNotice::NotAnObject]);
    }
}
