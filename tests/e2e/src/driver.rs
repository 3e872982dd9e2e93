//! The program that drives the browser, as a child of this process.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{env, fs, process};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::browser::{Browser, TIME_ZONE};

/// A running driver; it ends when this is dropped.
#[derive(Debug)]
pub struct Driver {
    url: String,
    child: Child,
    // After the child, so that nobody writes there any more when it is removed.
    _files: Files,
}

/// Where driver and browser keep their files, the profile among them. They leave some behind.
#[derive(Debug)]
struct Files(PathBuf);

impl Files {
    fn new() -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "e2e-{}-{}",
            process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder)
            .with_context(|| format!("{} could not be made", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        // What a dying browser still holds is in the system's folder for such things.
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Driver {
    /// Starts one and waits until it listens.
    pub async fn start(browser: Browser) -> Result<Self> {
        let program = browser.driver()?;
        let mut command = Command::new(&program);
        let files = Files::new()?;
        command
            .args(browser.driver_arguments())
            .env("TZ", TIME_ZONE)
            .env("TMPDIR", &files.0);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        let mut child = command
            .spawn()
            .with_context(|| format!("{} could not be started", program.display()))?;
        let output = child.stdout.take().context("the driver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = async {
            while let Some(line) = lines.next_line().await? {
                if let Some(port) = browser.port(&line) {
                    // What else it says is read and forgotten, so that it never waits for a reader.
                    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
                    return Ok(port);
                }
            }
            bail!("{} ended before it listened", program.display())
        };
        let port = timeout(Duration::from_secs(20), port)
            .await
            .context("the driver does not say where it listens")??;
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            child,
            _files: files,
        })
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Ends it and waits until it is gone.
    pub async fn stop(mut self) {
        let _ = self.child.kill().await;
    }
}
