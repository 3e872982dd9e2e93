//! Going to a page by its number.

use leptos::prelude::*;

use crate::platform::zoned::count;
use crate::platform::{address, dialog};
use crate::state::app::App;
use crate::view::context::app;
use crate::view::ui::button;
use model::table::page::PageWindow;
use ui::{Element, ev, form, html, label, p, span};

/// The field's id, and its test hook.
const FIELD: &str = "page-go";

/// What is wrong with what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    /// Nothing.
    No,
    /// There is no such page.
    NoPage,
    /// There is, and its rows are not loaded.
    NotLoaded(usize),
}

/// How many pages there are of all that match; `None` where nobody knows, where something is looked for, or where no more
/// can be loaded.
fn pages_of_all(app: App) -> Option<usize> {
    let is_other = app.saved().is_outdated()
        || app.saved().is_offline()
        || app.finder().marks.with(Option::is_some);
    let size = app.route().query.with(|query| query.size);
    app.pages().counts().total_pages(size).filter(|_| !is_other)
}

/// A field for the page's number; Enter goes there. What is no page is kept and told until it is changed; a page that is
/// not loaded is offered to be.
pub(crate) fn page_go() -> Element {
    let app = app();
    let text = &app.text().table;
    let language = app.language.tag();
    let wrong = RwSignal::new(Wrong::No);
    let pages = move || app.pages().window().pages;
    // What is typed stands there until another page is shown; then it is that page's number.
    let value = move || app.pages().window().page.to_string();
    let mut shown = None;
    Effect::new(move || {
        if shown
            .replace(app.pages().window().page)
            .is_some_and(|before| Some(before) != shown)
        {
            wrong.set(Wrong::No);
        }
    });
    let error = move || match (
        wrong.get(),
        pages().max(pages_of_all(app).unwrap_or_default()),
    ) {
        (Wrong::No, _) => String::new(),
        (Wrong::NoPage, 1) => text.one_page.to_owned(),
        (Wrong::NoPage, pages) => text.no_such_page(&count(pages, language)),
        (Wrong::NotLoaded(_), last) => {
            let first = pages() + 1;
            let [from, to] = [first, last].map(|page| count(page, language));
            if first < last {
                text.pages_not_loaded(&from, &to)
            } else {
                text.page_not_loaded(&from)
            }
        }
    };
    let load = move || {
        let Wrong::NotLoaded(page) = wrong.get() else {
            return None;
        };
        let load = button("btn btn--link")
            .attr("data-testid", "page-go-load")
            .on(ev::click, move |_| {
                // The button goes away. The page is shown as soon as it has come.
                address::focus(FIELD);
                wrong.set(Wrong::No);
                app.loader().load_all();
                app.route().go_to(page);
            });
        Some(load.child(app.text().load.load_all))
    };
    let go = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let window = untrack(|| app.pages().window());
        let page = window.parse_page(&dialog::typed(FIELD));
        let Some(page) = page else {
            let all = untrack(|| pages_of_all(app)).map(|pages| PageWindow { pages, ..window });
            let page = all.and_then(|all| all.parse_page(&dialog::typed(FIELD)));
            return wrong.set(page.map_or(Wrong::NoPage, Wrong::NotLoaded));
        };
        wrong.set(Wrong::No);
        app.route().go_to(page);
        app.announcer()
            .announce(&text.page_of(&count(page, language), &count(window.pages, language)));
    };
    let input = html::input()
        .class("input")
        .id(FIELD)
        .attr("data-testid", FIELD)
        .attr("inputmode", "numeric")
        .attr("enterkeyhint", "go")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "page-go-of page-go-error")
        .attr("aria-invalid", move || {
            (wrong.get() != Wrong::No).then(|| "true".to_owned())
        })
        .prop("value", value)
        .on(ev::input, move |_| wrong.set(Wrong::No));
    let of = move || text.of_pages(&count(pages(), language));
    form()
        .class("pager__go")
        .attr("novalidate", "")
        .on(ev::submit, go)
        .child(label().attr("for", FIELD).child(text.page))
        .child(input)
        .child(span().id("page-go-of").child(of))
        .child(
            p().class("field__error")
                .id("page-go-error")
                .attr("role", "alert")
                .child(error),
        )
        .child(load)
}
