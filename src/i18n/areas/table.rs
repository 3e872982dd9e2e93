//! Of the table's own set-up.

use crate::i18n::messages::messages;

messages! {
    /// Of the table's own set-up.
    TableTexts {}
    plain {}
    filled {}
    counted {}
}
