//! Texts in which the words that the user looks for are marked.

use crate::state::app::App;
use leptos::prelude::*;
use model::find::FindTerms;
use ui::{Child, Element, html, span};

/// A text with a `<mark>` around each word that the user looks for.
///
/// The marks are read reactively: call it inside a closure that may run again.
///
/// ```ignore
/// td().child(move || marked(task.get().name, app))
/// ```
pub(crate) fn marked(text: String, app: App) -> Child {
    app.finder().marks.with(|terms| match terms {
        Some(terms) => Child::Element(with_marks(&text, terms)),
        None => Child::Text(text.into()),
    })
}

fn with_marks(text: &str, terms: &FindTerms) -> Element {
    let mut marked = span();
    let mut end = 0;
    for range in terms.marks(text) {
        let mark = html::mark().child(text[range.clone()].to_owned());
        marked = marked.child(text[end..range.start].to_owned()).child(mark);
        end = range.end;
    }
    marked.child(text[end..].to_owned())
}
