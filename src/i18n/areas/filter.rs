//! Of what helps to filter.

use crate::i18n::messages::messages;

messages! {
    /// Of what helps to filter.
    FilterTexts {}
    plain {}
    filled {}
    counted {}
}
