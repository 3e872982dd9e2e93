//! The addresses and paths in `config.json`.

/// The location of OCP's `/api`: empty for the root of the page's own origin, a path such as
/// `/ocp`, or an address such as `https://ocp.example.com`. It has no trailing slash, user, query
/// or fragment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiBase(String);

impl ApiBase {
    /// Parses a base and removes trailing slashes. It may contain only characters that all browsers
    /// and servers read alike, so that an appended path stays below it.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = if text.is_empty() {
            text
        } else {
            after_origin(text)?
        };
        let path = rest.trim_end_matches('/');
        let is_valid = path.is_empty()
            || path
                .strip_prefix('/')
                .is_some_and(|path| path.split('/').all(is_segment));
        let is_host = text.starts_with("//");
        let end = text.len() - (rest.len() - path.len());
        (is_valid && !is_host).then(|| Self(text[..end].into()))
    }

    /// The prefix of every request path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names an origin instead of using the page's.
    pub fn is_absolute(&self) -> bool {
        !self.0.is_empty() && !self.0.starts_with('/')
    }
}

/// The placeholder in a [`LoginUrl`] for the address to return to.
const RETURN: &str = "{return}";

/// The address of a sign-in page: a path on the page's origin, or an `http:` or `https:` address.
/// `{return}` in it is replaced by the address to return to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginUrl(String);

impl LoginUrl {
    /// Parses an address. Non-ASCII text has to be percent-encoded. Text that leads elsewhere if it
    /// is decoded once too often is refused: encoded backslashes, control characters and percent
    /// signs, and a path that begins with an encoded slash.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = after_origin(text)?;
        // Two slashes start a host name, in any encoding. The text that replaces `{return}` starts
        // with a slash.
        let is_host = ["//", "/%2F", "/%2f", "/{"]
            .iter()
            .any(|start| text.starts_with(start));
        (!is_host && rest.split(RETURN).all(is_address_text)).then(|| Self(text.into()))
    }

    /// OCP's own sign-in page, as in the code of its relative OCP Express: it takes the path and
    /// query to return to as `callback`. `None` if OCP is on another origin, where a path of this
    /// one is meaningless.
    pub fn of_ocp(base: &ApiBase) -> Option<Self> {
        (!base.is_absolute()).then(|| Self(format!("{}/login?callback={RETURN}", base.as_str())))
    }

    /// The address of the sign-in page. `{return}` is replaced by `path_and_query` if the sign-in
    /// page is on the page's own origin, else by `whole_address`, encoded as by
    /// `encodeURIComponent`.
    pub fn returning_to(&self, path_and_query: &str, whole_address: &str) -> String {
        let address = if self.0.starts_with('/') {
            path_and_query
        } else {
            whole_address
        };
        self.0.replace(RETURN, &encode_component(address))
    }
}

/// The path of a file with sample data that the page shows instead of OCP's: relative to and below
/// the page's own folder, such as `sample.json`. It names no host, leads to no parent folder, and
/// reads the same for every browser and server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamplePath(String);

impl SamplePath {
    /// Parses a path.
    pub fn parse(text: &str) -> Option<Self> {
        text.split('/').all(is_segment).then(|| Self(text.into()))
    }

    /// The path, relative to the page's address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file name.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }
}

/// The part after the origin of an `http:` or `https:` address, or all of a path; `None` for
/// anything else.
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

/// Whether `text` is `host` or `host:port`. Neither allows `@`, so there is no user.
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

/// Whether every browser reads `text` as a plain name in a path. `.` and `..` are not names.
fn is_segment(text: &str) -> bool {
    is_dotted(text.strip_prefix('.').unwrap_or(text))
}

/// Whether `text` consists of names separated by single dots.
fn is_dotted(text: &str) -> bool {
    let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || b"-_~".contains(&byte);
    text.split('.')
        .all(|name| !name.is_empty() && name.bytes().all(is_valid))
}

/// Whether `text` may be part of an address: RFC 3986's characters except square brackets, and
/// harmless escapes.
fn is_address_text(text: &str) -> bool {
    let is_valid =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?#%".contains(&byte);
    text.bytes().all(is_valid) && text.split('%').skip(1).all(is_harmless_escape)
}

/// Whether `text` starts with the hexadecimal digits of a byte that means the same escaped or not.
fn is_harmless_escape(text: &str) -> bool {
    let digits = text.get(..2).filter(|digits| !digits.starts_with('+'));
    let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
    byte.is_some_and(|byte| !byte.is_ascii_control() && byte != b'\\' && byte != b'%')
}

/// Encodes as JavaScript's `encodeURIComponent`. Form encoding escapes five more characters and
/// writes a space as `+`.
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

#[cfg(test)]
#[path = "addresses_tests.rs"]
mod tests;
