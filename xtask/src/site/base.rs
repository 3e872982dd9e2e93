//! The path the console lies below.

use anyhow::{Result, bail};

/// Brings a base path into the form `/` or `/a/b/`.
pub fn normal(base: &str) -> Result<String> {
    let inside = base.trim_matches('/');
    if inside.is_empty() {
        return Ok("/".to_owned());
    }
    for part in inside.split('/') {
        let plain = part
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
        if !plain || part.is_empty() || part.starts_with('.') {
            bail!(
                "`{base}` cannot be a base path: use letters, digits, `-`, `_`, `~` and `.` between slashes, such as /ocp/backups/"
            );
        }
    }
    if matches!(
        inside.split('/').next(),
        Some("api" | "login" | "_stand-in")
    ) {
        bail!(
            "`{base}` cannot be a base path: /api, /login and /_stand-in are taken by OCP, name another one"
        );
    }
    Ok(format!("/{inside}/"))
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn slashes_at_the_ends_may_be_left_out() {
        for (base, expected) in [
            ("", "/"),
            ("/", "/"),
            ("ocp", "/ocp/"),
            ("/a/b-1", "/a/b-1/"),
            ("/a/b/", "/a/b/"),
        ] {
            assert_eq!(normal(base).unwrap(), expected);
        }
    }

    #[test]
    fn what_no_address_can_be_is_refused() {
        for base in [
            "/a//b/",
            "/../",
            "/a b/",
            "/a?b/",
            "/api/",
            "/login/x",
            "_stand-in",
            "/é/",
        ] {
            assert!(normal(base).is_err(), "{base}");
        }
    }
}
