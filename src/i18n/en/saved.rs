//! Of saved answers.

use crate::i18n::areas::SavedTexts;

pub(super) const SAVED: SavedTexts = SavedTexts {};
