//! Detects whether a build is up to date.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context as _, Result};
use ring::digest::{Context, SHA256};

use crate::paths;

/// The inputs of a build. A missing file counts as well, because it may appear.
const INPUTS: [&str; 11] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "crates",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "style",
    // Both take part in the build.
    "xtask/src/dist",
    "xtask/src/post_build",
];

/// The hash of all inputs and of the build settings.
pub(super) fn inputs_hash(profile: &str) -> Result<String> {
    let mut hash = Context::new(&SHA256);
    add(&mut hash, "profile", profile.as_bytes());
    add(
        &mut hash,
        "RUSTFLAGS",
        env::var_os("RUSTFLAGS")
            .unwrap_or_default()
            .as_encoded_bytes(),
    );
    for input in INPUTS {
        add_path(&mut hash, paths::root(), input)?;
    }
    Ok(hex(hash))
}

/// The hash of a build: index.html names all other files by their content.
pub(super) fn build_hash(folder: &Path) -> Option<String> {
    let mut hash = Context::new(&SHA256);
    add(
        &mut hash,
        "index.html",
        &fs::read(folder.join("index.html")).ok()?,
    );
    Some(hex(hash))
}

fn add_path(hash: &mut Context, root: &Path, path: &str) -> Result<()> {
    let full = root.join(path);
    if full.is_dir() {
        let entries = fs::read_dir(&full).with_context(|| format!("{path} could not be read"))?;
        let mut names = entries
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<Result<Vec<_>>>()?;
        names.sort_unstable();
        // Hidden files and backups of editors are not part of the console.
        for name in names
            .iter()
            .filter(|name| !name.starts_with('.') && !name.ends_with('~'))
        {
            add_path(hash, root, &format!("{path}/{name}"))?;
        }
    } else if let Ok(content) = fs::read(&full) {
        add(hash, path, &content);
    }
    Ok(())
}

/// The lengths are hashed as well, so that different lists of files never give the same bytes.
fn add(hash: &mut Context, name: &str, content: &[u8]) {
    for part in [name.as_bytes(), content] {
        hash.update(&part.len().to_le_bytes());
        hash.update(part);
    }
}

fn hex(hash: Context) -> String {
    hash.finish()
        .as_ref()
        .iter()
        .fold(String::new(), |word, byte| format!("{word}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parts: &[(&str, &str)]) -> String {
        let mut hash = Context::new(&SHA256);
        for (name, content) in parts {
            add(&mut hash, name, content.as_bytes());
        }
        hex(hash)
    }

    #[test]
    fn names_and_contents_both_change_the_hash() {
        assert_eq!(of(&[("a", "b")]), of(&[("a", "b")]));
        assert_ne!(of(&[("a", "b")]), of(&[("ab", "")]));
        assert_ne!(of(&[("a", "1"), ("b", "2")]), of(&[("a", "2"), ("b", "1")]));
    }

    #[test]
    fn release_and_debug_have_different_hashes() {
        assert_ne!(
            inputs_hash("release").unwrap(),
            inputs_hash("debug").unwrap()
        );
    }
}
