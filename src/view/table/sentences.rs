//! The sentences of the table, computed from facts.

use crate::i18n::{Messages, TableTexts};
use crate::view::words::labels;
use model::table::page::PageWindow;
use model::table::sort::{Sort, SortKey};
use model::task::field::TaskField;

/// Writes a number in the page's language.
type WriteNumber<'a> = &'a dyn Fn(usize) -> String;

/// The facts about the rows on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct WindowFacts {
    /// The rows on the page, among those that are loaded and found.
    pub window: PageWindow,
    /// The page that the user asked for.
    pub requested_page: usize,
    /// Whether tasks are being loaded.
    pub is_fetching: bool,
    /// Whether only tasks with the words that the user looks for are shown.
    pub is_finding: bool,
    /// Whether every matching task is loaded.
    pub is_complete: bool,
}

/// The rows on the page and their total, which is said to be of loaded rows while that is not all.
pub(super) fn window_sentence(texts: &Messages, facts: WindowFacts, number: WriteNumber) -> String {
    let WindowFacts {
        window,
        requested_page,
        ..
    } = facts;
    if requested_page > window.pages && facts.is_fetching && !facts.is_finding {
        return texts.table.waiting_for_page(&number(requested_page));
    }
    let [first, last, total] = [window.start + 1, window.end, window.total].map(number);
    if facts.is_finding {
        texts.find.window_found(&first, &last, &total)
    } else if facts.is_complete {
        texts.table.window(&first, &last, &total)
    } else {
        texts.table.window_loaded(&first, &last, &total)
    }
}

/// The validity of a typed page number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageError {
    /// There is no such page.
    NoSuchPage,
    /// The rows of this page match and are not loaded.
    NotLoaded(usize),
}

/// The message for a page number that cannot be shown. `loaded` pages have rows; `all` pages would have
/// if all matching tasks were loaded, where that is known.
pub(super) fn page_error_sentence(
    texts: &TableTexts,
    error: PageError,
    loaded: usize,
    all: Option<usize>,
    number: WriteNumber,
) -> String {
    let last = loaded.max(all.unwrap_or_default());
    match error {
        PageError::NoSuchPage if last == 1 => texts.one_page.to_owned(),
        PageError::NoSuchPage => texts.no_such_page(&number(last)),
        PageError::NotLoaded(_) => {
            let first = loaded + 1;
            if first < last {
                texts.pages_not_loaded(&number(first), &number(last))
            } else {
                texts.page_not_loaded(&number(first))
            }
        }
    }
}

/// The columns by which the rows are sorted, each with its direction.
pub(super) fn sort_sentence(texts: &Messages, sort: &Sort) -> String {
    let describe = |key: &SortKey| {
        let name = labels::field(key.field, texts);
        if key.descending {
            texts.table.descending(name)
        } else {
            texts.table.ascending(name)
        }
    };
    let keys: Vec<_> = sort.keys().iter().map(describe).collect();
    texts.table.sorted_by(&keys.join("; "))
}

/// The sorted fields that no column shows; empty where there are none.
pub(super) fn hidden_sort_sentence(texts: &Messages, hidden: &[TaskField]) -> String {
    if hidden.is_empty() {
        return String::new();
    }
    let names: Vec<_> = hidden
        .iter()
        .map(|field| labels::field(*field, texts))
        .collect();
    texts
        .table
        .sorted_by_hidden(hidden.len() as u64, &names.join(", "))
}

#[cfg(test)]
mod tests {
    use crate::i18n::{Language, messages};
    use model::table::page::PageSize;

    use super::*;

    fn texts() -> &'static Messages {
        messages(Language::English)
    }

    fn sentence(facts: WindowFacts) -> String {
        window_sentence(texts(), facts, &|number| number.to_string())
    }

    const FACTS: WindowFacts = WindowFacts {
        window: PageWindow {
            page: 2,
            pages: 3,
            start: 20,
            end: 40,
            total: 45,
        },
        requested_page: 2,
        is_fetching: false,
        is_finding: false,
        is_complete: true,
    };

    #[test]
    fn window_sentence_says_what_its_total_counts() {
        let table = &texts().table;
        assert_eq!(sentence(FACTS), table.window("21", "40", "45"));
        let incomplete = WindowFacts {
            is_complete: false,
            ..FACTS
        };
        assert_eq!(sentence(incomplete), table.window_loaded("21", "40", "45"));
        let finding = WindowFacts {
            is_finding: true,
            ..FACTS
        };
        assert_eq!(
            sentence(finding),
            texts().find.window_found("21", "40", "45")
        );
    }

    #[test]
    fn window_sentence_waits_only_for_a_page_that_is_being_loaded() {
        let waiting = WindowFacts {
            requested_page: 4,
            is_fetching: true,
            ..FACTS
        };
        assert_eq!(sentence(waiting), texts().table.waiting_for_page("4"));
        let ended = WindowFacts {
            is_fetching: false,
            ..waiting
        };
        assert_eq!(sentence(ended), texts().table.window("21", "40", "45"));
    }

    #[test]
    fn page_error_sentence_names_the_pages_to_choose_from() {
        let table = &texts().table;
        let sentence = |error, loaded, all| {
            page_error_sentence(table, error, loaded, all, &|number| number.to_string())
        };
        assert_eq!(sentence(PageError::NoSuchPage, 1, None), table.one_page);
        assert_eq!(
            sentence(PageError::NoSuchPage, 1, Some(7)),
            table.no_such_page("7")
        );
        assert_eq!(
            sentence(PageError::NotLoaded(5), 4, Some(7)),
            table.pages_not_loaded("5", "7")
        );
        assert_eq!(
            sentence(PageError::NotLoaded(5), 4, Some(5)),
            table.page_not_loaded("5")
        );
    }

    #[test]
    fn sort_sentence_names_each_direction() {
        let sort = Sort::default();
        let sentence = sort_sentence(texts(), &sort);
        assert!(
            sentence.contains(labels::field(sort.keys()[0].field, texts())),
            "{sentence}"
        );
    }

    #[test]
    fn hidden_sort_sentence_is_empty_without_hidden_fields() {
        assert_eq!(hidden_sort_sentence(texts(), &[]), "");
        let name = labels::field(TaskField::TaskId, texts());
        assert_eq!(
            hidden_sort_sentence(texts(), &[TaskField::TaskId]),
            texts().table.sorted_by_hidden(1, name)
        );
    }

    #[test]
    fn a_window_of_page_size_fits_the_facts() {
        let window = PageWindow::new(2, PageSize::default(), 45);
        assert_eq!(window, FACTS.window);
    }
}
