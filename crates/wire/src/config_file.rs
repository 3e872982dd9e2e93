//! `config.json`, which administrators put beside `index.html`. `deploy/config.schema.json` describes the same for
//! editors, and tests check that both agree.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use serde_json::value::RawValue;

use crate::json::{Scalar, for_each_member};
use model::filter::Scope;
use model::link::query::Zone;
use model::settings::config::{ApiBase, Auth, Config, ConfigNotice, LoginUrl, SamplePath, Theme};
use model::settings::language::Language;
use model::shared::masking::quote;
use model::table::page::PageSize;
use model::task::{ClusterId, TenantId};

/// All keys.
pub const KEYS: [&str; 14] = [
    "apiBase",
    "auth",
    "loginUrl",
    "defaultScope",
    "zone",
    "language",
    "theme",
    "pageSize",
    "refreshSeconds",
    "timeoutSeconds",
    "maxTasks",
    "maxAnswerMegabytes",
    "title",
    "sample",
];

/// The key by which a file names its schema for editors.
const SCHEMA: &str = "$schema";

/// Reads the text of the file. A wrong value is reported and the default is used; a text that is no JSON object is
/// reported as a whole. `null` is the same as an absent key, and the last of several equal keys counts.
pub fn read(text: &str) -> (Config, Vec<ConfigNotice>) {
    let mut config = Config::default();
    let mut members: Vec<(Cow<'_, str>, &RawValue)> = Vec::new();
    let read = for_each_member(
        text.strip_prefix('\u{feff}').unwrap_or(text),
        |name, raw| {
            members.retain(|(other, _)| *other != name);
            members.push((name, raw));
        },
    );
    if read.is_err() {
        return (config, vec![ConfigNotice::NotAnObject]);
    }
    let mut notices = Vec::new();
    for (name, raw) in members {
        let Some(key) = KEYS.into_iter().find(|key| *key == name) else {
            if name != SCHEMA {
                notices.push(ConfigNotice::UnknownKey { key: quote(&name) });
            }
            continue;
        };
        let scalar = Scalar::of(raw);
        if scalar != Scalar::Null && set(&mut config, key, &scalar).is_none() {
            let value = match scalar {
                // Unescaped, because masking does not find an escaped secret.
                Scalar::Text(text) => quote(&format!("\"{text}\"")),
                _ => quote(raw.get()),
            };
            notices.push(ConfigNotice::WrongValue { key, value });
        }
    }
    (config, notices)
}

/// Sets one value; `None` if it is invalid.
fn set(config: &mut Config, key: &str, value: &Scalar<'_>) -> Option<()> {
    match key {
        "apiBase" => config.api_base = ApiBase::parse(string(value)?)?,
        "auth" => config.auth = named(Auth::ALL, Auth::as_str, value)?,
        "loginUrl" => config.login_url = Some(LoginUrl::parse(string(value)?)?),
        "defaultScope" => config.default_scope = Some(scope(value)?),
        "zone" => config.zone = named(Zone::ALL, Zone::as_str, value)?,
        "language" => config.language = named(Language::ALL, Language::code, value)?,
        "theme" => config.theme = named(Theme::ALL, Theme::as_str, value)?,
        "pageSize" => config.page_size = PageSize::parse(digits(value)?)?,
        "refreshSeconds" => {
            config.refresh_seconds = number(value, 0..=0).or_else(|| number(value, 5..=86_400))?;
        }
        "timeoutSeconds" => config.timeout_seconds = number(value, 1..=3_600)?,
        "maxTasks" => config.max_tasks = number(value, 1..=1_000_000)? as usize,
        "maxAnswerMegabytes" => config.max_answer_megabytes = number(value, 1..=1_000)?,
        "title" => config.title = Some(title(value)?.into()),
        "sample" => config.sample = Some(SamplePath::parse(string(value)?)?),
        _ => return None,
    }
    Some(())
}

/// A string. Numbers are not accepted in its place, as the schema says.
fn string<'a>(value: &'a Scalar<'_>) -> Option<&'a str> {
    if let Scalar::Text(text) = value {
        Some(text)
    } else {
        None
    }
}

fn title<'a>(value: &'a Scalar<'_>) -> Option<&'a str> {
    string(value).filter(|title| (1..=200).contains(&title.chars().count()))
}

/// The digits of a number. A number in a string is not accepted.
fn digits<'a>(value: &Scalar<'a>) -> Option<&'a str> {
    if let Scalar::Number(digits) = value {
        Some(digits)
    } else {
        None
    }
}

fn number(value: &Scalar<'_>, allowed: RangeInclusive<u32>) -> Option<u32> {
    let number = digits(value)?.parse::<i64>().ok()?;
    u32::try_from(number)
        .ok()
        .filter(|number| allowed.contains(number))
}

fn named<T: Copy, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
    value: &Scalar<'_>,
) -> Option<T> {
    let text = string(value)?;
    all.into_iter().find(|one| name(*one) == text)
}

/// An object with exactly the ids of a cluster and a tenant in OCP.
fn scope(value: &Scalar<'_>) -> Option<Scope> {
    let Scalar::Other(json) = value else {
        return None;
    };
    let id = |raw| {
        digits(&Scalar::of(raw))?
            .parse::<i64>()
            .ok()
            .filter(|id| *id >= 0)
    };
    let (mut cluster, mut tenant, mut has_only_known_keys) = (None, None, true);
    for_each_member(json, |name, raw| match &*name {
        "cluster" => cluster = id(raw),
        "tenant" => tenant = id(raw),
        _ => has_only_known_keys = false,
    })
    .ok()?;
    Some(Scope {
        cluster: ClusterId(cluster?),
        tenant: TenantId(tenant?),
    })
    .filter(|_| has_only_known_keys)
}

#[cfg(test)]
#[path = "config_file_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "config_file_property_tests.rs"]
mod property_tests;

#[cfg(test)]
#[path = "config_file_test_values.rs"]
mod test_values;
