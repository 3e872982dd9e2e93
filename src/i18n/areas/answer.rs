//! Of the answer's facts.

use crate::i18n::messages::messages;

messages! {
    /// Of the answer's facts.
    AnswerTexts {}
    plain {}
    filled {}
    counted {}
}
