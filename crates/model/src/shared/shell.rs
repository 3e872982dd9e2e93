//! Words of commands for a POSIX shell.

/// The word in single quotes, in which the shell expands nothing.
pub fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}
