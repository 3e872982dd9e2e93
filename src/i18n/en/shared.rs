//! Texts that several features use.

use crate::i18n::areas::SharedTexts;
use crate::i18n::texts::Plural;

pub(super) const SHARED: SharedTexts = SharedTexts {
    absent: "—",
    cancel: "Cancel",
    copy_value: "Copy {name}",
    copied: "Copied",
    not_copied: "Not copied: the browser refuses",
    dismiss: "Dismiss",
    retry: "Retry",

    days: "{days} d {hours} h",
    whole_days: Plural {
        one: "{count} day",
        other: "{count} days",
    },
    hours: "{hours} h {minutes} m",
    minutes: "{minutes} m {seconds} s",
    seconds: "{seconds} s",
};
