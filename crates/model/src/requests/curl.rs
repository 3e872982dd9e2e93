//! A request as a `curl` command for a POSIX shell. Whoever runs it gives the credential: the command has only a place
//! for it, and with nothing in that place the shell stops before anything is sent, as OCP blocks a client after 20 wrong
//! sign-ins.

use std::fmt::Write;

use crate::settings::config::{ApiBase, Auth};
use crate::settings::language::Language;
use crate::shared::masking::mask;

/// The variable of the shell that a user's name is taken from.
pub const USER: &str = "OCP_USER";
/// The variable for the password.
pub const PASSWORD: &str = "OCP_PASSWORD";
/// The variable for the cookie of a session.
pub const COOKIE: &str = "OCP_COOKIE";

/// The whole address of what was `asked` of an OCP at `base`, for a page of `origin`, secrets masked. Every character is
/// printable ASCII: others are percent-encoded, as a browser does when it sends them.
pub fn address(origin: &str, base: &ApiBase, asked: &str) -> String {
    let origin = if base.is_absolute() { "" } else { origin };
    let whole = format!("{origin}{}{asked}", base.as_str());
    let mut address = String::with_capacity(whole.len());
    for byte in mask(&whole).bytes() {
        match byte {
            b'!'..=b'~' => address.push(char::from(byte)),
            // Writing to a `String` cannot fail.
            _ => _ = write!(address, "%{byte:02X}"),
        }
    }
    address
}

/// The command that sends the page's request for `address`, as [`address`] makes it, as somebody who is signed in by `auth`.
pub fn command(address: &str, language: Language, auth: Auth) -> String {
    // Within double quotes, and with no other sign that a shell reads there. `:?` ends the command when it is not set.
    let credential = match auth {
        Auth::Basic => format!(" \\\n  -u \"${{{USER}:?}}:${{{PASSWORD}:?}}\""),
        Auth::Session => format!(" \\\n  -b \"${{{COOKIE}:?}}\""),
        Auth::Proxy => String::new(),
    };
    // curl reads these as ranges and lists of addresses.
    let plain = if address.contains(['[', ']', '{', '}']) {
        " -g"
    } else {
        ""
    };
    let language = quoted(&format!("Accept-Language: {}", language.tag()));
    let accept = quoted("Accept: application/json");
    format!(
        "curl{plain} {} \\\n  -H {accept} \\\n  -H {language}{credential}",
        quoted(address)
    )
}

/// One word of a shell, in which nothing is expanded.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
#[path = "curl_tests.rs"]
mod tests;
