//! Of the keyboard and of chosen rows.

use crate::i18n::areas::KeysTexts;

pub(super) const KEYS: KeysTexts = KeysTexts {};
