//! A browser for tests: Chromium and its driver.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{paths, process};

/// A browser and the program that drives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// Chromium or Chrome.
    pub chrome: PathBuf,
    /// The chromedriver of the same version.
    pub driver: PathBuf,
}

/// Finds the browser to test in; installs one if there is none and the system's package manager
/// can.
pub async fn ready() -> Result<Browser> {
    let (chrome, driver) = find()?;
    if let (Some(chrome), Some(driver)) = (chrome, driver) {
        return Ok(Browser { chrome, driver });
    }
    install().await?;
    match find()? {
        (Some(chrome), Some(driver)) => Ok(Browser { chrome, driver }),
        _ => bail!("Chromium or its driver is still missing: {MANUAL_INSTALL}"),
    }
}

const MANUAL_INSTALL: &str = "install Chromium and chromedriver of the same version, or set CHROME and \
    CHROMEDRIVER to their paths";

fn find() -> Result<(Option<PathBuf>, Option<PathBuf>)> {
    let chrome = configured_or_found(
        "CHROME",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
    )?;
    let driver = configured_or_found("CHROMEDRIVER", &["chromedriver"])?;
    Ok((chrome, driver))
}

fn configured_or_found(variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    let Some(program) = env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
    else {
        return Ok(names.iter().find_map(|name| paths::which(name)));
    };
    if !paths::is_executable(&program) {
        bail!(
            "{variable} is {}, which is not a program: correct or unset it",
            program.display()
        );
    }
    Ok(Some(program))
}

async fn install() -> Result<()> {
    if paths::which("apt-get").is_none() {
        bail!("the browser tests need a browser: {MANUAL_INSTALL}");
    }
    let root = is_root().await;
    if !root && !can_sudo().await {
        bail!(
            "the browser tests need a browser: run `sudo apt-get install chromium \
             chromium-driver`, or set CHROME and CHROMEDRIVER to their paths"
        );
    }
    eprintln!("Installing Chromium and its driver with apt-get …");
    for step in [
        &["update", "-qq"][..],
        &[
            "install",
            "-qq",
            "-y",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
        ],
    ] {
        let mut apt = process::command(if root { "apt-get" } else { "sudo" });
        apt.args(
            (!root)
                .then_some(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
                .into_iter()
                .flatten(),
        );
        apt.args(step).env("DEBIAN_FRONTEND", "noninteractive");
        if process::run(apt).await.is_err() {
            bail!("apt-get could not install Chromium (see above): {MANUAL_INSTALL}");
        }
    }
    Ok(())
}

async fn is_root() -> bool {
    let mut id = process::command("id");
    id.arg("-u");
    process::output(id).await.as_deref() == Some("0")
}

async fn can_sudo() -> bool {
    let mut sudo = process::command("sudo");
    sudo.args(["-n", "true"]);
    process::output(sudo).await.is_some()
}
