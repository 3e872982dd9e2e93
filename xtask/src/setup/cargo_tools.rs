//! Tools that cargo builds: Trunk, the wasm-bindgen that fits the crate of that name, and cargo-deny.

use std::fs;

use anyhow::{Context as _, Result};

use crate::{paths, process};

const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";

struct Tool {
    package: &'static str,
    version: String,
    /// Whether its own lock file is used; wasm-bindgen's does not resolve.
    locked: bool,
    programs: &'static [&'static str],
}

/// Installs what building takes.
pub(super) async fn install() -> Result<()> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))
        .context("Cargo.lock is missing: restore it with `git checkout Cargo.lock`")?;
    let wasm_bindgen = locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock has no wasm-bindgen: restore it with `git checkout Cargo.lock`")?;
    let tools = [
        Tool {
            package: "trunk",
            version: TRUNK.into(),
            locked: true,
            programs: &["trunk"],
        },
        Tool {
            package: "wasm-bindgen-cli",
            version: wasm_bindgen.into(),
            locked: false,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        },
    ];
    install_missing(&tools).await
}

/// Installs what auditing takes.
pub(super) async fn install_cargo_deny() -> Result<()> {
    let version = CARGO_DENY.into();
    install_missing(&[Tool {
        package: "cargo-deny",
        version,
        locked: true,
        programs: &["cargo-deny"],
    }])
    .await
}

/// Installs what is missing or has another version.
async fn install_missing(tools: &[Tool]) -> Result<()> {
    // Cargo's own list of what it has installed there, and at which version.
    let installed = fs::read_to_string(paths::tools().join(".crates.toml")).unwrap_or_default();
    let missing: Vec<&Tool> = tools
        .iter()
        .filter(|tool| !tool.is_installed(&installed))
        .collect();
    for tool in &missing {
        tool.install().await?;
    }
    if !missing.is_empty() {
        super::tidy_up();
    }
    Ok(())
}

impl Tool {
    fn is_installed(&self, installed: &str) -> bool {
        let entry = format!("\"{} {} ", self.package, self.version);
        installed.contains(&entry)
            && self
                .programs
                .iter()
                .all(|name| paths::is_executable(&paths::tools_bin().join(name)))
    }

    async fn install(&self) -> Result<()> {
        let Self {
            package, version, ..
        } = self;
        println!("Installing {package} {version} into target/tools: a few minutes, once …");
        let mut cargo = process::command("cargo");
        cargo.args(["install", package, "--version", version, "--force"]);
        // Not optimised: they wait for the disk and the compiler, and are built three times faster.
        cargo.arg("--debug").args(self.locked.then_some("--locked"));
        cargo
            .arg("--root")
            .arg(paths::tools())
            .arg("--target-dir")
            .arg(paths::tools().join("build"));
        cargo
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0");
        // Settings of the workspace's own build are none of theirs.
        cargo
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS");
        process::run(cargo).await.with_context(|| {
            format!(
                "{package} {version} could not be installed: see what cargo says above, then run this command again"
            )
        })
    }
}

/// The version of a package in a lock file.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn another_version_is_not_installed() {
        let tool = Tool {
            package: "trunk",
            version: "0.21.14".into(),
            locked: true,
            programs: &[],
        };
        assert!(tool.is_installed("[v1]\n\"trunk 0.21.14 (registry+x)\" = [\"trunk\"]\n"));
        assert!(!tool.is_installed("[v1]\n\"trunk 0.21.1 (registry+x)\" = [\"trunk\"]\n"));
        assert!(!tool.is_installed(""));
    }
}
