//! The line above the table: how many tasks, what the order covers, how old it is.

use leptos::prelude::*;

use crate::platform::zoned::{self, Detail, number};
use crate::state::app::App;
use crate::view::context::{RESULTS, app, focus_results};
use crate::view::export::panel::{ExportStatus, export_button};
use crate::view::requests::panel;
use crate::view::saved::source;
use crate::view::table::column_chooser::column_chooser;
use crate::view::table::head::unseen_sort;
use crate::view::ui::button;
use model::load::coverage::{Counts, Coverage};
use model::load::load_plan::Stop;
use ui::{Element, div, ev, h2, html, span};

/// How the load stands, as the toolbar tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Load {
    counts: Counts,
    outdated: bool,
    refreshed: Option<u64>,
    fetching: bool,
    stop: Option<Stop>,
}

impl Load {
    fn of(app: &'static App) -> Self {
        let (counts, outdated) = (app.counts(), app.is_outdated());
        app.loader.progress.with(|progress| Self {
            counts,
            outdated,
            refreshed: progress.refreshed.map(|come| come as u64),
            fetching: progress.fetching,
            stop: progress.stop,
        })
    }
}

/// How far the load is, in words.
pub(crate) fn so_far(app: &'static App) -> String {
    let text = app.text();
    let number = |count| number(count, app.language.tag());
    let Load {
        counts: Counts { loaded, total, .. },
        refreshed,
        ..
    } = Load::of(app);
    match (refreshed, total) {
        (Some(come), Some(total)) => text.refreshing(&number(come), &number(total)),
        (None, Some(total)) => text.loaded_of(&number(loaded), &number(total)),
        (come, None) => text.loaded_so_far(&number(come.unwrap_or(loaded))),
    }
}

/// The toolbar.
#[component]
pub(crate) fn Toolbar() -> Element {
    let app = app();
    let text = app.text();
    let language = app.language.tag();
    let number = move |count| number(count, language);
    let load = move || Load::of(app);
    let title = move || match load() {
        // Counts of the rows on screen are not the new question's.
        Load {
            outdated: true,
            fetching: true,
            ..
        } => text.loading.to_owned(),
        Load {
            outdated: true,
            counts: Counts { loaded: 0, .. },
            ..
        } => text.nothing_yet.to_owned(),
        // Without a total, what is loaded is all that can be counted.
        Load {
            counts:
                Counts {
                    total: None,
                    is_all: false,
                    loaded,
                },
            ..
        } => text.announced(loaded, &number(loaded)),
        Load {
            counts: Counts { loaded, total, .. },
            ..
        } => {
            let count = total.unwrap_or(loaded);
            text.tasks(count, &number(count))
        }
    };
    let scope = move || {
        let Load {
            counts, outdated, ..
        } = load();
        let loaded = number(counts.loaded);
        match counts.coverage() {
            _ if counts.loaded == 0 || outdated => String::new(),
            _ if app.is_sorting() => text.load.sorting.to_owned(),
            Coverage::All(_) => text.sorted_all(&loaded),
            Coverage::Part(_, total) => text.sorted_partial(&loaded, &number(total)),
            Coverage::Loaded(_) => text.sorted_loaded(&loaded),
        }
    };
    // Of an older question nothing more is loaded.
    let can_load_more = move || {
        matches!(
            load(),
            Load {
                fetching: false,
                outdated: false,
                stop: Some(Stop::Limit | Stop::Cancelled),
                ..
            }
        )
    };
    // Of what is tried again the notice tells, with a Cancel of its own, and the export of what is loaded for it.
    let is_quiet = move || {
        app.export.is_loading()
            || app
                .loader
                .progress
                .with(|progress| progress.error.is_some())
    };
    let is_loading_more = move || {
        let Load {
            fetching,
            stop,
            outdated,
            refreshed,
            ..
        } = load();
        fetching && !outdated && !is_quiet() && (stop.is_none() || refreshed.is_some())
    };
    // The heading says that it loads.
    let is_first_try = move || {
        matches!(
            load(),
            Load {
                fetching: true,
                outdated: true,
                ..
            }
        ) && !is_quiet()
    };
    let as_of = move |detail| {
        if let Some(saved) = source::as_of(app) {
            return saved;
        }
        let Some(time) = app.loader.progress.with(|progress| progress.as_of) else {
            return String::new();
        };
        text.as_of(&zoned::print(
            time,
            app.language.date_locale(),
            app.zone.get(),
            detail,
        ))
    };
    // A page may stand open for days: its title has the date.
    let as_of = span()
        .attr("title", move || as_of(Detail::DateAndTime))
        .child(move || as_of(Detail::Time));
    let cancel = move || {
        button("btn btn--link")
            .on(ev::click, move |_| {
                focus_results();
                app.loader.cancel();
            })
            .child(text.cancel)
    };
    let progress = move || {
        let come = move || load().refreshed.unwrap_or(load().counts.loaded);
        let progress = html::progress()
            .attr("aria-labelledby", "load-label")
            .attr("max", move || {
                load().counts.total.map(|total| total.to_string())
            })
            .attr("value", move || {
                load().counts.total.map(|_| come().to_string())
            });
        div()
            .class("load")
            .child(span().id("load-label").child(move || so_far(app)))
            .child(progress)
            .child(cancel())
    };
    let load_all = move || {
        button("btn btn--link")
            .on(ev::click, move |_| {
                focus_results();
                app.loader.load_all();
            })
            .child(text.load_all)
    };
    let refresh = source::explained(button("btn i i-refresh")).child(text.refresh);
    div()
        .class("toolbar")
        .child(
            h2().class("toolbar__total")
                .id(RESULTS)
                .attr("tabindex", "-1")
                .attr("data-testid", "total")
                .child(title),
        )
        .child(span().class("toolbar__scope").child(scope))
        .child(
            span()
                .class("toolbar__sort")
                .child(move || unseen_sort(app)),
        )
        .child(move || can_load_more().then(load_all))
        .child(move || is_first_try().then(cancel))
        .child(
            div()
                .class("toolbar__end")
                .child(as_of)
                .child(refresh)
                .children(column_chooser())
                .children(export_button())
                .child(panel::in_toolbar()),
        )
        .child(move || is_loading_more().then(progress))
        .child(ExportStatus())
}
