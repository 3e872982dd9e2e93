//! Every text of the page, by language.
//!
//! A language is one file of `name: "text"` lines, which a translator edits without reading any other Rust.
//! A text that is missing, or whose `{places}` are not exactly those of `messages`, stops the build. Nothing
//! is parsed when the page starts: the texts lie in the binary as they are read.

mod en;
mod messages;

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
