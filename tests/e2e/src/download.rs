//! What the browser saves.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process};

use anyhow::{Context as _, Result, bail};
use serde_json::json;

use crate::page::{PATIENCE, Page};

/// The folder into which a page's browser saves files; it goes when this is dropped.
#[derive(Debug)]
pub struct Downloads {
    folder: PathBuf,
    seen: BTreeSet<String>,
}

/// A saved file.
#[derive(Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

impl Downloads {
    /// Has the browser save files into a folder of this test's own, without asking.
    pub async fn of(page: &Page) -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "e2e-saved-{}-{}",
            process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder)
            .with_context(|| format!("{} could not be made", folder.display()))?;
        let downloads = Self {
            folder,
            seen: BTreeSet::new(),
        };
        let parameters = json!({ "behavior": "allow", "downloadPath": downloads.folder });
        page.session()
            .devtools("Browser.setDownloadBehavior", parameters)
            .await?;
        Ok(downloads)
    }

    /// The names of all files that are there whole.
    pub fn names(&self) -> Result<BTreeSet<String>> {
        let entries = fs::read_dir(&self.folder)?.collect::<Result<Vec<_>, _>>()?;
        let names = entries
            .into_iter()
            .map(|entry| entry.file_name().to_string_lossy().into_owned());
        // What Chromium has not finished has another name, or one that begins with a dot.
        Ok(names
            .filter(|name| !name.ends_with(".crdownload") && !name.starts_with('.'))
            .collect())
    }

    /// Waits for the next file.
    pub async fn next(&mut self) -> Result<File> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // Chromium reserves a name with an empty file, which the finished one replaces.
            let written = self.names()?.difference(&self.seen).find_map(|name| {
                let bytes = fs::read(self.folder.join(name)).ok()?;
                (!bytes.is_empty()).then(|| (name.clone(), bytes))
            });
            if let Some((name, bytes)) = written {
                self.seen.insert(name.clone());
                return Ok(File {
                    name,
                    text: String::from_utf8(bytes).context("a file in UTF-8")?,
                });
            }
            if Instant::now() > deadline {
                bail!("no file was saved");
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
