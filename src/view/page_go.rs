//! Going to a page by its number.

use leptos::prelude::*;
use web_sys::Event;

use super::announce;
use super::context::app;
use super::tag::{Tag, live, tag};
use crate::platform::dialog;
use crate::platform::zoned::count;
use crate::state::effect::on_change;
use crate::state::signal::RwSignal;

/// The field's id, and its test hook.
const FIELD: &str = "page-go";

/// A field for the page's number; Enter goes there. What is no page is kept and told until it is changed.
pub(super) fn page_go() -> Tag {
    let app = app();
    let text = &app.text().table;
    let language = app.language.tag();
    let wrong = RwSignal::new(false);
    let pages = move || app.window().pages;
    // What is typed stands there until another page is shown; then it is that page's number.
    let value = move || app.window().page.to_string();
    let mut shown = None;
    on_change(move || {
        if shown.replace(app.window().page).is_some_and(|before| Some(before) != shown) {
            wrong.set(false);
        }
    });
    let error = move || match (wrong.get(), pages()) {
        (false, _) => String::new(),
        (true, 1) => text.one_page.to_owned(),
        (true, pages) => text.no_such_page(&count(pages, language)),
    };
    let go = move |event: Event| {
        event.prevent_default();
        let window = untrack(|| app.window());
        let page = window.named(&dialog::typed(FIELD));
        wrong.set(page.is_none());
        if let Some(page) = page {
            app.go_to(page);
            announce::say(app, &text.page_said(&count(page, language), &count(window.pages, language)));
        }
    };
    let input = tag("input")
        .class("input")
        .attr("id", FIELD)
        .attr("data-testid", FIELD)
        .attr("inputmode", "numeric")
        .attr("enterkeyhint", "go")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "page-go-of page-go-error")
        .attr("aria-invalid", live(move || wrong.get().then(|| "true".to_owned())))
        .prop("value", live(value))
        .on("input", move |_| wrong.set(false));
    let of = live(move || text.of_pages(&count(pages(), language)));
    tag("form")
        .class("pager__go")
        .attr("novalidate", "")
        .on("submit", go)
        .child(tag("label").attr("for", FIELD).child(text.page))
        .child(input)
        .child(tag("span").attr("id", "page-go-of").child(of))
        .child(tag("p").class("field__error").attr("id", "page-go-error").attr("role", "alert").child(live(error)))
}
