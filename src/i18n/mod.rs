//! Every text of the page, by language.
//!
//! A language is one file of `name: "text"` lines, which a translator edits without reading any other Rust.
//! A text that is missing, or whose `{places}` are not exactly those of [`messages`], stops the build. Nothing
//! is parsed when the page starts: the texts lie in the binary as they are read.

mod en;
mod messages;

pub use messages::{Messages, Plural};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// The language's texts.
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::English => &en::EN,
        }
    }

    /// As in `Accept-Language` and `lang`: OCP answers in `en-US` and `zh-CN`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-US",
        }
    }

    /// The locale whose order and signs `Intl` takes for dates. For English that is not a country's: whether
    /// `04/05` is in April or in May must not be a question in a backup console.
    pub const fn date_locale(self) -> &'static str {
        match self {
            Self::English => "sv",
        }
    }
}
