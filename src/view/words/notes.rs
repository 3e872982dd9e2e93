//! Problems of the link, the configuration, the preferences and opened files in words.

use crate::i18n::Messages;
use crate::state::settings::note::Note;
use crate::view::words::format::Format;
use crate::view::words::labels;
use crate::view::words::saved::file_note;
use model::link::query::{LinkNotice, MAX_OPEN_ROWS};
use model::settings::config::ConfigNotice;

/// What the page was told and could not use, and what it does instead.
pub(crate) fn note_sentence(note: &Note, text: &Messages, format: &dyn Format) -> String {
    match note {
        Note::Link(LinkNotice::WrongValue { name, value }) => text
            .link
            .wrong_value(&labels::excerpt(name), &labels::excerpt(value)),
        Note::Link(LinkNotice::WrongPart { name, value }) => text
            .link
            .wrong_part(&labels::excerpt(name), &labels::excerpt(value)),
        Note::Link(LinkNotice::Contradicts { name, value }) => text
            .link
            .contradicts(&labels::excerpt(name), &labels::excerpt(value)),
        Note::Link(LinkNotice::Repeated { name, value }) => text
            .link
            .repeated(&labels::excerpt(name), &labels::excerpt(value)),
        Note::Link(LinkNotice::NoSuchPage { page, last }) => {
            let [page, shown] = [*page, *last].map(|number| format.number(number as u64));
            text.link.no_such_page(*last as u64, &page, &shown)
        }
        Note::Link(LinkNotice::TooManyOpen) => text.link.too_many_open(&MAX_OPEN_ROWS.to_string()),
        Note::Link(LinkNotice::UnknownName { name }) => {
            text.link.unknown_parameter(&labels::excerpt(name))
        }
        Note::Link(LinkNotice::IncompleteScope) => text.link.half_scope.to_owned(),
        Note::Config(ConfigNotice::NotAnObject) => text.settings.config_no_object.to_owned(),
        Note::Config(ConfigNotice::Unavailable(0)) => text.settings.config_no_response.to_owned(),
        Note::Config(ConfigNotice::Unavailable(status)) => {
            text.settings.config_http_status(&status.to_string())
        }
        Note::Config(ConfigNotice::UnknownKey { key }) => {
            text.settings.config_unknown_key(&labels::excerpt(key))
        }
        Note::Config(notice @ ConfigNotice::WrongValue { key, value })
            if notice.blocks_requests() =>
        {
            text.settings
                .config_stops_requests(key, &labels::excerpt(value))
        }
        Note::Config(ConfigNotice::WrongValue { key, value }) => text
            .settings
            .config_wrong_value(key, &labels::excerpt(value)),
        Note::OldPreferences => text.settings.old_preferences.to_owned(),
        Note::NotKept => text.settings.preferences_not_stored.to_owned(),
        Note::File(note) => file_note(note, &text.saved),
    }
}
