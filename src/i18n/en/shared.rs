//! Texts that several features use.

use crate::i18n::areas::SharedTexts;

pub(super) const SHARED: SharedTexts = SharedTexts {
    absent: "—",
    cancel: "Cancel",
    copy_value: "Copy {name}",
    copied: "Copied",
    not_copied: "Not copied: the browser refuses",
    dismiss: "Dismiss",
    retry: "Retry",

    days: "{days} d {hours} h",
    hours: "{hours} h {minutes} m",
    minutes: "{minutes} m {seconds} s",
    seconds: "{seconds} s",
};
