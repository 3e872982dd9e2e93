//! Reading `errorMsg`. OceanBase's documentation prints two forms:
//! `(server)ls_id: 1002,addr: 11.xx.xx.xx:4004,module:BACKUP_DATA,result: -4016(Internal error),trace_id: YFA4…`
//! and `CLOG : OB_ENTRY_NOT_EXIST(-4018) on "xxx.xxx.xxx.xxx:2882" with traceid YB42…`. What is in neither form
//! is read as far as it names its parts.

use std::fmt;

use super::fields::{Field, Name, fields};

/// The most failures that are read of one message.
const MAX_FAILURES: usize = 20;

/// The longest trace id. OceanBase's have some 40 characters.
const MAX_TRACE_ID: usize = 100;

/// The longest error number, with its sign and the parenthesis behind it.
const MAX_CODE: usize = 7;

/// A process of OceanBase, which writes a log of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// `(server)`: an observer, which writes `observer.log`.
    Observer,
    /// `(rootservice)`: `RootService`, which writes `rootservice.log`.
    RootService,
}

/// An error number of OceanBase, such as -4016. It is below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorCode(pub i32);

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

/// The parts of a failure that its message names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FailureParts<'a> {
    /// The part of the message that describes this failure.
    pub text: &'a str,
    /// The process that failed.
    pub side: Option<Side>,
    /// `ls_id`: the log stream.
    pub log_stream: Option<&'a str>,
    /// `addr`: the server's address and port.
    pub server: Option<&'a str>,
    /// `module`
    pub module: Option<&'a str>,
    /// `result`
    pub code: Option<ErrorCode>,
    /// What OceanBase says of the number: `Internal error`, `OB_ENTRY_NOT_EXIST`.
    pub reason: Option<&'a str>,
    /// `trace_id`, by which the lines of the log are found.
    pub trace_id: Option<&'a str>,
}

impl FailureParts<'_> {
    /// Whether anything was understood.
    pub const fn is_understood(&self) -> bool {
        self.side.is_some()
            || self.module.is_some()
            || self.code.is_some()
            || self.trace_id.is_some()
    }
}

/// The failures that a message describes, as far as they are understood: none for a plain sentence. At most 20
/// are read. The time is linear in the length of the message.
pub fn parse(message: &str) -> Vec<FailureParts<'_>> {
    let mut failures: Vec<_> = segments(message)
        .map(parse_one)
        .filter(FailureParts::is_understood)
        .take(MAX_FAILURES)
        .collect();
    // A message in several lines may tell a failure's parts one by one.
    if failures.len() > 1 && !failures.iter().any(|failure| failure.code.is_some()) {
        failures = vec![parse_one(message)];
    }
    failures
}

/// The parts of a message with one failure each: lines, and from one prefix to the next.
fn segments(message: &str) -> impl Iterator<Item = &str> {
    message.lines().flat_map(|line| {
        let mut starts: Vec<_> = prefixes(line).map(|(at, ..)| at).collect();
        if starts.first() != Some(&0) {
            starts.insert(0, 0);
        }
        let ends = starts.iter().skip(1).copied().chain([line.len()]);
        let spans: Vec<_> = starts.iter().copied().zip(ends).collect();
        spans.into_iter().map(|(start, end)| &line[start..end])
    })
}

/// The prefixes that name a process, each with its offset and its end.
fn prefixes(text: &str) -> impl Iterator<Item = (usize, usize, Side)> {
    text.match_indices('(').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let sides = [
            ("server)", Side::Observer),
            ("rootservice)", Side::RootService),
        ];
        sides.into_iter().find_map(|(name, side)| {
            let is_it = rest
                .get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name));
            is_it.then_some((at, at + 1 + name.len(), side))
        })
    })
}

fn parse_one(text: &str) -> FailureParts<'_> {
    let mut parts = FailureParts {
        text: text.trim_matches([' ', ',', ';', '，', '；']),
        side: prefixes(text).next().map(|(.., side)| side),
        ..FailureParts::default()
    };
    for Field { name, value, start } in fields(text) {
        match name {
            Name::LogStream => set(&mut parts.log_stream, value),
            Name::Server if is_address(value) => set(&mut parts.server, value),
            Name::Module if is_module(value) => set(&mut parts.module, value),
            Name::TraceId if is_trace_id(value) => set(&mut parts.trace_id, value),
            Name::Code if parts.code.is_none() => {
                parts.code = code(value);
                let after = &text[start + value.len()..];
                parts.reason = parts.code.and_then(|_| in_parentheses(after));
            }
            _ => {}
        }
    }
    if parts.code.is_none() {
        read_named_code(text, &mut parts);
    }
    parts
}

/// The first of several values counts: it names the failure, and what follows it are its consequences.
fn set<'a>(part: &mut Option<&'a str>, value: &'a str) {
    part.get_or_insert(value);
}

/// Reads `CLOG : OB_ENTRY_NOT_EXIST(-4018) on "10.1.2.3:2882"`.
fn read_named_code<'a>(text: &'a str, parts: &mut FailureParts<'a>) {
    for (open, _) in text.match_indices("(-") {
        let inside = &text[open + 1..];
        let length = inside.bytes().take(MAX_CODE).position(|byte| byte == b')');
        let number = &inside[..length.unwrap_or(0)];
        let before = &text[..open];
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let name_start = before.trim_end_matches(is_part).len();
        let name = &before[name_start..];
        let Some(code) = code(number).filter(|_| name.starts_with("OB_")) else {
            continue;
        };
        parts.code = Some(code);
        parts.reason = Some(name);
        let module = before[..name_start]
            .trim_end()
            .strip_suffix(':')
            .and_then(|before| before.split_whitespace().next_back());
        if let Some(module) = module.filter(|module| is_module(module)) {
            set(&mut parts.module, module);
        }
        let after = inside.split_once(" on \"").map(|(_, after)| after);
        let server = after.and_then(|after| after.split_once('"'));
        if let Some((server, _)) = server.filter(|(server, _)| is_address(server)) {
            set(&mut parts.server, server);
        }
        return;
    }
}

/// An error number below zero, of at most five digits.
fn code(text: &str) -> Option<ErrorCode> {
    let digits = text.strip_prefix('-')?;
    let is_number = (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok().map(ErrorCode))?
}

/// The text in parentheses at the start of `text`, which may have parentheses inside.
fn in_parentheses(text: &str) -> Option<&str> {
    let inside = text.trim_start().strip_prefix(['(', '（'])?;
    let mut depth = 0_u32;
    for (at, c) in inside.char_indices() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 => {
                return Some(inside[..at].trim()).filter(|s| !s.is_empty());
            }
            ')' | '）' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn is_module(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// Whether a text is a host or an address with a port, which may be partly masked: `11.xx.xx.xx:4004`.
fn is_address(text: &str) -> bool {
    let port = text.rsplit_once(':').map_or("", |(_, port)| port);
    (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text can be a trace id of OceanBase: groups of letters and digits, `YB42AC1E55AC-0005CB53B2946DFF`.
fn is_trace_id(text: &str) -> bool {
    (8..=MAX_TRACE_ID).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
#[path = "message_tests.rs"]
mod tests;
