//! Every text of the page, by language.
//!
//! A language is a file of `name: "text"` lines, with a folder of such files for the page's larger parts, which a
//! translator edits without reading any other Rust.
//! A text that is missing, or whose `{places}` are not exactly those of `messages`, stops the build. Nothing
//! is parsed when the page starts: the texts lie in the binary as they are read.

mod areas;
mod en;
mod texts;

pub use areas::{
    AnswerTexts, ExportTexts, FilterTexts, KeysTexts, LoadTexts, SavedTexts, ScopesTexts,
    TableTexts,
};
pub use texts::{Messages, Plural};

pub use model::settings::language::Language;

/// The texts of a language.
pub const fn messages(language: Language) -> &'static Messages {
    match language {
        Language::English => &en::EN,
    }
}
