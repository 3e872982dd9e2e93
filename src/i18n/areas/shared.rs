//! Texts that several features use.

use crate::i18n::texts::messages;

messages! {
    /// Texts that several features use.
    SharedTexts {}
    plain {
        absent, cancel, copied, not_copied, dismiss, retry,
    }
    filled {
        copy_value(name), days(days, hours), hours(hours, minutes), minutes(minutes, seconds),
        seconds(seconds),
    }
    counted { whole_days(count) }
}
