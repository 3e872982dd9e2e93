//! What can be done with the overview, and how far it has come.

use leptos::prelude::*;

use crate::platform::zoned::{self, Detail};
use crate::state::app::App;
use crate::state::overview::OverviewStatus;
use crate::view::context::{failure_sentence, focus_results, intl_format};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::ui::notice::{error, info, warning};
use crate::view::ui::request_details::request_details_button;
use crate::view::ui::sign_in::sign_in_action;
use crate::view::words::filters::range_in_words;
use crate::view::words::format::Format;
use crate::view::words::labels;
use crate::view::words::overview as words;
use model::filter::time_range::{Preset, TimeRange};
use model::overview::Overview;
use ui::{Element, div, ev, html, label, p, span};
use wire::error::ApiError;

/// The value of the option for a range that is none of the presets.
const OTHER_RANGE: &str = "other";

/// The time range and the buttons.
pub(super) fn controls(app: App) -> Element {
    let text = &app.text().overview;
    let refresh = button("btn")
        .child(icon(Icon::Refresh))
        .on(ev::click, move |_| app.overview().refresh())
        .child(text.refresh);
    let export = button("btn")
        .attr("data-testid", "export")
        .child(icon(Icon::Export))
        .on(ev::click, move |_| save(app))
        .child(text.export);
    div()
        .class("overview__controls")
        .child(range_choice(app))
        .child(move || stop_or_resume(app))
        .child(refresh)
        .child(export)
        .child(request_details_button("btn", Some(Icon::Info)))
}

fn range_choice(app: App) -> Element {
    let texts = app.text();
    let range = move || app.route().query.with(|query| query.filter.range);
    let option = |value: &'static str, name: String, is_chosen: bool| {
        html::option()
            .attr("value", value)
            .prop("selected", is_chosen)
            .child(name)
    };
    let options = move || {
        let chosen = range();
        let mut options: Vec<_> = Preset::ALL
            .into_iter()
            .map(|preset| {
                let name = labels::preset(preset, texts).to_owned();
                option(preset.as_str(), name, chosen == TimeRange::Relative(preset))
            })
            .collect();
        if let TimeRange::Absolute(_) = chosen {
            let name = range_in_words(chosen, app.route().zone.get(), texts);
            options.push(option(OTHER_RANGE, name, true));
        }
        options
    };
    let select = html::select()
        .class("select")
        .on(ev::change, move |event| {
            if let Some(preset) = Preset::parse(&event_target_value(&event)) {
                app.route().set_overview_range(TimeRange::Relative(preset));
            }
        })
        .child(options);
    label()
        .class("overview__range")
        .child(span().child(texts.overview.range))
        .child(select)
}

fn stop_or_resume(app: App) -> Option<Element> {
    let text = &app.text().overview;
    let state = app.overview();
    match state.status.get() {
        OverviewStatus::Done => None,
        OverviewStatus::Asking | OverviewStatus::Waiting(_) => Some(
            button("btn")
                .on(ev::click, move |_| state.stop())
                .child(text.stop),
        ),
        OverviewStatus::Stopped | OverviewStatus::Failed(_) => Some(
            button("btn btn--primary")
                .on(ev::click, move |_| state.resume())
                .child(text.resume),
        ),
    }
}

/// Saves the table as a file.
fn save(app: App) {
    let text = &app.text().overview;
    let zone = app.route().zone.get_untracked();
    let time = move |at| zoned::exact(at, zone);
    let reason = move |error: Option<&ApiError>| {
        error.map_or_else(
            || text.not_asked.to_owned(),
            |error| failure_sentence(error, app),
        )
    };
    let is_saved = app.overview().save_file(&time, &reason).is_ok();
    app.announcer().announce(if is_saved {
        text.exported
    } else {
        text.not_exported
    });
}

/// How many tenants were asked, and how many need what.
pub(super) fn progress(app: App) -> Element {
    let counted = move || {
        app.overview()
            .overview
            .with(|overview| overview.as_ref().map_or((0, 0), Overview::progress))
    };
    div()
        .class("overview__progress")
        .child(
            p().attr("data-testid", "overview-progress")
                .attr("data-asked", move || counted().0.to_string())
                .attr("data-total", move || counted().1.to_string())
                .text(move || sentence(app, counted())),
        )
        .child(p().class("overview__counts").text(move || {
            let now = app.summary().now.get();
            app.overview().rows.with(|rows| {
                let answers = rows
                    .iter()
                    .map(|row| (&row.answer, row.answer.attention(now)));
                words::counts(answers, app.text(), &intl_format(app))
            })
        }))
}

fn sentence(app: App, (asked, total): (usize, usize)) -> String {
    let text = &app.text().overview;
    let format = intl_format(app);
    let status = app.overview().status.get();
    let (as_of, is_cluster_wide, asks_each) = app.overview().overview.with(|overview| {
        overview.as_ref().map_or((None, false, false), |overview| {
            (
                overview.as_of,
                overview.is_cluster_wide,
                overview.plan.asks_each(),
            )
        })
    });
    if status == OverviewStatus::Asking && !asks_each {
        let is_listed = total > 0;
        let asking = if is_listed {
            text.asking_cluster
        } else {
            text.asking_list
        };
        return asking.to_owned();
    }
    let number = |count: usize| format.number(count as u64);
    let mut parts = vec![text.asked(&number(asked), &number(total))];
    parts.extend(as_of.map(|at| text.as_of(&format.time(at, Detail::DateAndTime))));
    let mut line = format!("{}.", parts.join(", "));
    if asks_each {
        line.push(' ');
        line.push_str(if is_cluster_wide {
            text.cluster_wide
        } else {
            text.each_tenant
        });
    }
    match status {
        OverviewStatus::Stopped => line = format!("{line} {}", text.stopped),
        OverviewStatus::Waiting(at) => {
            let time = format.time(at, Detail::Time);
            line = format!("{line} {}", text.waiting(&time));
        }
        _ => {}
    }
    line
}

/// What the user should know of the overview besides its rows.
pub(super) fn notices(app: App) -> Element {
    let text = &app.text().overview;
    let failed = move || {
        let OverviewStatus::Failed(failure) = app.overview().status.get() else {
            return None;
        };
        let sentence = failure_sentence(&failure, app);
        let resume = button("btn")
            .child(icon(Icon::Refresh))
            .on(ev::click, move |_| {
                focus_results();
                app.overview().resume();
            })
            .child(app.text().shared.retry);
        let actions = div()
            .class("notice__actions")
            .child(sign_in_action(&failure))
            .child(resume);
        let sentence = p().child(text.failed).child(" ").child(sentence);
        Some(error(sentence, Some(actions)))
    };
    let list = move || {
        app.overview().overview.with(|overview| {
            let overview = overview.as_ref()?;
            let failure = overview.list_error.as_ref()?;
            let sentence = failure_sentence(failure, app);
            let body = p().child(text.only_with_tasks).child(" ").child(sentence);
            Some(warning(body, None))
        })
    };
    let without_tenant = move || {
        let count = app.overview().overview.with(|overview| {
            overview
                .as_ref()
                .map_or(0, |overview| overview.without_tenant)
        });
        let count = count as u64;
        (count > 0).then(|| {
            let sentence = text.without_tenant(count, &intl_format(app).number(count));
            info(p().child(sentence), None)
        })
    };
    div()
        .class("notices")
        .child(failed)
        .child(list)
        .child(without_tenant)
}
