//! `cargo xtask audit`: the licences and origins of what we depend on, and whether anything of it was withdrawn.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::{paths, process, setup};

/// Checks what can be checked from here, and says what cannot.
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
        .context("deny.toml does not allow what is named above")?;
    println!("Checking for versions that their authors withdrew …");
    yanked().await?;
    println!("Checking for known vulnerabilities …");
    advisories().await
}

fn deny() -> tokio::process::Command {
    process::command(paths::tools_bin().join("cargo-deny"))
}

/// Asks cargo itself. It tells of yanked versions in Cargo.lock before it installs a program, asking the registry anew, and
/// for the whole workspace; a feature that is not there stops it right after that.
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
    let said = String::from_utf8_lossy(&output.stderr);
    let yanked = yanked_in(&said);
    if !yanked.is_empty() {
        bail!(
            "withdrawn by their authors: {}; run `cargo update` for each of them",
            yanked.join(", ")
        );
    }
    // Only then has it come past the check.
    if said.contains(NO_FEATURE) && said.contains("Updating ") {
        println!("None is.");
    } else {
        println!(
            "NOT CHECKED: cargo could not ask the registry. It says:\n{}",
            said.trim()
        );
    }
    Ok(())
}

/// The packages that cargo calls yanked, as in ``warning: package `rgb v0.7.1` in Cargo.lock is yanked in registry …``.
fn yanked_in(said: &str) -> Vec<&str> {
    let lines = said
        .lines()
        .filter(|line| line.contains(" in Cargo.lock is yanked "));
    lines
        .map(|line| line.split('`').nth(1).unwrap_or(line))
        .collect()
}

/// The database of advisories is a git repository on GitHub, which not every network reaches; then this says so.
async fn advisories() -> Result<()> {
    let mut fetch = deny();
    fetch.args(["fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0");
    let fetched = tokio::time::timeout(Duration::from_mins(2), process::output(fetch)).await;
    if !matches!(fetched, Ok(Some(_))) {
        println!(
            "NOT CHECKED: the RustSec database could not be had from GitHub. Run `cargo xtask audit` where it can be reached."
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
    fn what_cargo_calls_yanked_is_found() {
        let said = "  Installing a v0.1.0 (/tmp/a)\n    Updating crates.io index\nwarning: package `rgb v0.7.1` in Cargo.lock \
                    is yanked in registry `crates-io`, consider running without --locked\nerror: failed to compile";
        assert_eq!(yanked_in(said), ["rgb v0.7.1"]);
        assert!(yanked_in("warning: unused manifest key").is_empty());
    }
}
