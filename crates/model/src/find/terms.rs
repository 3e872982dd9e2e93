//! The words that are looked for, and where they stand in a text.

use std::ops::Range;

use crate::find::fold::{FoldedText, folded};
use crate::find::searchable_text::{FRACTIONS, is_exact};

/// The most places that are marked in one text: a browser takes long to show thousands of marks.
pub const MAX_MARKS: usize = 300;

/// The words that are looked for: all must be in a task, in any field and in any case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindTerms {
    /// Folded, each once.
    words: Vec<Box<str>>,
}

impl FindTerms {
    /// Reads what the user typed.
    pub fn parse(text: &str) -> Self {
        let mut words: Vec<Box<str>> = Vec::new();
        for typed in text.split_whitespace() {
            let word = folded(typed);
            if !words.iter().any(|known| **known == *word) {
                words.push(word.into());
            }
        }
        Self { words }
    }

    /// Whether nothing is looked for.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether numbers and times have to be searched. A word without a digit cannot be in one of them, except for the `t`
    /// and the `z` of times, which are not worth the work.
    pub fn has_digit(&self) -> bool {
        self.words
            .iter()
            .any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
    }

    /// Whether the exact times have to be searched as well.
    pub(super) fn has_exact(&self) -> bool {
        self.words.iter().any(|word| is_exact(word))
    }

    /// Whether every word is in a text that [`write_searchable_text`](crate::find::write_searchable_text) wrote for these
    /// terms.
    pub fn is_in(&self, searchable: &str) -> bool {
        let without_fractions = searchable
            .rsplit_once(FRACTIONS)
            .map_or(searchable, |(whole, _)| whole);
        let contains = |word: &str| {
            let text = if is_exact(word) {
                searchable
            } else {
                without_fractions
            };
            text.contains(word)
        };
        self.words.iter().all(|word| contains(word))
    }

    /// Whether every task that these terms find is found by `other` too.
    pub fn narrows(&self, other: &Self) -> bool {
        let is_within = |word: &str| {
            self.words
                .iter()
                .any(|longer| longer.contains(word) && is_exact(longer) == is_exact(word))
        };
        self.has_digit() == other.has_digit() && other.words.iter().all(|word| is_within(word))
    }

    /// The byte ranges of `text` in which words stand, in order and apart: the first [`MAX_MARKS`] of them.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let text = FoldedText::new(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            push_matches(&text, word, &mut found);
        }
        let mut marks: Vec<Range<usize>> = Vec::new();
        found.sort_unstable_by_key(|range| range.start);
        for range in found {
            match marks.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => marks.push(range),
            }
        }
        marks.truncate(MAX_MARKS);
        marks
    }
}

/// Appends where `word` stands in the original text, overlapping matches included, while `found` has fewer than
/// [`MAX_MARKS`] ranges.
fn push_matches(text: &FoldedText, word: &str, found: &mut Vec<Range<usize>>) {
    let folded = text.as_str();
    let mut from = 0;
    while found.len() < MAX_MARKS
        && let Some(at) = folded[from..].find(word).map(|at| from + at)
    {
        found.push(text.original(at..at + word.len()));
        from = at + folded[at..].chars().next().map_or(1, char::len_utf8);
    }
}

#[cfg(test)]
#[path = "terms_tests.rs"]
mod tests;
