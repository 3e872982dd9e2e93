//! The toolbar above the table: the number of tasks, the scope of the sort order, the age of the rows.

use leptos::prelude::*;

use crate::platform::zoned::{self, Detail, number};
use crate::state::app::App;
use crate::state::load::progress::Progress;
use crate::view::context::{RESULTS, app, focus_results, intl_format};
use crate::view::export::panel::export_button;
use crate::view::export::status::ExportStatus;
use crate::view::find::find_box::FindBox;
use crate::view::requests::panel;
use crate::view::saved::offline;
use crate::view::table::column_chooser::column_chooser;
use crate::view::table::head::unseen_sort;
use crate::view::ui::button;
use crate::view::ui::copy::copying;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::labels;
use crate::view::words::load::load_progress;
use model::load::coverage::{Counts, Coverage};
use model::load::load_plan::Stop;
use model::load::refresh::RefreshStatus;
use ui::{Element, div, ev, h2, html, span};

/// The state of the load as far as the toolbar shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Load {
    counts: Counts,
    /// Whether the rows on screen belong to a previous filter.
    outdated: bool,
    /// The number of tasks that a refresh has received so far.
    refreshed: Option<u64>,
    fetching: bool,
    stop: Option<Stop>,
}

impl Load {
    fn of(app: App) -> Self {
        let (counts, outdated) = (app.pages().counts(), app.saved().is_outdated());
        app.loader().progress.with(|progress| Self {
            counts,
            outdated,
            refreshed: progress.staged.map(|received| received as u64),
            fetching: progress.is_fetching,
            stop: progress.stop,
        })
    }
}

/// The progress of the load in words.
fn progress_text(app: App) -> String {
    let Load {
        counts, refreshed, ..
    } = Load::of(app);
    load_progress(counts, refreshed, &app.text().load, &intl_format(app))
}

/// The heading: how many tasks match, as far as that is known.
fn title(app: App) -> String {
    let text = app.text();
    let number = |count| number(count, app.language.tag());
    let Load {
        counts,
        outdated,
        fetching,
        ..
    } = Load::of(app);
    let Counts {
        loaded,
        total,
        is_all,
    } = counts;
    match total {
        // The counts of the rows on screen belong to the previous filter.
        _ if outdated && fetching => text.load.loading.to_owned(),
        _ if outdated && loaded == 0 => text.load.nothing_loaded.to_owned(),
        // Without a total, only the loaded tasks can be counted.
        None if !is_all => text.load.announced(loaded, &number(loaded)),
        _ => {
            let count = total.unwrap_or(loaded);
            text.task.count(count, &number(count))
        }
    }
}

/// How many of the matching tasks the sort order covers.
fn sort_scope(app: App) -> String {
    let text = app.text();
    let number = |count| number(count, app.language.tag());
    let Load {
        counts, outdated, ..
    } = Load::of(app);
    let loaded = number(counts.loaded);
    match counts.coverage() {
        _ if counts.loaded == 0 || outdated => String::new(),
        _ if app.pages().is_sorting() => text.load.sorting.to_owned(),
        // Nothing needs to be said.
        Coverage::All(_) => String::new(),
        Coverage::Part(_, total) => text.table.sorted_partial(&loaded, &number(total)),
        Coverage::Loaded(_) => text.table.sorted_loaded(&loaded),
    }
}

/// How old the rows are.
fn as_of(app: App, detail: Detail) -> String {
    if let Some(saved) = offline::as_of(app) {
        return saved;
    }
    let Some(time) = app.loader().progress.with(|progress| progress.as_of) else {
        return String::new();
    };
    let (locale, zone) = (app.language.date_locale(), app.route().zone.get());
    app.text()
        .load
        .as_of(&zoned::print(time, locale, zone, detail))
}

/// Whether another part of the page shows the load and a way to cancel it: the notice of a failed
/// request that is tried again, or the export that waits for the load.
fn is_shown_elsewhere(app: App) -> bool {
    let has_failed = |progress: &Progress| progress.error.is_some();
    app.export().is_loading() || app.loader().progress.with(has_failed)
}

/// Whether more tasks of the same filter can be loaded.
fn can_load_more(app: App) -> bool {
    let load = Load::of(app);
    let has_more = matches!(load.stop, Some(Stop::Limit | Stop::Cancelled));
    has_more && !load.fetching && !load.outdated
}

/// Whether rows are loaded in addition to those on screen.
fn is_loading_more(app: App) -> bool {
    let load = Load::of(app);
    let goes_on = load.stop.is_none() || load.refreshed.is_some();
    load.fetching && !load.outdated && goes_on && !is_shown_elsewhere(app)
}

