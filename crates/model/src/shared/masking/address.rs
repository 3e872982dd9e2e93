//! Passwords in addresses, and characters that are encoded.

/// The character at `at`: what it stands for, how often it is percent-encoded, and where it ends.
pub(crate) fn unit(bytes: &[u8], at: usize) -> Option<(u8, usize, usize)> {
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
        // `%25` twice is a percent sign, encoded as often as there are more.
        return hex(digits).map(|byte| (byte, (digits - at).div_ceil(2), digits + 2));
    }
    Some((first, 0, at + 1))
}

/// What is known of the address that was last looked at, as many can begin in one.
#[derive(Default)]
pub(crate) struct Address {
    /// Where it ends.
    end: usize,
    /// The last `@` in it.
    last_at: Option<usize>,
}

impl Address {
    /// The bounds of `password` in `://user:password@host`, when its first colon is at `at`. A password may hold what
    /// an address should escape; digits and then a path after the colon are a port.
    pub(crate) fn password(&mut self, text: &str, at: usize) -> Option<(usize, usize)> {
        let bytes = text.as_bytes();
        let mut start = at;
        let mut level = 0;
        for token in *b"://" {
            let (_, depth, end) = unit(bytes, start).filter(|(byte, ..)| *byte == token)?;
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

/// Bytes of an encoded user, password and host; where there are more, it is not an address, and all of it is masked.
const LONGEST: usize = 4_096;

/// The same in an address whose `://` is percent-encoded `level` times, from its `start`.
fn encoded_password(bytes: &[u8], start: usize, level: usize) -> Option<(usize, usize)> {
    let (mut colon, mut at_sign) = (None, None);
    let mut at = start;
    while let Some((byte, depth, end)) = unit(bytes, at) {
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
        if at - start > LONGEST {
            return Some((start, bytes.len()));
        }
    }
    colon
        .zip(at_sign)
        .filter(|(colon, at_sign)| colon < at_sign)
}
