//! File names that change exactly when the content of the files does.

use std::collections::{BTreeMap, BTreeSet};

use ring::digest::{SHA256, digest};

/// A build in memory: content by path below `dist/`, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Files that keep their names: a browser or a cache may have an old index.html when the files that it
/// names are gone, and the guard has to say so.
const FIXED_NAMES: [&str; 1] = ["guard.js"];

/// Renames everything that index.html loads, directly or not, and every mention of it. Files that
/// nothing mentions keep their names, because they are requested by them (`robots.txt`,
/// `config.json`).
///
/// Trunk's own hashes are taken before wasm-opt runs: another wasm-opt would give old names to new
/// bytes, and a browser with `immutable` files would mix the two.
pub fn rename_by_content(mut files: Files) -> Files {
    let mut waiting = reachable(&files, "index.html");
    // A name depends on the bytes, and the bytes on the names mentioned in them, so files without
    // mentions come first.
    while let Some(path) = waiting
        .iter()
        .find(|path| mentions(&files, path).is_disjoint(&waiting))
        .cloned()
    {
        waiting.remove(&path);
        let Some(bytes) = files.remove(&path) else {
            continue;
        };
        let renamed = hashed(&path, &bytes);
        for (referrer, content) in &mut files {
            if let Some(text) = text(referrer, content) {
                let changed = replace(
                    text,
                    &relative(referrer, &path),
                    &relative(referrer, &renamed),
                );
                *content = changed.into_bytes();
            }
        }
        files.insert(renamed, bytes);
    }
    // Files that mention each other in a circle keep their names, and the server has them
    // revalidated.
    files
}

/// The part after the last dot.
pub fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether the name has a hash of this module, so that the content behind it never changes.
pub fn is_hashed(path: &str) -> bool {
    let stem = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map_or("", |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() == 16 && is_hex(hash)
}

fn hashed(path: &str, bytes: &[u8]) -> String {
    let (folder, name) = path
        .rsplit_once('/')
        .map_or(("", path), |(folder, name)| (&path[..=folder.len()], name));
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    let hash = digest(&SHA256, bytes).as_ref()[..8]
        .iter()
        .fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    format!("{folder}{}-{hash}.{extension}", without_trunks_hash(stem))
}

/// `console-267b401e51f5ae32_bg` is `console_bg`.
fn without_trunks_hash(stem: &str) -> String {
    let is_hash = |part: &str| (10..=16).contains(&part.len()) && is_hex(part);
    if let Some((before, after)) = stem.rsplit_once('-') {
        let (hash, tail) = after.split_at(after.find('_').unwrap_or(after.len()));
        if is_hash(hash) {
            return format!("{before}{tail}");
        }
    }
    match stem.split_once('-') {
        Some((hash, name)) if is_hash(hash) => name.to_owned(),
        _ => stem.to_owned(),
    }
}

fn is_hex(text: &str) -> bool {
    text.bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Everything that `start` mentions, directly or not, without `start`.
fn reachable(files: &Files, start: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![start.to_owned()];
    while let Some(path) = open.pop() {
        for next in mentions(files, &path) {
            let is_fixed = FIXED_NAMES.contains(&next.as_str());
            if next != start && !is_fixed && found.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    found
}

/// The files of the build that one of them mentions.
pub fn mentions(files: &Files, path: &str) -> BTreeSet<String> {
    let Some(text) = files.get(path).and_then(|content| text(path, content)) else {
        return BTreeSet::new();
    };
    let others = files.keys().filter(|other| *other != path);
    others
        .filter(|other| places(text, &relative(path, other)).next().is_some())
        .cloned()
        .collect()
}

fn text<'a>(path: &str, content: &'a [u8]) -> Option<&'a str> {
    let may_mention = matches!(
        extension(path),
        "html" | "js" | "mjs" | "css" | "json" | "webmanifest" | "svg"
    );
    may_mention
        .then(|| std::str::from_utf8(content).ok())
        .flatten()
}

/// The relative address of `to` in `from`, without `./`.
fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    let mut to: Vec<&str> = to.split('/').collect();
    from.pop();
    while !from.is_empty() && to.len() > 1 && from[0] == to[0] {
        from.remove(0);
        to.remove(0);
    }
    format!("{}{}", "../".repeat(from.len()), to.join("/"))
}

/// The positions of `address` as a whole address: between quotes or brackets, perhaps after `./`.
fn places<'a>(text: &'a str, address: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(address)
        .map(|(at, _)| at)
        .filter(move |at| {
            let before = text[..*at].strip_suffix("./").unwrap_or(&text[..*at]);
            before.ends_with(['"', '\'', '`', '('])
                && text[at + address.len()..].starts_with(['"', '\'', '`', ')', '?', '#'])
        })
}

