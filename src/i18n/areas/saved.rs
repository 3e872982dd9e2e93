//! Of saved answers.

use crate::i18n::messages::messages;

messages! {
    /// Of saved answers.
    SavedTexts {}
    plain {}
    filled {}
    counted {}
}
