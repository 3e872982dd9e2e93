//! The line above the table: how many tasks, what the order covers, how old it is.

use leptos::prelude::*;

use super::console::app;
use super::live::{live, on, part};
use crate::model::load_plan::Stop;
use crate::platform::zoned::{self, Detail, number};

/// Counts of the load, as the toolbar tells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counts {
    loaded: usize,
    total: Option<usize>,
    is_all: bool,
    fetching: bool,
    stop: Option<Stop>,
    answered: bool,
}

/// The toolbar.
#[component]
pub(super) fn Toolbar() -> impl IntoView {
    let app = app();
    let text = app.text();
    let language = app.language.tag();
    let number = move |count| number(count, language);
    let counts = move || {
        let stop = app.loader.progress.with(|progress| progress.stop);
        let (loaded, total, is_all) = app.loader.rows.with(|rows| {
            // What came counts more than what was promised, when more came.
            let total = rows.total().map(|total| usize::try_from(total).unwrap_or(usize::MAX).max(rows.len()));
            (rows.len(), total, rows.is_all(stop))
        });
        app.loader.progress.with(|progress| Counts {
            loaded,
            total,
            is_all,
            fetching: progress.fetching,
            stop,
            answered: progress.as_of.is_some(),
        })
    };
    let title = move || match counts() {
        Counts { answered: false, fetching: true, .. } => text.loading.to_owned(),
        Counts { answered: false, .. } => text.nothing_yet.to_owned(),
        Counts { loaded, total, .. } => {
            let count = total.unwrap_or(loaded);
            text.tasks(count, &number(count))
        }
    };
    let scope = move || {
        let Counts { loaded, total, is_all, .. } = counts();
        let loaded_text = number(loaded);
        match total {
            _ if loaded == 0 => String::new(),
            _ if is_all => text.sorted_all(&loaded_text),
            Some(total) => text.sorted_partial(&loaded_text, &number(total)),
            None => text.sorted_loaded(&loaded_text),
        }
    };
    let can_load_more = move || matches!(counts().stop, Some(Stop::Limit | Stop::Cancelled));
    let is_loading_more = move || {
        let Counts { loaded, fetching, is_all, .. } = counts();
        fetching && loaded > 0 && !is_all
    };
    let as_of = move || {
        let Some(time) = app.loader.progress.with(|progress| progress.as_of) else { return String::new() };
        text.as_of(&zoned::print(time, app.language.date_locale(), app.zone.get(), Detail::Time))
    };
    let load = move || {
        let loaded_text = move || number(counts().loaded);
        let label = move || match counts().total {
            Some(total) => text.loaded_of(&loaded_text(), &number(total)),
            None => text.loaded_so_far(&loaded_text()),
        };
        view! {
            <div class="load">
                <span id="load-label">{live(label)}</span>
                <progress
                    aria-labelledby="load-label"
                    max=live(move || counts().total.map(|total| total.to_string()))
                    value=live(move || counts().total.map(|_| counts().loaded.to_string()))
                ></progress>
                <button class="btn btn--link" type="button" on:click=on(move |_| app.loader.cancel())>
                    {text.cancel}
                </button>
            </div>
        }
    };
    view! {
        <div class="toolbar">
            <h2 class="toolbar__total" data-testid="total">
                {live(title)}
            </h2>
            <span class="toolbar__scope">{live(scope)}</span>
            {part(move || {
                can_load_more()
                    .then(|| {
                        view! {
                            <button class="btn btn--link" type="button" on:click=on(move |_| app.loader.load_all())>
                                {text.load_all}
                            </button>
                        }
                    })
            })}
            <div class="toolbar__end">
                <span>{live(as_of)}</span>
                <button class="btn i i-refresh" type="button" on:click=on(move |_| app.refresh())>
                    {text.refresh}
                </button>
            </div>
            {part(move || is_loading_more().then(load))}
        </div>
    }
}
