//! Whether a build is up to date.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context as _, Result};
use ring::digest::{Context, SHA256};

use crate::paths;

/// What the console is made of. A file that is not there counts as well: it may appear.
const INPUTS: [&str; 10] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "style",
    // Both take part in the build.
    "xtask/src/dist",
    "xtask/src/post_build",
];

/// What it is made of, and how, in one word.
pub(super) fn inputs(profile: &str) -> Result<String> {
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
    Ok(word(hash))
}

/// The build that lies in a folder: index.html names everything else by its content.
pub(super) fn output(folder: &Path) -> Option<String> {
    let mut hash = Context::new(&SHA256);
    add(
        &mut hash,
        "index.html",
        &fs::read(folder.join("index.html")).ok()?,
    );
    Some(word(hash))
}

fn add_path(hash: &mut Context, root: &Path, path: &str) -> Result<()> {
    let full = root.join(path);
    if full.is_dir() {
        let entries = fs::read_dir(&full).with_context(|| format!("{path} could not be read"))?;
        let mut names = entries
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<Result<Vec<_>>>()?;
        names.sort_unstable();
        // An editor's swap files are no part of the console.
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

/// The lengths go in as well, so that no two lists of files look alike.
fn add(hash: &mut Context, name: &str, content: &[u8]) {
    for part in [name.as_bytes(), content] {
        hash.update(&part.len().to_le_bytes());
        hash.update(part);
    }
}

fn word(hash: Context) -> String {
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
        word(hash)
    }

    #[test]
    fn names_and_contents_both_count() {
        assert_eq!(of(&[("a", "b")]), of(&[("a", "b")]));
        assert_ne!(of(&[("a", "b")]), of(&[("ab", "")]));
        assert_ne!(of(&[("a", "1"), ("b", "2")]), of(&[("a", "2"), ("b", "1")]));
    }

    #[test]
    fn release_and_debug_differ() {
        assert_ne!(inputs("release").unwrap(), inputs("debug").unwrap());
    }
}
