//! Texts of the search in the loaded tasks.

use crate::i18n::areas::FindTexts;

pub(super) const FIND: FindTexts = FindTexts {
    label: "Find in the loaded tasks",
    clear: "Clear find",
    searching: "Searching…",
    found_all: "{found} of {total}",
    found_partial: "{found} of {loaded} loaded tasks ({total} match the filter)",
    found_loaded: "{found} of {loaded} loaded tasks",
    found_in_hidden_columns: "Some match in what is not shown as a column: open the row to see it",
    none_all: "“{words}” is in none of the {total}",
    none_partial: "“{words}” is in none of the {loaded} loaded tasks ({total} match the filter)",
    none_loaded: "“{words}” is in none of the {loaded} loaded tasks",
    none_hint: "A task is found when every word is in one of its fields, as shown or as OCP says it.",
    window_found: "{first}–{last} of {found} found",
};
