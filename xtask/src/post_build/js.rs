//! Scripts without what only their readers need.
//!
//! A real minifier would save more, but Trunk's breaks what wasm-bindgen writes; this one changes no token.

/// The script without indentation, and without the comments that stand on lines of their own. A script with a text
/// that spans lines is returned as it is, since there white space counts.
pub(super) fn tighten(script: &str) -> String {
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1 || line.ends_with('\\'))
    {
        return script.to_owned();
    }
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if in_comment {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_on_lines_of_their_own_and_indentation_go() {
        let script = "// a\nfunction f() {\n  /**\n   * @returns {number}\n   */\n  return 1; // stays\n}\n\n/* b */\n";
        assert_eq!(tighten(script), "function f() {\nreturn 1; // stays\n}\n");
    }

    #[test]
    fn a_text_that_spans_lines_keeps_the_script_as_it_is() {
        for script in ["let a = `\n  // b`;\n", "let a = 'b\\\n  c';\n"] {
            assert_eq!(tighten(script), script);
        }
        assert_eq!(tighten("  return `${a}`;\n"), "return `${a}`;\n");
    }
}
