//! Moving through the pages.

use leptos::prelude::*;

use super::console::app;
use super::live::{live, on};
use crate::model::page::PageSize;
use crate::platform::zoned::number;

/// The pager. Its counts are of the rows that are loaded, and say so while that is not all.
#[component]
pub(super) fn Pager() -> impl IntoView {
    let app = app();
    let text = app.text();
    let language = app.language.tag();
    let loading = move || app.loader.progress.with(|progress| progress.fetching);
    let complete = move || {
        let stop = app.loader.progress.with(|progress| progress.stop);
        app.loader.rows.with(|rows| rows.is_all(stop))
    };
    let status = move || {
        let window = app.window.get();
        let asked = app.query.with(|query| query.page);
        if asked > window.pages && loading() {
            return text.waiting_for_page(&number(asked, language));
        }
        let [first, last, total] = [window.start + 1, window.end, window.total].map(|count| number(count, language));
        if complete() { text.window(&first, &last, &total) } else { text.window_loaded(&first, &last, &total) }
    };
    let page = move || app.window.get().page;
    let is_first = move || page() == 1;
    let is_last = move || page() == app.window.get().pages;
    let size = move || app.query.with(|query| query.size);
    view! {
        <nav class="pager" aria-label=text.pages>
            <span class="pager__status" data-testid="page-status">
                {live(status)}
            </span>
            <label class="pager__size">
                {text.rows_per_page} " "
                <select
                    class="select"
                    data-testid="page-size"
                    on:change=on(move |event| {
                        if let Some(size) = PageSize::parse(&event_target_value(&event)) {
                            app.resize(size);
                        }
                    })
                >
                    {PageSize::ALL
                        .map(|choice| {
                            view! {
                                <option value=choice.rows() prop:selected=live(move || size() == choice)>
                                    {choice.rows()}
                                </option>
                            }
                        })}
                </select>
            </label>
            <span class="pager__move">
                <button
                    class="btn i i-prev"
                    type="button"
                    data-testid="page-prev"
                    aria-label=text.previous_page
                    disabled=live(move || is_first().then(String::new))
                    on:click=on(move |_| app.go_to(page() - 1))
                >
                    {text.previous}
                </button>
                <button
                    class="btn i-end i-next"
                    type="button"
                    data-testid="page-next"
                    aria-label=text.next_page
                    disabled=live(move || is_last().then(String::new))
                    on:click=on(move |_| app.go_to(page() + 1))
                >
                    {text.next}
                </button>
            </span>
        </nav>
    }
}
