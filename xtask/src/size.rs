//! `cargo xtask size`: what the build weighs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::Result;

use crate::dist::{self, Profile};
use crate::post_build::{self, names};

/// Builds if need be, then prints a table or JSON.
pub async fn run(json: bool) -> Result<()> {
    let dist = dist::build(Profile::Release).await?;
    let sizes = Sizes::of(&post_build::read(&dist)?);
    print!("{}", if json { sizes.json() } else { sizes.table() });
    Ok(())
}

/// Bytes as they are, in gzip and in brotli; where a form does not make a file smaller it is sent as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

#[derive(Debug)]
struct Sizes {
    files: Vec<(String, Size, bool)>,
}

impl Sizes {
    fn of(build: &names::Files) -> Self {
        let start = first_screen(build);
        let is_form = |path: &str| {
            [".gz", ".br"].iter().any(|suffix| {
                path.strip_suffix(suffix)
                    .is_some_and(|path| build.contains_key(path))
            })
        };
        let files = build
            .iter()
            .filter(|(path, _)| !is_form(path))
            .map(|(path, content)| {
                let form = |suffix| {
                    build
                        .get(&format!("{path}{suffix}"))
                        .unwrap_or(content)
                        .len()
                };
                let size = Size {
                    raw: content.len(),
                    gzip: form(".gz"),
                    brotli: form(".br"),
                };
                (path.clone(), size, start.contains(path))
            });
        Self {
            files: files.collect(),
        }
    }

    fn first_screen(&self) -> Size {
        let sizes = self
            .files
            .iter()
            .filter(|(_, _, start)| *start)
            .map(|(_, size, _)| size);
        sizes.fold(Size::default(), |sum, size| Size {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
        })
    }

    fn table(&self) -> String {
        let mut table = format!(
            "{:>10} {:>10} {:>10}  bytes in dist/ (* needed for the first screen)\n",
            "raw", "gzip", "brotli"
        );
        for (path, size, start) in &self.files {
            let mark = if *start { '*' } else { ' ' };
            let _ = writeln!(
                table,
                "{:>10} {:>10} {:>10} {mark}{path}",
                size.raw, size.gzip, size.brotli
            );
        }
        let Size { raw, gzip, brotli } = self.first_screen();
        let _ = writeln!(
            table,
            "{raw:>10} {gzip:>10} {brotli:>10}  total to first screen"
        );
        let _ = writeln!(
            table,
            "{:>10} {:>10} {:>10}  (1 kB = 1000 bytes)",
            kilo(raw),
            kilo(gzip),
            kilo(brotli)
        );
        table
    }

    fn json(&self) -> String {
        let object = |Size { raw, gzip, brotli }: Size| {
            format!("\"raw\": {raw}, \"gzip\": {gzip}, \"brotli\": {brotli}")
        };
        let files = self.files.iter().map(|(path, size, start)| {
            format!(
                "    {{ \"path\": \"{path}\", {}, \"first_screen\": {start} }}",
                object(*size)
            )
        });
        format!(
            "{{\n  \"files\": [\n{}\n  ],\n  \"first_screen\": {{ {} }}\n}}\n",
            files.collect::<Vec<_>>().join(",\n"),
            object(self.first_screen())
        )
    }
}

/// index.html and what it leads to, without the pictures: the first screen does not wait for its icon.
fn first_screen(build: &names::Files) -> BTreeSet<String> {
    let mut found = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(path) = open.pop() {
        let next = names::mentions(build, &path).into_iter();
        for next in next.filter(|path| matches!(names::extension(path), "css" | "js" | "wasm")) {
            if found.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    found
}

fn kilo(bytes: usize) -> String {
    format!("{}.{} kB", (bytes + 50) / 1000, (bytes + 50) % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes() -> Sizes {
        let file = |path: &str, content: &str| (path.to_owned(), content.as_bytes().to_vec());
        Sizes::of(&names::Files::from([
            file("index.html", "'./a.js' './i.svg'"),
            file("a.js", "'./b.wasm' and more"),
            file("a.js.gz", "1234567890"),
            file("a.js.br", "12345"),
            file("b.wasm", "123"),
            file("i.svg", "icon"),
            file("late.js", "later"),
        ]))
    }

    #[test]
    fn the_first_screen_is_what_index_html_leads_to() {
        assert_eq!(
            sizes().first_screen(),
            Size {
                raw: 18 + 19 + 3,
                gzip: 18 + 10 + 3,
                brotli: 18 + 5 + 3
            }
        );
    }

    #[test]
    fn compressed_forms_have_no_line_of_their_own() {
        let paths: Vec<String> = sizes().files.into_iter().map(|(path, ..)| path).collect();
        assert_eq!(paths, ["a.js", "b.wasm", "i.svg", "index.html", "late.js"]);
    }

    #[test]
    fn both_forms_tell_the_same_total() {
        let sizes = sizes();
        assert!(
            sizes
                .table()
                .contains("        40         31         26  total to first screen"),
            "{}",
            sizes.table()
        );
        assert!(
            sizes
                .json()
                .contains("\"first_screen\": { \"raw\": 40, \"gzip\": 31, \"brotli\": 26 }"),
            "{}",
            sizes.json()
        );
    }

    #[test]
    fn kilobytes_are_rounded() {
        assert_eq!(
            [kilo(0), kilo(49), kilo(50), kilo(999), kilo(29_749)],
            ["0.0 kB", "0.0 kB", "0.1 kB", "1.0 kB", "29.7 kB"]
        );
    }
}
