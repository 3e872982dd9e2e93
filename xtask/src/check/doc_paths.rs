//! Checks that every repository path named in the documentation exists.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// Files that are documentation as a whole; `docs/**/*.md` is added to them.
const MARKDOWN_FILES: [&str; 3] = ["README.md", "CONTRIBUTING.md", "SECURITY.md"];
/// Files whose doc comments are checked.
const RUST_FILES: [&str; 1] = ["src/lib.rs"];
/// The first folders of repository paths.
const ROOT_FOLDERS: [&str; 7] = [
    "src/", "crates/", "tests/", "docs/", "xtask/", "deploy/", "style/",
];

/// Fails with file, line and path of every mention of something that does not exist.
pub(super) fn check(root: &Path) -> Result<()> {
    let mut missing = Vec::new();
    for file in documents(root)? {
        let text = fs::read_to_string(root.join(&file))
            .with_context(|| format!("{} cannot be read", file.display()))?;
        let is_rust = file.extension().is_some_and(|extension| extension == "rs");
        let text = if is_rust { doc_comments(&text) } else { text };
        let document = root.join(&file);
        for mention in mentions(&text, !is_rust) {
            let folder = match mention.kind {
                Kind::FromRoot => root,
                Kind::FromFile => document.parent().unwrap_or(root),
            };
            if !folder.join(&mention.path).exists() {
                let (file, line) = (file.display(), mention.line);
                missing.push(format!("{file}:{line}: {} does not exist", mention.path));
            }
        }
    }
    if !missing.is_empty() {
        bail!(
            "the documentation names missing paths:\n{}",
            missing.join("\n")
        );
    }
    Ok(())
}

/// All checked files that exist, relative to the root.
fn documents(root: &Path) -> Result<Vec<PathBuf>> {
    let named = MARKDOWN_FILES.iter().chain(&RUST_FILES).map(PathBuf::from);
    let mut documents: Vec<PathBuf> = named.filter(|file| root.join(file).is_file()).collect();
    add_markdown(root, Path::new("docs"), &mut documents)?;
    Ok(documents)
}

fn add_markdown(root: &Path, folder: &Path, documents: &mut Vec<PathBuf>) -> Result<()> {
    if !root.join(folder).is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            add_markdown(root, &path, documents)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            documents.push(path);
        }
    }
    documents.sort();
    Ok(())
}

/// A path in a document, and its line.
#[derive(Debug, PartialEq, Eq)]
struct Mention {
    line: usize,
    path: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A back-ticked path from the repository's root.
    FromRoot,
    /// The target of a link, relative to the document.
    FromFile,
}

/// The paths named outside fenced code; `links` includes the targets of Markdown links.
fn mentions(text: &str, links: bool) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut is_fenced = false;
    for (index, text) in text.lines().enumerate() {
        let line = index + 1;
        if text.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
            continue;
        }
        if is_fenced {
            continue;
        }
        let ticked = text.split('`').skip(1).step_by(2).filter_map(root_path);
        let kind = Kind::FromRoot;
        mentions.extend(ticked.map(|path| Mention { line, path, kind }));
        if links {
            let targets = link_targets(text).filter_map(relative_target);
            let kind = Kind::FromFile;
            mentions.extend(targets.map(|path| Mention { line, path, kind }));
        }
    }
    mentions
}

/// The path of a back-ticked token, unless it is a pattern or something else.
fn root_path(token: &str) -> Option<String> {
    let path = token.split(['#', ':']).next().unwrap_or_default();
    let is_literal = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let is_path = ROOT_FOLDERS.iter().any(|folder| path.starts_with(folder));
    (is_path && path.chars().all(is_literal)).then(|| path.to_owned())
}

/// The targets of `[…](…)`, without titles.
fn link_targets(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1);
    targets.filter_map(|rest| rest.split(')').next()?.split_whitespace().next())
}

/// The path of a link to a file of the repository.
fn relative_target(target: &str) -> Option<String> {
    let path = target.trim_matches(['<', '>']).split('#').next()?;
    let is_elsewhere = path.is_empty() || path.starts_with('/') || path.contains(':');
    (!is_elsewhere).then(|| path.to_owned())
}

/// The doc comments of a Rust file, each on its own line number.
fn doc_comments(source: &str) -> String {
    let lines = source.lines().map(|line| {
        let line = line.trim_start();
        line.strip_prefix("//!")
            .or_else(|| line.strip_prefix("///"))
            .unwrap_or_default()
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(usize, String)> {
        mentions(text, true)
            .into_iter()
            .map(|mention| (mention.line, mention.path))
            .collect()
    }

    #[test]
    fn back_ticked_paths_are_found_with_their_lines() {
        let text = "See `src/lib.rs` and `docs/`.\n\nOr `tests/e2e/src/run.rs:12`, `xtask`.";
        let expected = [(1, "src/lib.rs"), (1, "docs/"), (3, "tests/e2e/src/run.rs")];
        assert_eq!(
            named(text),
            expected.map(|(line, path)| (line, path.to_owned()))
        );
    }

    #[test]
    fn patterns_commands_and_fenced_code_are_not_paths() {
        let text =
            "`src/*.rs` `src/{a,b}` `src/…` `cargo run -- src/x` src/plain\n```\n`src/x`\n```";
        assert!(named(text).is_empty());
    }

    #[test]
    fn links_are_relative_to_their_document() {
        let text = "[a](docs/a.md#part) ![b](b.png \"b\") [c](https://c.example) [d](#here)";
        let found = mentions(text, true);
        assert!(found.iter().all(|mention| mention.kind == Kind::FromFile));
        let paths: Vec<_> = found.iter().map(|mention| mention.path.as_str()).collect();
        assert_eq!(paths, ["docs/a.md", "b.png"]);
        assert!(mentions(text, false).is_empty());
    }

    #[test]
    fn only_doc_comments_of_rust_files_are_read() {
        let text = doc_comments("//! `src/a.rs`\n// `src/b.rs`\nfn f() {}\n    /// `src/c.rs`\n");
        assert_eq!(
            named(&text),
            [(1, "src/a.rs".to_owned()), (4, "src/c.rs".to_owned())]
        );
    }

    #[test]
    fn a_missing_path_is_reported_with_file_and_line() {
        let root = std::env::temp_dir().join(format!("xtask-doc-paths-{}", std::process::id()));
        fs::create_dir_all(root.join("docs/decisions")).unwrap();
        fs::write(
            root.join("README.md"),
            "[there](docs/here.md)\n`src/gone.rs`\n",
        )
        .unwrap();
        fs::write(root.join("docs/here.md"), "[back](../README.md)").unwrap();
        fs::write(root.join("docs/decisions/1.md"), "\n[no](2.md)").unwrap();
        let error = check(&root).unwrap_err().to_string();
        fs::remove_dir_all(&root).unwrap();
        let lines: Vec<_> = error.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "README.md:2: src/gone.rs does not exist",
                "docs/decisions/1.md:2: 2.md does not exist",
            ]
        );
    }
}
