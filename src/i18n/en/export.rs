//! Of the export.

use crate::i18n::areas::ExportTexts;

pub(super) const EXPORT: ExportTexts = ExportTexts {};
