//! Every text of the page, by language.
//!
//! A language is a file of `name: "text"` lines, with a folder of such files for the page's larger parts, which a
//! translator edits without reading any other Rust.
//! A text that is missing, or whose `{places}` are not exactly those of `messages`, stops the build. Nothing
//! is parsed when the page starts: the texts lie in the binary as they are read.

mod areas;
mod en;
mod messages;

pub use areas::{AnswerTexts, ExportTexts, FilterTexts, KeysTexts, LoadTexts, SavedTexts, ScopesTexts, TableTexts};
pub use messages::{Messages, Plural};

pub use crate::model::language::Language;

impl Language {
    /// The language's texts.
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::English => &en::EN,
        }
    }
}
