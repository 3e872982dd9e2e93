//! A build with sample data in OCP's place: files that any server of files can show, below any path.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::dist::{self, Profile};
use crate::post_build::names::Files;
use crate::{paths, post_build};

/// The moment that the sample is of: a backup has run for a minute and a half.
const MOMENT: &str = "2025-03-10T04:01:30Z";

/// What the demo's `config.json` says.
const CONFIG: &str = "{ \"sample\": \"sample.json\" }\n";

/// Builds the console, and puts it into a folder of its own together with the sample; returns that folder.
pub async fn build(profile: Profile) -> Result<PathBuf> {
    let dist = dist::build(profile).await?;
    let folder = match profile {
        Profile::Release => paths::demo(),
        Profile::Debug => paths::target().join("dist-demo-debug"),
    };
    lay_out(&dist, &folder, profile == Profile::Release)?;
    Ok(folder)
}

/// Puts a build and the sample into `folder`, in place of what was there; `packed` adds the sample's compressed forms.
pub fn lay_out(dist: &Path, folder: &Path, packed: bool) -> Result<()> {
    let mut files = post_build::read(dist)?;
    files.extend(sample(packed)?);
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} could not be emptied", folder.display()))?;
    }
    for (path, content) in &files {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, content)
            .with_context(|| format!("{} could not be written", file.display()))?;
    }
    Ok(())
}

/// What the demo has more than a build.
fn sample(packed: bool) -> Result<Files> {
    let moment = MOMENT
        .parse()
        .context("the moment of the sample is a time")?;
    let text = ocp_stand_in::sample(moment, env!("CARGO_PKG_VERSION"));
    let mut files = Files::from([("sample.json".to_owned(), text.into_bytes())]);
    if packed {
        files.extend(post_build::compressed(&files)?);
    }
    files.insert("config.json".to_owned(), CONFIG.as_bytes().to_vec());
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_is_a_build_with_a_sample_and_nothing_of_the_demo_before() {
        let folder = std::env::temp_dir().join(format!("xtask-demo-{}", std::process::id()));
        let (dist, demo) = (folder.join("dist"), folder.join("demo"));
        fs::create_dir_all(dist.join("snippets")).unwrap();
        fs::create_dir_all(&demo).unwrap();
        fs::write(dist.join("index.html"), "page").unwrap();
        fs::write(dist.join("snippets/a.js"), "script").unwrap();
        fs::write(demo.join("old.js"), "old").unwrap();
        lay_out(&dist, &demo, false).unwrap();
        let files = post_build::read(&demo).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            files.keys().collect::<Vec<_>>(),
            ["config.json", "index.html", "sample.json", "snippets/a.js"],
            "all of the build, and the sample"
        );
        let config: serde_json::Value = serde_json::from_slice(&files["config.json"]).unwrap();
        let sample = config["sample"].as_str().unwrap();
        assert!(files[sample].starts_with(b"{\"format\":\"ocp-backup-console\""));
    }
}
