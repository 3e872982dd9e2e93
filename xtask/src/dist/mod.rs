//! The build, which calls Trunk when an input has changed.

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
    let inputs = fingerprint::inputs_hash(profile.name())?;
    let up_to_date = fingerprint::build_hash(&folder).is_some_and(|output| {
        fs::read_to_string(&stamp).is_ok_and(|old| old == format!("{inputs} {output}\n"))
    });
    if up_to_date {
        eprintln!("The build in {} is up to date.", folder.display());
        return Ok(folder);
    }
    let name = profile.name();
    eprintln!("Building the console ({name}) into {} …", folder.display());
    trunk(profile, &folder).await?;
    let output = fingerprint::build_hash(&folder)
        .context("Trunk has written no index.html: run `cargo xtask dist` again")?;
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
            // A panic message contains paths of the sources; the prefix of this machine is removed
            // from them. Replacing the flags of the user's shell makes a release the same
            // everywhere.
            trunk.env(
                "CARGO_ENCODED_RUSTFLAGS",
                format!("--remap-path-prefix={}=", sources.display()),
            );
        }
    }
    // Trunk's errors are chains already; a backtrace would scroll the compiler's messages away.
    trunk.env("RUST_BACKTRACE", "0");
    // Trunk.toml decides, not a variable of the user's shell.
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TRUNK_"))
    {
        trunk.env_remove(name);
    }
    // By convention any value disables colours; Trunk accepts only true and false.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    // A download of wasm-opt goes into the tools folder, not into the user's home.
    trunk
        .env("PATH", paths::path_with_tools())
        .env("XDG_CACHE_HOME", paths::tools().join("cache"));
    if process::run(trunk).await.is_ok() {
        return Ok(());
    }
    if profile == Profile::Release && !setup::has_wasm_opt().await {
        bail!(
            "Trunk could not build the console (see above); if wasm-opt is missing, install \
             Node.js with npm and try again"
        );
    }
    bail!("Trunk could not build the console; its errors are above");
}
