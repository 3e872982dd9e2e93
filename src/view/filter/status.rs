//! The statuses of the filter form.

use leptos::prelude::*;

use crate::platform::zoned::{count, number};
use crate::state::app::App;
use crate::state::filter::form::FilterForm;
use crate::state::saved::file::RowSource;
use crate::view::context::app;
use crate::view::ui::button;
use crate::view::ui::icon::status_icon;
use crate::view::words::filters::part_problem;
use crate::view::words::labels;
use model::load::coverage::Coverage;
use model::task::status::{Phase, Status, StatusSet};
use model::task::status_counts::StatusCounts;
use ui::{Element, div, ev, fieldset, html, legend, p, span};

/// The id of what is said of the counts.
const SCOPE: &str = "status-scope";

/// How many of the loaded tasks have which status, and which statuses were asked for (none is all), be it of OCP or of a
/// file; `None` without an answer to what is asked now.
fn counts(app: App) -> Option<(StatusCounts, StatusSet)> {
    let asked = app.route().query.with(|query| {
        (app.saved().source_of(query) != RowSource::None).then_some(query.filter.statuses)
    })?;
    (!app.saved().is_outdated()).then(|| (app.loader().rows.with(|rows| *rows.counts()), asked))
}

/// Of how many tasks the counts speak.
fn scope(app: App) -> Option<String> {
    let text = &app.text().filter;
    let (counts, asked) = counts(app)?;
    let language = app.language.tag();
    let mut scope = match app.pages().counts().coverage() {
        Coverage::All(all) => text.counted_all(&count(all, language)),
        Coverage::Part(loaded, total) => {
            text.counted_partial(&count(loaded, language), &number(total, language))
        }
        Coverage::Loaded(loaded) => text.counted_loaded(&count(loaded, language)),
    };
    if !asked.is_empty() {
        let words: Vec<_> = asked
            .iter()
            .map(|status| labels::status(status, app.text()))
            .collect();
        scope = text.counted_asked(&words.join(", "), &scope);
    }
    // What no chip counts.
    if counts.other() > 0 {
        scope = format!(
            "{scope} · {}",
            text.counted_other(&count(counts.other(), language))
        );
    }
    if counts.none() > 0 {
        scope = format!(
            "{scope} · {}",
            text.counted_none(&count(counts.none(), language))
        );
    }
    Some(scope)
}

/// A checkbox for each documented status, with its colour, its icon, its word and how many are loaded.
#[component]
pub(crate) fn StatusField(form: FilterForm) -> Element {
    let app = app();
    let text = app.text();
    let counts = Memo::new(move |_| counts(app));
    let choose = move |change: &dyn Fn(StatusSet) -> StatusSet| {
        form.touch(&["status"]);
        form.update_draft(|draft| draft.statuses = change(draft.statuses));
    };
    let chip = move |status: Status| {
        let chosen = move || form.draft.with(|draft| draft.statuses.contains(status));
        let count_id = format!("count-{}", status.as_str());
        let input = html::input()
            .attr("type", "checkbox")
            .attr("data-testid", format!("filter-status-{}", status.as_str()))
            .attr("aria-describedby", format!("{count_id} {SCOPE}"))
            .prop("checked", chosen)
            .on(ev::change, move |event| {
                let chosen = event_target_checked(&event);
                choose(&|statuses| statuses.with(status, chosen));
            });
        // Of a status that was not asked for nobody knows how many there are.
        let known = move || {
            let (counts, asked) = counts.get()?;
            let is_known = asked.is_empty() || asked.contains(status) || counts.of(status) > 0;
            is_known.then(|| count(counts.of(status), app.language.tag()))
        };
        let name = labels::status(status, text);
        let name = span()
            .class("status")
            .attr("data-status", status.as_str())
            .child(status_icon(status.as_str()))
            .child(name);
        // It describes the box and is no part of its name, which would be another with each answer.
        let count = span()
            .class("chip__count")
            .id(count_id)
            .attr("aria-hidden", "true")
            .child(move || known().unwrap_or_default());
        html::label()
            .class("chip")
            .child(input)
            .child(name)
            .child(count)
    };
    let shortcut = move |hook: &'static str, label: &'static str, statuses: StatusSet| {
        button("btn btn--link")
            .attr("data-testid", hook)
            .attr("aria-pressed", move || {
                form.draft
                    .with(|draft| draft.statuses == statuses)
                    .to_string()
            })
            .on(ev::click, move |_| choose(&|_| statuses))
            .child(label)
    };
    let more = &text.filter;
    let shortcuts = div()
        .class("shortcuts")
        .child(shortcut(
            "status-running",
            more.running,
            StatusSet::of_phase(Phase::Running),
        ))
        .child(shortcut(
            "status-ended",
            more.ended,
            StatusSet::of_phase(Phase::Ended),
        ))
        .child(shortcut(
            "status-any",
            more.any_status,
            StatusSet::default(),
        ))
        .child(
            span()
                .class("field__hint")
                .id(SCOPE)
                .attr("data-testid", SCOPE)
                .child(move || scope(app).unwrap_or_default()),
        );
    fieldset()
        .class("field field--full field--status")
        .attr("aria-describedby", "filter-status-error")
        .child(legend().class("field__label").child(text.filter.status))
        .child(shortcuts)
        .child(div().class("chips").children(Status::ALL.map(chip)))
        .child(
            p().class("field__error")
                .id("filter-status-error")
                .child(move || {
                    let problem = form.rejection(&["status"]);
                    problem.map_or_else(String::new, |problem| part_problem(&problem, text))
                }),
        )
}
