//! `cargo xtask check`: formatting, lints, documentation.

use anyhow::{Context as _, Result};
use tokio::process::Command;

use crate::{paths, process, setup, workspace};

mod doc_paths;

/// One call of cargo, and how to correct what it rejects.
struct Step {
    name: &'static str,
    cargo: Command,
    remedy: &'static str,
}

/// Runs all checks in order and stops at the first failure.
pub async fn run() -> Result<()> {
    setup::wasm_target().await?;
    let wasm_packages = workspace::browser_packages(&workspace::test_targets().await?);
    let steps = [
        formatting(),
        host_lints(),
        wasm_lints(&wasm_packages),
        documentation(),
    ];
    for Step {
        name,
        cargo,
        remedy,
    } in steps
    {
        println!("Checking {name} …");
        process::run(cargo)
            .await
            .with_context(|| format!("{name}: {remedy}"))?;
    }
    println!("Checking the paths that the documentation names …");
    doc_paths::check(paths::root())
}

fn cargo(args: &[&str]) -> Command {
    let mut cargo = process::command("cargo");
    cargo.args(args);
    cargo
}

fn formatting() -> Step {
    Step {
        name: "formatting",
        cargo: cargo(&["fmt", "--all", "--check"]),
        remedy: "run `cargo fmt`",
    }
}

fn host_lints() -> Step {
    let mut cargo = cargo(&["clippy", "--workspace", "--all-targets"]);
    cargo.args(["--", "-D", "warnings"]);
    Step {
        name: "lints (host)",
        cargo,
        remedy: "correct the places that clippy names above",
    }
}

/// Lints what is compiled to WebAssembly, except for unit tests: their tools do not build for it.
fn wasm_lints(packages: &[String]) -> Step {
    let mut cargo = cargo(&["clippy", "--target", setup::WASM_TARGET, "--lib", "--bins"]);
    cargo.args(["--test", workspace::BROWSER_TEST]);
    for package in packages {
        cargo.args(["--package", package]);
    }
    cargo.args(["--", "-D", "warnings"]);
    Step {
        name: "lints (WebAssembly)",
        cargo,
        remedy: "correct the places that clippy names above",
    }
}

fn documentation() -> Step {
    let mut cargo = cargo(&[
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
    ]);
    cargo.env("RUSTDOCFLAGS", "-D warnings");
    Step {
        name: "documentation",
        cargo,
        remedy: "correct the places that rustdoc names above",
    }
}
