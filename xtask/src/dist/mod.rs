//! The build: Trunk, called when something the console is made of has changed.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};

use crate::{paths, process, setup};

mod fingerprint;

/// How the console is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small, for deployment; into `dist/`.
    Release,
    /// Quickly; into `target/dist-debug/`.
    Debug,
}

impl From<bool> for Profile {
    /// From the switch `--debug`.
    fn from(debug: bool) -> Self {
        if debug { Self::Debug } else { Self::Release }
    }
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Debug => "debug",
        }
    }

    fn folder(self) -> PathBuf {
        match self {
            Self::Release => paths::dist(),
            Self::Debug => paths::target().join("dist-debug"),
        }
    }
}

/// Builds the console unless what lies there is up to date; returns the folder.
pub async fn build(profile: Profile) -> Result<PathBuf> {
    setup::for_building().await?;
    let folder = profile.folder();
    let stamp = paths::target().join(format!("console-{}.stamp", profile.name()));
    let inputs = fingerprint::inputs(profile.name())?;
    let up_to_date = fingerprint::output(&folder).is_some_and(|output| {
        fs::read_to_string(&stamp).is_ok_and(|old| old == format!("{inputs} {output}\n"))
    });
    if up_to_date {
        return Ok(folder);
    }
    println!(
        "Building the console ({}) into {} …",
        profile.name(),
        folder.display()
    );
    trunk(profile, &folder).await?;
    let output = fingerprint::output(&folder)
        .context("Trunk has left no index.html: run `cargo xtask dist` again")?;
    fs::create_dir_all(paths::target())?;
    fs::write(&stamp, format!("{inputs} {output}\n"))
        .with_context(|| format!("{} could not be written", stamp.display()))?;
    Ok(folder)
}

async fn trunk(profile: Profile, folder: &std::path::Path) -> Result<()> {
    let mut trunk = process::command(paths::tools_bin().join("trunk"));
    trunk
        .args(["build", "--skip-version-check"])
        .arg("--dist")
        .arg(folder);
    if profile == Profile::Release {
        trunk.arg("--release");
        if let Some(sources) = paths::crate_sources() {
            // What is shipped says where a panic came from, but not in whose home it was built. It replaces flags from
            // somebody's shell: a release is the same for everyone.
            trunk.env(
                "CARGO_ENCODED_RUSTFLAGS",
                format!("--remap-path-prefix={}=", sources.display()),
            );
        }
    }
    // Its errors are chains already; a backtrace would push the compiler's words off the screen.
    trunk.env("RUST_BACKTRACE", "0");
    // Trunk.toml decides; a variable left over in somebody's shell does not.
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TRUNK_"))
    {
        trunk.env_remove(name);
    }
    // The convention is "set to anything"; Trunk takes the value for its option and knows only true and false.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    // Should it download wasm-opt, then not into the user's home.
    trunk
        .env("PATH", paths::path_with_tools())
        .env("XDG_CACHE_HOME", paths::tools().join("cache"));
    if process::run(trunk).await.is_ok() {
        return Ok(());
    }
    if profile == Profile::Release && !setup::has_wasm_opt().await {
        bail!(
            "Trunk could not build the console (see above); if wasm-opt is what it misses, install Node.js with npm and try again"
        );
    }
    bail!("Trunk could not build the console; what to correct is above");
}
