//! Of the export.

use crate::i18n::messages::messages;

messages! {
    /// Of the export.
    ExportTexts {}
    plain {}
    filled {}
    counted {}
}
