//! Of the keyboard and of chosen rows.

use crate::i18n::messages::messages;

messages! {
    /// Of the keyboard and of chosen rows.
    KeysTexts {}
    plain {}
    filled {}
    counted {}
}
