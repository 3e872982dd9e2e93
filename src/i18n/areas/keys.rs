//! Of the keyboard and of chosen rows.

use crate::i18n::texts::messages;

messages! {
    /// Of the keyboard and of chosen rows.
    KeysTexts {}
    plain {
        title, close, on_page, in_rows, or, off, single_keys, single_keys_hint,
        space, enter, escape, home, end, shift, control,
        help, filter, find, refresh, next_page, previous_page, next_row, previous_row, first_row, last_row, toggle, select,
        select_to, extend_next, extend_previous, select_page, copy, leave,
        first_page, last_page, rows_hint, select_all, selected_tasks, copy_as, clear, cleared,
    }
    filled {
        select_task(task), page_of(page, pages), expanded(task), collapsed(task), taken(task, count), left_out(task, count),
    }
    counted {
        chosen(selected, loaded), selected(count), copied(count, form),
    }
}
