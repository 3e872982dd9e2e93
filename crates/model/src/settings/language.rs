//! The languages of the page.

/// A language of the page. Its texts are in [`ocp_backup_console::i18n`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 1] = [Self::English];

    /// As in the page's `lang` and in `config.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }

    /// As in `Accept-Language`: OCP answers in `en-US` and `zh-CN`.
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
