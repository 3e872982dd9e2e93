//! Texts of the search in the loaded tasks.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the search in the loaded tasks.
    FindTexts {}
    plain {
        label, clear, searching, found_in_hidden_columns, none_hint,
    }
    filled {
        found_all(found, total), found_partial(found, loaded, total), found_loaded(found, loaded),
        none_all(words, total), none_partial(words, loaded, total), none_loaded(words, loaded),
        window_found(first, last, found),
    }
    counted {}
}
