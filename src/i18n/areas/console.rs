//! Texts of the page as a whole, and of the placeholders for the table.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the page as a whole, and of the placeholders for the table.
    ConsoleTexts {}
    plain {
        title, skip, no_data_title, no_data_text, no_match_title, withheld_title,
        failed_title, no_task_in_range_title, no_task_text,
    }
    filled {
        withheld_text(total), no_match_text(filter), no_task_title(range), title_failed(count), title_running(count), title_ended(task),
    }
    counted {}
}
