//! `cargo xtask audit`: licences, sources, yanked versions and known vulnerabilities of the
//! dependencies.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::{paths, process, setup};

/// Runs all checks that are possible without access to GitHub, and reports the others as not
/// checked.
pub async fn run() -> Result<()> {
    setup::cargo_deny().await?;
    println!("Checking licences, versions and sources …");
    let mut deny = deny();
    deny.args([
        "--workspace",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]);
    process::run(deny)
        .await
        .context("deny.toml does not allow the dependencies named above")?;
    println!("Checking for yanked versions …");
    yanked().await?;
    println!("Checking for known vulnerabilities …");
    advisories().await
}

fn deny() -> tokio::process::Command {
    process::command(paths::tools_bin().join("cargo-deny"))
}

/// Asks cargo, which reports yanked versions of the whole workspace before it installs a program.
/// The feature that does not exist stops the installation right after that.
async fn yanked() -> Result<()> {
    const NO_FEATURE: &str = "no-such-feature";
    let mut cargo = process::command("cargo");
    cargo
        .args([
            "install",
            "--locked",
            "--path",
            "xtask",
            "--features",
            NO_FEATURE,
            "--root",
        ])
        .arg(paths::tools());
    cargo.env("CARGO_TERM_COLOR", "never");
    let output = cargo
        .output()
        .await
        .context("`cargo install` could not be started")?;
    let output = String::from_utf8_lossy(&output.stderr);
    let yanked = yanked_in(&output);
    if !yanked.is_empty() {
        bail!(
            "yanked versions: {}; run `cargo update` for each of them",
            yanked.join(", ")
        );
    }
    // Cargo reports the unknown feature only after the check.
    if output.contains(NO_FEATURE) && output.contains("Updating ") {
        println!("There are none.");
    } else {
        println!(
            "NOT CHECKED: cargo could not reach the registry. Its output is:\n{}",
            output.trim()
        );
    }
    Ok(())
}

/// The packages that cargo reports as yanked, as in ``warning: package `rgb v0.7.1` in Cargo.lock
/// is yanked in registry …``.
fn yanked_in(output: &str) -> Vec<&str> {
    let lines = output
        .lines()
        .filter(|line| line.contains(" in Cargo.lock is yanked "));
    lines
        .map(|line| line.split('`').nth(1).unwrap_or(line))
        .collect()
}

/// The advisory database is a git repository on GitHub, which not every network can reach.
async fn advisories() -> Result<()> {
    let mut fetch = deny();
    fetch.args(["fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0");
    let fetched = tokio::time::timeout(Duration::from_mins(2), process::output(fetch)).await;
    if !matches!(fetched, Ok(Some(_))) {
        println!(
            "NOT CHECKED: the RustSec database could not be fetched from GitHub. Run `cargo xtask \
             audit` where GitHub can be reached."
        );
        return Ok(());
    }
    let mut deny = deny();
    deny.args([
        "--workspace",
        "check",
        "--disable-fetch",
        "--hide-inclusion-graph",
        "advisories",
    ]);
    process::run(deny)
        .await
        .context("there are advisories: update or replace what is named above")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yanked_packages_are_found_in_the_output_of_cargo() {
        let output = "  Installing a v0.1.0 (/tmp/a)\n    Updating crates.io index\nwarning: package `rgb v0.7.1` in Cargo.lock \
                    is yanked in registry `crates-io`, consider running without --locked\nerror: failed to compile";
        assert_eq!(yanked_in(output), ["rgb v0.7.1"]);
        assert!(yanked_in("warning: unused manifest key").is_empty());
    }
}
