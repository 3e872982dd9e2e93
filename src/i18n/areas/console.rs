//! Texts of the page as a whole, and of the placeholders for the table.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the page as a whole, and of the placeholders for the table.
    ConsoleTexts {}
    plain {
        title, no_data_title, no_data_text, no_match_title, no_match_text, withheld_title,
        failed_title,
    }
    filled {
        withheld_text(total), title_failed(count), title_running(count), title_ended(task),
    }
    counted {}
}
