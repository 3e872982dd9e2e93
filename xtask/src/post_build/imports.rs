//! Short names for what the wasm asks of its glue.
//!
//! wasm-bindgen's have a hash of 16 digits each, which stands in the wasm and in the script, and which nothing compresses:
//! two hundred of them are 5 kB on the wire.

use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use wasm_encoder::reencode::{Reencode as _, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use super::names::{Files, extension};

/// Makes them short in each wasm and in the script beside it. A name that does not stand in the script just once, as a
/// function's, stays.
pub(super) fn shorten(files: &mut Files) -> Result<()> {
    let paths: Vec<String> = files
        .keys()
        .filter(|path| extension(path) == "wasm")
        .cloned()
        .collect();
    for path in paths {
        let glue = format!("{}.js", path.trim_end_matches("_bg.wasm"));
        let Some(script) = files
            .get(&glue)
            .and_then(|script| std::str::from_utf8(script).ok())
        else {
            continue;
        };
        let wasm = &files[&path];
        let short =
            short_names(wasm, script).with_context(|| format!("{path} could not be read"))?;
        let script = with_names(script, &short);
        let wasm = renamed(wasm, &short).with_context(|| format!("{path} could not be read"))?;
        files.insert(glue, script.into_bytes());
        files.insert(path, wasm);
    }
    Ok(())
}

/// Each name and what it becomes, in the order in which the wasm asks for them.
fn short_names(wasm: &[u8], script: &str) -> Result<BTreeMap<String, String>> {
    let mut short = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ImportSection(section) = payload? else {
            continue;
        };
        for import in section.into_imports() {
            let name = import?.name;
            let is_function = script.lines().any(|line| function(line) == Some(name))
                && script.matches(name).count() == 1;
            if is_function && name.starts_with("__wb") {
                let number = short.len();
                short
                    .entry(name.to_owned())
                    .or_insert_with(|| format!("f{number}"));
            }
        }
    }
    Ok(short)
}

fn with_names(script: &str, short: &BTreeMap<String, String>) -> String {
    let lines = script.split_inclusive('\n').map(|line| {
        let Some(name) = function(line) else {
            return Cow::Borrowed(line);
        };
        short.get(name).map_or(Cow::Borrowed(line), |short| {
            Cow::Owned(line.replacen(name, short, 1))
        })
    });
    lines.collect()
}

/// The name of the function that a line of an object begins.
fn function(line: &str) -> Option<&str> {
    line.split_once(": function(")
        .map(|(name, _)| name.trim_start())
}

/// The same module with other names of what it imports.
fn renamed(wasm: &[u8], short: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(section) = &payload {
            let mut imports = ImportSection::new();
            for import in section.clone().into_imports() {
                let import = import?;
                let name = short.get(import.name).map_or(import.name, String::as_str);
                imports.import(
                    import.module,
                    name,
                    RoundtripReencoder.entity_type(import.ty)?,
                );
            }
            module.section(&imports);
        } else if let Some((id, range)) = payload.as_section() {
            module.section(&RawSection {
                id,
                data: &wasm[range],
            });
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, TypeSection};

    use super::*;

    const SET: &str = "__wbg_set_5c1ee46d33ec4cc9";
    const GET: &str = "__wbg_get_1d2e3f4051627384";

    fn asking_for(names: &[&str]) -> Vec<u8> {
        let (mut module, mut types, mut imports) =
            (Module::new(), TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in names {
            imports.import("./app_bg.js", name, EntityType::Function(0));
        }
        module
            .section(&types)
            .section(&imports)
            .section(&RawSection {
                id: 0,
                data: b"\x03any",
            });
        module.finish()
    }

    fn files(wasm: Vec<u8>, script: &str) -> Files {
        Files::from([
            ("app_bg.wasm".to_owned(), wasm),
            ("app.js".to_owned(), script.as_bytes().to_vec()),
        ])
    }

    #[test]
    fn both_sides_get_the_same_short_name() {
        let script = format!(
            "const import0 = {{\n  {GET}: function(a) {{\n}},\n{SET}: function(a) {{\n}},\n}};\n"
        );
        let mut files = files(asking_for(&[SET, GET]), &script);
        shorten(&mut files).unwrap();
        assert_eq!(
            files["app_bg.wasm"],
            asking_for(&["f0", "f1"]),
            "the rest stays to the byte"
        );
        let script = String::from_utf8(files["app.js"].clone()).unwrap();
        assert_eq!(
            script,
            "const import0 = {\n  f1: function(a) {\n},\nf0: function(a) {\n},\n};\n"
        );
    }

    #[test]
    fn what_the_script_uses_otherwise_stays() {
        let script = format!(
            "{{\n{SET}: function(a) {{\n}},\n}};\nimport0.{SET}();\n{GET}: other,\nmemory: function(){{}}\n"
        );
        let before = files(asking_for(&[SET, GET, "memory"]), &script);
        let mut after = before.clone();
        shorten(&mut after).unwrap();
        assert_eq!(after, before);
    }

    #[test]
    fn what_is_no_wasm_is_named() {
        let mut files = files(b"<html>".to_vec(), "");
        assert!(
            shorten(&mut files)
                .unwrap_err()
                .to_string()
                .contains("app_bg.wasm")
        );
    }
}
