//! Texts of the table: columns, sorting, pages and selected rows.

use crate::i18n::areas::TableTexts;
use crate::i18n::texts::Plural;

pub(super) const TABLE: TableTexts = TableTexts {
    sorted_partial: "{loaded} of {total} loaded, the order covers these",
    sorted_loaded: "{loaded} loaded, the order covers these",

    details: "Details",
    expand: "Expand task {task}",
    collapse: "Collapse task {task}",
    pages: "Pages",
    rows_per_page: "Rows per page",
    previous: "Previous",
    previous_page: "Previous page",
    next: "Next",
    next_page: "Next page",
    window: "{first}–{last} of {total}",
    window_loaded: "{first}–{last} of {loaded} loaded",
    waiting_for_page: "Page {page} is being loaded",

    already_first_page: "This is the first page",
    already_last_page: "This is the last page",
    page_of: "Page {page} of {pages}",
    rows_hint: "Arrow keys move through the rows, Enter expands one, Space selects it, Escape closes it. In the head they move along the columns; with Shift they change a column’s width.",
    expanded: "Task {task} expanded",
    collapsed: "Task {task} collapsed",

    select_all: "Select all tasks on this page",
    select_task: "Select task {task}",
    selected_tasks: "Selected tasks",
    compare: "Compare",
    compare_title: "Two tasks side by side",
    compared_field: "Field",
    compared_task: "Task {id}",
    different: "Different",
    the_same: "The same",
    selected_of_loaded: Plural {
        one: "{selected} of {loaded} loaded task selected",
        other: "{selected} of {loaded} loaded tasks selected",
    },
    selected: Plural {
        one: "{count} task selected",
        other: "{count} tasks selected",
    },
    row_selected: "Task {task} selected, {count} in all",
    row_deselected: "Task {task} no longer selected, {count} in all",
    copy_as: "Copy as",
    rows_copied: Plural {
        one: "{count} task copied as {form}",
        other: "{count} tasks copied as {form}",
    },
    clear_selection: "Clear selection",
    selection_cleared: "Selection cleared",

    columns: "Columns",
    columns_reset: "Reset columns",
    columns_were_reset: "The columns, their order and their widths are back to the defaults",
    one_column_stays: "At least one column stays.",
    move_up: "Move {name} up",
    move_down: "Move {name} down",
    moved: "{name} is column {place} of {count}",
    rows: "Rows",
    comfortable: "Comfortable",
    compact: "Compact",

    width_of: "Width of {name}",
    width_hint: "Drag to change the width; double-click to fit the content",
    pixels: "{count} pixels",

    sort_hint: "{name}: click to sort by it, Shift and click to sort by it as well",
    sorted_up: "Sort column {place} of {count}, ascending",
    sorted_down: "Sort column {place} of {count}, descending",
    sorted_by: "Sorted by {columns}",
    ascending: "{name}, ascending",
    descending: "{name}, descending",
    sorted_by_hidden: Plural {
        one: "Sorted by {columns} (column not shown)",
        other: "Sorted by {columns} (columns not shown)",
    },

    sort_by: "Sort by",
    then_by: "Then by",
    largest_first: "Largest or latest first",
    smallest_first: "Smallest or earliest first",

    page: "Page",
    of_pages: "of {count}",
    no_such_page: "Enter a page from 1 to {count}",
    page_not_loaded: "Page {page} is not loaded yet",
    pages_not_loaded: "Pages {first} to {last} are not loaded yet",
    one_page: "There is only page 1",
    first_page: "First page",
    last_page: "Last page",
};
