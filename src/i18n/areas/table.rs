//! Texts of the table: columns, sorting, pages and selected rows.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the table: columns, sorting, pages and selected rows.
    TableTexts {}
    plain {
        details, pages, rows_per_page, previous, previous_page, next, next_page,
        already_first_page, already_last_page, rows_hint, select_all, selected_tasks, compare,
        compare_title, compared_field, different, the_same, copy_as,
        clear_selection, selection_cleared, columns, columns_reset, columns_were_reset,
        one_column_stays, rows, comfortable, compact, width_hint, page, one_page, first_page,
        last_page, sort_by, then_by, largest_first, smallest_first,
    }
    filled {
        compared_task(id), sorted_partial(loaded, total), sorted_loaded(loaded), expand(task),
        collapse(task), window(first, last, total), window_loaded(first, last, loaded),
        waiting_for_page(page), page_of(page, pages), expanded(task), collapsed(task),
        select_task(task), row_selected(task, count), row_deselected(task, count), move_up(name),
        move_down(name), moved(name, place, count), width_of(name), pixels(count), sort_hint(name),
        sorted_up(place, count), sorted_down(place, count), sorted_by(columns), ascending(name),
        descending(name), of_pages(count), no_such_page(count), page_not_loaded(page),
        pages_not_loaded(first, last),
    }
    counted {
        selected_of_loaded(selected, loaded), selected(count), rows_copied(count, form),
        sorted_by_hidden(columns),
    }
}
