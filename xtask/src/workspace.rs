//! The packages of the workspace and their integration tests, as cargo reports them.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::process;

/// The name of every test target that is compiled to WebAssembly and runs in a browser.
pub(crate) const BROWSER_TEST: &str = "browser";

/// One integration test of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TestTarget {
    pub(crate) package: String,
    pub(crate) name: String,
}

/// The integration tests of all packages.
pub(crate) async fn test_targets() -> Result<Vec<TestTarget>> {
    let mut cargo = process::command("cargo");
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata = process::output(cargo)
        .await
        .context("`cargo metadata` fails: run it to see why")?;
    Ok(test_targets_in(&serde_json::from_str(&metadata)?))
}

/// The packages that have tests in a browser.
pub(crate) fn browser_packages(targets: &[TestTarget]) -> Vec<String> {
    let browser = targets.iter().filter(|target| target.name == BROWSER_TEST);
    browser.map(|target| target.package.clone()).collect()
}

fn test_targets_in(metadata: &Value) -> Vec<TestTarget> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let mut tests = Vec::new();
    for package in list(&metadata["packages"]) {
        let targets = list(&package["targets"]).into_iter();
        let targets = targets.filter(|target| list(&target["kind"]).contains(&json!("test")));
        tests.extend(targets.map(|target| TestTarget {
            package: name(&package),
            name: name(&target),
        }));
    }
    tests
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets() -> Vec<TestTarget> {
        test_targets_in(&json!({ "packages": [
            { "name": "e2e", "targets": [
                { "name": "e2e", "kind": ["bin"] },
                { "name": "journeys", "kind": ["test"] },
            ] },
            { "name": "ui", "targets": [{ "name": "browser", "kind": ["test"] }] },
            { "name": "xtask", "targets": [{ "name": "xtask", "kind": ["lib"] }] },
        ] }))
    }

    #[test]
    fn integration_tests_are_found_by_package() {
        let named: Vec<_> = targets()
            .into_iter()
            .map(|target| format!("{} {}", target.package, target.name))
            .collect();
        assert_eq!(named, ["e2e journeys", "ui browser"]);
    }

    #[test]
    fn a_package_with_a_browser_test_is_a_browser_package() {
        assert_eq!(browser_packages(&targets()), ["ui"]);
    }
}
