//! Moving through the pages.

use leptos::prelude::*;

use crate::platform::zoned::count;
use crate::view::context::app;
use crate::view::table::page_go::page_go;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use model::table::page::PageSize;
use ui::{Element, ev, html, label, nav, option, span};

/// The pager. Its counts are of the rows that are loaded, and say so while that is not all.
#[component]
pub(crate) fn Pager() -> Element {
    let app = app();
    let text = app.text();
    let language = app.language.tag();
    let loading = move || app.loader().progress.with(|progress| progress.is_fetching);
    let complete = move || {
        let stop = app.loader().progress.with(|progress| progress.stop);
        app.loader().rows.with(|rows| rows.is_all(stop))
    };
    let status = move || {
        let window = app.pages().window();
        let asked = app.route().query.with(|query| query.page);
        let finds = app.finder().marks.with(Option::is_some);
        if asked > window.pages && loading() && !finds {
            return text.table.waiting_for_page(&count(asked, language));
        }
        let [first, last, total] =
            [window.start + 1, window.end, window.total].map(|number| count(number, language));
        if finds {
            return text.find.window_found(&first, &last, &total);
        }
        if complete() {
            text.table.window(&first, &last, &total)
        } else {
            text.table.window_loaded(&first, &last, &total)
        }
    };
    let page = move || app.pages().window().page;
    let is_first = move || page() == 1;
    let is_last = move || page() == app.pages().window().pages;
    // A button that is disabled would let the focus fall; one that does nothing keeps it.
    let turn = move |to: usize| {
        if (1..=app.pages().window().pages).contains(&to) {
            app.route().go_to(to);
        }
    };
    let turn_unless = move |there: bool, to: usize| {
        if !there {
            turn(to);
        }
    };
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
    let text_of = &text.table;
    let first = button("btn btn--icon")
        .child(icon(Icon::First))
        .attr("data-testid", "page-first")
        .attr("aria-label", text_of.first_page)
        .attr("title", text_of.first_page)
        .attr("aria-disabled", move || {
            is_first().then(|| "true".to_owned())
        })
        .on(ev::click, move |_| turn_unless(is_first(), 1));
    let last = button("btn btn--icon")
        .child(icon(Icon::Last))
        .attr("data-testid", "page-last")
        .attr("aria-label", text_of.last_page)
        .attr("title", text_of.last_page)
        .attr("aria-disabled", move || {
            is_last().then(|| "true".to_owned())
        })
        .on(ev::click, move |_| {
            turn_unless(is_last(), app.pages().window().pages);
        });
    let previous = button("btn")
        .child(icon(Icon::Previous))
        .attr("data-testid", "page-prev")
        .attr("aria-label", text.table.previous_page)
        .attr("aria-disabled", move || {
            is_first().then(|| "true".to_owned())
        })
        .on(ev::click, move |_| turn(page().saturating_sub(1)))
        .child(text.table.previous);
    let next = button("btn")
        .attr("data-testid", "page-next")
        .attr("aria-label", text.table.next_page)
        .attr("aria-disabled", move || {
            is_last().then(|| "true".to_owned())
        })
        .on(ev::click, move |_| turn(page() + 1))
        .child(text.table.next)
        .child(icon(Icon::Next));
    nav()
        .class("pager")
        .attr("aria-label", text.table.pages)
        .child(
            span()
                .class("pager__status")
                .attr("data-testid", "page-status")
                .child(status),
        )
        .child(
            label()
                .class("pager__size")
                .child(text.table.rows_per_page)
                .child(" ")
                .child(select),
        )
        .child(page_go())
        .child(
            span()
                .class("pager__move")
                .child(first)
                .child(previous)
                .child(next)
                .child(last),
        )
}
