//! Properties of reading `config.json`.

use super::test_values::{BAD, GOOD};
use super::tests::{members, schema_allows};
use super::*;
use model::generators::ADDRESS_LIKE_PATTERN;
use model::generators::any_defaults;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

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

/// A value for any key: one of the tables, or a new one. Whole numbers have no point and no exponent, which the
/// reader refuses and a schema cannot see.
fn any_value() -> impl Strategy<Value = String> {
    let listed: Vec<_> = GOOD
        .into_iter()
        .chain(BAD)
        .flat_map(|(_, values)| values.iter().copied())
        .collect();
    prop_oneof![
        2 => select(listed).prop_map(Into::into),
        2 => ADDRESS_LIKE_PATTERN.prop_map(|text| json!(text).to_string()),
        1 => (-10..1_000_010_i64).prop_map(|number| number.to_string()),
        1 => "\\PC{0,3}".prop_map(|text| json!(text).to_string()),
    ]
}

proptest! {
    #[test]
    fn any_subset_of_valid_values_is_read_back(
        config in any_config(),
        chosen in subsequence(KEYS.to_vec(), 0..=KEYS.len()),
    ) {
        let written: Map<String, Value> = members(&config)
            .into_iter()
            .filter(|(key, _)| chosen.contains(key))
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        let text = Value::Object(written).to_string();
        let (read, notices) = read(&text);
        prop_assert_eq!(notices, []);
        prop_assert!(schema_allows(&text));
        for ((key, read), (_, default)) in members(&read).into_iter().zip(members(&Config::default())) {
            let written = members(&config).into_iter().find(|(other, _)| *other == key).unwrap().1;
            prop_assert_eq!(read, if chosen.contains(&key) { written } else { default });
        }
    }

    #[test]
    fn schema_and_reader_agree_on_any_value(
        members in vec((select(KEYS.into_iter().chain(["$schema", "other"]).collect::<Vec<_>>()), any_value()), 0..4),
    ) {
        let members: Vec<_> = members.iter().map(|(key, value)| format!(r#""{key}":{value}"#)).collect();
        let text = format!("{{{}}}", members.join(","));
        prop_assert_eq!(schema_allows(&text), read(&text).1.is_empty(), "{}", text);
    }

    #[test]
    fn each_invalid_value_is_reported_and_the_others_are_kept(which in 0..BAD.len(), config in any_config()) {
        let (key, values) = BAD[which];
        let mut written: Map<_, _> = members(&config).map(|(key, value)| (key.to_owned(), value)).into_iter().collect();
        for bad in values {
            written.insert(key.into(), serde_json::from_str(bad).unwrap());
            let text = Value::Object(written.clone()).to_string();
            let (read, notices) = read(&text);
            prop_assert!(!schema_allows(&text));
            let is_named = matches!(&notices[..], [ConfigNotice::WrongValue { key: named, .. }] if *named == key);
            prop_assert!(is_named, "{:?}", notices);
            // The other keys keep their values.
            let default = members(&Config::default()).into_iter().find(|(other, _)| *other == key).unwrap().1;
            for ((other, read), (_, written)) in members(&read).into_iter().zip(members(&config)) {
                prop_assert_eq!(&read, if other == key { &default } else { &written });
            }
        }
    }

    #[test]
    fn any_text_results_in_a_configuration(text in "(\\PC|[{}\\[\\]\",:\\\\0-9]|zone|defaultScope|null){0,40}") {
        let (config, notices) = read(&text);
        prop_assert!(config == Config::default() || notices != [ConfigNotice::NotAnObject]);
    }
}
