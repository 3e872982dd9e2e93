//! Installs what is needed and is not there. Everything goes below `target/tools`; what is there already is left alone.

use std::fs;

use anyhow::{Result, bail};

use crate::{paths, process};

pub mod browser;
mod cargo_tools;
mod wasm_opt;

const TARGET: &str = "wasm32-unknown-unknown";

/// What building the console takes.
pub async fn for_building() -> Result<()> {
    wasm_target().await?;
    cargo_tools::install().await?;
    wasm_opt::install().await
}

/// What `cargo xtask audit` takes.
pub(crate) async fn cargo_deny() -> Result<()> {
    cargo_tools::install_cargo_deny().await
}

/// Whether a release build finds wasm-opt without a download.
pub(crate) async fn has_wasm_opt() -> bool {
    wasm_opt::is_there().await
}

/// The standard library for WebAssembly, for the toolchain in force here.
pub async fn wasm_target() -> Result<()> {
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "sysroot"]);
    let Some(sysroot) = process::output(rustc).await else {
        bail!("`rustc --print sysroot` does not work here: install Rust with rustup");
    };
    let target = std::path::Path::new(&sysroot)
        .join("lib/rustlib")
        .join(TARGET);
    if target.join("lib").exists() {
        return Ok(());
    }
    if paths::which("rustup").is_none() {
        bail!(
            "the Rust in {sysroot} cannot compile for {TARGET}: install Rust with rustup, or add that target's standard library to it"
        );
    }
    println!("Adding the {TARGET} target to the Rust toolchain …");
    let mut rustup = process::command("rustup");
    rustup.args(["target", "add", TARGET]);
    // Said by folder, not by name: the toolchain in force may be a linked one or one chosen by `cargo +name`.
    if process::run(rustup).await.is_err() || !target.join("lib").exists() {
        bail!(
            "rustup could not add the {TARGET} target: when the network is back, run `rustup target add {TARGET}` in this folder"
        );
    }
    Ok(())
}

/// Removes what installing has left behind, and is not needed again.
fn tidy_up() {
    let _ = fs::remove_dir_all(paths::tools().join("build"));
}
