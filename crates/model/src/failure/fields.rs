//! The named values in a message: `module:BACKUP_DATA`, `错误码：-4016`, `with traceid YB42…`.

/// What a name in a message stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// `ls_id`: the log stream.
    LogStream,
    /// `addr`: the server.
    Server,
    /// `module`
    Module,
    /// `result`: the error number.
    Code,
    /// `trace_id`
    TraceId,
}

/// The spellings of each name, in lower case.
const NAMES: [(&str, Name); 27] = [
    ("ls_id", Name::LogStream),
    ("lsid", Name::LogStream),
    ("log_stream", Name::LogStream),
    ("日志流", Name::LogStream),
    ("addr", Name::Server),
    ("svr_addr", Name::Server),
    ("server_addr", Name::Server),
    ("svr", Name::Server),
    ("server", Name::Server),
    ("observer", Name::Server),
    ("服务器", Name::Server),
    ("节点", Name::Server),
    ("module", Name::Module),
    ("模块", Name::Module),
    ("result", Name::Code),
    ("ret", Name::Code),
    ("errno", Name::Code),
    ("err_code", Name::Code),
    ("error_code", Name::Code),
    ("errcode", Name::Code),
    ("错误码", Name::Code),
    ("错误代码", Name::Code),
    ("返回码", Name::Code),
    ("trace_id", Name::TraceId),
    ("traceid", Name::TraceId),
    ("trace", Name::TraceId),
    ("跟踪ID", Name::TraceId),
];

/// A named value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    /// What it is.
    pub name: Name,
    /// The value, without quotation marks.
    pub value: &'a str,
    /// The offset of the value.
    pub start: usize,
}

/// Finds the named values of a message, in their order.
pub(super) fn fields(text: &str) -> impl Iterator<Item = Field<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let (start, end) = next_word(text, at)?;
            at = end;
            if let Some(field) = field_of(text, start, end) {
                at = field.start + field.value.len();
                return Some(field);
            }
        }
    })
}

/// The next word from `at` on: letters, digits and underscores.
fn next_word(text: &str, at: usize) -> Option<(usize, usize)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let start = at + text[at..].find(is_part)?;
    let rest = &text[start..];
    Some((
        start,
        start + rest.find(|c| !is_part(c)).unwrap_or(rest.len()),
    ))
}

/// The value that the word between `start` and `end` names.
fn field_of(text: &str, start: usize, end: usize) -> Option<Field<'_>> {
    let rest = text[end..].trim_start_matches(['"', '\'', ' ']);
    let has_sign = rest.starts_with([':', '=', '：', '＝']);
    // Few words have a sign behind them, so names are compared last.
    if !has_sign && rest.len() == text[end..].len() {
        return None;
    }
    let name = name_of(&text[start..end])?;
    // `with traceid YB42…` has no sign.
    if !has_sign && name != Name::TraceId {
        return None;
    }
    let value = rest.trim_start_matches([':', '=', '：', '＝', ' ', '"', '\'']);
    let value_start = text.len() - value.len();
    let value = &value[..value.find(ends_value).unwrap_or(value.len())];
    let value = value.trim_end_matches('.');
    (!value.is_empty()).then_some(Field {
        name,
        value,
        start: value_start,
    })
}

/// What a word stands for. In Chinese, no space separates a name from the words before it.
fn name_of(word: &str) -> Option<Name> {
    let is_it = |spelling: &str| {
        if spelling.is_ascii() {
            word.eq_ignore_ascii_case(spelling)
        } else {
            word.ends_with(spelling)
        }
    };
    let mut names = NAMES.into_iter();
    names
        .find(|(spelling, _)| is_it(spelling))
        .map(|(_, name)| name)
}

fn ends_value(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | ';' | '"' | '\'' | ')' | '(' | '，' | '；' | '。' | '）' | '（' | '、'
        )
}
