//! A request as a `curl` command for a POSIX shell.
//!
//! The command contains no credential, only variables for it. An unset variable ends the command before a request is sent,
//! because OCP blocks a client after 20 failed sign-ins.

use std::fmt::Write;

use crate::settings::config::{ApiBase, Auth};
use crate::settings::language::Language;
use crate::shared::masking::mask;
use crate::shared::shell::quoted;

/// The shell variable with the user name.
pub const USER_VARIABLE: &str = "OCP_USER";
/// The shell variable with the password.
pub const PASSWORD_VARIABLE: &str = "OCP_PASSWORD";
/// The shell variable with the cookie of a session.
pub const COOKIE_VARIABLE: &str = "OCP_COOKIE";

/// The complete address of a request for `target` to an OCP at `base`, from a page of `origin`, with masked secrets. Characters
/// other than printable ASCII are percent-encoded, as browsers do.
pub fn address(origin: &str, base: &ApiBase, target: &str) -> String {
    let origin = if base.is_absolute() { "" } else { origin };
    let url = format!("{origin}{}{target}", base.as_str());
    let mut address = String::with_capacity(url.len());
    for byte in mask(&url).bytes() {
        match byte {
            b'!'..=b'~' => address.push(char::from(byte)),
            // Writing to a `String` cannot fail.
            _ => _ = write!(address, "%{byte:02X}"),
        }
    }
    address
}

/// The command that requests `address`, which comes from [`address`], with the credential that `auth` needs.
pub fn command(address: &str, language: Language, auth: Auth) -> String {
    // `:?` ends the command if the variable is unset. Nothing else in the double quotes is expanded.
    let credential = match auth {
        Auth::Basic => format!(" \\\n  -u \"${{{USER_VARIABLE}:?}}:${{{PASSWORD_VARIABLE}:?}}\""),
        Auth::Session => format!(" \\\n  -b \"${{{COOKIE_VARIABLE}:?}}\""),
        Auth::Proxy => String::new(),
    };
    // Without `-g`, curl reads these characters as ranges and lists of addresses.
    let no_globbing = if address.contains(['[', ']', '{', '}']) {
        " -g"
    } else {
        ""
    };
    let language = quoted(&format!("Accept-Language: {}", language.tag()));
    let accept = quoted("Accept: application/json");
    format!(
        "curl{no_globbing} {} \\\n  -H {accept} \\\n  -H {language}{credential}",
        quoted(address)
    )
}

#[cfg(test)]
#[path = "curl_tests.rs"]
mod tests;
