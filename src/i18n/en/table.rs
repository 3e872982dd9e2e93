//! Of the table's own set-up.

use crate::i18n::areas::TableTexts;

pub(super) const TABLE: TableTexts = TableTexts {};
