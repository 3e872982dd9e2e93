//! What can go wrong with the lists of clusters and of tenants.

use serde_json::{Value, json};

use crate::Fault;

/// One way to answer a request for a list badly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListFault {
    /// As a request for tasks is answered: refused, late, cut, or by somebody else.
    Answer(Fault),
    /// The list itself.
    List(Spoilt),
}

/// A list that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spoilt {
    Many,
    NameIgnored,
    PageIgnored,
    NoTotal,
    HostileNames,
    OddEntries,
}

/// Fault, name, description.
const TABLE: [(Spoilt, &str, &str); 6] = [
    (Spoilt::Many, "many", "5000 entries"),
    (
        Spoilt::NameIgnored,
        "name-ignored",
        "5000 entries, whatever name is looked for",
    ),
    (
        Spoilt::PageIgnored,
        "page-ignored",
        "5000 entries, always the first page of them",
    ),
    (
        Spoilt::NoTotal,
        "no-total",
        "5000 entries without a page block",
    ),
    (
        Spoilt::HostileNames,
        "hostile-names",
        "markup, bidi, control characters, secrets and more for names",
    ),
    (
        Spoilt::OddEntries,
        "odd-entries",
        "ids beyond 2^53 and none at all, names of other types, null and 42 among them",
    ),
];

/// The faults of requests for tasks that strike a list as well, in one line of the index.
const ANSWERS: [Fault; 22] = [
    Fault::Slow,
    Fault::Hang,
    Fault::Truncated,
    Fault::Html502,
    Fault::Html503,
    Fault::Html504,
    Fault::Unauthorized,
    Fault::Forbidden,
    Fault::NotFound,
    Fault::RateLimited,
    Fault::Internal,
    Fault::Html200,
    Fault::EmptyBody,
    Fault::SuccessFalse,
    Fault::CodeNumber,
    Fault::SlowBody,
    Fault::Stalls,
    Fault::Redirect,
    Fault::Refused200,
    Fault::Html403,
    Fault::SecretError,
    Fault::SecretPage,
];

impl ListFault {
    /// The fault of that name; `None` when there is none.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let own = TABLE
            .iter()
            .find(|row| row.1 == name)
            .map(|row| Self::List(row.0));
        own.or_else(|| {
            ANSWERS
                .into_iter()
                .find(|fault| fault.name() == name)
                .map(Self::Answer)
        })
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Answer(fault) => fault.name(),
            Self::List(spoilt) => TABLE[spoilt as usize].1,
        }
    }

    /// The names of all, those of the lists' own first.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        TABLE
            .iter()
            .map(|row| row.1)
            .chain(ANSWERS.into_iter().map(Fault::name))
    }

    /// Name and description of those of the lists' own.
    pub(crate) fn own() -> impl Iterator<Item = (&'static str, &'static str)> {
        TABLE.iter().map(|row| (row.1, row.2))
    }
}

/// How many entries a long list has.
const MANY: i64 = 5_000;

/// Names that mean something to whoever does not take them as text. `LONE` becomes half of a surrogate pair.
const NAMES: [&str; 16] = [
    "<script>window.hostile = 1</script>",
    "<img src=x onerror=\"window.hostile = 1\">",
    "ob\u{202e}134_bo\u{2066}",
    "two\nlines",
    "\u{0}\u{1b}[31mred",
    "or\u{200b}de\u{200c}rs\u{200d}\u{2060}\u{feff}\u{ad}",
    "\u{0645}\u{062c}\u{0645}\u{0648}\u{0639}\u{0629} \u{05d0}\u{05e9}\u{05db}\u{05d5}\u{05dc} (1)",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "password=S3CR3T-MARKER",
    "'; DROP TABLE backup; --",
    "{{constructor.constructor('window.hostile = 1')()}}",
    "&pinned=1%0A2",
    "LONE",
    " ",
    "",
    "1000005",
];

/// The rows in place of the proper ones, made like `row`; the last one has a very long name.
pub(super) fn rows(spoilt: Spoilt, row: &Value) -> Vec<Value> {
    let with = |id: Value, name: Value| {
        let mut row = row.clone();
        row["id"] = id;
        row["name"] = name;
        row
    };
    match spoilt {
        Spoilt::HostileNames => {
            let names = NAMES
                .iter()
                .map(|name| (*name).to_owned())
                .chain(["Wi".repeat(10_000)]);
            names
                .zip(1_i64..)
                .map(|(name, id)| with(id.into(), name.into()))
                .collect()
        }
        Spoilt::OddEntries => vec![
            with(json!(9_007_199_254_740_993_i64), json!("beyond 2^53")),
            with(json!("9223372036854775807"), json!("the largest")),
            with(Value::Null, json!("no id")),
            with(json!({}), json!("an object for an id")),
            with(json!(-1), json!("a negative id")),
            with(json!(1.5), json!("half an id")),
            Value::Null,
            json!(42),
            json!("text"),
            with(json!(7), json!({})),
            with(json!(7), json!("the same id again")),
            json!({ "id": 8 }),
        ],
        Spoilt::Many | Spoilt::NameIgnored | Spoilt::PageIgnored | Spoilt::NoTotal => (1..=MANY)
            .map(|number| {
                with(
                    json!(2_000_000 + number),
                    json!(format!("many_{number:04}")),
                )
            })
            .collect(),
    }
}

/// The list as JSON, with what no serialiser writes.
pub(super) fn raw(spoilt: Spoilt, json: &str) -> String {
    if spoilt == Spoilt::HostileNames {
        json.replace("LONE", "\\ud800")
    } else {
        json.to_owned()
    }
}
