//! Of the keyboard and of chosen rows.

use crate::i18n::areas::KeysTexts;
use crate::i18n::texts::Plural;

pub(super) const KEYS: KeysTexts = KeysTexts {
    title: "Keyboard shortcuts",
    close: "Close",
    on_page: "On the whole page",
    in_rows: "In the rows",
    or: "or",
    off: "off",
    single_keys: "Single-key shortcuts",
    single_keys_hint: "Letters and signs that act alone. Turn them off if you use speech input, or press them by mistake; the other keys stay.",
    space: "Space",
    enter: "Enter",
    escape: "Esc",
    home: "Home",
    end: "End",
    shift: "Shift",
    control: "Ctrl",

    help: "Show this list",
    filter: "Go to the filter",
    find: "Find in the results",
    refresh: "Refresh",
    next_page: "Next page",
    previous_page: "Previous page",
    next_row: "Next row",
    previous_row: "Previous row",
    first_row: "First row of the page",
    last_row: "Last row of the page",
    toggle: "Expand or collapse the row",
    select: "Select or deselect the row",
    select_to: "Select up to this row",
    extend_next: "Select the next row, too",
    extend_previous: "Select the previous row, too",
    select_page: "Select all rows of the page",
    copy: "Copy the selected rows for a spreadsheet",
    leave: "Clear the selection, or go back",

    first_page: "This is the first page",
    last_page: "This is the last page",
    page_of: "Page {page} of {pages}",
    rows_hint: "Arrow keys move through the rows, Enter expands one, Space selects it.",
    expanded: "Task {task} expanded",
    collapsed: "Task {task} collapsed",

    select_all: "Select all tasks on this page",
    select_task: "Select task {task}",
    selected_tasks: "Selected tasks",
    chosen: Plural {
        one: "{selected} of {loaded} loaded task selected",
        other: "{selected} of {loaded} loaded tasks selected",
    },
    selected: Plural {
        one: "{count} task selected",
        other: "{count} tasks selected",
    },
    taken: "Task {task} selected, {count} in all",
    left_out: "Task {task} no longer selected, {count} in all",
    copy_as: "Copy as",
    copied: Plural {
        one: "{count} task copied as {form}",
        other: "{count} tasks copied as {form}",
    },
    clear: "Clear selection",
    cleared: "Selection cleared",
};
