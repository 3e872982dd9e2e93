//! Several style sheets become one.

use anyhow::{Result, bail};

/// Joins style sheets in their order. Cascade layers keep their meaning: their order is that of their first mention.
pub(super) fn join<'a>(sheets: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<String> {
    let mut joined = String::new();
    for (name, sheet) in sheets {
        let sheet = without_comments(sheet);
        // Both count only at the very start of a file, and would be ignored without a word anywhere else.
        if let Some(rule) = ["@import", "@charset"]
            .into_iter()
            .find(|rule| sheet.contains(rule))
        {
            bail!(
                "{name} has an `{rule}`, which joined style sheets cannot keep: list the file in index.html instead"
            );
        }
        for line in sheet.lines().map(str::trim).filter(|line| !line.is_empty()) {
            joined.push_str(line);
            joined.push('\n');
        }
    }
    Ok(joined)
}

/// The sheet without its comments; strings and unquoted addresses, in which `/*` begins none, are left alone.
pub(super) fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            let length = rest[2..]
                .find("*/")
                .map_or(rest.len(), |end| end + "/**/".len());
            let before = out.chars().next_back().is_some_and(is_name);
            let after = rest[length..]
                .chars()
                .next()
                .is_some_and(|c| is_name(c) || c == '(');
            // `and/**/(…)` is two tokens, `and(…)` would be a function.
            if before && after {
                out.push(' ');
            }
            rest = &rest[length..];
            continue;
        } else if first == '"' || first == '\'' {
            string(rest, first)
        } else if rest
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("url("))
        {
            match rest[4..].trim_start().chars().next() {
                Some('"' | '\'') | None => 4,
                Some(_) => rest.find(')').map_or(rest.len(), |end| end + 1),
            }
        } else {
            first.len_utf8()
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// How long the string at the start of `text` is, quotes included.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

/// Whether the character can be part of a name or a number.
fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_nothing_else_does() {
        for (sheet, expected) in [
            ("a { b: c } /* d */", "a { b: c } "),
            ("/*/ still */a", "a"),
            (".a/**/.b { }", ".a.b { }"),
            ("@media screen and/**/(x) { }", "@media screen and (x) { }"),
            ("a { margin: 1px/**/2px }", "a { margin: 1px 2px }"),
            (
                r#"a::after { content: "/* kept \" */" }"#,
                r#"a::after { content: "/* kept \" */" }"#,
            ),
            (
                "a { b: url(data:x,/*y*/) } /**/",
                "a { b: url(data:x,/*y*/) } ",
            ),
            (
                "a { b: url( '/*x*/' ) /* y */ }",
                "a { b: url( '/*x*/' )  }",
            ),
            ("a /* never ends", "a "),
            ("é/**/é", "é é"),
        ] {
            assert_eq!(without_comments(sheet), expected);
        }
    }

    #[test]
    fn sheets_are_joined_in_order() {
        let joined = join([
            ("a.css", "@layer base, parts; /* why */\n\n"),
            ("b.css", "@layer base {\n  a { }  \n}"),
        ])
        .unwrap();
        assert_eq!(joined, "@layer base, parts;\n@layer base {\na { }\n}\n");
    }

    #[test]
    fn what_would_be_ignored_is_refused() {
        let error = join([("a.css", ""), ("b.css", "@import 'c.css';")]).unwrap_err();
        assert!(
            error.to_string().starts_with("b.css has an `@import`"),
            "{error}"
        );
        assert!(join([("a.css", "/* @import */")]).is_ok());
    }
}
