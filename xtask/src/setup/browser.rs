//! A browser that can be driven: Chromium and its driver.

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

/// The browser to test in; installs one if there is none and the system's package manager can.
pub async fn ready() -> Result<Browser> {
    let (chrome, driver) = find()?;
    if let (Some(chrome), Some(driver)) = (chrome, driver) {
        return Ok(Browser { chrome, driver });
    }
    install().await?;
    match find()? {
        (Some(chrome), Some(driver)) => Ok(Browser { chrome, driver }),
        _ => bail!("Chromium or its driver is still missing: {BY_HAND}"),
    }
}

const BY_HAND: &str = "install Chromium and chromedriver of the same version, or say where they are in CHROME and CHROMEDRIVER";

fn find() -> Result<(Option<PathBuf>, Option<PathBuf>)> {
    let chrome = named_or_found(
        "CHROME",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
    )?;
    let driver = named_or_found("CHROMEDRIVER", &["chromedriver"])?;
    Ok((chrome, driver))
}

fn named_or_found(variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    let Some(program) = env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
    else {
        return Ok(names.iter().find_map(|name| paths::which(name)));
    };
    if !paths::is_executable(&program) {
        bail!(
            "{variable} says {}, which is not a program: correct it or unset it",
            program.display()
        );
    }
    Ok(Some(program))
}

async fn install() -> Result<()> {
    if paths::which("apt-get").is_none() {
        bail!("the browser tests need a browser: {BY_HAND}");
    }
    let root = is_root().await;
    if !root && !may_sudo().await {
        bail!(
            "the browser tests need a browser: run `sudo apt-get install chromium chromium-driver`, or say where they are in CHROME and CHROMEDRIVER"
        );
    }
    println!("Installing Chromium and its driver with apt-get …");
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
            bail!("apt-get could not install Chromium (see above): {BY_HAND}");
        }
    }
    Ok(())
}

async fn is_root() -> bool {
    let mut id = process::command("id");
    id.arg("-u");
    process::output(id).await.as_deref() == Some("0")
}

async fn may_sudo() -> bool {
    let mut sudo = process::command("sudo");
    sudo.args(["-n", "true"]);
    process::output(sudo).await.is_some()
}
