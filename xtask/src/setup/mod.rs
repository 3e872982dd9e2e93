//! Installs missing tools, everything below `target/tools`; existing ones stay.

use std::fs;

use anyhow::{Result, bail};

use crate::{paths, process};

pub mod browser;
mod cargo_tools;
mod wasm_opt;

/// The compiler target of everything that runs in a browser.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Installs everything that building the console needs.
pub async fn for_building() -> Result<()> {
    eprintln!("Checking the build tools …");
    wasm_target().await?;
    cargo_tools::install().await?;
    wasm_opt::install().await
}

/// Installs the tool for `cargo xtask audit`.
pub(crate) async fn cargo_deny() -> Result<()> {
    cargo_tools::install_cargo_deny().await
}

/// Whether a release build finds wasm-opt without a download.
pub(crate) async fn has_wasm_opt() -> bool {
    wasm_opt::is_there().await
}

/// Installs the standard library for WebAssembly in the current toolchain.
pub async fn wasm_target() -> Result<()> {
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "sysroot"]);
    let Some(sysroot) = process::output(rustc).await else {
        bail!("`rustc --print sysroot` fails: install Rust with rustup");
    };
    let target = std::path::Path::new(&sysroot)
        .join("lib/rustlib")
        .join(WASM_TARGET);
    if target.join("lib").exists() {
        return Ok(());
    }
    if paths::which("rustup").is_none() {
        bail!(
            "the Rust in {sysroot} cannot compile for {WASM_TARGET}: install Rust with rustup, or \
             add that target's standard library to it"
        );
    }
    eprintln!("Adding the {WASM_TARGET} target to the Rust toolchain …");
    let mut rustup = process::command("rustup");
    rustup.args(["target", "add", WASM_TARGET]);
    // The message names the folder, because the toolchain may be a linked one or one chosen by
    // `cargo +name`.
    if process::run(rustup).await.is_err() || !target.join("lib").exists() {
        bail!(
            "rustup could not add the {WASM_TARGET} target: when the network is back, run `rustup \
             target add {WASM_TARGET}` in this folder"
        );
    }
    Ok(())
}

/// Removes the build folder, which is not needed after an installation.
fn remove_build_folder() {
    let _ = fs::remove_dir_all(paths::tools().join("build"));
}
