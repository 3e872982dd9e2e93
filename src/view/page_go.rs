//! Going to a page by its number.

use leptos::prelude::*;
use web_sys::Event;

use super::announce;
use super::context::app;
use super::tag::{Tag, live, tag};
use crate::platform::zoned::count;

/// A field for the page's number; Enter goes there. What is no page is kept and told until it is changed.
pub(super) fn page_go() -> Tag {
    let app = app();
    let text = &app.text().table;
    let language = app.language.tag();
    // What is typed and was not gone to; else the page shown stands in the field.
    let typed = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(false);
    let window = Memo::new(move |_| app.window());
    let error = move || {
        let pages = window.get().pages;
        match wrong.get() {
            false => String::new(),
            true if pages == 1 => text.one_page.to_owned(),
            true => text.no_such_page(&count(pages, language)),
        }
    };
    let go = move |event: Event| {
        event.prevent_default();
        let Some(text) = typed.get_untracked() else { return };
        let pages = window.get_untracked().pages;
        match window.get_untracked().named(&text) {
            Some(page) => {
                typed.set(None);
                wrong.set(false);
                app.go_to(page);
                let said = app.text().table.page_said(&count(page, language), &count(pages, language));
                announce::say(&app, &said);
            }
            None => wrong.set(true),
        }
    };
    let value = move || typed.get().unwrap_or_else(|| window.get().page.to_string());
    let input = tag("input")
        .class("input")
        .attr("id", "page-go")
        .attr("data-testid", "page-go")
        .attr("inputmode", "numeric")
        .attr("enterkeyhint", "go")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "page-go-of page-go-error")
        .attr("aria-invalid", live(move || wrong.get().then(|| "true".to_owned())))
        .prop("value", live(value))
        .on("input", move |event| {
            typed.set(Some(event_target_value(&event)));
            wrong.set(false);
        });
    let of = live(move || text.of_pages(&count(window.get().pages, language)));
    tag("form")
        .class("pager__go")
        .attr("novalidate", "")
        .on("submit", go)
        .child(tag("label").attr("for", "page-go").child(text.page))
        .child(input)
        .child(tag("span").attr("id", "page-go-of").child(of))
        .child(tag("p").class("field__error").attr("id", "page-go-error").attr("role", "alert").child(live(error)))
}
