//! The languages of the page.

/// A language of the page. The program's `i18n` module has its texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 1] = [Self::English];

    /// The code for the page's `lang` and for `config.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }

    /// The tag for `Accept-Language`. OCP supports `en-US` and `zh-CN`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-US",
        }
    }

    /// The locale that `Intl` uses for dates. For English it is not that of an English-speaking
    /// country, because `04/05` could be in April or in May.
    pub const fn date_locale(self) -> &'static str {
        match self {
            Self::English => "sv",
        }
    }
}