/// Whether the first request of a filter is under way. The heading says so.
fn is_first_request(app: App) -> bool {
    let load = Load::of(app);
    load.fetching && load.outdated && !is_shown_elsewhere(app)
}

fn cancel_button(app: App) -> Element {
    button("btn btn--link")
        .on(ev::click, move |_| {
            focus_results();
            app.loader().cancel();
        })
        .child(app.text().shared.cancel)
}

fn load_all_button(app: App) -> Element {
    button("btn btn--link")
        .on(ev::click, move |_| {
            focus_results();
            app.loader().load_all();
        })
        .child(app.text().load.load_all)
}

fn progress_bar(app: App) -> Element {
    let total = move || Load::of(app).counts.total;
    let loaded = move || {
        let load = Load::of(app);
        load.refreshed.unwrap_or(load.counts.loaded)
    };
    let progress = html::progress()
        .attr("aria-labelledby", "load-label")
        .attr("max", move || total().map(|total| total.to_string()))
        .attr("value", move || total().map(|_| loaded().to_string()));
    div()
        .class("load")
        .child(span().id("load-label").text(move || progress_text(app)))
        .child(progress)
        .child(cancel_button(app))
}

/// Whether the page refreshes automatically, and the button that pauses it.
fn live_refresh(app: App, status: RefreshStatus) -> Option<Element> {
    let text = &app.text().load;
    let (sentence, is_paused) = match status {
        RefreshStatus::Off | RefreshStatus::Waiting => return None,
        RefreshStatus::NothingRuns => (text.nothing_to_refresh.to_owned(), None),
        RefreshStatus::Paused => (text.refresh_paused.to_owned(), Some(true)),
        RefreshStatus::Every(milliseconds) => {
            let interval = labels::duration(i64::from(milliseconds) / 1_000, app.text());
            (text.refreshes_every(&interval), Some(false))
        }
    };
    let button = is_paused.map(|is_paused| {
        let name = if is_paused { text.resume } else { text.pause };
        button("btn btn--link")
            .attr("data-testid", "live-refresh")
            .on(ev::click, move |_| app.live().pause(!is_paused))
            .child(name)
    });
    Some(
        span()
            .class("live")
            .child(span().child(sentence))
            .child(button),
    )
}

/// The buttons that copy a link to what is shown.
fn copy_links(app: App) -> [Element; 2] {
    let text = &app.text().link;
    let link = button("btn")
        .attr("data-testid", "copy-link")
        .child(text.copy);
    let fixed = button("btn btn--bare")
        .attr("data-testid", "copy-pinned-link")
        .attr("aria-label", text.copy_pinned)
        .attr(
            "title",
            format!("{}. {}", text.copy_pinned, text.copy_pinned_hint),
        )
        .child(icon(Icon::Overdue));
    [
        copying(link, move || app.route().link()),
        copying(fixed, move || app.filter().link_with_fixed_times()),
    ]
}

/// The toolbar.
#[component]
pub(crate) fn Toolbar() -> Element {
    let app = app();
    let heading = h2()
        .class("toolbar__total")
        .id(RESULTS)
        .attr("tabindex", "-1")
        .attr("data-testid", "total")
        .text(move || title(app));
    // A page may stay open for days, so the title has the date.
    let age = span()
        .attr("title", move || as_of(app, Detail::DateAndTime))
        .text(move || as_of(app, Detail::Time));
    let refresh =
        offline::explained(button("btn").child(icon(Icon::Refresh))).child(app.text().load.refresh);
    // Each refresh is a short wait, during which the button stays.
    let refresh_status = Memo::new(move |known: Option<&RefreshStatus>| {
        let status = app.live().status.get();
        known
            .copied()
            .filter(|_| status == RefreshStatus::Waiting)
            .unwrap_or(status)
    });
    let end = div()
        .class("toolbar__end")
        .child(age)
        .child(move || live_refresh(app, refresh_status.get()))
        .child(refresh)
        .children(column_chooser())
        .children(export_button())
        .child(panel::in_toolbar())
        .children(copy_links(app));
    div()
        .class("toolbar")
        .child(heading)
        .child(FindBox())
        .child(span().class("toolbar__scope").text(move || sort_scope(app)))
        .child(span().class("toolbar__sort").text(move || unseen_sort(app)))
        .child(move || can_load_more(app).then(|| load_all_button(app)))
        .child(move || is_first_request(app).then(|| cancel_button(app)))
        .child(end)
        .child(move || is_loading_more(app).then(|| progress_bar(app)))
        .child(ExportStatus())
}
