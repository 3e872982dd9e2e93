//! Removes comments and indentation from scripts.
//!
//! A real minifier would save more, but Trunk's breaks wasm-bindgen's output; this one changes no
//! token.

/// The script without indentation and without comments on lines of their own. A script with a
/// string across lines is returned unchanged, because white space counts there.
pub(super) fn strip(script: &str) -> String {
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
    fn indentation_and_comment_lines_are_removed() {
        let script = "// a\nfunction f() {\n  /**\n   * @returns {number}\n   */\n  return 1; // stays\n}\n\n/* b */\n";
        assert_eq!(strip(script), "function f() {\nreturn 1; // stays\n}\n");
    }

    #[test]
    fn a_script_with_a_string_across_lines_is_unchanged() {
        for script in ["let a = `\n  // b`;\n", "let a = 'b\\\n  c';\n"] {
            assert_eq!(strip(script), script);
        }
        assert_eq!(strip("  return `${a}`;\n"), "return `${a}`;\n");
    }
}
