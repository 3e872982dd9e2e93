//! An OCP user name and password, and the `Authorization` header made from them: HTTP Basic (RFC
//! 7617), the base64 of `user:password` in UTF-8.

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

/// An error in a field of the sign-in form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInFieldError {
    /// The field is empty.
    Missing,
    /// A user name must not contain a colon, which ends it in the header.
    Colon,
    /// RFC 7617 forbids control characters (ASCII 0 to 31 and 127).
    ControlCharacter,
}

/// A user name and a password. It can be neither cloned nor printed, and its bytes are overwritten
/// when it is dropped. Copies outside remain: the form's fields, and the result of
/// [`Credential::header`].
pub struct Credential {
    /// `user:password`
    bytes: Vec<u8>,
    /// The index of the colon in `bytes`.
    colon: usize,
}

impl Credential {
    /// Makes a credential from the form's unchanged text. Fails with at most one error per field.
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
        // The capacity is exact, because a growing buffer leaves copies of the password behind.
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
        // Without `black_box` the compiler may drop the writes, since nothing reads them.
        black_box(&self.bytes);
    }
}

/// Printed text ends up in consoles and reports, so it holds nothing of the credential.
impl fmt::Debug for Credential {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Credential")
    }
}

/// Appends the base64 of `bytes` (RFC 4648, section 4, with padding).
fn base64(bytes: &[u8], out: &mut String) {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for group in bytes.chunks(3) {
        let byte = |index: usize| group.get(index).map_or(0, |byte| usize::from(*byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let character = if digit <= group.len() {
                ALPHABET[bits >> (18 - 6 * digit) & 63]
            } else {
                b'='
            };
            out.push(char::from(character));
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

    /// Decodes base64 bit by bit; `None` for a wrong alphabet, length or padding.
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
    fn base64_matches_the_examples_of_rfc_4648() {
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
    fn header_matches_the_examples_of_rfc_7617() {
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
    fn new_reports_the_error_of_each_field() {
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
    fn debug_output_hides_the_credential() {
        let credential = Credential::new("root", "S3cr3t").unwrap();
        assert_eq!(
            format!("{credential:?} {credential:#?}"),
            "Credential Credential"
        );
        assert_eq!(credential.user(), "root");
    }

    proptest! {
        #[test]
        fn base64_decodes_to_the_same_bytes(
            bytes in proptest::collection::vec(any::<u8>(), 0..80),
        ) {
            prop_assert_eq!(decoded(&encoded(&bytes)), Some(bytes));
        }

        #[test]
        fn header_decodes_to_user_and_password(
            user in "[^:\\x00-\\x1f\\x7f]{1,20}",
            password in "[^\\x00-\\x1f\\x7f]{1,20}",
        ) {
            let credential = Credential::new(&user, &password).unwrap();
            prop_assert_eq!(credential.user(), user.as_str());
            let header = credential.header();
            let bytes = header.strip_prefix("Basic ").and_then(decoded).unwrap();
            let (first, rest) = str::from_utf8(&bytes).unwrap().split_once(':').unwrap();
            prop_assert_eq!((first, rest), (user.as_str(), password.as_str()));
        }

        #[test]
        fn new_accepts_exactly_the_valid_texts(
            user in "[\\x00-\\x7f]{0,6}",
            password in "[\\x00-\\x7f]{0,6}",
        ) {
            let is_plain =
                |text: &str| !text.is_empty() && !text.bytes().any(|byte| byte < 32 || byte == 127);
            let is_valid = is_plain(&user) && !user.contains(':') && is_plain(&password);
            prop_assert_eq!(Credential::new(&user, &password).is_ok(), is_valid);
        }
    }
}
