//! What a failed test leaves behind.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::session::Session;

/// Saves a picture and the text of the page; returns where.
pub(crate) async fn save(session: &Session, test: &str) -> Result<PathBuf> {
    let folder = xtask::paths::target().join("e2e-failures");
    fs::create_dir_all(&folder)?;
    let name = test.replace("::", "-");
    let file = folder.join(format!("{name}.txt"));
    let url = session.url().await?;
    let words: String = session
        .run("return document.body.innerText.slice(0, 50000)", &[])
        .await
        .unwrap_or_default();
    fs::write(&file, format!("{url}\n\n{words}\n"))?;
    let picture = folder.join(format!("{name}.png"));
    fs::write(&picture, session.screenshot().await?)?;
    Ok(picture)
}
