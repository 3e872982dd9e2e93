//! What a file seems to be, by how it begins.

use super::NotSaved;

/// Bytes that are looked at, unless a file has fewer.
pub(crate) const LOOKED_AT: usize = 1_000;

/// What a file that begins so is instead of a saved answer; `None` when it may be one.
pub(super) fn instead(start: &[u8]) -> Option<NotSaved> {
    let starts = |with: &[u8]| start.starts_with(with);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Some(NotSaved::Archive);
    }
    if [
        b"\x1f\x8b".as_slice(),
        b"BZh",
        b"\xfd7zXZ",
        b"\x28\xb5\x2f\xfd",
        b"7z\xbc\xaf",
    ]
    .into_iter()
    .any(starts)
    {
        return Some(NotSaved::Compressed);
    }
    if starts(b"\xff\xfe") || starts(b"\xfe\xff") {
        return Some(NotSaved::Utf16);
    }
    let text = start
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(start)
        .trim_ascii_start();
    match text.first() {
        None | Some(b'{' | b'[') => None,
        _ if start.contains(&0) || starts(b"%PDF") => Some(NotSaved::Binary),
        Some(b'<') => Some(NotSaved::WebPage),
        _ if is_table(text) => Some(NotSaved::Csv),
        Some(_) => Some(NotSaved::Other),
    }
}

/// Whether the first line has at least two commas, semicolons or tabs: people write tables with these. A sentence may have
/// commas as well, but then it has a blank after each.
fn is_table(text: &[u8]) -> bool {
    // An export that says what it is may have but one column.
    if text.starts_with(b"# format") {
        return true;
    }
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    [b',', b';', b'\t'].into_iter().any(|mark| {
        let mut values = line.split(|byte| *byte == mark).skip(1);
        values.clone().nth(1).is_some() && values.any(|value| !value.starts_with(b" "))
    })
}
