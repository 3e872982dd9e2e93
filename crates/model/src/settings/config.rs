//! What the people who host the console say in `config.json`, as checked values.

use crate::filter::Scope;
use crate::link::query::Zone;
use crate::load::load_plan::DEFAULT_LIMIT;
use crate::settings::language::Language;
use crate::table::page::PageSize;

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

impl Auth {
    /// Every way.
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

impl Theme {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As in `config.json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads [`Theme::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }
}

/// Where OCP's `/api` lies: empty for the root of the page's own origin, a path such as `/ocp`, or an address such
/// as `https://ocp.example.com`. It has no slash at its end, no user, no query and no fragment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiBase(String);

impl ApiBase {
    /// Reads a base; slashes at its end are dropped. Only characters that no browser and no server reads in two
    /// ways may be in it, so that a path appended to it stays below it.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = if text.is_empty() {
            text
        } else {
            after_origin(text)?
        };
        let path = rest.trim_end_matches('/');
        let is_plain = path.is_empty()
            || path
                .strip_prefix('/')
                .is_some_and(|path| path.split('/').all(is_segment));
        let is_host = text.starts_with("//");
        let end = text.len() - (rest.len() - path.len());
        (is_plain && !is_host).then(|| Self(text[..end].into()))
    }

    /// What every path is appended to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names an origin of its own, in place of the page's.
    pub fn is_absolute(&self) -> bool {
        !self.0.is_empty() && !self.0.starts_with('/')
    }
}

/// What stands in a [`LoginUrl`] for the address to come back to.
const RETURN: &str = "{return}";

/// The address of a sign-in page: a path of the page's origin, or an `http:` or `https:` address. `{return}` in it
/// stands for the address to come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginUrl(String);

impl LoginUrl {
    /// Reads an address. What is not ASCII has to be percent-encoded, and what would lead elsewhere when somebody
    /// decodes it once too often is refused: encoded backslashes, control characters and percent signs, and a path
    /// that begins with an encoded slash.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = after_origin(text)?;
        // Two slashes begin a host, however the second is written; and what comes for `{return}` begins with one.
        let is_host = ["//", "/%2F", "/%2f", "/{"]
            .iter()
            .any(|start| text.starts_with(start));
        (!is_host && rest.split(RETURN).all(is_address_text)).then(|| Self(text.into()))
    }

    /// OCP's own sign-in page, where its relative OCP Express has it: it takes where to return to as `callback`, a path
    /// with its query. `None` where OCP lies on another origin, to whose page no path of this one means anything.
    pub fn of_ocp(base: &ApiBase) -> Option<Self> {
        (!base.is_absolute()).then(|| Self(format!("{}/login?callback={RETURN}", base.as_str())))
    }

    /// The address to go to for signing in. For `{return}` it has `path_and_query` where the sign-in page lies on
    /// the page's own origin, and `whole_address` where it may lie elsewhere, encoded as `encodeURIComponent` does.
    pub fn returning_to(&self, path_and_query: &str, whole_address: &str) -> String {
        let address = if self.0.starts_with('/') {
            path_and_query
        } else {
            whole_address
        };
        self.0.replace(RETURN, &encode_component(address))
    }
}

/// Where a file with sample data lies, which the page shows in OCP's place: a path from the page's own folder down, such as
/// `sample.json`. It names no host, leads nowhere up, and reads the same for every browser and server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamplePath(String);

impl SamplePath {
    /// Reads a path.
    pub fn parse(text: &str) -> Option<Self> {
        text.split('/').all(is_segment).then(|| Self(text.into()))
    }

    /// As it is asked for, from the page's own address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }
}

/// What follows the origin of an `http:` or `https:` address, or all of a path; `None` for anything else.
fn after_origin(text: &str) -> Option<&str> {
    if text.starts_with('/') {
        return Some(text);
    }
    let (scheme, rest) = text.split_once("://")?;
    let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let is_http = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    (is_http && is_authority(authority)).then_some(rest)
}

/// Whether it is `host` or `host:port`. There is no `@` in those, so there is no user either.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let is_host = match host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        Some(host) => {
            !host.is_empty()
                && host
                    .bytes()
                    .all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte))
        }
        None => is_dotted(host),
    };
    is_host && port.is_none_or(|port| !port.starts_with(['0', '+']) && port.parse::<u16>().is_ok())
}

/// Whether no browser takes it for anything but a name in a path: `.` and `..` are ways, not names.
fn is_segment(text: &str) -> bool {
    is_dotted(text.strip_prefix('.').unwrap_or(text))
}

/// Whether it is made of names with one dot between two of them.
fn is_dotted(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_~".contains(&byte);
    text.split('.')
        .all(|name| !name.is_empty() && name.bytes().all(is_plain))
}

/// Whether it may be a part of an address: RFC 3986's characters but square brackets, and harmless escapes.
fn is_address_text(text: &str) -> bool {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?#%".contains(&byte);
    text.bytes().all(is_plain) && text.split('%').skip(1).all(is_harmless_escape)
}

/// Whether the first two characters are the digits of a byte that means the same escaped or not.
fn is_harmless_escape(text: &str) -> bool {
    let digits = text.get(..2).filter(|digits| !digits.starts_with('+'));
    let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
    byte.is_some_and(|byte| !byte.is_ascii_control() && byte != b'\\' && byte != b'%')
}

/// As JavaScript's `encodeURIComponent`: forms escape five characters more, and write a space as `+`.
fn encode_component(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes())
        .map(|piece| match piece {
            "+" => "%20",
            "%21" => "!",
            "%27" => "'",
            "%28" => "(",
            "%29" => ")",
            "%7E" => "~",
            piece => piece,
        })
        .collect()
}

/// What those who host the console decide. Every value has a default, so an empty object, or no file, is a good one.
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
    /// `sample`: what is shown in OCP's place, which is asked nothing then; `None` where OCP is asked.
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

/// What is wrong with `config.json`. What it says there is ignored, and the default taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigNotice {
    /// The file is no JSON object.
    NotAnObject,
    /// The file is there, but could not be had: the HTTP status, or 0 when no answer came.
    Unavailable(u16),
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

impl ConfigNotice {
    /// Whether nothing may be asked before it is corrected: a password must not go anywhere but where the hosts meant it
    /// to, and where that is cannot be known.
    pub fn blocks_requests(&self) -> bool {
        matches!(self, Self::WrongValue { key: "apiBase", .. })
    }
}

#[cfg(test)]
#[path = "config_tests.rs"]
pub(crate) mod tests;
