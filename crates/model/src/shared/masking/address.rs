//! Passwords in addresses, and percent-encoded characters.

use super::Span;

/// The byte that is encoded at `at`, how often it is percent-encoded, and the end of its encoding.
pub(super) fn decoded_byte(bytes: &[u8], at: usize) -> Option<(u8, usize, usize)> {
    let hex = |at: usize| {
        let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
        u8::try_from(digit(at)? << 4 | digit(at + 1)?).ok()
    };
    let first = *bytes.get(at)?;
    if first == b'%' {
        let mut digits = at + 1;
        while bytes[digits..].starts_with(b"25") && hex(digits + 2).is_some() {
            digits += 2;
        }
        // Each `25` after the first percent sign is one more level of encoding.
        return hex(digits).map(|byte| (byte, (digits - at).div_ceil(2), digits + 2));
    }
    Some((first, 0, at + 1))
}

/// The end of the address that was examined last. It is remembered, because many addresses can
/// start inside one.
#[derive(Default)]
pub(super) struct Address {
    /// The end of the address.
    end: usize,
    /// The last `@` in it.
    last_at: Option<usize>,
}

impl Address {
    /// The span of `password` in `://user:password@host`, if the address's first colon is at `at`.
    /// The password may contain characters that should be escaped. Digits followed by a path are a
    /// port.
    pub(super) fn password(&mut self, text: &str, at: usize) -> Option<Span> {
        let bytes = text.as_bytes();
        let mut start = at;
        let mut level = 0;
        for expected in *b"://" {
            let (_, depth, end) =
                decoded_byte(bytes, start).filter(|(byte, ..)| *byte == expected)?;
            level = level.max(depth);
            start = end;
        }
        if level > 0 {
            return encoded_password(bytes, start, level);
        }
        if start >= self.end {
            let rest = &text[start..];
            let length = rest
                .find(|c: char| c.is_whitespace() || "\"'<>".contains(c))
                .unwrap_or(rest.len());
            self.end = start + length;
            self.last_at = rest[..length].rfind('@').map(|at| start + at);
        }
        let address = &text[start..self.end];
        let authority = &address[..address.find(['/', '?', '#']).unwrap_or(address.len())];
        let colon = authority.find(':')? + 1;
        let port = &authority[colon..];
        let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        let at_sign = match authority.rfind('@') {
            Some(at_sign) => start + at_sign,
            None if is_port => return None,
            None => self.last_at?,
        };
        (start + colon < at_sign).then_some((start + colon, at_sign))
    }
}

/// Maximum length in bytes of an encoded user, password and host. All of a longer text is masked.
const MAX_ENCODED_LENGTH: usize = 4_096;

/// The span of the password in an address whose `://` is percent-encoded `level` times and ends at
/// `start`.
fn encoded_password(bytes: &[u8], start: usize, level: usize) -> Option<Span> {
    let (mut colon, mut at_sign) = (None, None);
    let mut at = start;
    while let Some((byte, depth, end)) = decoded_byte(bytes, at) {
        match byte {
            b'/' | b'?' | b'#' | b'&' | b'"' | b'\'' | b'<' | b'>' | b' ' | b'\t' | b'\n'
            | b'\r'
                if depth <= level =>
            {
                break;
            }
            b':' if depth <= level && colon.is_none() => colon = Some(end),
            b'@' if depth <= level => at_sign = Some(at),
            _ => {}
        }
        at = end;
        if at - start > MAX_ENCODED_LENGTH {
            return Some((start, bytes.len()));
        }
    }
    colon
        .zip(at_sign)
        .filter(|(colon, at_sign)| colon < at_sign)
}
