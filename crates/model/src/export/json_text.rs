//! Writes JSON. `serde_json`'s serializer would add code for every kind of value to the download.

use std::fmt::Write;

/// Writes a text as a JSON string.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    let mut copied_to = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[copied_to..at]);
        copied_to = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            // Writing to a `String` cannot fail.
            _ => _ = write!(out, "\\u{byte:04x}"),
        }
    }
    out.push_str(&text[copied_to..]);
    out.push('"');
}

/// Writes a JSON object member by member.
#[derive(Debug)]
pub struct JsonObject<'a> {
    out: &'a mut String,
    has_members: bool,
}

impl<'a> JsonObject<'a> {
    /// Starts an object.
    pub fn begin(out: &'a mut String) -> Self {
        out.push('{');
        Self {
            out,
            has_members: false,
        }
    }

    /// Writes a member's name. The caller appends the value to the returned text.
    pub fn name(&mut self, name: &str) -> &mut String {
        if self.has_members {
            self.out.push(',');
        }
        self.has_members = true;
        write_string(self.out, name);
        self.out.push(':');
        self.out
    }

    /// Writes a text member.
    pub fn text(&mut self, name: &str, text: &str) {
        write_string(self.name(name), text);
    }

    /// Writes a member whose `Display` output is JSON: a number, `true` or `false`.
    pub fn plain(&mut self, name: &str, value: impl std::fmt::Display) {
        _ = write!(self.name(name), "{value}");
    }

    /// Writes a member whose value is already JSON.
    pub fn json(&mut self, name: &str, json: &str) {
        self.name(name).push_str(json);
    }

    /// Ends the object.
    pub fn end(self) {
        self.out.push('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn write_string_reads_back_as_json(
            text in "(\\PC|[\\x00-\\x1f\"\\\\\\x7f\u{2028}\u{feff}]){0,20}",
        ) {
            let mut json = String::new();
            write_string(&mut json, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(text));
            prop_assert!(!json.contains(['\n', '\r']));
        }
    }

    #[test]
    fn object_separates_members_by_commas() {
        let mut json = String::new();
        JsonObject::begin(&mut json).end();
        let mut object = JsonObject::begin(&mut json);
        object.text("a\"", "b");
        object.plain("n", i64::MIN);
        object.json("j", "[1,2]");
        object.end();
        assert_eq!(json, r#"{}{"a\"":"b","n":-9223372036854775808,"j":[1,2]}"#);
    }
}
