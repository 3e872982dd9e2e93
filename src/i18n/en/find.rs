//! Texts of the search in the loaded tasks.

use crate::i18n::areas::FindTexts;

pub(super) const FIND: FindTexts = FindTexts {
    label: "Find in loaded tasks",
    clear: "Clear find",
    searching: "Searching…",
    found_all: "{found} of {total}",
    found_partial: "{found} of {loaded} loaded tasks ({total} match the filter)",
    found_loaded: "{found} of {loaded} loaded tasks",
    found_in_hidden_columns: "Some matches are in fields that are not shown as columns: open the row to see them",
    none_all: "“{words}” is in none of the {total}",
    none_partial: "“{words}” is in none of the {loaded} loaded tasks ({total} match the filter)",
    none_loaded: "“{words}” is in none of the {loaded} loaded tasks",
    none_hint: "A task is found when every word is in one of its fields, as shown or as OCP sends it.",
    window_found: "{first}–{last} of {found} found",
};
