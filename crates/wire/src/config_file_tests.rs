//! The reader of `config.json`, and `deploy/config.schema.json` held to it.

use super::test_values::{BAD, GOOD};
use super::*;
use jsonschema::Validator;
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

/// Whether a text is JSON that the schema allows.
pub(super) fn schema_allows(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|document: Value| VALIDATOR.is_valid(&document))
}

/// The members of a file with the configuration `config`.
pub(super) fn members(config: &Config) -> [(&'static str, Value); 14] {
    [
        ("apiBase", json!(config.api_base.as_str())),
        ("auth", json!(config.auth.as_str())),
        // Without a return address it is the text of the file.
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

fn wrong(key: &'static str, value: &str) -> ConfigNotice {
    ConfigNotice::WrongValue {
        key,
        value: value.into(),
    }
}

#[test]
fn schema_is_valid_and_has_the_keys_of_the_reader() {
    assert!(jsonschema::meta::is_valid(&SCHEMA));
    let mut keys: Vec<&str> = KEYS.into_iter().chain(["$schema"]).collect();
    keys.sort_unstable();
    let mut documented: Vec<&str> = properties().keys().map(String::as_str).collect();
    documented.sort_unstable();
    assert_eq!(documented, keys);
}

#[test]
fn schema_has_the_defaults_of_the_reader() {
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
fn examples_of_the_schema_are_valid() {
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
fn readme_lists_every_key_with_its_default() {
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
fn examples_of_the_readme_are_valid() {
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
fn last_of_repeated_keys_counts() {
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
fn byte_order_mark_is_skipped_and_other_json_is_reported() {
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
fn notices_are_short_and_mask_secrets() {
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

#[test]
fn schema_and_reader_agree_on_examples() {
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
