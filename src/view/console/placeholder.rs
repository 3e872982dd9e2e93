//! What stands in the table's place when there are no rows.

use leptos::prelude::*;

use crate::platform::zoned::number;
use crate::state::app::App;
use crate::view::context::{app, focus_results};
use crate::view::saved::open_button::open_button;
use crate::view::scopes::links::choose_scope;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::filters::{filter_in_words, range_in_words};
use crate::view::words::labels;
use model::filter::time_range::TimeRange;
use model::filter::{FilterPart, TaskFilter};
use model::load::result_set::ResultSet;
use model::load::screen::Screen;
use ui::{Element, div, ev, h2, p};

/// The reason why there are no rows, and what helps.
#[component]
pub(crate) fn Placeholder(screen: Screen) -> Element {
    let app = app();
    // The skeleton is that of the loading shell, so nothing moves when the program takes over.
    let Some((kind, title, sentence)) = reason(app, screen) else {
        return placeholder("skeleton", "loading").attr("aria-hidden", "true");
    };
    placeholder("empty", kind)
        .child(icon(match kind {
            "no-match" => Icon::Search,
            "failed" => Icon::Warning,
            _ => Icon::Database,
        }))
        .child(h2().child(title))
        .child((!sentence.is_empty()).then(|| p().child(sentence)))
        .child((screen == Screen::NoMatch).then(|| widening_buttons(app)))
        .child((screen == Screen::NoScope).then(choose_scope))
        .child(
            (screen == Screen::NoScope)
                .then(|| p().class("empty__offer").child(app.text().saved.open_offer)),
        )
        .child(
            (screen == Screen::NoScope)
                .then(|| open_button("btn", Some(Icon::Folder), app.text().saved.open_saved)),
        )
}

fn placeholder(class: &'static str, kind: &'static str) -> Element {
    div()
        .class(class)
        .attr("data-testid", "placeholder")
        .attr("data-kind", kind)
}

/// The kind of the placeholder, its title and its sentence; `None` while loading.
fn reason(app: App, screen: Screen) -> Option<(&'static str, String, String)> {
    let text = app.text();
    let is_file = app.saved().opened.with_untracked(Option::is_some);
    Some(match screen {
        Screen::Loading | Screen::Rows => return None,
        Screen::NoScope => (
            "no-scope",
            text.scopes.no_scope_title.to_owned(),
            text.scopes.how_to_choose.to_owned(),
        ),
        // The notice above says what to do.
        Screen::Failed if app.saved().has_sample() => (
            "failed",
            text.saved.sample_failed_title.to_owned(),
            String::new(),
        ),
        Screen::Failed => (
            "failed",
            text.console.failed_title.to_owned(),
            String::new(),
        ),
        Screen::NoData if is_file => (
            "no-data",
            text.saved.no_data_title.to_owned(),
            text.saved.no_data_text.to_owned(),
        ),
        Screen::NoData => (
            "no-data",
            text.console.no_data_title.to_owned(),
            text.console.no_data_text.to_owned(),
        ),
        Screen::NoMatch => {
            let (title, sentence) = no_match(app, is_file);
            ("no-match", title, sentence)
        }
        Screen::Withheld => {
            let total = app.loader().rows.with(ResultSet::total).unwrap_or_default();
            let total = number(total, app.language.tag());
            (
                "failed",
                text.console.withheld_title.to_owned(),
                text.console.withheld_text(&total),
            )
        }
    })
}

/// What nothing matches: the time range alone, which need not be of anybody's choice, or the filter.
fn no_match(app: App, is_file: bool) -> (String, String) {
    let text = app.text();
    let (filter, zone) = app.route().query.with(|query| (query.filter, query.zone));
    let is_range_alone = filter.parts(&TaskFilter::everything()) == [FilterPart::Range];
    match filter.range {
        _ if is_file => (
            text.console.no_match_title.to_owned(),
            text.saved
                .no_match_text(&filter_in_words(&filter, zone, text)),
        ),
        TimeRange::Relative(preset) if is_range_alone => (
            text.console
                .no_task_title(labels::preset_in_words(preset, text)),
            text.console.no_task_text.to_owned(),
        ),
        range if is_range_alone => (
            text.console.no_task_in_range_title.to_owned(),
            range_in_words(range, zone, text),
        ),
        _ => (
            text.console.no_match_title.to_owned(),
            text.console
                .no_match_text(&filter_in_words(&filter, zone, text)),
        ),
    }
}

/// A button for each condition of the filter, which takes it away.
fn widening_buttons(app: App) -> Element {
    let text = &app.text().filter;
    let filter = app.route().query.with(|query| query.filter);
    let everything = TaskFilter::everything();
    let has = |condition: bool, name, wider: TaskFilter| condition.then_some((name, wider));
    let wider = [
        has(
            filter.range != everything.range,
            text.widen_range,
            filter.without(FilterPart::Range, &everything),
        ),
        has(
            !filter.statuses.is_empty(),
            text.widen_status,
            TaskFilter {
                statuses: everything.statuses,
                ..filter
            },
        ),
        has(
            filter.backup_set_id.is_some(),
            text.widen_backup_set,
            filter.without(FilterPart::BackupSetId, &everything),
        ),
    ];
    let button = |(place, (name, wider)): (usize, (&'static str, TaskFilter))| {
        let class = if place == 0 {
            "btn btn--primary"
        } else {
            "btn"
        };
        button(class).child(name).on(ev::click, move |_| {
            focus_results();
            app.filter().set_filter(wider);
        })
    };
    div()
        .class("empty__actions")
        .children(wider.into_iter().flatten().enumerate().map(button))
}
