//! The headers of production, read from the file that deployments copy them from.

use axum::http::header::{HeaderMap, HeaderName, HeaderValue};

const FILE: &str = include_str!("../../../deploy/headers");

/// The headers of every file of the console.
pub fn production() -> HeaderMap {
    parse(FILE)
}

/// Parses one `Name: value` a line; `#` starts a comment. Invalid lines are skipped: a test reads
/// the real file.
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
    fn nginx_redirects_without_scheme_and_port_and_caches_vary() {
        let nginx = include_str!("../../../deploy/nginx.conf");
        let lines: Vec<_> = nginx.lines().map(str::trim).collect();
        for line in ["absolute_redirect off;", "gzip_vary on;"] {
            assert!(lines.contains(&line), "{line}");
        }
        // nginx warns of a type that it has among the types anyway.
        let charset = lines.iter().find(|line| line.starts_with("charset_types"));
        assert!(charset.is_some_and(|line| !line.contains("text/html")));
    }

    #[test]
    fn comments_and_empty_lines_are_skipped() {
        let headers = parse("# why\n\nX-A: b: c\n");
        assert_eq!(headers.get("x-a").unwrap(), "b: c");
        assert_eq!(headers.len(), 1);
    }
}
