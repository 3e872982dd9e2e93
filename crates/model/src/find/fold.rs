//! Text folded for a search: without case, and with full-width signs as their ASCII counterparts.
//!
//! Every letter is folded by itself with `char::to_lowercase`, so a capital sigma at the end of a word becomes `σ`, not `ς`.

use std::ops::Range;

/// How far the full-width signs U+FF01 to U+FF5E are from their ASCII counterparts.
const FULL_WIDTH_OFFSET: u32 = 0xFF01 - 0x21;

/// Appends `text`, folded, to `folded`.
pub fn push_folded(folded: &mut String, text: &str) {
    folded.reserve(text.len());
    text.chars().for_each(|c| push_folded_char(folded, c));
}

/// A text, folded.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    push_folded(&mut folded, text);
    folded
}

/// Folds a text in its own buffer. A text of ASCII alone allocates nothing.
pub fn fold_in_place(text: &mut String) {
    let ascii = ascii_prefix(text);
    let rest = (ascii < text.len()).then(|| text.split_off(ascii));
    text.make_ascii_lowercase();
    if let Some(rest) = rest {
        push_folded(text, &rest);
    }
}

fn ascii_prefix(text: &str) -> usize {
    text.bytes()
        .position(|byte| !byte.is_ascii())
        .unwrap_or(text.len())
}

fn push_folded_char(folded: &mut String, c: char) {
    match without_width(c) {
        c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
        c => folded.extend(c.to_lowercase()),
    }
}

/// The ASCII counterpart of a full-width sign; any other character as it is.
fn without_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - FULL_WIDTH_OFFSET).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// A folded text that knows where each part of it stands in the original, because folding changes the length of some
/// characters (`İ`, `ẞ`, full-width ones).
pub(crate) struct FoldedText {
    folded: String,
    /// Where each character after the ASCII prefix begins, folded and in the original; last, where the texts end.
    starts: Vec<(usize, usize)>,
}

impl FoldedText {
    pub(crate) fn new(text: &str) -> Self {
        let ascii = ascii_prefix(text);
        let mut folded = text[..ascii].to_ascii_lowercase();
        let mut starts = Vec::new();
        for (at, c) in text[ascii..].char_indices() {
            starts.push((folded.len(), ascii + at));
            push_folded_char(&mut folded, c);
        }
        starts.push((folded.len(), text.len()));
        Self { folded, starts }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.folded
    }

    /// The part of the original that a part of the folded text comes from: whole characters.
    pub(crate) fn original(&self, folded: Range<usize>) -> Range<usize> {
        let next = self
            .starts
            .partition_point(|(start, _)| *start <= folded.start);
        let start = match next.checked_sub(1) {
            Some(place) => self.starts[place].1,
            // The ASCII prefix keeps its length.
            None => folded.start,
        };
        let place = self.starts.partition_point(|(end, _)| *end < folded.end);
        let end = match self.starts.get(place) {
            Some((_, end)) if place > 0 => *end,
            _ => folded.end,
        };
        start..end
    }
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;
