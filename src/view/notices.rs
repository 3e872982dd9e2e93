//! Messages about the load and about the link.

use leptos::prelude::*;

use super::console::app;
use super::live::{live, on, part};
use crate::api::error::{ApiError, Facts, NotAnAnswer};
use crate::i18n::Messages;
use crate::model::load_plan::Stop;
use crate::model::query::LinkNotice;
use crate::platform::clipboard;
use crate::platform::zoned::{self, Detail, number};

/// All messages: what failed first, then what is odd about the answer, then what the link said wrongly.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let app = app();
    let text = app.text();
    let error = move || app.loader.progress.with(|progress| progress.error.clone());
    let odd = move || {
        let number = |count| number(count, app.language.tag());
        let stop = app.loader.progress.with(|progress| progress.stop);
        app.loader.rows.with(|rows| {
            let total = rows.total().and_then(|total| usize::try_from(total).ok());
            let short = total.filter(|_| stop == Some(Stop::Short) && !rows.is_empty());
            let short = short.map(|total| text.short(&number(total), &number(rows.accounted())));
            let left_out = rows.not_tasks().len();
            let not_tasks = (left_out > 0).then(|| text.not_tasks(left_out, &number(left_out)));
            short.into_iter().chain(not_tasks)
        })
    };
    view! {
        <div class="notices">
            {part(move || error().map(|error| view! { <Failed error=error /> }))}
            {part(move || {
                let notices = odd()
                    .map(|sentence| {
                        view! {
                            <div class="notice" data-testid="notice" data-kind="warning">
                                <div class="notice__body">
                                    <p>{sentence}</p>
                                </div>
                            </div>
                        }
                        .into_any()
                    })
                    .collect::<Vec<AnyView>>();
                Some(notices)
            })}
            {part(move || {
                let notices = app.link_notices.get();
                Some(notices.into_iter().map(|notice| view! { <Link notice=notice /> }.into_any()).collect::<Vec<AnyView>>())
            })}
        </div>
    }
}

/// What the link said that is not understood.
#[component]
fn Link(notice: LinkNotice) -> impl IntoView {
    let app = app();
    let text = app.text();
    let sentence = match &notice {
        LinkNotice::WrongValue { name, value } => text.link_wrong(name, value),
        LinkNotice::UnknownName { name } => text.link_unknown(name),
        LinkNotice::HalfScope => text.link_half_scope.to_owned(),
    };
    view! {
        <div class="notice" data-testid="notice" data-kind="warning">
            <div class="notice__body">
                <p>{sentence}</p>
            </div>
            <div class="notice__actions">
                <button
                    class="btn btn--icon i i-close"
                    type="button"
                    aria-label=text.dismiss
                    on:click=on(move |_| app.dismiss(&notice))
                ></button>
            </div>
        </div>
    }
}

/// A failed load: what happened, what stays, what OCP says, the facts for support, and Retry.
#[component]
fn Failed(error: ApiError) -> impl IntoView {
    let app = app();
    let text = app.text();
    let kept = move || app.loader.rows.with(|rows| !rows.is_empty());
    let title = move || if kept() { text.error_kept } else { text.error_title }.to_owned();
    let age = move || {
        let zone = app.zone.get();
        let question = app.query.with(super::super::model::query::TaskQuery::question);
        app.loader.progress.with(|progress| {
            let Some(time) = progress.as_of.filter(|_| kept()) else { return String::new() };
            let time = zoned::print(time, app.language.date_locale(), zone, Detail::DateAndTime);
            let other = if progress.answered == question { "" } else { text.error_previous_filter };
            format!("{other} {}", text.rows_from(&time))
        })
    };
    let facts = error.facts().map(|facts| facts_of(facts, text));
    view! {
        <div class="notice" data-testid="notice" data-kind="error" role="alert">
            <div class="notice__body">
                <p class="notice__title">{live(title)}</p>
                <p>{sentence(&error, text)} " " {live(age)}</p>
                {facts}
            </div>
            <div class="notice__actions">
                <button class="btn i i-refresh" type="button" on:click=on(move |_| app.retry())>
                    {text.retry}
                </button>
            </div>
        </div>
    }
}

fn sentence(error: &ApiError, text: &Messages) -> String {
    let sentence = match error {
        ApiError::InvalidParameter(_) => text.error_invalid,
        ApiError::SignedOut(_) => text.error_signed_out,
        ApiError::Forbidden(_) => text.error_forbidden,
        ApiError::NotFound(_) => text.error_not_found,
        ApiError::Throttled { wait: Some(seconds), .. } => return text.error_throttled(&seconds.to_string()),
        ApiError::Throttled { wait: None, .. } => text.error_throttled_unknown,
        ApiError::Ocp(_) => text.error_ocp,
        ApiError::Gateway(_) => text.error_gateway,
        ApiError::Unreadable { what, .. } => match what {
            NotAnAnswer::Empty => text.error_empty,
            NotAnAnswer::CutOff => text.error_cut_off,
            NotAnAnswer::WebPage => text.error_web_page,
            NotAnAnswer::Other => text.error_other,
        },
        ApiError::Network => text.error_network,
        ApiError::TimedOut { seconds } => return text.error_timed_out(&seconds.to_string()),
    };
    sentence.to_owned()
}

fn facts_of(facts: &Facts, text: &'static Messages) -> impl IntoView + use<> {
    let says = facts.message.clone().into_iter().chain(facts.details.clone()).collect::<Vec<_>>().join(" · ");
    let status = (facts.http_status != 0).then(|| facts.http_status.to_string());
    let row = |label: &'static str, value: Option<String>, copied: bool| {
        value.map(|value| {
            let copy = (copied && clipboard::is_available()).then(|| {
                let value = value.clone();
                view! {
                    <button
                        class="btn btn--icon i i-copy"
                        type="button"
                        aria-label=text.copy_value(label)
                        on:click=on(move |_| clipboard::copy(&value))
                    ></button>
                }
            });
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd>
                        <code>{value}</code>
                        {copy}
                    </dd>
                </div>
            }
        })
    };
    view! {
        {(!says.is_empty()).then(|| view! { <p>{text.ocp_says} ": " <q>{says}</q></p> })}
        <dl class="notice__facts">
            {row(text.http, status, false)} {row(text.code, facts.code.clone(), false)}
            {row(text.trace_id, facts.trace_id.clone(), true)} {row(text.server, facts.server.clone(), false)}
        </dl>
    }
}
