//! A task as names and values in raw JSON.

use serde_json::{Map, Value};

/// The members of one task, each as it will stand in the answer.
#[derive(Debug)]
pub(super) struct Row(Vec<(String, String)>);

impl Row {
    /// Takes a good task apart.
    pub(super) fn read(json: &str) -> Self {
        let members: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
        Self(
            members
                .into_iter()
                .map(|(name, value)| (quoted(&name), value.to_string()))
                .collect(),
        )
    }

    /// Puts a value, which is JSON or meant to be none, in the place of the one there is.
    pub(super) fn set(&mut self, name: &str, json: impl Into<String>) {
        self.remove(name);
        self.add(&quoted(name), json);
    }

    /// Puts a text.
    pub(super) fn set_text(&mut self, name: &str, text: &str) {
        self.set(name, quoted(text));
    }

    pub(super) fn remove(&mut self, name: &str) {
        let name = quoted(name);
        self.0.retain(|member| member.0 != name);
    }

    /// Adds a member behind the others, even one that is there already; its name is JSON as well.
    pub(super) fn add(&mut self, name: &str, json: impl Into<String>) {
        self.0.push((name.to_owned(), json.into()));
    }

    /// Adds a member before the others.
    pub(super) fn add_first(&mut self, name: &str, json: impl Into<String>) {
        self.0.insert(0, (quoted(name), json.into()));
    }

    /// Says every member twice.
    pub(super) fn double(&mut self) {
        self.0.extend_from_within(..);
    }

    /// The task as JSON.
    pub(super) fn text(&self) -> String {
        let members: Vec<_> = self
            .0
            .iter()
            .map(|(name, value)| format!("{name}:{value}"))
            .collect();
        format!("{{{}}}", members.join(","))
    }
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
