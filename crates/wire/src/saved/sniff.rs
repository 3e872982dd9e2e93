//! What a file seems to be, by its first bytes.

use super::FileError;

/// The number of bytes that are examined.
pub(crate) const SNIFFED_BYTES: usize = 1_000;

/// What a file with these first bytes is instead of a saved response; `None` if it may be one.
pub(super) fn sniff(start: &[u8]) -> Option<FileError> {
    let starts = |with: &[u8]| start.starts_with(with);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Some(FileError::Archive);
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
        return Some(FileError::Compressed);
    }
    if starts(b"\xff\xfe") || starts(b"\xfe\xff") {
        return Some(FileError::Utf16);
    }
    let text = start
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(start)
        .trim_ascii_start();
    match text.first() {
        None | Some(b'{' | b'[') => None,
        _ if start.contains(&0) || starts(b"%PDF") => Some(FileError::Binary),
        Some(b'<') => Some(FileError::WebPage),
        _ if is_table(text) => Some(FileError::Csv),
        Some(_) => Some(FileError::Other),
    }
}

/// Whether the first line is that of a table: it has at least two commas, semicolons or tabs. In a sentence a
/// blank follows each comma.
fn is_table(text: &[u8]) -> bool {
    // A CSV export of this console may have a single column.
    if text.starts_with(b"# format") {
        return true;
    }
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    [b',', b';', b'\t'].into_iter().any(|mark| {
        let mut values = line.split(|byte| *byte == mark).skip(1);
        values.clone().nth(1).is_some() && values.any(|value| !value.starts_with(b" "))
    })
}
