//! How the page is set up: what its hosts decided, what the user chose, and what of both could not be used.

use crate::platform::{page, storage};
use crate::state::saved::source::FileNote;
use leptos::prelude::*;
use model::link::query::{Defaults, LinkNotice, Zone};
use model::scopes::book::ScopeBook;
use model::settings::config::{Config, ConfigNotice, Theme};
use model::settings::preferences::{Preferences, STORAGE_KEY, UnknownFormat};
use model::table::page::PageSize;

/// Something that was said to the page and could not be used, for the user to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// In the address.
    Link(LinkNotice),
    /// In `config.json`.
    Config(ConfigNotice),
    /// The browser keeps preferences of another version.
    OldPreferences,
    /// The browser does not keep preferences.
    NotKept,
    /// About files.
    File(FileNote),
}

impl Note {
    /// Whether it is about the address.
    pub const fn is_of_link(&self) -> bool {
        matches!(self, Self::Link(_))
    }
}

/// The page's set-up.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// What the hosts decided.
    pub config: &'static Config,
    /// What could not be used, until it is put away.
    pub notes: RwSignal<Vec<Note>>,
    /// The colours.
    pub theme: RwSignal<Theme>,
    /// Whether the list of the keyboard's shortcuts is open.
    pub help: RwSignal<bool>,
    /// Whether letters and signs alone are shortcuts.
    pub single_keys: RwSignal<bool>,
    pub(crate) preferences: StoredValue<Preferences, LocalStorage>,
    /// Whether the browser keeps what it is given.
    keeps: StoredValue<bool, LocalStorage>,
    /// Whether the user knows that it does not.
    told: StoredValue<bool, LocalStorage>,
}

impl Settings {
    /// Puts away all that is told of the address.
    pub fn dismiss_link(&self) {
        self.notes
            .update(|notes| notes.retain(|note| !note.is_of_link()));
    }

    /// The set-up by `config` and by what the browser keeps.
    pub fn new(config: &'static Config, notices: Vec<ConfigNotice>) -> Self {
        let mut notes: Vec<_> = notices.into_iter().map(Note::Config).collect();
        let kept = storage::read(STORAGE_KEY)
            .map_or(Ok(Preferences::default()), |text| Preferences::parse(&text));
        let preferences = kept.unwrap_or_else(|UnknownFormat| {
            notes.push(Note::OldPreferences);
            // Told once: from now on it is this version's.
            storage::write(STORAGE_KEY, &Preferences::default().print());
            Preferences::default()
        });
        let theme = preferences.theme.unwrap_or(config.theme);
        page::paint(theme);
        Self {
            config,
            notes: RwSignal::new(notes),
            theme: RwSignal::new(theme),
            help: RwSignal::new(false),
            single_keys: RwSignal::new(!preferences.single_keys_off),
            preferences: StoredValue::new_local(preferences),
            keeps: StoredValue::new_local(true),
            told: StoredValue::new_local(false),
        }
    }

    /// What holds where an address says nothing.
    pub fn defaults(&self) -> Defaults {
        let config = self.config;
        self.preferences.with_value(|preferences| Defaults {
            scope: config.default_scope,
            zone: preferences.zone.unwrap_or(config.zone),
            size: preferences.size.unwrap_or(config.page_size),
            columns: preferences.columns.clone().unwrap_or_default(),
        })
    }

    /// What may be left out of an address, which others read with their own preferences: where these or the hosts'
    /// choice are not the usual one, it is always said.
    pub fn understood(&self) -> Defaults {
        let (config, defaults) = (self.config, self.defaults());
        let zone = if config.zone == Zone::default() {
            defaults.zone
        } else {
            config.zone
        };
        let size = if config.page_size == PageSize::default() {
            defaults.size
        } else {
            config.page_size
        };
        Defaults {
            zone,
            size,
            ..defaults
        }
    }

    /// Paints the page in another theme, for good.
    pub fn set_theme(&self, theme: Theme) {
        page::paint(theme);
        self.theme.set(theme);
        self.keep(&|preferences| preferences.theme = Some(theme));
    }

    /// Makes letters and signs alone shortcuts, or not, for good.
    pub fn set_single_keys(&self, on: bool) {
        self.single_keys.set(on);
        self.keep(&|preferences| preferences.single_keys_off = !on);
    }

    /// Remembers the zone.
    pub fn keep_zone(&self, zone: Zone) {
        self.keep(&|preferences| preferences.zone = Some(zone));
    }

    /// Remembers how many rows a page has.
    pub fn keep_size(&self, size: PageSize) {
        self.keep(&|preferences| preferences.size = Some(size));
    }

    /// The scopes used last and those pinned, with what another tab has kept since.
    pub fn book(&self) -> ScopeBook {
        self.reread();
        self.preferences
            .with_value(|preferences| preferences.book.clone())
    }

    /// Changes the scopes used last or pinned, and returns them. A change that nobody asked for is made `quietly`: where the
    /// browser does not keep it, nothing is said.
    pub fn keep_book(&self, change: impl FnOnce(&mut ScopeBook), quietly: bool) -> ScopeBook {
        let before = self.book();
        self.preferences
            .update_value(|preferences| change(&mut preferences.book));
        let now = self
            .preferences
            .with_value(|preferences| preferences.book.clone());
        if now != before && !self.write() && !quietly {
            self.tell();
        }
        now
    }

    /// Takes in what another tab has kept since. A browser that keeps nothing has nothing to say.
    fn reread(&self) {
        let kept = || storage::read(STORAGE_KEY).and_then(|text| Preferences::parse(&text).ok());
        if self.keeps.get_value()
            && let Some(kept) = kept()
        {
            self.preferences.set_value(kept);
        }
    }

    pub(crate) fn keep(&self, change: &dyn Fn(&mut Preferences)) {
        self.reread();
        self.preferences.update_value(change);
        if !self.write() {
            self.tell();
        }
    }

    fn write(&self) -> bool {
        let kept = storage::write(
            STORAGE_KEY,
            &self.preferences.with_value(Preferences::print),
        );
        self.keeps.set_value(kept);
        kept
    }

    fn tell(&self) {
        // Said once: who put it away knows.
        if self
            .told
            .try_update_value(|told| !std::mem::replace(told, true))
            == Some(true)
        {
            self.notes.update(|notes| notes.push(Note::NotKept));
        }
    }
}
