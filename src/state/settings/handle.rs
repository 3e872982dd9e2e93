//! How the page is set up: the hosts' configuration, the user's preferences, and what of both could
//! not be used.

use std::sync::Arc;

use leptos::prelude::*;
use model::link::query::{Defaults, Zone};
use model::scopes::book::ScopeBook;
use model::settings::config::{Config, ConfigNotice, Theme};
use model::settings::preferences::{Preferences, STORAGE_KEY, UnknownFormat};
use model::table::page::PageSize;

use super::note::{FileNote, Note};
use crate::platform::{page, storage};

/// The page's settings.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    config: StoredValue<Arc<Config>>,
    /// What could not be used, until it is dismissed.
    pub notes: ReadSignal<Vec<Note>>,
    set_notes: WriteSignal<Vec<Note>>,
    /// The colours.
    pub theme: ReadSignal<Theme>,
    write_theme: WriteSignal<Theme>,
    /// Whether the list of keyboard shortcuts is open.
    pub is_help_open: ReadSignal<bool>,
    set_help_open: WriteSignal<bool>,
    /// Whether letters and signs alone are shortcuts.
    pub single_keys: ReadSignal<bool>,
    write_single_keys: WriteSignal<bool>,
    preferences: StoredValue<Preferences>,
    /// Whether the browser stores preferences.
    can_store: StoredValue<bool>,
    /// Whether the user was told that it does not.
    was_told: StoredValue<bool>,
}

impl Settings {
    /// The settings made of `config` and of what the browser keeps.
    pub fn new(config: Arc<Config>, notices: Vec<ConfigNotice>) -> Self {
        let mut notes: Vec<_> = notices.into_iter().map(Note::Config).collect();
        let kept = storage::read(STORAGE_KEY)
            .map_or(Ok(Preferences::default()), |text| Preferences::parse(&text));
        let preferences = kept.unwrap_or_else(|UnknownFormat| {
            notes.push(Note::OldPreferences);
            // Overwritten at once, so that the note is shown only once.
            storage::write(STORAGE_KEY, &Preferences::default().print());
            Preferences::default()
        });
        let theme = preferences.theme.unwrap_or(config.theme);
        page::paint(theme);
        let (notes, set_notes) = signal(notes);
        let (theme, write_theme) = signal(theme);
        let (is_help_open, set_help_open) = signal(false);
        let (single_keys, write_single_keys) = signal(!preferences.single_keys_off);
        Self {
            config: StoredValue::new(config),
            notes,
            set_notes,
            theme,
            write_theme,
            is_help_open,
            set_help_open,
            single_keys,
            write_single_keys,
            preferences: StoredValue::new(preferences),
            can_store: StoredValue::new(true),
            was_told: StoredValue::new(false),
        }
    }

    /// The hosts' configuration.
    pub fn config(self) -> Arc<Config> {
        self.config.get_value()
    }

    /// The query of an address without parameters.
    pub fn defaults(self) -> Defaults {
        let config = self.config();
        self.preferences.with_value(|preferences| Defaults {
            scope: config.default_scope,
            zone: preferences.zone.unwrap_or(config.zone),
            size: preferences.size.unwrap_or(config.page_size),
            columns: preferences.columns.clone().unwrap_or_default(),
        })
    }

    /// What may be left out of an address. Others read it with their own preferences, so a value is
    /// written whenever the preferences or the hosts differ from the usual one.
    pub fn understood(self) -> Defaults {
        let (config, defaults) = (self.config(), self.defaults());
        let is_usual_zone = config.zone == Zone::default();
        let is_usual_size = config.page_size == PageSize::default();
        Defaults {
            zone: if is_usual_zone {
                defaults.zone
            } else {
                config.zone
            },
            size: if is_usual_size {
                defaults.size
            } else {
                config.page_size
            },
            ..defaults
        }
    }

    /// The user's preferences.
    pub fn preferences(self) -> Preferences {
        self.preferences.get_value()
    }

