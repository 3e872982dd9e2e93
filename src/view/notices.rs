//! Messages about the load and about the link.

use leptos::prelude::*;

use super::context::{app, focus_results};
use super::detail::copy_button;
use super::tag::{Tag, button, live, part, tag};
use crate::api::error::{ApiError, Facts, NotAnAnswer};
use crate::i18n::Messages;
use crate::model::load_plan::Stop;
use crate::model::query::LinkNotice;
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
    let failed = move || error().map(|error| view! { <Failed error=error /> });
    let odd = move || Some(odd().map(|sentence| warning(sentence, None)).collect::<Vec<_>>());
    let links = move || {
        let notices = app.link_notices.get();
        Some(notices.into_iter().map(link).collect::<Vec<_>>())
    };
    tag("div").class("notices").child(part(failed)).child(part(odd)).child(part(links))
}

fn warning(sentence: String, actions: Option<Tag>) -> Tag {
    tag("div")
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", "warning")
        .child(tag("div").class("notice__body").child(tag("p").child(sentence)))
        .child(actions)
}

/// What the link said that is not understood.
fn link(notice: LinkNotice) -> Tag {
    let app = app();
    let text = app.text();
    let sentence = match &notice {
        LinkNotice::WrongValue { name, value } => text.link_wrong(name, value),
        LinkNotice::UnknownName { name } => text.link_unknown(name),
        LinkNotice::HalfScope => text.link_half_scope.to_owned(),
    };
    let dismiss = button("btn btn--icon i i-close").attr("aria-label", text.dismiss).on("click", move |_| {
        focus_results();
        app.dismiss(&notice);
    });
    warning(sentence, Some(tag("div").class("notice__actions").child(dismiss)))
}

/// A failed load: what happened, what stays, what OCP says, the facts for support, and Retry.
#[component]
fn Failed(error: ApiError) -> impl IntoView {
    let app = app();
    let text = app.text();
    let kept = move || app.loader.rows.with(|rows| !rows.is_empty());
    let title = move || if kept() { text.error_kept } else { text.error_title };
    let age = move || {
        let zone = app.zone.get();
        let other = if app.is_outdated() { text.error_previous_filter } else { "" };
        app.loader.progress.with(|progress| {
            let Some(time) = progress.as_of.filter(|_| kept()) else { return String::new() };
            let time = zoned::print(time, app.language.date_locale(), zone, Detail::DateAndTime);
            format!("{other} {}", text.rows_from(&time))
        })
    };
    let facts = error.facts().map(|facts| facts_of(facts, text));
    let body = tag("div")
        .class("notice__body")
        .child(tag("p").class("notice__title").child(live(title)))
        .child(tag("p").child(sentence(&error, text)).child(" ").child(live(age)));
    let retry = button("btn i i-refresh")
        .on("click", move |_| {
            focus_results();
            app.retry();
        })
        .child(text.retry);
    tag("div")
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", "error")
        .child(body.children(facts.into_iter().flatten()))
        .child(tag("div").class("notice__actions").child(retry))
}

fn sentence(error: &ApiError, text: &Messages) -> String {
    let sentence = match error {
        ApiError::InvalidParameter(_) => text.error_invalid,
        ApiError::SignedOut(_) | ApiError::NotSignedIn => text.error_signed_out,
        ApiError::SignInRefused(_) => text.error_sign_in_refused,
        ApiError::Forbidden(_) => text.error_forbidden,
        ApiError::NotFound(_) => text.error_not_found,
        ApiError::Throttled { wait: Some(seconds), .. } => return text.error_throttled(&seconds.to_string()),
        ApiError::Throttled { wait: None, .. } => text.error_throttled_unknown,
        ApiError::Ocp(_) => text.error_ocp,
        ApiError::Gateway(_) => text.error_gateway,
        ApiError::Unreadable { what, .. } => match what {
            NotAnAnswer::Empty => text.error_empty,
            NotAnAnswer::CutOff => text.error_cut_off,
            NotAnAnswer::WebPage | NotAnAnswer::Redirected => text.error_web_page,
            NotAnAnswer::NoTasks => text.error_no_tasks,
            NotAnAnswer::Other => text.error_other,
        },
        ApiError::TooLarge { .. } => text.error_other,
        ApiError::Network => text.error_network,
        ApiError::TimedOut { seconds } => return text.error_timed_out(&seconds.to_string()),
    };
    sentence.to_owned()
}

fn facts_of(facts: &Facts, text: &'static Messages) -> [Option<Tag>; 2] {
    let blamed = facts.sub_errors.iter().flat_map(|blamed| [&blamed.field, &blamed.message]);
    let says = [&facts.message, &facts.target].into_iter().chain(blamed);
    let says = says.filter_map(Option::as_deref).collect::<Vec<_>>().join(" · ");
    let says = (!says.is_empty()).then(|| tag("p").child(text.ocp_says).child(": ").child(tag("q").child(says)));
    let status = Some(facts.http_status.to_string());
    let row = |label: &'static str, value: Option<String>, copied: bool| {
        let value = value?;
        let copy = if copied { copy_button(label, value.clone()) } else { None };
        Some(tag("div").child(tag("dt").child(label)).child(tag("dd").child(tag("code").child(value)).child(copy)))
    };
    let rows = [
        row(text.http, status, false),
        row(text.code, facts.code.clone(), false),
        row(text.trace_id, facts.trace_id.clone(), true),
        row(text.server, facts.server.clone(), false),
    ];
    [says, Some(tag("dl").class("notice__facts").children(rows))]
}
