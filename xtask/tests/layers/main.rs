//! Checks the direction of imports between the layers of the workspace and between the features
//! inside each.
//!
//! `docs/architecture.md` has the reasons. Add a new feature folder of `src/state` to
//! [`STATE_ORDER`].
#![expect(clippy::expect_used, reason = "a helper that fails is a failed test")]

use sources::{Path, Sources};

mod circles;
mod fixtures;
mod sources;

/// Each layer, and the layers that it may import.
const LAYERS: [(&str, &[&str]); 8] = [
    (
        "view",
        &["state", "api", "wire", "model", "platform", "i18n", "ui"],
    ),
    ("state", &["api", "wire", "model", "platform", "i18n"]),
    ("api", &["wire", "model", "platform"]),
    ("i18n", &["model"]),
    ("platform", &["model"]),
    ("wire", &["model"]),
    ("model", &[]),
    ("ui", &[]),
];
/// Crates that only code for a browser may use.
const BROWSER_CRATES: [&str; 6] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_net",
    "gloo_timers",
];
/// The layers that run without a browser.
const PURE_LAYERS: [&str; 2] = ["model", "wire"];
/// The layers whose files must not form circles.
const ACYCLIC_LAYERS: [&str; 4] = ["view", "state", "api", "platform"];
/// Modules of `src/view` that every feature may import.
const VIEW_SHARED: [&str; 3] = ["ui", "words", "context"];
/// The modules of `src/state`: each may import those before it.
const STATE_ORDER: [&str; 18] = [
    "shared", "settings", "link", "session", "requests", "load", "watch", "saved", "scopes",
    "overview", "find", "failure", "table", "summary", "filter", "timeline", "export", "app",
];

/// The layer of a module: a package, or a folder of `src`. The files directly in `src` have none.
fn layer(module: &Path) -> Option<&str> {
    let part = if module[0] == "console" {
        module.get(1)
    } else {
        module.first()
    };
    part.map(String::as_str).filter(|part| *part != "main")
}

/// The broken rule of an import, if any.
fn objection(from: &Path, to: &Path) -> Option<String> {
    let (from_layer, to_layer) = (layer(from)?, layer(to)?);
    if BROWSER_CRATES.contains(&to_layer) {
        return PURE_LAYERS
            .contains(&from_layer)
            .then(|| format!("{from_layer} runs without a browser"));
    }
    if from_layer != to_layer {
        let (_, allowed) = LAYERS.iter().find(|(name, _)| *name == from_layer)?;
        let is_layer = LAYERS.iter().any(|(name, _)| *name == to_layer);
        let is_allowed = !is_layer || allowed.contains(&to_layer);
        return (!is_allowed).then(|| format!("{from_layer} does not import {to_layer}"));
    }
    let (from, to) = (from.get(2)?, to.get(2)?);
    match from_layer {
        _ if from == to => None,
        "view" if from == "console" || VIEW_SHARED.contains(&to.as_str()) => None,
        "view" => Some("only view::console imports features".to_owned()),
        "state" => match (place(from), place(to)) {
            (Some(from_place), Some(to_place)) if to_place < from_place => None,
            (Some(_), Some(_)) => Some(format!(
                "state::{from} does not come after state::{to} in STATE_ORDER"
            )),
            (None, _) => Some(format!("state::{from} has no place in STATE_ORDER")),
            (_, None) => Some(format!("state::{to} has no place in STATE_ORDER")),
        },
        _ => None,
    }
}

fn place(module: &str) -> Option<usize> {
    STATE_ORDER.iter().position(|name| *name == module)
}

/// Every import that breaks a rule, and every circle.
fn violations(sources: &Sources) -> Vec<String> {
    let imports = sources.imports();
    let objections = imports.iter().filter_map(|(from, to)| {
        let objection = objection(from, to)?;
        Some(format!(
            "{} imports {}: {objection}",
            from.join("::"),
            to.join("::")
        ))
    });
    let mut needs = sources.dependencies();
    needs.retain(|(from, _)| layer(from).is_some_and(|layer| ACYCLIC_LAYERS.contains(&layer)));
    objections.chain(circles::circles(&needs)).collect()
}

#[test]
fn the_workspace_keeps_to_its_layers() {
    let files = sources::files(xtask::paths::root(), &["src", "crates"]);
    let violations = violations(&Sources::read(&files));
    assert!(
        violations.is_empty(),
        "{} violations:\n{}",
        violations.len(),
        violations.join("\n")
    );
}
