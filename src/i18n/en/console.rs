//! Texts of the page as a whole, and of the placeholders for the table.

use crate::i18n::areas::ConsoleTexts;

pub(super) const CONSOLE: ConsoleTexts = ConsoleTexts {
    title: "Data backup tasks",
    skip: "Skip to the tasks",

    no_data_title: "This tenant has no data backup tasks",
    no_data_text: "OCP knows of none, at any time and in any state.",
    no_match_title: "Nothing matches this filter",
    no_match_text: "OCP has no data backup task of this tenant with: {filter}.",
    no_task_title: "No backup task in the {range}",
    no_task_in_range_title: "No backup task in this time range",
    no_task_text: "OCP has no data backup task of this tenant in it.",
    withheld_title: "OCP sent no tasks",
    withheld_text: "It reports {total} matching tasks, but its response contains none of them.",
    title_failed: "{count} failed",
    title_running: "{count} running",
    title_ended: "{task} ended",
    failed_title: "No tasks to show",
};
