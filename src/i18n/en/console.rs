//! Texts of the page as a whole, and of the placeholders for the table.

use crate::i18n::areas::ConsoleTexts;

pub(super) const CONSOLE: ConsoleTexts = ConsoleTexts {
    title: "Data backup tasks",

    no_data_title: "This tenant has no data backup tasks",
    no_data_text: "OCP knows of none, at any time and in any state.",
    no_match_title: "Nothing matches this filter",
    no_match_text: "OCP has no data backup task of this tenant with this time range, status and backup set.",
    withheld_title: "OCP sent no tasks",
    withheld_text: "It reports {total} matching tasks, but its response contains none of them.",
    title_failed: "{count} failed",
    title_running: "{count} running",
    title_ended: "{task} ended",
    failed_title: "No tasks to show",
};
