//! Of the table's own set-up.

use crate::i18n::texts::messages;

messages! {
    /// Of the table's own set-up.
    TableTexts {}
    plain {
        columns, columns_reset, columns_reset_said, one_column_stays, rows, comfortable, compact, width_hint,
        page, one_page, first_page, last_page,
    }
    filled {
        sort_hint(name), sorted_up(place, count), sorted_down(place, count), sorted_by(columns), up(name), down(name),
        move_up(name), move_down(name), moved(name, place, count), width_of(name), pixels(count),
        of_pages(count), no_such_page(count), page_not_loaded(page), pages_not_loaded(first, last), page_said(page, count),
    }
    counted { sorted_unseen(columns) }
}
