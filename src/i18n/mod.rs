//! Every text of the page, by language.
//!
//! A language is a folder with one file of `name: "text"` lines per feature, which a translator edits without
//! reading any other Rust. A text that is missing, or whose `{places}` differ from those that `areas` declares,
//! stops the build. Nothing is parsed when the page starts: the texts are constants of the binary.

mod areas;
mod en;
mod texts;

pub use areas::{
    ConsoleTexts, ExportTexts, FailureTexts, FilterTexts, FindTexts, LinkTexts, LoadTexts,
    OverviewTexts, RequestsTexts, SavedTexts, ScopesTexts, SessionTexts, SettingsTexts,
    SharedTexts, SummaryTexts, TableTexts, TaskTexts, TimelineTexts, WatchTexts,
};
pub use texts::{Messages, Plural};

pub use model::settings::language::Language;

/// The texts of a language.
pub const fn messages(language: Language) -> &'static Messages {
    match language {
        Language::English => &en::EN,
    }
}
