//! Of the answer's facts.

use crate::i18n::areas::AnswerTexts;

pub(super) const ANSWER: AnswerTexts = AnswerTexts {};
