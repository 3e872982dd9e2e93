//! A user name and a password of OCP, for as long as they are needed, and how a request carries them: HTTP Basic
//! (RFC 7617), `Authorization: Basic` and the base64 of `user:password` in UTF-8.

use std::fmt;
use std::hint::black_box;

/// A field of the sign-in form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInField {
    /// The user name.
    User,
    /// The password.
    Password,
}

/// What is wrong with a field of the sign-in form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInFieldError {
    /// It must be filled in.
    Missing,
    /// A user name cannot have a colon: it is what ends the name.
    Colon,
    /// RFC 7617 allows no control characters (ASCII 0 to 31 and 127).
    ControlCharacter,
}

/// A user name and a password. It is not to be cloned or printed, and its bytes are overwritten when it is
/// dropped. That does not reach the copies: what the form holds, and what [`Credential::header`] gives.
pub struct Credential {
    /// `user:password`
    bytes: Vec<u8>,
    /// Where the colon is.
    colon: usize,
}

impl Credential {
    /// What stands in the form as it stands there, or what is wrong with it, each field at most once.
    pub fn new(user: &str, password: &str) -> Result<Self, Vec<(SignInField, SignInFieldError)>> {
        let error_of = |text: &str, may_have_colon: bool| {
            if text.is_empty() {
                Some(SignInFieldError::Missing)
            } else if text.contains(|c: char| c.is_ascii_control()) {
                Some(SignInFieldError::ControlCharacter)
            } else {
                (!may_have_colon && text.contains(':')).then_some(SignInFieldError::Colon)
            }
        };
        let user_error = error_of(user, false).map(|error| (SignInField::User, error));
        let password_error = error_of(password, true).map(|error| (SignInField::Password, error));
        let errors: Vec<_> = user_error.into_iter().chain(password_error).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        // All at once: bytes that grow move, and leave a copy behind.
        let mut bytes = Vec::with_capacity(user.len() + 1 + password.len());
        bytes.extend_from_slice(user.as_bytes());
        bytes.push(b':');
        bytes.extend_from_slice(password.as_bytes());
        Ok(Self {
            bytes,
            colon: user.len(),
        })
    }

    /// The user name.
    pub fn user(&self) -> &str {
        str::from_utf8(&self.bytes[..self.colon]).unwrap_or_default()
    }

    /// The value of the `Authorization` header.
    pub fn header(&self) -> String {
        const SCHEME: &str = "Basic ";
        let mut header = String::with_capacity(SCHEME.len() + self.bytes.len().div_ceil(3) * 4);
        header.push_str(SCHEME);
        base64(&self.bytes, &mut header);
        header
    }
}

impl Drop for Credential {
    fn drop(&mut self) {
        self.bytes.fill(0);
        // Or the compiler leaves the zeros out, as nobody reads them.
        black_box(&self.bytes);
    }
}

/// Nothing of it: what is printed ends up in consoles and reports.
impl fmt::Debug for Credential {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Credential")
    }
}

/// Appends the base64 of `bytes` (RFC 4648, section 4, with padding).
fn base64(bytes: &[u8], out: &mut String) {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for three in bytes.chunks(3) {
        let byte = |place: usize| three.get(place).map_or(0, |byte| usize::from(*byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let sign = if digit <= three.len() {
                ALPHABET[bits >> (18 - 6 * digit) & 63]
            } else {
                b'='
            };
            out.push(char::from(sign));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn encoded(bytes: &[u8]) -> String {
        let mut out = String::new();
        base64(bytes, &mut out);
        out
    }

    /// Reads base64 bit by bit; `None` for what has another alphabet, length or padding.
    fn decoded(text: &str) -> Option<Vec<u8>> {
        let digits = text.trim_end_matches('=');
        if !text.len().is_multiple_of(4) || text.len() - digits.len() > 2 {
            return None;
        }
        let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
        for digit in digits.bytes() {
            let value = match digit {
                b'A'..=b'Z' => digit - b'A',
                b'a'..=b'z' => digit - b'a' + 26,
                b'0'..=b'9' => digit - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                _ => return None,
            };
            (bits, count) = (bits << 6 | u32::from(value), count + 6);
            if count >= 8 {
                count -= 8;
                bytes.push(u8::try_from(bits >> count).ok()?);
                bits &= (1 << count) - 1;
            }
        }
        (bits == 0).then_some(bytes)
    }

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (text, base64) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encoded(text.as_bytes()), base64);
        }
        assert_eq!(encoded(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn the_header_is_that_of_rfc_7617() {
        let header =
            |user, password| Credential::new(user, password).map(|credential| credential.header());
        assert_eq!(
            header("Aladdin", "open sesame").as_deref(),
            Ok("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
        );
        assert_eq!(
            header("test", "123£").as_deref(),
            Ok("Basic dGVzdDoxMjPCow==")
        );
    }

    #[test]
    fn every_field_says_what_is_wrong_with_it() {
        use SignInField::{Password, User};
        use SignInFieldError::{Colon, ControlCharacter, Missing};
        let errors = |user, password| Credential::new(user, password).err().unwrap_or_default();
        assert_eq!(errors("", ""), [(User, Missing), (Password, Missing)]);
        assert_eq!(errors("a:b", "c"), [(User, Colon)]);
        assert_eq!(
            errors("a\t", "b\u{7f}"),
            [(User, ControlCharacter), (Password, ControlCharacter)]
        );
        assert_eq!(errors("a:\n", "b"), [(User, ControlCharacter)]);
        for (user, password) in [
            ("a", ":b:"),
            ("á é", " "),
            ("管理员", "密码"),
            ("\u{85}", "x"),
        ] {
            assert_eq!(errors(user, password), [], "{user:?} {password:?}");
        }
    }

    #[test]
    fn nothing_of_a_credential_is_printed() {
        let credential = Credential::new("root", "S3cr3t").unwrap();
        assert_eq!(
            format!("{credential:?} {credential:#?}"),
            "Credential Credential"
        );
        assert_eq!(credential.user(), "root");
    }

    proptest! {
        #[test]
        fn base64_reads_back(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            prop_assert_eq!(decoded(&encoded(&bytes)), Some(bytes));
        }

        #[test]
        fn the_server_gets_the_user_and_the_password(user in "[^:\\x00-\\x1f\\x7f]{1,20}", password in "[^\\x00-\\x1f\\x7f]{1,20}") {
            let credential = Credential::new(&user, &password).unwrap();
            prop_assert_eq!(credential.user(), user.as_str());
            let header = credential.header();
            let bytes = header.strip_prefix("Basic ").and_then(decoded).unwrap();
            let (first, rest) = str::from_utf8(&bytes).unwrap().split_once(':').unwrap();
            prop_assert_eq!((first, rest), (user.as_str(), password.as_str()));
        }

        #[test]
        fn any_other_text_is_refused(user in "[\\x00-\\x7f]{0,6}", password in "[\\x00-\\x7f]{0,6}") {
            let is_plain = |text: &str| !text.is_empty() && !text.bytes().any(|byte| byte < 32 || byte == 127);
            let is_good = is_plain(&user) && !user.contains(':') && is_plain(&password);
            prop_assert_eq!(Credential::new(&user, &password).is_ok(), is_good);
        }
    }
}
