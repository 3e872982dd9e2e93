//! The strip of figures. Each opens the tasks that it rests on.

use leptos::prelude::*;

use crate::platform::zoned::Detail;
use crate::state::app::App;
use crate::view::context::{app, intl_format, show_row};
use crate::view::ui::button;
use crate::view::words::format::Format;
use crate::view::words::labels;
use crate::view::words::summary as words;
use model::summary::{BackupKind, RunningTask, Success, Summary, TypicalDuration};
use model::task::instant::{Instant, print_exact};
use model::task::row_key::RowKey;
use model::task::status::{Phase, Status, StatusSet};
use ui::{Element, div, ev, h3, p, section, span};

/// The value of a figure of which nothing is known, for programs.
const NONE: &str = "none";

/// The strip.
#[component]
pub(crate) fn SummaryStrip() -> Element {
    let app = app();
    let text = &app.text().summary;
    let scope = move || {
        if app.summary().is_outdated.get() {
            return String::new();
        }
        let coverage = app.pages().counts().coverage();
        words::scope(coverage, app.text(), &intl_format(app))
    };
    section()
        .class("summary")
        .attr("data-outdated", move || app.summary().is_outdated.get())
        .attr("aria-label", text.title)
        .child(last_success(app))
        .child(recoverable_point(app))
        .child(running(app))
        .child(success_rate(app))
        .child(typical_duration(app))
        .child(p().class("summary__scope").text(scope))
}

fn last_success(app: App) -> Element {
    let text = &app.text().summary;
    let value = move |summary: &Summary| {
        let last = summary.last_successes.first();
        last.map(|success| print_exact(success.finished))
    };
    let lines = move || {
        let successes = with(app, |summary| summary.last_successes.clone());
        if successes.is_empty() {
            let reason = words::no_success(statuses(app), text.no_success, app.text());
            return vec![unknown(app, reason)];
        }
        let line_of = |success: Success| {
            let note = words::kind(&success.kind, app.text());
            let line = Line::new(move || age(app, success.finished), move || note.clone());
            line.moment(app, success.finished).opens(app, success.key)
        };
        successes.into_iter().map(line_of).collect()
    };
    figure(app, "summary-last-success", text.last_success, value, lines)
}

fn recoverable_point(app: App) -> Element {
    let text = &app.text().summary;
    let value = move |summary: &Summary| summary.recoverable.map(|point| print_exact(point.at));
    let lines = move || {
        let Some(point) = with(app, |summary| summary.recoverable) else {
            let reason = words::no_success(statuses(app), text.no_recoverable_point, app.text());
            return vec![unknown(app, reason)];
        };
        let note = move || {
            if point.is_snapshot {
                intl_format(app).time(point.at, Detail::DateAndTime)
            } else {
                text.by_finish.to_owned()
            }
        };
        let line = Line::new(move || age(app, point.at), note);
        vec![line.moment(app, point.at).opens(app, point.key)]
    };
    let (hook, label) = ("summary-recoverable-point", text.recoverable_point);
    figure(app, hook, label, value, lines).attr("title", app.text().task.restorable_hint)
}

fn running(app: App) -> Element {
    let text = &app.text().summary;
    let value = move |summary: &Summary| {
        let since = summary.running.first()?.since;
        since.map(print_exact)
    };
    let lines = move || {
        let (tasks, count) = with(app, |summary| {
            (summary.running.clone(), summary.running_count)
        });
        if tasks.is_empty() {
            return vec![unknown(app, words::nothing_runs(statuses(app), app.text()))];
        }
        let more = (count - tasks.len()) as u64;
        let more = (more > 0).then(|| {
            let number = intl_format(app).number(more);
            Line::new(move || text.more_running(more, &number), String::new)
                .filters(app, Phase::Running)
        });
        tasks
            .into_iter()
            .map(|task| running_task(app, task))
            .chain(more)
            .collect()
    };
    figure(app, "summary-running", text.running, value, lines)
}

fn running_task(app: App, task: RunningTask) -> Element {
    let text = &app.text().summary;
    let key = task.key;
    let since = task.since;
    let late = {
        let task = task.clone();
        Memo::new(move |_| task.is_late(app.summary().now.get()))
    };
    let note = {
        let task = task.clone();
        move || {
            let typical = words::typical(&task, app.text(), &intl_format(app));
            if late.get() {
                format!("{}; {typical}", text.longer_than_usual)
            } else {
                typical
            }
        }
    };
    let elapsed = move || words::elapsed(&task, app.summary().now.get(), app.text());
    let line = Line::new(elapsed, note);
    let line = match since {
        Some(since) => line.moment(app, since),
        None => line,
    };
    line.opens(app, key).attr("data-late", move || late.get())
}

