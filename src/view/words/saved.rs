//! Opened files in words.

use crate::i18n::SavedTexts;
use crate::state::settings::note::FileNote;
use crate::view::words::labels;

/// What happened to an opened file.
pub(crate) fn file_note(note: &FileNote, text: &SavedTexts) -> String {
    match note {
        FileNote::Gone(name) => text.closed_by_reload(&labels::excerpt(name)),
        FileNote::Closed(name) => text.closed(&labels::excerpt(name)),
        FileNote::FirstOf(name) => text.first_of_several(&labels::excerpt(name)),
        FileNote::OnlyOf(Some(scope)) => {
            text.only_of_tenant(&scope.cluster.0.to_string(), &scope.tenant.0.to_string())
        }
        FileNote::OnlyOf(None) => text.only_of_no_tenant.to_owned(),
    }
}