fn replace(text: &str, old: &str, new: &str) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut copied = 0;
    for at in places(text, old) {
        changed.push_str(&text[copied..at]);
        changed.push_str(new);
        copied = at + old.len();
    }
    changed.push_str(&text[copied..]);
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(list: &[(&str, &str)]) -> Files {
        list.iter()
            .map(|(path, content)| ((*path).to_owned(), content.as_bytes().to_vec()))
            .collect()
    }

    fn console(wasm: &str) -> Files {
        rename_by_content(build(&[
            (
                "index.html",
                "<link href=\"./app-267b401e51f5ae32.js\"><script src=\"./boot.js\"></script>",
            ),
            (
                "boot.js",
                "import init from './app-267b401e51f5ae32.js'; init('./app-267b401e51f5ae32_bg.wasm');",
            ),
            (
                "app-267b401e51f5ae32.js",
                "import './snippets/a/x.js'; // new URL('app_bg.wasm')",
            ),
            ("app-267b401e51f5ae32_bg.wasm", wasm),
            ("snippets/a/x.js", "import '../b/y.js'"),
            ("snippets/b/y.js", ""),
            ("robots.txt", ""),
        ]))
    }

    #[test]
    fn every_mention_gets_the_new_name() {
        let files = console("\0asm");
        assert_eq!(files.len(), 7);
        assert!(files.contains_key("robots.txt") && files.contains_key("index.html"));
        for path in files
            .keys()
            .filter(|path| !matches!(path.as_str(), "index.html" | "robots.txt"))
        {
            assert!(is_hashed(path), "{path}");
            assert!(!path.contains("267b401e51f5ae32"), "{path}");
        }
        assert_eq!(reachable(&files, "index.html").len(), 5, "{files:?}");
    }

    #[test]
    fn a_change_renames_the_file_and_everything_that_leads_to_it() {
        let (old, new) = (console("\0asm 1"), console("\0asm 2"));
        let differing = |part: &str| {
            old.keys()
                .filter(|path| path.contains(part))
                .all(|path| !new.contains_key(path))
        };
        assert!(differing(".wasm") && differing("boot"));
        assert!(!differing("app-") && !differing("snippets"));
    }

    #[test]
    fn a_circle_keeps_its_names() {
        let files = build(&[
            ("index.html", "'./a.js'"),
            ("a.js", "'./b.js'"),
            ("b.js", "'./a.js'"),
        ]);
        assert_eq!(rename_by_content(files.clone()), files);
    }

    #[test]
    fn only_whole_addresses_are_mentions() {
        let files = build(&[("a.js", "'x-b.js' './b.jsx' b.js"), ("b.js", "")]);
        assert!(mentions(&files, "a.js").is_empty());
        let files = build(&[
            ("a.css", "url(./b.png) url(\"c.png?x\")"),
            ("b.png", ""),
            ("c.png", ""),
        ]);
        assert_eq!(mentions(&files, "a.css").len(), 2);
    }

    #[test]
    fn hashes_are_distinguished_from_names() {
        for (stem, expected) in [
            ("base-579bec14e0bb1c4c", "base"),
            ("guard-ad6fb276d077aa", "guard"),
            ("console-267b401e51f5ae32_bg", "console_bg"),
            ("267b401e51f5ae32-init", "init"),
            ("time-range", "time-range"),
        ] {
            assert_eq!(without_trunks_hash(stem), expected);
        }
        assert!(is_hashed("a/style-0123456789abcdef.css"));
        assert!(!is_hashed("index.html") && !is_hashed("time-range.js"));
    }
}
