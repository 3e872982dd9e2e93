//! Texts in which what was found is marked.

use crate::state::app::App;
use leptos::prelude::*;
use model::find::FindTerms;
use ui::{Element, fragment, html, span};

/// A text, with the words that are looked for marked in it.
pub(crate) fn marked(text: String, app: App) -> AnyView {
    app.finder().marks.with(|find| match find {
        Some(find) => pieces(&text, find).into_any(),
        None => fragment(text),
    })
}

fn pieces(text: &str, find: &FindTerms) -> Element {
    let mut pieces = span();
    let mut from = 0;
    for mark in find.marks(text) {
        let marked = html::mark().child(text[mark.clone()].to_owned());
        pieces = pieces
            .child(text[from..mark.start].to_owned())
            .child(marked);
        from = mark.end;
    }
    pieces.child(text[from..].to_owned())
}
