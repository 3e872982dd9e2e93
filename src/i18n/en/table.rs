//! Of the table's own set-up.

use crate::i18n::areas::TableTexts;
use crate::i18n::texts::Plural;

pub(super) const TABLE: TableTexts = TableTexts {
    columns: "Columns",
    columns_reset: "Reset columns",
    columns_reset_said: "The columns, their order and their widths are the usual ones again",
    one_column_stays: "At least one column stays.",
    move_up: "Move {name} up",
    move_down: "Move {name} down",
    moved: "{name} is column {place} of {count}",
    rows: "Rows",
    comfortable: "Comfortable",
    compact: "Compact",

    width_of: "Width of {name}",
    width_hint: "Drag to change the width; double-click for as wide as what is in it",
    pixels: "{count} pixels",

    sort_hint: "{name}: click to sort by it, Shift and click to sort by it as well",
    sorted_up: "Sort column {place} of {count}, ascending",
    sorted_down: "Sort column {place} of {count}, descending",
    sorted_by: "Sorted by {columns}",
    up: "{name}, ascending",
    down: "{name}, descending",
    sorted_unseen: Plural {
        one: "Sorted by {columns} (column not shown)",
        other: "Sorted by {columns} (columns not shown)",
    },

    page: "Page",
    of_pages: "of {count}",
    no_such_page: "Enter a page from 1 to {count}",
    page_not_loaded: "Page {page} is not loaded yet",
    pages_not_loaded: "Pages {first} to {last} are not loaded yet",
    one_page: "There is only page 1",
    page_said: "Page {page} of {count}",
    first_page: "First page",
    last_page: "Last page",
};
