//! The headers of production, read from the file that deployments copy them from.

use axum::http::header::{HeaderMap, HeaderName, HeaderValue};

const FILE: &str = include_str!("../../../deploy/headers");

/// The headers every file of the console is sent with.
pub fn production() -> HeaderMap {
    parse(FILE)
}

/// One `Name: value` a line; `#` begins a comment. A line that is none is left out: the test below reads the real file.
fn parse(file: &str) -> HeaderMap {
    let lines = file
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((
                name.trim().parse::<HeaderName>().ok()?,
                HeaderValue::from_str(value.trim()).ok()?,
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_header() {
        let lines = FILE
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
            .count();
        assert_eq!(production().len(), lines);
        assert!(production().contains_key("content-security-policy"));
    }

    #[test]
    fn nginx_sends_the_same_headers() {
        let nginx = include_str!("../../../deploy/nginx.conf");
        for (name, value) in &production() {
            let value = value.to_str().unwrap();
            let line = nginx.lines().map(str::trim).find(|line| {
                line.to_ascii_lowercase()
                    .starts_with(&format!("add_header {name} "))
            });
            assert!(
                line.is_some_and(|line| line.ends_with(&format!(" \"{value}\" always;"))),
                "{name} in deploy/nginx.conf"
            );
        }
    }

    #[test]
    fn comments_and_empty_lines_are_none() {
        let headers = parse("# why\n\nX-A: b: c\n");
        assert_eq!(headers.get("x-a").unwrap(), "b: c");
        assert_eq!(headers.len(), 1);
    }
}
