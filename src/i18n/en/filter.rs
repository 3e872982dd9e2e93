//! Of what helps to filter.

use crate::i18n::areas::FilterTexts;

pub(super) const FILTER: FilterTexts = FilterTexts {
    running: "Running",
    ended: "Ended",
    any_status: "Any",
    counted_all: "Counted among all {total}",
    counted_partial: "Counted among {loaded} loaded of {total}",
    counted_loaded: "Counted among {loaded} loaded",
    counted_asked: "{scope}; asked for: {statuses} only",
    counted_other: "{count} with a status not listed here",
    counted_none: "{count} with no status",

    previous_window: "Previous time window",
    next_window: "Next time window",
    shift_open: "A range without a start or an end has no length to move by",
    shift_future: "This range ends about now: nothing came after it yet",
    shift_beyond: "OCP knows no time beyond this range",
    pasted_range: "Time range pasted: {range}",
    pasted_time: "Time pasted: {time}",

    active: "Filters in force",
    set: "Set {id}",
    remove_range: "Remove time range {range}",
    remove_set: "Remove backup set id {id}",
    remove_status: "Remove status {status}",

    find: "Find in the loaded tasks",
    find_clear: "Clear find",
    searching: "Searching…",
    found_all: "{found} of {total}",
    found_partial: "{found} of {loaded} loaded tasks ({total} match the filter)",
    found_loaded: "{found} of {loaded} loaded tasks",
    found_unseen: "Some match in what is not shown as a column: open the row to see it",
    none_all: "“{words}” is in none of the {total}",
    none_partial: "“{words}” is in none of the {loaded} loaded tasks ({total} match the filter)",
    none_loaded: "“{words}” is in none of the {loaded} loaded tasks",
    none_hint: "A task is found when every word is in one of its fields, as shown or as OCP says it.",
    window_found: "{first}–{last} of {found} found",

    reset_hint: "Back to {range}, any status, any backup set",
    clear_hint: "Show all times, any status, any backup set",

    copy_link: "Copy link",
    copy_pinned: "Copy pinned link",
    copy_pinned_hint: "With the exact times that were sent, so that the range does not move with the clock",
    around: "Around this task (±1 h)",
};
