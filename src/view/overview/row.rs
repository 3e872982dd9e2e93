//! The row of a tenant.

use leptos::prelude::*;

use crate::platform::listbox;
use crate::platform::zoned::Detail;
use crate::state::app::App;
use crate::view::context::{failure_sentence, intl_format};
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::format::Format;
use crate::view::words::labels::shorten;
use crate::view::words::overview as words;
use crate::view::words::summary;
use model::filter::Scope;
use model::overview::{Attention, LastFailure, TenantAnswer, TenantFigures, TenantRow, state_name};
use model::summary::RunningTask;
use model::task::instant::Instant;
use ui::{Child, Element, a, bdi, ev, span, td, th, tr};
use wire::error::ApiError;

/// The names of the columns, in their order.
pub(super) fn column_names(app: App) -> [&'static str; 7] {
    let text = &app.text().overview;
    [
        text.column_tenant,
        text.column_state,
        text.column_success,
        text.column_recoverable,
        text.column_running,
        text.column_failure,
        text.column_tasks,
    ]
}

/// A row, kept up to date by `tenant`.
pub(super) fn row(app: App, scope: Scope, tenant: Memo<Option<TenantRow<ApiError>>>) -> Element {
    let attention = Memo::new(move |_| {
        let now = app.summary().now.get();
        tenant.with(|tenant| tenant.as_ref()?.answer.attention(now))
    });
    let cells = move || {
        tenant.with(|tenant| {
            let tenant = tenant.as_ref()?;
            Some(cells(app, tenant, attention))
        })
    };
    tr().attr("data-testid", "overview-row")
        .attr("data-tenant-id", scope.tenant.0.to_string())
        .attr("data-state", move || state_name(attention.get()))
        .attr("data-earlier", move || {
            tenant.with(|tenant| tenant.as_ref().is_some_and(|tenant| tenant.is_earlier))
        })
        .child(
            th().attr("scope", "row")
                .child(move || link(app, scope, tenant)),
        )
        .child(move || cells().unwrap_or_default())
}

/// The link to a tenant's tasks over the same time range.
fn link(app: App, scope: Scope, tenant: Memo<Option<TenantRow<ApiError>>>) -> Element {
    let id = scope.tenant.0.to_string();
    let name = tenant.with(|tenant| tenant.as_ref().map(|tenant| shorten(&tenant.name)));
    let name = name
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| app.text().scopes.tenant_number(&id));
    let follow = move |event: ev::MouseEvent| {
        if listbox::follows_here(&event) {
            event.prevent_default();
            app.filter().choose_scope(scope);
        }
    };
    a().class("overview__tenant")
        .attr("href", move || app.route().link_to(scope))
        .on(ev::click, follow)
        .child(bdi().child(name))
        .child(" ")
        .child(span().class("overview__id").child(id))
}

fn cells(
    app: App,
    TenantRow {
        answer, is_earlier, ..
    }: &TenantRow<ApiError>,
    attention: Memo<Option<Attention>>,
) -> Vec<Element> {
    let texts = app.text();
    let [_, names @ ..] = column_names(app);
    let image = match answer {
        TenantAnswer::Waiting => Icon::Beginning,
        TenantAnswer::Failed(_) => Icon::Unknown,
        TenantAnswer::Figures(_) => match attention.get() {
            Some(Attention::Failed) => Icon::Failed,
            Some(Attention::Late | Attention::NoBackup) => Icon::Warning,
            _ => Icon::Done,
        },
    };
    let state = span()
        .class("overview__state")
        .child(icon(image))
        .child(words::state(answer, attention.get(), texts));
    let is_earlier = is_earlier.then(|| note(texts.overview.earlier.to_owned()));
    let state = td()
        .attr("data-label", names[0])
        .child(state)
        .child(is_earlier);
    match answer {
        TenantAnswer::Waiting => vec![state, reason(texts.overview.not_asked.to_owned())],
        TenantAnswer::Failed(error) => vec![state, reason(failure_sentence(error, app))],
        TenantAnswer::Figures(figures) => {
            let values = values(app, figures).into_iter().zip(&names[1..]);
            let values = values.map(|(value, name)| td().attr("data-label", *name).child(value));
            std::iter::once(state).chain(values).collect()
        }
    }
}

/// Why nothing is known of a tenant.
fn reason(sentence: String) -> Element {
    td().attr("colspan", "5")
        .class("overview__reason")
        .child(sentence)
}

/// The values of the cells behind the state.
fn values(app: App, figures: &TenantFigures) -> [Element; 5] {
    let texts = app.text();
    let text = &texts.overview;
    let success = figures.last_success.as_ref().map(|success| {
        let kind = summary::kind(&success.kind, texts);
        value(age(app, success.finished), Some(kind))
    });
    let recoverable = figures.recoverable.map(|point| {
        let note = (!point.is_snapshot).then(|| texts.summary.by_finish.to_owned());
        value(age(app, point.at), note)
    });
    let running = figures.running.as_ref();
    let running = running.map(|task| running_task(app, task.clone(), figures.running_count));
    let failure = figures.last_failure.as_ref();
    let failure = failure.map(|failure| last_failure(app, failure));
    [
        success.unwrap_or_else(|| none(app, text.no_success)),
        recoverable.unwrap_or_else(|| none(app, text.no_success)),
        running.unwrap_or_else(|| none(app, text.nothing_runs)),
        failure.unwrap_or_else(|| none(app, text.no_failure)),
        span().child(words::tasks(figures, texts, &intl_format(app))),
    ]
}

fn none(app: App, reason: &'static str) -> Element {
    value(
        span().class("nil").child(app.text().shared.absent),
        Some(reason.to_owned()),
    )
}

fn value(value: Element, note: Option<String>) -> Element {
    span()
        .child(value)
        .child(note.map(|text| Child::Element(self::note(text))))
}

fn note(text: String) -> Element {
    span().class("overview__note").child(text)
}

/// How long ago a moment was, with the moment as a hint.
fn age(app: App, at: Instant) -> Element {
    span()
        .attr("title", move || {
            intl_format(app).time(at, Detail::DateAndTime)
        })
        .text(move || summary::age(at, app.summary().now.get(), app.text()))
}

fn running_task(app: App, task: RunningTask, count: usize) -> Element {
    let texts = app.text();
    let note = summary::typical(&task, texts, &intl_format(app));
    let more = count as u64 - 1;
    let note = if more > 0 {
        let more = texts
            .overview
            .more_running(more, &intl_format(app).number(more));
        format!("{note}, {more}")
    } else {
        note
    };
    let elapsed = move || summary::elapsed(&task, app.summary().now.get(), texts);
    value(span().text(elapsed), Some(note))
}

fn last_failure(app: App, failure: &LastFailure) -> Element {
    let says = words::failure(failure, app.text());
    span()
        .class("overview__failure")
        .child(age(app, failure.at))
        .child(bdi().class("overview__note").child(says))
}
