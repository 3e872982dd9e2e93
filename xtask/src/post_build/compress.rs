//! Files compressed beforehand, harder than a server would while somebody waits.

use std::io::Write as _;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::names::{Files, extension};

/// A `.br` and a `.gz` next to each file they make smaller.
pub(super) fn siblings(files: &Files) -> Result<Files> {
    let mut siblings = Files::new();
    for (path, content) in files.iter().filter(|(path, _)| is_worth_it(path)) {
        for (suffix, packed) in [("br", brotli(content)?), ("gz", gzip(content)?)] {
            if packed.len() < content.len() {
                siblings.insert(format!("{path}.{suffix}"), packed);
            }
        }
    }
    Ok(siblings)
}

/// Pictures and fonts are packed already.
fn is_worth_it(path: &str) -> bool {
    matches!(
        extension(path),
        "html" | "css" | "js" | "mjs" | "wasm" | "svg" | "json" | "webmanifest" | "txt" | "ico"
    )
}

/// Brotli at its best.
pub(super) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let (buffer, quality, window) = (4096, 11, 22);
    let mut encoder = brotli::CompressorWriter::new(&mut packed, buffer, quality, window);
    encoder.write_all(content)?;
    drop(encoder);
    Ok(packed)
}

/// Gzip at its best, with no time stamp: the same build gives the same bytes.
pub(super) fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let content = "the same words again, ".repeat(50);
        let mut unpacked = String::new();
        brotli::Decompressor::new(brotli(content.as_bytes()).unwrap().as_slice(), 4096)
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, content);
        unpacked.clear();
        flate2::read::GzDecoder::new(gzip(content.as_bytes()).unwrap().as_slice())
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, content);
    }

    #[test]
    fn only_what_gets_smaller_has_siblings() {
        let long = b"aaaaaaaaaa".repeat(20);
        let files = Files::from([
            ("a.js".into(), long.clone()),
            ("b.js".into(), vec![b'x']),
            ("c.png".into(), long),
        ]);
        assert_eq!(
            siblings(&files).unwrap().into_keys().collect::<Vec<_>>(),
            ["a.js.br", "a.js.gz"]
        );
    }
}
