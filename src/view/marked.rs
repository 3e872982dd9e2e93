//! Texts in which what was found is marked.

use leptos::prelude::*;

use super::tag::{Child, tag};
use crate::model::find::Find;
use crate::state::app::App;

/// A text, with the words that are looked for marked in it.
pub(super) fn marked(text: String, app: &App) -> Child {
    app.finding.marks.with(|find| match find {
        Some(find) => Child::View(pieces(&text, find)),
        None => text.into(),
    })
}

fn pieces(text: &str, find: &Find) -> AnyView {
    let mut pieces: Vec<AnyView> = Vec::new();
    let mut from = 0;
    for mark in find.marks(text) {
        pieces.push(text[from..mark.start].to_owned().into_any());
        pieces.push(tag("mark").child(text[mark.clone()].to_owned()).into_any());
        from = mark.end;
    }
    pieces.push(text[from..].to_owned().into_any());
    pieces.into_any()
}
