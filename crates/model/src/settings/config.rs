//! The validated values of `config.json`, which the console's hosts provide.

pub use crate::settings::addresses::{ApiBase, LoginUrl, SamplePath};

use crate::filter::Scope;
use crate::link::query::Zone;
use crate::load::load_plan::DEFAULT_LIMIT;
use crate::settings::language::Language;
use crate::table::page::PageSize;

/// How requests are authenticated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Auth {
    /// By OCP's session cookie, which OCP's own sign-in page sets. The console must be on OCP's
    /// origin.
    #[default]
    Session,
    /// By an OCP user name and password that the console asks for (HTTP Basic).
    Basic,
    /// By a proxy in front of OCP; the console asks for nothing.
    Proxy,
}

impl Auth {
    /// All methods.
    pub const ALL: [Self; 3] = [Self::Session, Self::Basic, Self::Proxy];

    /// As in `config.json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Basic => "basic",
            Self::Proxy => "proxy",
        }
    }
}

/// The colour theme of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The preference of the browser or system.
    #[default]
    System,
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As in `config.json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Parses [`Theme::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }
}

/// The host's configuration. Every value has a default, so an empty object or a missing file is
/// valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `apiBase`
    pub api_base: ApiBase,
    /// `auth`
    pub auth: Auth,
    /// `loginUrl`; `None` to offer only OCP's own sign-in page.
    pub login_url: Option<LoginUrl>,
    /// `defaultScope`: the scope to show if the address has none.
    pub default_scope: Option<Scope>,
    /// `zone`: the time zone unless the address or the user sets one.
    pub zone: Zone,
    /// `language`
    pub language: Language,
    /// `theme`, unless the user sets one.
    pub theme: Theme,
    /// `pageSize`, unless the address sets one.
    pub page_size: PageSize,
    /// `refreshSeconds`: seconds between a response and the refresh of unfinished tasks; 0 for
    /// never.
    pub refresh_seconds: u32,
    /// `timeoutSeconds`: the time limit for a whole response.
    pub timeout_seconds: u32,
    /// `maxTasks`: the number of tasks at which loading stops until the user asks for all.
    pub max_tasks: usize,
    /// `maxAnswerMegabytes`: the size limit of a response, in units of 1,000,000 bytes; more is not
    /// read.
    pub max_answer_megabytes: u32,
    /// `title`: the page's title instead of the built-in one.
    pub title: Option<String>,
    /// `sample`: the data to show instead of OCP's, which then gets no requests; `None` to request
    /// OCP.
    pub sample: Option<SamplePath>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api_base: ApiBase::default(),
            auth: Auth::default(),
            login_url: None,
            default_scope: None,
            zone: Zone::default(),
            language: Language::default(),
            theme: Theme::default(),
            page_size: PageSize::default(),
            refresh_seconds: 30,
            timeout_seconds: 30,
            max_tasks: DEFAULT_LIMIT,
            max_answer_megabytes: 32,
            title: None,
            sample: None,
        }
    }
}

/// A problem in `config.json`. The value is ignored and the default is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigNotice {
    /// The file is not a JSON object.
    NotAnObject,
    /// The file exists but could not be loaded: the HTTP status, or 0 without a response.
    Unavailable(u16),
    /// The key is unknown.
    UnknownKey {
        /// The key, shortened and with secrets masked.
        key: String,
    },
    /// The key's value is invalid.
    WrongValue {
        /// The key.
        key: &'static str,
        /// The value as JSON, shortened and with secrets masked.
        value: String,
    },
}

impl ConfigNotice {
    /// Whether no request may be sent until the problem is corrected: without a valid `apiBase` a
    /// password could go to the wrong server.
    pub fn blocks_requests(&self) -> bool {
        matches!(self, Self::WrongValue { key: "apiBase", .. })
    }
}
