//! Writing JSON. It is a few lines, and `serde_json`'s writer would bring its own for every kind of value along.

use std::fmt::Write;

/// Writes a text as a JSON string.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    let mut kept = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[kept..at]);
        kept = at + 1;
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
    out.push_str(&text[kept..]);
    out.push('"');
}

/// An object in the making.
#[derive(Debug)]
pub struct JsonObject<'a> {
    out: &'a mut String,
    has_members: bool,
}

impl<'a> JsonObject<'a> {
    /// Begins an object.
    pub fn begin(out: &'a mut String) -> Self {
        out.push('{');
        Self {
            out,
            has_members: false,
        }
    }

    /// Writes a member's name; its value is to be written behind.
    pub fn name(&mut self, name: &str) -> &mut String {
        if self.has_members {
            self.out.push(',');
        }
        self.has_members = true;
        write_string(self.out, name);
        self.out.push(':');
        self.out
    }

    /// Writes a text.
    pub fn text(&mut self, name: &str, text: &str) {
        write_string(self.name(name), text);
    }

    /// Writes what prints as JSON: a number, `true` or `false`.
    pub fn plain(&mut self, name: &str, value: impl std::fmt::Display) {
        _ = write!(self.name(name), "{value}");
    }

    /// Writes what is JSON already.
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
        fn every_text_is_read_back_as_it_was(text in "(\\PC|[\\x00-\\x1f\"\\\\\\x7f\u{2028}\u{feff}]){0,20}") {
            let mut json = String::new();
            write_string(&mut json, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(text));
            prop_assert!(!json.contains(['\n', '\r']));
        }
    }

    #[test]
    fn an_object_has_commas_between_its_members() {
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
