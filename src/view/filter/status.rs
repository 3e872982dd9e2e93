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

/// The id of the sentence about the counts.
const SCOPE: &str = "status-scope";
/// The id of the group of check boxes.
const CHIPS: &str = "status-chips";

/// The counts of the loaded tasks by status, and the requested statuses (none means all); `None` while
/// the rows do not answer the present question.
fn counts(app: App) -> Option<(StatusCounts, StatusSet)> {
    let asked = app.route().query.with(|query| {
        (app.saved().source_of(query) != RowSource::None).then_some(query.filter.statuses)
    })?;
    (!app.saved().is_outdated()).then(|| (app.loader().rows.with(|rows| *rows.counts()), asked))
}

/// The number of tasks that the counts are about, in words.
fn scope(app: App) -> Option<String> {
    let text = &app.text().filter;
    let (counts, asked) = counts(app)?;
    let language = app.language.tag();
    let mut parts = Vec::new();
    match app.pages().counts().coverage() {
        Coverage::All(_) => {}
        Coverage::Part(loaded, total) => {
            parts.push(text.counted_partial(&count(loaded, language), &number(total, language)));
        }
        Coverage::Loaded(loaded) => parts.push(text.counted_loaded(&count(loaded, language))),
    }
    if !asked.is_empty() {
        let words: Vec<_> = asked
            .iter()
            .map(|status| labels::status(status, app.text()))
            .collect();
        parts.push(text.counted_asked(words.len() as u64, &words.join(", ")));
    }
    // Statuses without a chip.
    if counts.other() > 0 {
        parts.push(text.counted_other(&count(counts.other(), language)));
    }
    if counts.none() > 0 {
        parts.push(text.counted_none(&count(counts.none(), language)));
    }
    Some(parts.join(" · "))
}

/// A check box for each documented status, with the number of loaded tasks that have it.
#[component]
pub(crate) fn StatusField(form: FilterForm) -> Element {
    let app = app();
    let text = app.text();
    let counts = Memo::new(move |_| counts(app));
    let is_unfolded = RwSignal::new(false);
    // Only a narrow window folds the statuses of running tasks.
    let unfold = button("btn btn--icon chips__unfold chevron")
        .attr("aria-label", text.filter.running_statuses)
        .attr("title", text.filter.running_statuses)
        .attr("aria-controls", CHIPS)
        .attr("aria-expanded", move || is_unfolded.get().to_string())
        .on(ev::click, move |_| {
            is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded);
        });
    fieldset()
        .class("field field--full field--status")
        .attr("aria-describedby", "filter-status-error")
        .child(legend().class("field__label").child(text.filter.status))
        .child(shortcuts(app, form))
        .child(
            div()
                .class("chips")
                .id(CHIPS)
                .attr("data-folded", move || !is_unfolded.get())
                .child(unfold)
                .children(Status::ALL.map(|status| status_chip(app, form, counts, status)))
                .child(
                    span()
                        .class("field__hint")
                        .id(SCOPE)
                        .attr("data-testid", SCOPE)
                        .text(move || scope(app).unwrap_or_default()),
                ),
        )
        .child(
            p().class("field__error")
                .id("filter-status-error")
                .text(move || {
                    let problem = form.rejection(&["status"]);
                    problem.map_or_else(String::new, |problem| part_problem(&problem, text))
                }),
        )
}

/// Chooses statuses, and requests them at once. What is typed in the form waits on.
fn choose(app: App, form: FilterForm, change: impl FnOnce(StatusSet) -> StatusSet) {
    form.touch(&["status"]);
    form.update_draft(|draft| draft.statuses = change(draft.statuses));
    let statuses = form.draft.with_untracked(|draft| draft.statuses);
    app.filter().set_statuses(statuses);
}

/// The check box of a status. `counts` are the known counts and the statuses that were requested.
fn status_chip(
    app: App,
    form: FilterForm,
    counts: Memo<Option<(StatusCounts, StatusSet)>>,
    status: Status,
) -> Element {
    let count_id = format!("count-{}", status.as_str());
    let input = html::input()
        .attr("type", "checkbox")
        .attr("data-testid", format!("filter-status-{}", status.as_str()))
        .attr("aria-describedby", format!("{count_id} {SCOPE}"))
        .prop("checked", move || {
            form.draft.with(|draft| draft.statuses.contains(status))
        })
        .on(ev::change, move |event| {
            let is_chosen = event_target_checked(&event);
            choose(app, form, |statuses| statuses.with(status, is_chosen));
        });
    // The number of tasks with a status that was not requested is unknown.
    let known_count = move || {
        let (counts, requested) = counts.get()?;
        let is_known = requested.is_empty() || requested.contains(status) || counts.of(status) > 0;
        is_known.then(|| count(counts.of(status), app.language.tag()))
    };
    let name = span()
        .class("status")
        .attr("data-status", status.as_str())
        .child(status_icon(status.as_str()))
        .child(labels::status(status, app.text()));
    // The count describes the box. As a part of its name it would change the name with each response.
    let count = span()
        .class("chip__count")
        .id(count_id)
        .attr("aria-hidden", "true")
        .text(move || known_count().unwrap_or_default());
    html::label()
        .class("chip")
        .attr(
            "title",
            (status == Status::Overdue).then_some(app.text().task.overdue_hint),
        )
        .attr(
            "data-phase",
            (status.phase() == Phase::Running).then_some("running"),
        )
        .child(input)
        .child(name)
        .child(count)
}

/// The buttons that choose several statuses at once.
fn shortcuts(app: App, form: FilterForm) -> Element {
    let text = &app.text().filter;
    let shortcut = |test_id: &'static str, label: &'static str, statuses: StatusSet| {
        button("btn btn--link")
            .attr("data-testid", test_id)
            .attr("aria-pressed", move || {
                form.draft
                    .with(|draft| draft.statuses == statuses)
                    .to_string()
            })
            .on(ev::click, move |_| choose(app, form, |_| statuses))
            .child(label)
    };
    let (running, ended) = (
        StatusSet::of_phase(Phase::Running),
        StatusSet::of_phase(Phase::Ended),
    );
    div()
        .class("shortcuts")
        .child(shortcut("status-running", text.running, running))
        .child(shortcut("status-ended", text.ended, ended))
        .child(shortcut(
            "status-any",
            text.any_status,
            StatusSet::default(),
        ))
}
