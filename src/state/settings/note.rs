//! Problems of the link, the configuration, the preferences and opened files.

use model::filter::Scope;
use model::link::query::LinkNotice;
use model::settings::config::ConfigNotice;

/// A value that could not be used, or a file that was closed.
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
    /// About opened files.
    File(FileNote),
}

impl Note {
    /// Whether it is about the address.
    pub const fn is_of_link(&self) -> bool {
        matches!(self, Self::Link(_))
    }
}

/// Something about opened files that the user has to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileNote {
    /// The page was reloaded, or went back to where this file was open: browsers keep no files.
    Gone(String),
    /// Another tenant's tasks were requested, so this file was closed.
    Closed(String),
    /// Of several files only this one is shown.
    FirstOf(String),
    /// The sample has only this tenant's tasks, or names no tenant.
    OnlyOf(Option<Scope>),
}
