//! Which browser, and all that differs from one to the next.

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

/// A browser that can be driven. Firefox and `WebKit` are to follow: each is one variant here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome.
    Chromium,
}

/// Where the page is looked at from: not UTC, so that the two zones of the console differ.
pub const TIME_ZONE: &str = "Asia/Shanghai";

impl Browser {
    /// The one that `E2E_BROWSER` names.
    pub fn wanted() -> Result<Self> {
        match env::var("E2E_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok(other) => bail!("E2E_BROWSER is `{other}`; these tests know `chromium` so far"),
        }
    }

    /// The program that drives it.
    pub fn driver(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => program("CHROMEDRIVER", &["chromedriver"])
                .context("there is no chromedriver: `cargo xtask setup --browser` installs it"),
        }
    }

    /// The arguments that make the driver listen on a free port of the loopback address only.
    pub fn driver_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["--port=0", "--allowed-ips=127.0.0.1", "--log-level=SEVERE"],
        }
    }

    /// The port, if `line` of the driver's output tells it.
    pub fn port(self, line: &str) -> Option<u16> {
        match self {
            Self::Chromium => {
                let (_, rest) = line.split_once("started successfully on port ")?;
                rest.trim_end_matches('.').parse().ok()
            }
        }
    }

    /// What a session asks for.
    pub fn capabilities(self) -> Result<Value> {
        match self {
            Self::Chromium => {
                let binary = program(
                    "CHROME",
                    &[
                        "chromium",
                        "chromium-browser",
                        "google-chrome",
                        "google-chrome-stable",
                    ],
                )
                .context("there is no Chromium: `cargo xtask setup --browser` installs it")?;
                Ok(json!({
                    "browserName": "chrome",
                    "timeouts": { "script": 30_000, "pageLoad": 60_000, "implicit": 0 },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                    "goog:chromeOptions": {
                        "binary": binary,
                        "args": CHROMIUM,
                        "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
                    },
                }))
            }
        }
    }

    /// The member of a session's capabilities that is the browser's process id.
    pub fn process_id(self, capabilities: &Value) -> Option<u64> {
        match self {
            Self::Chromium => capabilities["goog:processID"].as_u64(),
        }
    }
}

const CHROMIUM: [&str; 12] = [
    "--headless",
    // Containers run as root, where Chromium's sandbox cannot be had; it sees nothing but this machine's own pages.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A tab in the background waits for its response as long as one in front.
    "--disable-background-timer-throttling",
    "--lang=en-US",
    "--window-size=1280,1000",
];

/// The program that `variable` names, else the first of `names` on `PATH`.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let given = env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    given.or_else(|| names.iter().find_map(|name| xtask::paths::which(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_drivers_first_words() {
        let port = |line| Browser::Chromium.port(line);
        assert_eq!(
            port("ChromeDriver was started successfully on port 41234."),
            Some(41234)
        );
        assert_eq!(port("Starting ChromeDriver 131.0 on port 0"), None);
    }
}
