//! What the people who host the console say in `config.json`, as checked values.

use super::filter::Scope;
use super::language::Language;
use super::load_plan::DEFAULT_LIMIT;
use super::page::PageSize;
use super::query::Zone;

/// How requests prove who asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Auth {
    /// By the session cookie of OCP, on whose origin the console lies: OCP's own sign-in page makes one.
    #[default]
    Session,
    /// By a user name and a password of OCP that the console asks for (HTTP Basic).
    Basic,
    /// By something in front of OCP; the console asks for nothing.
    Proxy,
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the browser or the system prefers.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Where OCP's `/api` lies: empty for the root of the page's own origin, a path such as `/ocp`, or an address such
/// as `https://ocp.example.com`. It has no slash at its end, no user, no query and no fragment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiBase(pub(super) String);

impl ApiBase {
    /// What every path is appended to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names an origin of its own, in place of the page's.
    pub fn is_absolute(&self) -> bool {
        !self.0.is_empty() && !self.0.starts_with('/')
    }
}

/// The address of a sign-in page: a path of the page's origin, or an `http:` or `https:` address. `{return}` in it
/// stands for the address to come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginUrl(pub(super) String);

/// What hosts the console decide. Every value has a default, so an empty file, or none, is a good one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `apiBase`
    pub api_base: ApiBase,
    /// `auth`
    pub auth: Auth,
    /// `loginUrl`; `None` where the console should offer none but OCP's own.
    pub login_url: Option<LoginUrl>,
    /// `defaultScope`: whose tasks are shown when the address names nobody.
    pub default_scope: Option<Scope>,
    /// `zone` of times when neither the address nor the user says otherwise.
    pub zone: Zone,
    /// `language`
    pub language: Language,
    /// `theme` when the user says nothing else.
    pub theme: Theme,
    /// `pageSize` when the address says nothing else.
    pub page_size: PageSize,
    /// `refreshSeconds`: how long after an answer tasks that are not ended are asked for again; 0 for never.
    pub refresh_seconds: u32,
    /// `timeoutSeconds`: how long a whole answer may take.
    pub timeout_seconds: u32,
    /// `maxTasks`: where loading stops until the user asks for all.
    pub max_tasks: usize,
    /// `maxAnswerMegabytes`: what one answer may hold, in units of 1,000,000 bytes; more is not read.
    pub max_answer_megabytes: u32,
    /// `title` of the page, in place of its own.
    pub title: Option<String>,
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
        }
    }
}

/// What is wrong with `config.json`. What it says there is ignored, and the default taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigNotice {
    /// The file is no JSON object.
    NoObject,
    /// The file is there, but could not be had: the HTTP status, or 0 when no answer came.
    NotHad(u16),
    /// No such key.
    UnknownKey {
        /// The key, shortened, secrets masked.
        key: String,
    },
    /// The key's value cannot be used.
    WrongValue {
        /// The key.
        key: &'static str,
        /// What it says, as JSON, shortened, secrets masked.
        value: String,
    },
}
