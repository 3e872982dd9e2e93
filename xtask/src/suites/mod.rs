//! `cargo xtask test`: all tests, in three suites, and their sum on the last line.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::cli::Suite;
use crate::dist::{self, Profile};
use crate::setup::browser::{self, Browser};
use crate::workspace::{self, BROWSER_TEST, TestTarget};
use crate::{paths, process, setup};
use summary::{Counts, Outcome};

mod summary;

/// The package whose tests need a build of the console.
const E2E: &str = "e2e";

/// Runs the tests of one suite or of all, and prints the results. A failing suite does not stop the
/// others.
pub async fn run(only: Option<Suite>, filter: &[OsString]) -> Result<ExitCode> {
    let mut outcomes = Vec::new();
    let suites = Suite::ALL.into_iter();
    for suite in suites.filter(|suite| only.is_none_or(|only| only == *suite)) {
        println!("\n== {} ==", suite.name());
        let mut counts = Counts::default();
        let problem = match run_suite(suite, filter, &mut counts).await {
            Ok(problem) => problem,
            Err(error) => Some(format!("{error:#}")),
        };
        // A filter may match no test of a suite.
        let has_no_tests = counts.is_empty() && filter.is_empty();
        let problem = problem.or_else(|| has_no_tests.then(|| "no test ran".to_owned()));
        if let Some(problem) = &problem {
            eprintln!("error: {}: {problem}", suite.name());
        }
        outcomes.push(Outcome {
            name: suite.name(),
            counts,
            problem,
        });
    }
    print!("\n{}", summary::text(&outcomes));
    Ok(if summary::all_passed(&outcomes) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Runs one suite; returns any problem other than failed tests.
async fn run_suite(
    suite: Suite,
    filter: &[OsString],
    counts: &mut Counts,
) -> Result<Option<String>> {
    let targets = workspace::test_targets().await?;
    let commands = match suite {
        Suite::Host => vec![host(&targets), doc_tests()],
        Suite::Browser => vec![in_browser(&targets).await?],
        Suite::E2e => vec![end_to_end(&targets).await?],
    };
    let mut problem = None;
    for mut cargo in commands {
        cargo.arg("--").args(filter);
        let failed_before = counts.failed;
        let status = process::lines(&mut cargo, |line| counts.add_line(line)).await?;
        if !status.success() && counts.failed == failed_before {
            problem = Some("did not build or did not run to its end".to_owned());
        }
    }
    Ok(problem)
}

/// The tests that are ordinary programs: the unit tests of all packages, and the integration tests
/// that need neither a browser nor a build.
fn host(targets: &[TestTarget]) -> Command {
    let mut cargo = cargo_test();
    cargo.args(["--lib", "--bins"]);
    for target in targets {
        if target.name != BROWSER_TEST && target.package != E2E {
            cargo.args(["--test", &target.name]);
        }
    }
    cargo
}

/// The examples in doc comments. Cargo runs them only on their own.
fn doc_tests() -> Command {
    let mut cargo = cargo_test();
    cargo.arg("--doc");
    cargo
}

/// The tests that are compiled to WebAssembly.
async fn in_browser(targets: &[TestTarget]) -> Result<Command> {
    setup::for_building().await?;
    let browser = browser::ready().await?;
    let mut cargo = process::command("cargo");
    cargo.args(["test", "--no-fail-fast", "--target", setup::WASM_TARGET]);
    for package in workspace::browser_packages(targets) {
        cargo.args(["--package", &package]);
    }
    cargo.args(["--test", BROWSER_TEST]);
    let runner = paths::tools_bin().join("wasm-bindgen-test-runner");
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo.env("CHROMEDRIVER", &browser.driver);
    cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver(&browser)?);
    // The runner's default of 20 s is too short for unoptimised wasm on a busy machine.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // The zone differs from UTC and has daylight saving time: in UTC no test of the local zone
    // could fail.
    cargo.env("TZ", "Europe/Berlin");
    Ok(cargo)
}

/// The tests that drive the built console from outside.
async fn end_to_end(targets: &[TestTarget]) -> Result<Command> {
    let mut tests = targets
        .iter()
        .filter(|target| target.package == E2E)
        .peekable();
    if tests.peek().is_none() {
        // Without a name, cargo would run all tests again.
        bail!("the package {E2E} has no tests: write some below tests/e2e/tests");
    }
    let dist = dist::build(Profile::Release).await?;
    let browser = browser::ready().await?;
    let mut cargo = cargo_test();
    for target in tests {
        cargo.args(["--test", &target.name]);
    }
    cargo
        .env("E2E_DIST", dist)
        .env("CHROME", browser.chrome)
        .env("CHROMEDRIVER", browser.driver);
    Ok(cargo)
}

/// Names the whole workspace each time, because the features of dependencies follow from the
/// packages named, and the suites should share what is compiled.
fn cargo_test() -> Command {
    let mut cargo = process::command("cargo");
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    cargo
}

/// Writes the options with which the test runner starts the browser: those of the repository and
/// the path of the browser.
fn webdriver(browser: &Browser) -> Result<PathBuf> {
    let source = paths::root().join("tests/browser/webdriver.json");
    let text =
        fs::read_to_string(&source).with_context(|| format!("{} is missing", source.display()))?;
    let mut options: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is not JSON", source.display()))?;
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
    fn the_host_runs_neither_browser_nor_end_to_end_tests() {
        let target = |package: &str, name: &str| TestTarget {
            package: package.to_owned(),
            name: name.to_owned(),
        };
        let targets = [
            target("ui", "browser"),
            target("e2e", "journeys"),
            target("model", "fixtures"),
        ];
        let cargo = host(&targets);
        let args: Vec<_> = cargo.as_std().get_args().collect();
        assert!(
            args.contains(&"--workspace".as_ref())
                && args.ends_with(&["--test".as_ref(), "fixtures".as_ref()])
        );
        assert!(!args.contains(&"browser".as_ref()) && !args.contains(&"journeys".as_ref()));
    }
}
