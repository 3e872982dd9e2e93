//! The field that leads to a page by its number.

use leptos::prelude::*;

use crate::platform::zoned::count;
use crate::platform::{address, dialog};
use crate::state::app::App;
use crate::view::context::app;
use crate::view::table::sentences::{PageError, page_error_sentence};
use crate::view::ui::button;
use model::table::page::PageWindow;
use ui::{Element, ev, form, html, label, p, span};

/// The field's id and its test name.
const FIELD: &str = "page-go";

/// The number of pages of all matching tasks; `None` if it is not known, if only found tasks are shown,
/// or if no more tasks can be loaded.
fn pages_of_all(app: App) -> Option<usize> {
    let has_no_total = app.saved().is_outdated()
        || app.saved().is_offline()
        || app.finder().marks.with(Option::is_some);
    let size = app.route().query.with(|query| query.size);
    app.pages()
        .counts()
        .total_pages(size)
        .filter(|_| !has_no_total)
}

/// A field for the page's number; Enter leads to that page. A number without a page stays, with a
/// message, until it is changed; a page that is not loaded is offered to be loaded.
pub(crate) fn page_go() -> Element {
    let app = app();
    let texts = &app.text().table;
    let error = RwSignal::new(None);
    clear_on_other_page(error, app);
    let message = move || {
        error.get().map_or_else(String::new, |error| {
            let loaded = app.pages().window().pages;
            page_error_sentence(texts, error, loaded, pages_of_all(app), &|number| {
                count(number, app.language.tag())
            })
        })
    };
    let page_count = move || texts.of_pages(&count(app.pages().window().pages, app.language.tag()));
    form()
        .class("pager__go")
        .attr("novalidate", "")
        .on(ev::submit, move |event| {
            event.prevent_default();
            go_to_typed_page(error, app);
        })
        .child(label().attr("for", FIELD).child(texts.page))
        .child(input(error, app))
        .child(span().id("page-go-of").text(page_count))
        .child(
            p().class("field__error")
                .id("page-go-error")
                .attr("role", "alert")
                .text(message),
        )
        .child(move || {
            matches!(error.get(), Some(PageError::NotLoaded(_))).then(|| load_button(error, app))
        })
}

/// Clears the error when another page is shown.
fn clear_on_other_page(error: RwSignal<Option<PageError>>, app: App) {
    let mut previous = None;
    Effect::new(move || {
        let page = app.pages().window().page;
        if previous
            .replace(page)
            .is_some_and(|previous| previous != page)
        {
            error.set(None);
        }
    });
}

fn input(error: RwSignal<Option<PageError>>, app: App) -> Element {
    html::input()
        .class("input")
        .id(FIELD)
        .attr("data-testid", FIELD)
        .attr("inputmode", "numeric")
        .attr("enterkeyhint", "go")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "page-go-of page-go-error")
        .attr("aria-invalid", move || {
            error.get().is_some().then(|| "true".to_owned())
        })
        // The number that the user typed stays until another page is shown.
        .prop("value", move || app.pages().window().page.to_string())
        .on(ev::input, move |_| error.set(None))
}

/// Goes to the page whose number is in the field, or notes why that is not possible.
fn go_to_typed_page(error: RwSignal<Option<PageError>>, app: App) {
    let typed = dialog::typed(FIELD);
    let window = untrack(|| app.pages().window());
    if let Some(page) = window.parse_page(&typed) {
        error.set(None);
        app.route().go_to(page);
        let [page, pages] = [page, window.pages].map(|number| count(number, app.language.tag()));
        app.announcer()
            .announce(&app.text().table.page_of(&page, &pages));
        return;
    }
    let all = untrack(|| pages_of_all(app)).map(|pages| PageWindow { pages, ..window });
    let unloaded = all.and_then(|all| all.parse_page(&typed));
    error.set(Some(
        unloaded.map_or(PageError::NoSuchPage, PageError::NotLoaded),
    ));
}

/// The button that loads all tasks, and with them the page of the error.
fn load_button(error: RwSignal<Option<PageError>>, app: App) -> Element {
    button("btn btn--link")
        .attr("data-testid", "page-go-load")
        .on(ev::click, move |_| {
            let Some(PageError::NotLoaded(page)) = error.get_untracked() else {
                return;
            };
            // The button goes away, so the focus moves before that.
            address::focus(FIELD);
            error.set(None);
            app.loader().load_all();
            // The page is shown as soon as its rows are loaded.
            app.route().go_to(page);
        })
        .child(app.text().load.load_all)
}