fn success_rate(app: App) -> Element {
    let text = &app.text().summary;
    let is_known = move || !words::leaves_out_ended(statuses(app));
    let value = move |summary: &Summary| {
        let rate = summary.success_rate().filter(|_| is_known());
        rate.map(|rate| {
            let share = format!("{}.{:04}", rate / 10_000, rate % 10_000);
            share.trim_end_matches('0').trim_end_matches('.').to_owned()
        })
    };
    let lines = move || {
        if !is_known() {
            return vec![unknown(app, text.leaves_out_ended)];
        }
        let (rate, succeeded, ended) = with(app, |summary| {
            let rate = words::success_rate(summary, app.text());
            (rate, summary.succeeded as u64, summary.ended as u64)
        });
        let Some(rate) = rate else {
            return vec![unknown(app, text.none_ended)];
        };
        let note = move || {
            let format = intl_format(app);
            text.ended(ended, &format.number(ended), &format.number(succeeded))
        };
        let line = Line::new(move || rate.clone(), note);
        vec![line.filters(app, Phase::Ended)]
    };
    figure(app, "summary-success-rate", text.success_rate, value, lines)
}

fn typical_duration(app: App) -> Element {
    let text = &app.text().summary;
    let value = move |summary: &Summary| {
        let most = summary.durations.first();
        most.map(|(_, typical)| typical.median.to_string())
    };
    let lines = move || {
        let durations = with(app, |summary| summary.durations.clone());
        if durations.is_empty() {
            let reason = words::no_success(statuses(app), text.no_duration, app.text());
            return vec![unknown(app, reason)];
        }
        let line_of = |(kind, typical): (BackupKind, TypicalDuration)| {
            let median = labels::duration(typical.median, app.text());
            let note = move || words::p90(&kind, typical, app.text(), &intl_format(app));
            let line = Line::new(move || median.clone(), note);
            line.filters_done(app)
        };
        durations.into_iter().map(line_of).collect()
    };
    let (hook, label) = ("summary-typical-duration", text.typical_duration);
    figure(app, hook, label, value, lines)
}

/// A figure with its label; `value` is what programs read.
fn figure(
    app: App,
    hook: &'static str,
    label: &'static str,
    value: impl Fn(&Summary) -> Option<String> + Send + Sync + 'static,
    lines: impl Fn() -> Vec<Element> + Send + 'static,
) -> Element {
    div()
        .class("figure")
        .attr("data-testid", hook)
        .attr("data-value", move || {
            let is_known = !app.summary().is_outdated.get();
            let value = is_known.then(|| with(app, &value)).flatten();
            value.unwrap_or_else(|| NONE.to_owned())
        })
        .child(h3().class("figure__label").child(label))
        .child(lines)
}

/// Why nothing is known.
fn unknown(app: App, reason: &'static str) -> Element {
    p().class("figure__line")
        .child(span().class("nil").child(app.text().shared.absent))
        .child(span().class("figure__note").child(reason))
}

/// A value of a figure, which opens the tasks that it rests on.
struct Line {
    value: Element,
    note: Element,
}

impl Line {
    fn new(
        value: impl Fn() -> String + Send + 'static,
        note: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        // A note that is too long for its place is read in full in its hint.
        let note = Memo::new(move |_| note());
        Self {
            value: button("btn btn--link figure__value").text(value),
            note: span()
                .class("figure__note")
                .attr("title", move || note.get())
                .text(move || note.get()),
        }
    }

    /// With the moment that the value speaks of as a hint.
    fn moment(self, app: App, at: Instant) -> Self {
        let title = move || intl_format(app).time(at, Detail::DateAndTime);
        Self {
            value: self.value.attr("title", title),
            ..self
        }
    }

    fn acts(self, act: impl Fn() + Send + 'static) -> Element {
        p().class("figure__line")
            .child(self.value.on(ev::click, move |_| act()))
            .child(self.note)
    }

    /// Pressed, it shows a row and opens it.
    fn opens(self, app: App, key: RowKey) -> Element {
        self.acts(move || show_row(app, key))
    }

    /// Pressed, it narrows the filter to the statuses of a phase.
    fn filters(self, app: App, phase: Phase) -> Element {
        self.acts(move || set_statuses(app, |status| status.phase() == phase))
    }

    /// Pressed, it narrows the filter to finished backups.
    fn filters_done(self, app: App) -> Element {
        self.acts(move || set_statuses(app, |status| status == Status::Done))
    }
}

fn set_statuses(app: App, is_chosen: impl Fn(Status) -> bool) {
    let statuses = Status::ALL
        .into_iter()
        .fold(StatusSet::default(), |set, status| {
            set.with(status, is_chosen(status))
        });
    app.filter().set_statuses(statuses);
}

fn with<T>(app: App, read: impl FnOnce(&Summary) -> T) -> T {
    app.summary().summary.with(read)
}

fn statuses(app: App) -> StatusSet {
    app.route().query.with(|query| query.filter.statuses)
}

fn age(app: App, at: Instant) -> String {
    words::age(at, app.summary().now.get(), app.text())
}
