//! Texts of the tasks that the user watches.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the tasks that the user watches.
    WatchTexts {}
    plain {
        watch, hint_hidden, hint_no_notifications, hint_no_refresh, dismiss, a_task, show,
    }
    filled {
        task(id), ended(task, status), gone(task),
    }
    counted {}
}
