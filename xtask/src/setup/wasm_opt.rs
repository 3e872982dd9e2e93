//! wasm-opt, which makes the release build smaller: from npm where Node.js is, else by Trunk's own download.

use std::fs;
use std::os::unix::fs::symlink;

use anyhow::{Context as _, Result};

use crate::{paths, process};

/// The same as `[tools]` in Trunk.toml says: Trunk takes a wasm-opt from `PATH` only at exactly that version.
const VERSION: &str = "132";

/// Puts wasm-opt among the tools if it can be had from npm.
pub(super) async fn install() -> Result<()> {
    let link = paths::tools_bin().join("wasm-opt");
    let folder = paths::tools().join("npm");
    if is_installed(
        &fs::read_to_string(folder.join("node_modules/binaryen/package.json")).unwrap_or_default(),
    ) && paths::is_executable(&link)
    {
        return Ok(());
    }
    let _ = fs::remove_file(&link);
    if is_version(&version("wasm-opt").await)
        || paths::which("node").and(paths::which("npm")).is_none()
    {
        return Ok(());
    }
    println!("Installing wasm-opt {VERSION} (npm's binaryen) into target/tools …");
    fs::create_dir_all(&folder)
        .with_context(|| format!("{} could not be made", folder.display()))?;
    let mut npm = process::command("npm");
    npm.arg("install")
        .arg("--prefix")
        .arg(&folder)
        .arg("--cache")
        .arg(folder.join("cache"));
    npm.args(["--no-audit", "--no-fund", "--no-save", "--loglevel=error"])
        .arg(format!("binaryen@{VERSION}.0.0"));
    let installed = process::run(npm).await;
    let _ = fs::remove_dir_all(folder.join("cache"));
    let program = folder.join("node_modules/.bin/wasm-opt");
    if installed.is_ok() && is_version(&version(&program).await) {
        symlink(&program, &link)
            .with_context(|| format!("{} could not be made", link.display()))?;
    } else {
        println!("npm's wasm-opt does not run here; Trunk will download one.");
    }
    Ok(())
}

/// Whether a release build will find it without a download.
pub(crate) async fn is_there() -> bool {
    let own = paths::tools_bin().join("wasm-opt");
    paths::is_executable(&own) || is_version(&version("wasm-opt").await)
}

async fn version(program: impl AsRef<std::ffi::OsStr>) -> String {
    let mut command = process::command(program);
    command.arg("--version");
    process::output(command).await.unwrap_or_default()
}

/// `wasm-opt version 132 (version_132)`; Trunk reads the third word.
fn is_version(printed: &str) -> bool {
    printed.split_whitespace().nth(2) == Some(VERSION)
}

fn is_installed(package_json: &str) -> bool {
    package_json.contains(&format!("\"version\": \"{VERSION}.0.0\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_asks_for_the_version_that_is_installed() {
        let config = include_str!("../../../Trunk.toml");
        assert!(config.contains(&format!("wasm_opt = \"version_{VERSION}\"")));
    }

    #[test]
    fn versions_are_told_apart() {
        assert!(is_version("wasm-opt version 132 (version_132)\n"));
        assert!(!is_version("wasm-opt version 108"));
        assert!(!is_version(""));
        assert!(is_installed("{ \"version\": \"132.0.0\" }"));
    }
}