    /// Adds messages.
    pub(crate) fn add_notes(self, added: impl IntoIterator<Item = Note>) {
        self.set_notes.update(|notes| notes.extend(added));
    }

    /// Dismisses one message.
    pub fn dismiss(self, note: &Note) {
        self.set_notes
            .update(|notes| notes.retain(|other| other != note));
    }

    /// Dismisses all messages about the address.
    pub fn dismiss_link_notes(self) {
        self.set_notes
            .update(|notes| notes.retain(|note| !note.is_of_link()));
    }

    /// Replaces the message about opened files.
    pub(crate) fn set_file_note(self, note: Option<FileNote>) {
        self.set_notes.update(|notes| {
            notes.retain(|note| !matches!(note, Note::File(_)));
            notes.extend(note.map(Note::File));
        });
    }

    /// Opens the list of keyboard shortcuts.
    pub fn open_help(self) {
        self.set_help_open.set(true);
    }

    /// Notes that the list of keyboard shortcuts was closed.
    pub fn close_help(self) {
        self.set_help_open.set(false);
    }

    /// Paints the page in another theme and remembers it.
    pub fn set_theme(self, theme: Theme) {
        page::paint(theme);
        self.write_theme.set(theme);
        self.remember(&|preferences| preferences.theme = Some(theme));
    }

    /// Turns shortcuts of a letter or sign alone on or off, and remembers it.
    pub fn set_single_keys(self, on: bool) {
        self.write_single_keys.set(on);
        self.remember(&|preferences| preferences.single_keys_off = !on);
    }

    /// Remembers the zone.
    pub(crate) fn remember_zone(self, zone: Zone) {
        self.remember(&|preferences| preferences.zone = Some(zone));
    }

    /// Whether the timeline was unfolded last.
    pub(crate) fn shows_timeline(self) -> bool {
        self.preferences
            .with_value(|preferences| preferences.timeline)
    }

    /// Remembers whether the timeline is unfolded.
    pub(crate) fn remember_timeline(self, is_open: bool) {
        self.remember(&|preferences| preferences.timeline = is_open);
    }

    /// Remembers how many rows a page has.
    pub(crate) fn remember_size(self, size: PageSize) {
        self.remember(&|preferences| preferences.size = Some(size));
    }

    /// The recent and pinned scopes, with what another tab has kept since.
    pub fn book(self) -> ScopeBook {
        self.reread();
        self.preferences
            .with_value(|preferences| preferences.book.clone())
    }

    /// Changes the recent and pinned scopes, and returns them. A change that the user did not ask for
    /// is `quiet`: no notice is shown if the browser does not store it.
    pub(crate) fn update_book(
        self,
        change: impl FnOnce(&mut ScopeBook),
        is_quiet: bool,
    ) -> ScopeBook {
        let before = self.book();
        self.preferences
            .update_value(|preferences| change(&mut preferences.book));
        let now = self
            .preferences
            .with_value(|preferences| preferences.book.clone());
        if now != before && !self.store() && !is_quiet {
            self.tell_not_kept();
        }
        now
    }

    /// Changes the preferences and stores them.
    pub(crate) fn remember(self, change: &dyn Fn(&mut Preferences)) {
        self.reread();
        self.preferences.update_value(change);
        if !self.store() {
            self.tell_not_kept();
        }
    }

    /// Takes over what another tab has stored since.
    fn reread(self) {
        let stored = || storage::read(STORAGE_KEY).and_then(|text| Preferences::parse(&text).ok());
        if self.can_store.get_value()
            && let Some(stored) = stored()
        {
            self.preferences.set_value(stored);
        }
    }

    fn store(self) -> bool {
        let is_stored = storage::write(
            STORAGE_KEY,
            &self.preferences.with_value(Preferences::print),
        );
        self.can_store.set_value(is_stored);
        is_stored
    }

    /// Tells once that preferences are not kept.
    fn tell_not_kept(self) {
        if !self.was_told.get_value() {
            self.was_told.set_value(true);
            self.add_notes([Note::NotKept]);
        }
    }
}
