//! What stands over the rows while the form holds something that is not requested: whose rows they still are.

use leptos::prelude::*;

use crate::view::context::app;
use crate::view::words::filters::filter_in_words;
use crate::view::words::scopes;
use model::load::screen::Screen;
use ui::{Element, div, p};

/// The sentence over the rows. It takes no room of its own, so that typing moves nothing.
#[component]
pub(crate) fn NotApplied() -> Element {
    let app = app();
    let sentence = move || {
        let is_waiting = app.filter().is_waiting.get() && app.screen().get() == Screen::Rows;
        let query = is_waiting.then(|| app.route().query.get())?;
        let text = app.text();
        let filter = filter_in_words(&query.filter, query.zone, text);
        let scope = query.scope?;
        let tenant = scopes::tenant(scope, &app.scopes().names(scope), &text.scopes);
        Some(text.filter.rows_are_still(&tenant, &filter))
    };
    let sentence = Memo::new(move |_| sentence());
    div()
        .class("not-applied")
        .attr("data-testid", "not-applied")
        .child(move || sentence.get().map(|sentence| p().child(sentence)))
}
