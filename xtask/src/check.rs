//! Formatting and lints.

use anyhow::{Context as _, Result};

use crate::{process, setup};

/// Each step, and what to do when it fails.
const STEPS: [(&str, &[&str], &str); 3] = [
    (
        "formatting",
        &["fmt", "--all", "--check"],
        "run `cargo fmt`",
    ),
    (
        "lints (host)",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
        "correct what clippy names above",
    ),
    (
        "lints (WebAssembly)",
        &[
            "clippy",
            "--package=ocp-backup-console",
            "--target=wasm32-unknown-unknown",
            // Not the unit tests: they run on the host, with tools that do not build for wasm.
            "--lib",
            "--bins",
            "--test=browser",
            "--",
            "-D",
            "warnings",
        ],
        "correct what clippy names above",
    ),
];

/// Checks everything, and stops at the first thing that is wrong.
pub async fn run() -> Result<()> {
    setup::wasm_target().await?;
    for (name, args, what_to_do) in STEPS {
        println!("Checking {name} …");
        let mut cargo = process::command("cargo");
        cargo.args(args);
        process::run(cargo)
            .await
            .with_context(|| format!("{name}: {what_to_do}"))?;
    }
    Ok(())
}
