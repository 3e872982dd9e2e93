//! Which compressed form of a file a client takes.

use crate::post_build::names;

/// The forms, best first: what `Accept-Encoding` calls it and what the file name ends with.
pub(super) const FORMS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// Whether an `Accept-Encoding` header allows a coding.
pub(super) fn accepts(header: &str, coding: &str) -> bool {
    let quality = |name: &str| {
        header.split(',').find_map(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            let is_it = parts
                .next()
                .is_some_and(|part| part.eq_ignore_ascii_case(name));
            let quality = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
            is_it.then(|| quality.unwrap_or(1.0))
        })
    };
    quality(coding)
        .or_else(|| quality("*"))
        .is_some_and(|quality| quality > 0.0)
}

/// What a file is, by its name.
pub(super) fn content_type(path: &str) -> &'static str {
    match names::extension(path) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_for_is_accepted() {
        for (header, brotli, gzip) in [
            ("gzip, deflate, br, zstd", true, true),
            ("gzip;q=0.5, br;q=0", false, true),
            ("*", true, true),
            ("*;q=0, GZIP", false, true),
            ("identity", false, false),
            ("", false, false),
        ] {
            assert_eq!(
                (accepts(header, "br"), accepts(header, "gzip")),
                (brotli, gzip),
                "{header}"
            );
        }
    }

    #[test]
    fn wasm_can_be_compiled_while_it_arrives() {
        assert_eq!(content_type("a/b_bg-1.wasm"), "application/wasm");
        assert_eq!(content_type("LICENSE"), "application/octet-stream");
    }
}
