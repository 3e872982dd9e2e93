//! The pager: the rows on the page, the number of rows per page, and the buttons to other pages.

use leptos::prelude::*;

use crate::platform::zoned::count;
use crate::state::app::App;
use crate::view::context::app;
use crate::view::table::page_go::page_go;
use crate::view::table::sentences::{WindowFacts, window_sentence};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use model::table::page::PageSize;
use ui::{Element, ev, html, label, nav, option, span};

/// The pager.
#[component]
pub(crate) fn Pager() -> Element {
    let app = app();
    let status = move || {
        window_sentence(app.text(), window_facts(app), &|number| {
            count(number, app.language.tag())
        })
    };
    let status = span()
        .class("pager__status")
        .attr("data-testid", "page-status")
        .text(status);
    nav()
        .class("pager")
        .attr("aria-label", app.text().table.pages)
        .child(status)
        .child(size_choice(app))
        .child(page_go())
        .child(
            span()
                .class("pager__move")
                .child(first_button(app))
                .child(previous_button(app))
                .child(next_button(app))
                .child(last_button(app)),
        )
}

fn window_facts(app: App) -> WindowFacts {
    let (is_fetching, stop) = app
        .loader()
        .progress
        .with(|progress| (progress.is_fetching, progress.stop));
    WindowFacts {
        window: app.pages().window(),
        requested_page: app.route().query.with(|query| query.page),
        is_fetching,
        is_finding: app.finder().marks.with(Option::is_some),
        is_complete: app.loader().rows.with(|rows| rows.is_all(stop)),
    }
}

/// The choice of the number of rows per page.
fn size_choice(app: App) -> Element {
    let size = move || app.route().query.with(|query| query.size);
    let choice = |choice: PageSize| {
        let rows = choice.rows().to_string();
        option()
            .attr("value", rows.clone())
            .prop("selected", move || size() == choice)
            .child(rows)
    };
    let select = html::select()
        .class("select")
        .attr("data-testid", "page-size")
        .on(ev::change, move |event| {
            if let Some(size) = PageSize::parse(&event_target_value(&event)) {
                app.pages().set_size(size);
            }
        })
        .children(PageSize::ALL.map(choice));
    label()
        .class("pager__size")
        .child(app.text().table.rows_per_page)
        .child(" ")
        .child(select)
}

/// A page that a button leads to, counted from the page that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    First,
    Previous,
    Next,
    Last,
}

/// The page of a target; `None` if it is shown already or does not exist.
fn target_page(app: App, target: Target) -> Option<usize> {
    let window = app.pages().window();
    let page = match target {
        Target::First => 1,
        Target::Previous => window.page - 1,
        Target::Next => window.page + 1,
        Target::Last => window.pages,
    };
    let exists = (1..=window.pages).contains(&page);
    (exists && page != window.page).then_some(page)
}

/// Makes a button lead to a page. Without such a page it does nothing but stays enabled, because a
/// disabled button would lose the focus.
fn turning_to(app: App, target: Target, button: Element) -> Element {
    let has_no_target = move || {
        target_page(app, target)
            .is_none()
            .then(|| "true".to_owned())
    };
    button
        .attr("aria-disabled", has_no_target)
        .on(ev::click, move |_| {
            if let Some(page) = untrack(|| target_page(app, target)) {
                app.route().go_to(page);
            }
        })
}

fn first_button(app: App) -> Element {
    let name = app.text().table.first_page;
    let button = button("btn btn--icon")
        .child(icon(Icon::First))
        .attr("data-testid", "page-first")
        .attr("aria-label", name)
        .attr("title", name);
    turning_to(app, Target::First, button)
}

fn previous_button(app: App) -> Element {
    let texts = &app.text().table;
    let button = button("btn")
        .child(icon(Icon::Previous))
        .attr("data-testid", "page-prev")
        .attr("aria-label", texts.previous_page)
        .child(texts.previous);
    turning_to(app, Target::Previous, button)
}

fn next_button(app: App) -> Element {
    let texts = &app.text().table;
    let button = button("btn")
        .attr("data-testid", "page-next")
        .attr("aria-label", texts.next_page)
        .child(texts.next)
        .child(icon(Icon::Next));
    turning_to(app, Target::Next, button)
}

fn last_button(app: App) -> Element {
    let name = app.text().table.last_page;
    let button = button("btn btn--icon")
        .child(icon(Icon::Last))
        .attr("data-testid", "page-last")
        .attr("aria-label", name)
        .attr("title", name);
    turning_to(app, Target::Last, button)
}
