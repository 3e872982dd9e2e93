//! The progress of a load in words.

use crate::i18n::LoadTexts;
use model::load::coverage::Counts;

/// How many tasks are loaded, of how many. `refreshed` counts those that a refresh has received so far;
/// `number` writes a number for the user.
pub(crate) fn progress_in_words(
    text: &LoadTexts,
    Counts { loaded, total, .. }: Counts,
    refreshed: Option<u64>,
    number: impl Fn(u64) -> String,
) -> String {
    match (refreshed, total) {
        (Some(received), Some(total)) => text.refreshing(&number(received), &number(total)),
        (None, Some(total)) => text.loaded_of(&number(loaded), &number(total)),
        (received, None) => text.loaded_so_far(&number(received.unwrap_or(loaded))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, messages};

    fn progress(loaded: u64, total: Option<u64>, refreshed: Option<u64>) -> String {
        let counts = Counts {
            loaded,
            total,
            is_all: false,
        };
        let text = &messages(Language::English).load;
        progress_in_words(text, counts, refreshed, |count| count.to_string())
    }

    #[test]
    fn first_load_counts_the_loaded_tasks() {
        assert!(progress(200, Some(430), None).contains("200 of 430"));
        assert!(progress(200, None, None).contains("200"));
    }

    #[test]
    fn refresh_counts_the_received_tasks() {
        assert!(progress(430, Some(430), Some(200)).contains("200 of 430"));
        assert!(progress(430, None, Some(200)).contains("200"));
    }
}
