//! `cargo xtask test`: every test, at three heights, and one sum at the end.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::cli::Height;
use crate::dist::{self, Profile};
use crate::setup::browser::{self, Browser};
use crate::{paths, process, setup};
use summary::{Counts, Outcome};

mod summary;

/// The app's package; its tests named `browser` run in one.
const APP: &str = "ocp-backup-console";
/// The package whose tests need a build of the console.
const E2E: &str = "e2e";
const WASM: &str = "wasm32-unknown-unknown";

/// Runs the tests, all heights or one, and prints what came of it. A failing height does not stop the others.
pub async fn run(only: Option<Height>, filter: &[OsString]) -> Result<ExitCode> {
    let mut outcomes = Vec::new();
    for height in Height::ALL
        .into_iter()
        .filter(|height| only.is_none_or(|only| only == *height))
    {
        println!("\n== {} ==", height.name());
        let mut counts = Counts::default();
        let problem = match at(height, filter, &mut counts).await {
            Ok(problem) => problem,
            Err(error) => Some(format!("{error:#}")),
        };
        // With a filter, a height may well have nothing to say.
        let problem = problem
            .or_else(|| (counts.is_empty() && filter.is_empty()).then(|| "no test ran".to_owned()));
        if let Some(problem) = &problem {
            eprintln!("error: {}: {problem}", height.name());
        }
        outcomes.push(Outcome {
            name: height.name(),
            counts,
            problem,
        });
    }
    print!("\n{}", summary::text(&outcomes));
    Ok(if summary::is_good(&outcomes) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Runs one height; returns what went wrong other than tests that failed.
async fn at(height: Height, filter: &[OsString], counts: &mut Counts) -> Result<Option<String>> {
    let mut cargo = match height {
        Height::Host => host().await?,
        Height::Browser => in_browser().await?,
        Height::E2e => end_to_end().await?,
    };
    cargo.arg("--").args(filter);
    let status = process::lines(&mut cargo, |line| counts.read(line)).await?;
    let unexplained = !status.success() && counts.failed == 0;
    Ok(unexplained.then(|| "did not build or did not run to its end".to_owned()))
}

/// Everything that is an ordinary program: unit tests of all packages, and the test targets that need nothing around them.
async fn host() -> Result<Command> {
    let mut cargo = cargo_test();
    cargo.args(["--lib", "--bins"]);
    for (package, target) in test_targets().await? {
        if package != APP && package != E2E {
            cargo.args(["--test", &target]);
        }
    }
    Ok(cargo)
}

async fn in_browser() -> Result<Command> {
    setup::for_building().await?;
    let browser = browser::ready().await?;
    let mut cargo = process::command("cargo");
    cargo.args([
        "test",
        "--package",
        APP,
        "--target",
        WASM,
        "--test",
        "browser",
    ]);
    cargo.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        paths::tools_bin().join("wasm-bindgen-test-runner"),
    );
    cargo
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver(&browser)?);
    // The runner's default of 20 s is short for a page of unoptimised wasm on a busy machine.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // A zone that is not UTC and whose clocks skip an hour: in UTC no test of the local zone could fail.
    cargo.env("TZ", "Europe/Berlin");
    Ok(cargo)
}

async fn end_to_end() -> Result<Command> {
    let mut tests = test_targets().await?;
    tests.retain(|(package, _)| package == E2E);
    if tests.is_empty() {
        // Without a name, cargo would run everything again.
        bail!("the package {E2E} has no tests: write some below tests/e2e/tests");
    }
    let dist = dist::build(Profile::Release).await?;
    let browser = browser::ready().await?;
    let mut cargo = cargo_test();
    for (_, target) in tests {
        cargo.args(["--test", &target]);
    }
    cargo
        .env("E2E_DIST", dist)
        .env("CHROME", browser.chrome)
        .env("CHROMEDRIVER", browser.driver);
    Ok(cargo)
}

/// Always for the whole workspace, so that the heights share what is compiled: features depend on the packages asked for.
fn cargo_test() -> Command {
    let mut cargo = process::command("cargo");
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    cargo
}

/// The workspace's integration tests: package and target.
async fn test_targets() -> Result<Vec<(String, String)>> {
    let mut cargo = process::command("cargo");
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata = process::output(cargo)
        .await
        .context("`cargo metadata` fails here: run it to see why")?;
    Ok(tests_in(&serde_json::from_str(&metadata)?))
}

fn tests_in(metadata: &Value) -> Vec<(String, String)> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let mut tests = Vec::new();
    for package in list(&metadata["packages"]) {
        let targets = list(&package["targets"])
            .into_iter()
            .filter(|target| list(&target["kind"]).contains(&json!("test")));
        tests.extend(targets.map(|target| (name(&package), name(&target))));
    }
    tests
}

/// The file that tells the test runner how to start the browser: the one of the repository, with the browser's place added.
fn webdriver(browser: &Browser) -> Result<PathBuf> {
    let source = paths::root().join("tests/browser/webdriver.json");
    let text =
        fs::read_to_string(&source).with_context(|| format!("{} is missing", source.display()))?;
    let mut options: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is no JSON", source.display()))?;
    options["goog:chromeOptions"]["binary"] = json!(browser.chrome);
    let file = paths::target().join("webdriver.json");
    fs::create_dir_all(paths::target())?;
    fs::write(&file, options.to_string())
        .with_context(|| format!("{} could not be written", file.display()))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integration_tests_are_found_by_package() {
        let metadata = json!({ "packages": [
            { "name": "e2e", "targets": [{ "name": "e2e", "kind": ["bin"] }, { "name": "journeys", "kind": ["test"] }] },
            { "name": "xtask", "targets": [{ "name": "xtask", "kind": ["lib"] }] },
        ] });
        assert_eq!(
            tests_in(&metadata),
            [("e2e".to_owned(), "journeys".to_owned())]
        );
    }
}
