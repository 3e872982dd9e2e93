//! `config.json`, which those write who host the console.

use model::settings::config::{ApiBase, LoginUrl};
use wire::config_file::{KEYS, read};

use crate::grammar::{self, SECRET};
use crate::words;

/// Any text gives a configuration whose addresses lead where they say, and notices without secrets.
pub fn config(data: &[u8]) {
    let planted =
        grammar::choices(data).and_then(|mut choices| grammar::object(&mut choices, &KEYS, 2).ok());
    let text = planted.clone().unwrap_or_else(|| words::text(data));
    let (config, notices) = read(&text);
    if planted.is_some() {
        let told = format!("{notices:?}");
        assert!(!told.contains(SECRET), "{text}\ntold\n{told}");
    }
    is_safe(&config.api_base);
    if let Some(login) = &config.login_url {
        leads_where_it_says(login);
    }
    // Most texts are no JSON: as an address they get further.
    if let Some(base) = ApiBase::parse(&text) {
        is_safe(&base);
    }
    if let Some(login) = LoginUrl::parse(&text) {
        leads_where_it_says(&login);
    }
}

/// Nothing, a path of this origin, or an origin that asks for no user.
fn is_safe(base: &ApiBase) {
    let base = base.as_str();
    if !base.is_empty() {
        is_path_or_http(base);
    }
    assert!(
        !base.ends_with('/') && !base.contains(['?', '#', '\\', '@']),
        "{base}"
    );
}

/// A page of this origin or of one that it names, whoever comes back to what.
fn leads_where_it_says(login: &LoginUrl) {
    for path in ["/?status=DONE", "//evil.example/", "/\\evil", ""] {
        let address = login.returning_to(path, "https://console.example/?a=1#b");
        is_path_or_http(&address);
        let hidden = |c: char| c.is_control() || c.is_whitespace() || c == '\\' || !c.is_ascii();
        assert!(!address.contains(hidden), "{address}");
    }
}

fn is_path_or_http(address: &str) {
    let lower = address.to_ascii_lowercase();
    if lower.starts_with('/') {
        let decoded = lower.replace("%2f", "/").replace("%5c", "\\");
        assert!(
            !decoded.starts_with("//") && !decoded.starts_with("/\\"),
            "{address} is another host"
        );
        return;
    }
    let rest = lower
        .strip_prefix("http://")
        .or_else(|| lower.strip_prefix("https://"));
    let Some(rest) = rest else {
        panic!("{address} is no address of a page")
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    assert!(
        !host.is_empty() && !host.contains(['@', '%', '\\']),
        "{address} has a user or no host"
    );
}
