//! Prepares Trunk's output for deployment. Trunk calls this as its one `post_build` hook: hooks of
//! a stage run in parallel, so steps that depend on each other have to share one.
//!
//! All steps work on a map of paths to bytes; only [`run`] accesses the disk.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};
use ring::digest::{SHA384, digest};

use html::Node;
use names::Files;

mod compress;
mod css;
mod html;
mod js;
pub mod names;
mod page;

/// Processes the folder that Trunk names in `TRUNK_STAGING_DIR`.
pub fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging
        .context("post-build is a hook of Trunk: run `cargo xtask dist` to build the console")?;
    let built = read(&staging)?;
    let mut ready = process(built.clone())?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        ready.extend(compress::siblings(&ready)?);
    }
    for path in built.keys().filter(|path| !ready.contains_key(*path)) {
        fs::remove_file(staging.join(path))
            .with_context(|| format!("{path} could not be removed"))?;
    }
    for (path, content) in &ready {
        fs::write(staging.join(path), content)
            .with_context(|| format!("{path} could not be written"))?;
    }
    Ok(())
}

/// The compressed forms of files, where they are smaller.
pub fn compressed(files: &Files) -> Result<Files> {
    compress::siblings(files)
}

/// Reads every file below a folder.
pub fn read(folder: &Path) -> Result<Files> {
    fn add(files: &mut Files, folder: &Path, below: &str) -> Result<()> {
        for entry in fs::read_dir(folder)
            .with_context(|| format!("{} could not be read", folder.display()))?
        {
            let entry = entry?;
            let path = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                add(files, &entry.path(), &format!("{path}/"))?;
            } else {
                files.insert(path, fs::read(entry.path())?);
            }
        }
        Ok(())
    }
    let mut files = Files::new();
    add(&mut files, folder, "")?;
    Ok(files)
}

/// All steps except compression.
pub fn process(mut files: Files) -> Result<Files> {
    let index = take(&mut files, "index.html")?;
    let mut nodes = page::strip_comments(html::parse(&index));
    page::check_policy(&nodes)?;
    for (name, script) in page::move_scripts_out(&mut nodes) {
        files.insert(name, with_final_size(script, &files).into_bytes());
    }
    nodes = join_sheets(nodes, &mut files)?;
    for (path, content) in &mut files {
        if let ("js", Ok(script)) = (names::extension(path), std::str::from_utf8(content)) {
            *content = js::strip(script).into_bytes();
        }
    }
    files.insert("index.html".into(), html::render(&nodes).into_bytes());

    let mut files = names::rename_by_content(files);
    let index = take(&mut files, "index.html")?;
    let index = with_integrity(&index, &files)?;
    files.insert("index.html".into(), index.into_bytes());
    Ok(files)
}

fn take(files: &mut Files, path: &str) -> Result<String> {
    let content = files
        .remove(path)
        .with_context(|| format!("index.html needs {path}, which is not in the build"))?;
    String::from_utf8(content).with_context(|| format!("{path} is not UTF-8: save it as such"))
}

/// Joins the style sheets, so that the page needs one request for them.
fn join_sheets(nodes: Vec<Node>, files: &mut Files) -> Result<Vec<Node>> {
    let mut sheets = Vec::new();
    for href in page::style_sheets(&nodes) {
        let path = href.trim_start_matches("./").to_owned();
        let sheet = take(files, &path)?;
        sheets.push((path, sheet));
    }
    if sheets.is_empty() {
        return Ok(nodes);
    }
    let joined = css::join(
        sheets
            .iter()
            .map(|(path, sheet)| (path.as_str(), sheet.as_str())),
    )?;
    files.insert("style.css".into(), joined.into_bytes());
    Ok(page::link_one_sheet(nodes, "style.css"))
}

/// Trunk passes the size of the wasm before wasm-opt to a progress display; this replaces it with
/// the final one.
fn with_final_size(script: String, files: &Files) -> String {
    let sizes = files
        .iter()
        .filter(|(path, _)| names::extension(path) == "wasm");
    sizes.fold(script, |script, (path, content)| {
        let Some((before, after)) = script.split_once(&format!("{path}', ")) else {
            return script;
        };
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            script.clone()
        } else {
            format!("{before}{path}', {}{}", content.len(), &after[digits..])
        }
    })
}

