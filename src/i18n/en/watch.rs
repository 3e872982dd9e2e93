//! Texts of the tasks that the user watches.

use crate::i18n::areas::WatchTexts;

pub(super) const WATCH: WatchTexts = WatchTexts {
    watch: "Tell me when it ends",
    hint_hidden: "While this tab is hidden, it refreshes once a minute for that.",
    hint_no_notifications: "The browser shows no notifications for this page (it may need HTTPS, or your permission), so the title of the tab will tell.",
    hint_no_refresh: "Automatic refreshes are off, so the page learns of the end when you refresh.",
    dismiss: "Dismiss",
    show: "Show",
    a_task: "A task",
    task: "Task {id}",
    ended: "{task} has ended: {status}",
    gone: "{task} is no longer in the list. It may have ended.",
};