/// Sets each `integrity` to the hash of the final bytes.
fn with_integrity(page: &str, files: &Files) -> Result<String> {
    let mut nodes = html::parse(page);
    for node in &mut nodes {
        let Node::Tag(tag) = node else { continue };
        let (Some(_), Some((_, address))) = (tag.get("integrity"), tag.address()) else {
            continue;
        };
        if tag.get("as") == Some("fetch") {
            // Browsers do not check it on such a preload, and log a warning at every start.
            tag.remove("integrity");
            continue;
        }
        let path = address.trim_start_matches("./");
        let content = files
            .get(path)
            .with_context(|| format!("index.html needs {path}, which is not in the build"))?;
        tag.set("integrity", &integrity(content));
    }
    Ok(html::render(&nodes))
}

fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", base64(digest(&SHA384, content).as_ref()))
}

/// The input is a SHA-384, whole groups of three bytes, so no padding is needed.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes
        .chunks_exact(3)
        .map(|group| u32::from_be_bytes([0, group[0], group[1], group[2]]));
    groups
        .flat_map(|bits| [18, 12, 6, 0].map(|shift| LETTERS[(bits >> shift) as usize & 63] as char))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Output of Trunk 0.21, shortened.
    fn trunk_output() -> Files {
        let index = "<!doctype html>\n<html lang=\"en\">\n  <head>\n    <!-- why -->\n    \
            <link rel=\"stylesheet\" href=\"./tokens-98b45bd60849ff51.css\" integrity=\"sha384-old\"/>\n    \
            <link rel=\"stylesheet\" href=\"./base-579bec14e0bb1c4c.css\" integrity=\"sha384-old\"/>\n    \
            <script src=\"guard.js\" defer></script>\n    \n\
            <script type=\"module\">\nimport init from './app-267b401e51f5ae32.js';\n\n\
            await init({ module_or_path: './app-267b401e51f5ae32_bg.wasm' });\n\n</script>\n  \
            <link rel=\"preload\" href=\"./app-267b401e51f5ae32_bg.wasm\" crossorigin=\"anonymous\" integrity=\"sha384-old\" as=\"fetch\">\
            </head>\n  <body></body>\n</html>\n";
        let files = [
            ("index.html", index),
            (
                "tokens-98b45bd60849ff51.css",
                "@layer base, parts; /* order */",
            ),
            ("base-579bec14e0bb1c4c.css", "@layer base { a { } }"),
            ("guard.js", "guard();"),
            ("app-267b401e51f5ae32.js", "export default () => {};"),
            ("app-267b401e51f5ae32_bg.wasm", "\0asm\u{1}\0\0\0"),
        ];
        files
            .into_iter()
            .map(|(path, content)| (path.to_owned(), content.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn all_steps_turn_a_build_into_its_deployed_form() {
        let files = process(trunk_output()).unwrap();
        let index = String::from_utf8(files["index.html"].clone()).unwrap();
        let names: Vec<&str> = files
            .keys()
            .map(|path| {
                path.rsplit_once('-')
                    .map_or(path.as_str(), |(stem, _)| stem)
            })
            .collect();
        assert_eq!(
            names,
            ["app", "app_bg", "boot", "guard.js", "index.html", "style"]
        );
        assert!(
            !index.contains("why") && !index.contains("sha384-old") && !index.contains("import"),
            "{index}"
        );
        assert_eq!(names::mentions(&files, "index.html").len(), 4, "{index}");
        let style = files
            .iter()
            .find(|(path, _)| path.starts_with("style"))
            .unwrap();
        assert_eq!(style.1, b"@layer base, parts;\n@layer base { a { } }\n");
        assert!(index.contains(&integrity(style.1)), "{index}");
    }

    #[test]
    fn the_same_build_gives_the_same_bytes() {
        assert_eq!(
            process(trunk_output()).unwrap(),
            process(trunk_output()).unwrap()
        );
    }

    #[test]
    fn an_error_names_the_missing_file() {
        let mut files = trunk_output();
        files.remove("base-579bec14e0bb1c4c.css");
        let error = process(files).unwrap_err().to_string();
        assert!(error.contains("base-579bec14e0bb1c4c.css"), "{error}");
    }

    #[test]
    fn the_progress_display_gets_the_final_size() {
        let files = Files::from([("app_bg.wasm".to_owned(), vec![0; 7])]);
        let script =
            |size| format!("await start(init, './app_bg.wasm', {size}, initializer(), true);");
        assert_eq!(with_final_size(script(99), &files), script(7));
        let without = "init({ module_or_path: './app_bg.wasm' })".to_owned();
        assert_eq!(with_final_size(without.clone(), &files), without);
    }

    #[test]
    fn integrity_is_the_base64_of_sha384() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), empty);
    }
}
