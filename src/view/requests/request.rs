//! A request in the panel “Request details”: a line, and below it, on demand, everything known about it.
//!
//! Its elements are the same before and after the response, so that the focus stays when the response comes.

use crate::platform::page;
use crate::platform::zoned::{self, Detail, count};
use crate::view::context::{app, failure_sentence};
use crate::view::ui::button;
use crate::view::ui::copy::copying;
use crate::view::ui::key_value::key_value;
use crate::view::words::failures::ocp_message;
use crate::view::words::labels;
use crate::view::words::values::FormattedValue;
use leptos::prelude::*;
use model::link::query::Zone;
use model::requests::curl;
use model::requests::journal::{JournalEntry, Outcome};
use model::task::instant::print_exact;
use ui::{Element, code, div, dl, ev, li, p, span};
use wire::error::ApiError;

/// A request.
pub(crate) fn request(request: &JournalEntry<ApiError>, zone: Zone) -> Element {
    let app = app();
    let text = app.text();
    let number = request.number;
    let fold_id = format!("request-{number}");
    let body_id = format!("request-{number}-all");
    let is_open = app
        .request_panel()
        .expanded
        .with(|unfolded| unfolded.contains(&number));
    let (kind, _) = outcome(request);
    let fold = button("request__fold expander chevron")
        .id(fold_id.clone())
        .attr("aria-expanded", if is_open { "true" } else { "false" })
        .attr("aria-controls", body_id.clone())
        .on(ev::click, move |_| app.request_panel().toggle(number))
        .child(span().class("request__facts").children(line(request, zone)));
    let url = url(request);
    let command = move || curl::command(&url, app.language, app.settings().config().auth);
    let copy = copying(button("btn").attr("aria-describedby", fold_id), command);
    let body = is_open.then(|| request.clone());
    li().class("request")
        .attr("data-outcome", kind)
        .child(
            div()
                .class("request__head")
                .child(fold)
                .child(copy.child(text.requests.copy_as_curl)),
        )
        .child(
            div()
                .id(body_id)
                .child(move || body.as_ref().map(|request| details(request, zone))),
        )
}

/// The whole address of the request.
fn url(request: &JournalEntry<ApiError>) -> String {
    curl::address(
        &page::origin(),
        &app().settings().config().api_base,
        &request.target,
    )
}

/// The outcome of the request: its name in the style sheet, and in words.
fn outcome(request: &JournalEntry<ApiError>) -> (&'static str, &'static str) {
    let text = &app().text().requests;
    match request.outcome {
        Outcome::Pending => ("under-way", text.pending),
        Outcome::Answered => ("answered", text.answered),
        Outcome::Failed(_) => ("failed", text.failed),
        Outcome::Dropped => ("dropped", text.discarded),
    }
}

/// The parts of the line: time, outcome, HTTP status, number of tasks, duration, attempt; then the endpoint.
fn line(request: &JournalEntry<ApiError>, zone: Zone) -> Vec<Element> {
    let app = app();
    let text = app.text();
    let number = |number: usize| count(number, app.language.tag());
    let is_over = !matches!(request.outcome, Outcome::Pending);
    let tasks = request
        .response
        .tasks
        .map(|tasks| text.task.count(tasks as u64, &number(tasks)));
    let took = is_over.then(|| {
        text.requests
            .milliseconds(&number(request.transfer.milliseconds as usize))
    });
    let again =
        (request.tries > 1).then(|| text.requests.attempt_number(&request.tries.to_string()));
    let status = Some(request.transfer.http_status).filter(|status| *status > 0);
    let status = status.map(|status| format!("{} {status}", text.requests.http));
    let (_, word) = outcome(request);
    let endpoint = request.target.rsplit('/').next().unwrap_or_default();
    // The blank separates the facts for screen readers; the style sheet hides empty facts.
    let fact = |fact: Option<String>| span().child(fact.map(|fact| fact + " ").unwrap_or_default());
    vec![
        fact(Some(zoned::print(
            request.sent,
            app.language.date_locale(),
            zone,
            Detail::Time,
        ))),
        fact(Some(word.to_owned())).class("request__outcome"),
        fact(status),
        fact(tasks),
        fact(took),
        fact(again),
        code()
            .class("request__asked")
            .child(labels::excerpt(endpoint)),
    ]
}

/// Everything that is known about the request.
fn details(request: &JournalEntry<ApiError>, zone: Zone) -> Element {
    let app = app();
    let text = app.text();
    let (error, explanation) = match &request.outcome {
        Outcome::Failed(error) => (Some(error), failure_sentence(error, app)),
        Outcome::Dropped => (None, text.requests.discarded_hint.to_owned()),
        Outcome::Pending | Outcome::Answered => (None, String::new()),
    };
    let message = error.and_then(ApiError::facts).map(|facts| {
        let parts = [facts.code.clone().unwrap_or_default(), ocp_message(facts)];
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    });
    let message = message
        .filter(|message| !message.is_empty())
        .map(|message| format!("{}: {}", text.requests.ocp_says, labels::excerpt(&message)))
        .unwrap_or_default();
    let values = values(request, zone);
    let report = {
        let lines = values.iter().filter(|(.., shown)| !shown.is_absent);
        let lines = lines.map(|(label, _, shown)| {
            format!("{label}: {}", shown.exact.as_ref().unwrap_or(&shown.text))
        });
        let parts = [explanation.clone(), message.clone()]
            .into_iter()
            .chain(lines);
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        let report = parts.join("\n");
        move || format!("{report}\n{}", page::about())
    };
    let entries = values
        .into_iter()
        .map(|(label, name, shown)| key_value(label, name, shown, None));
    div()
        .class("request__all")
        .child(p().class("request__why").child(explanation))
        .child(p().attr("dir", "auto").child(message))
        .child(dl().children(entries))
        .child(copying(button("btn"), report).child(text.requests.copy_details))
}

/// Every value with its label and its name in OCP's API.
fn values(
    request: &JournalEntry<ApiError>,
    zone: Zone,
) -> Vec<(&'static str, &'static str, FormattedValue)> {
    let app = app();
    let text = app.text();
    let (transfer, response) = (&request.transfer, &request.response);
    let shown = |value: Option<String>| FormattedValue::of_option(value, text);
    let number = |value: Option<usize>| FormattedValue {
        exact: value.map(|value| value.to_string()),
        ..shown(value.map(|value| count(value, app.language.tag())))
    };
    let is_over = !matches!(request.outcome, Outcome::Pending);
    let status = Some(transfer.http_status).filter(|status| *status > 0);
    let sent = FormattedValue {
        exact: Some(print_exact(request.sent)),
        ..shown(Some(zoned::print(
            request.sent,
            app.language.date_locale(),
            zone,
            Detail::DateAndTime,
        )))
    };
    vec![
        (text.requests.url, "GET", shown(Some(url(request)))),
        (
            text.requests.trace_id,
            "traceId",
            shown(response.trace_id.clone()),
        ),
        (
            text.requests.server,
            "server",
            shown(response.server.clone()),
        ),
        (
            text.requests.field_server_time,
            "duration",
            shown(response.duration.clone()),
        ),
        (
            text.requests.total_time,
            "",
            number(is_over.then_some(transfer.milliseconds as usize)),
        ),
        (
            text.requests.field_http_status,
            "",
            shown(status.map(|status| status.to_string())),
        ),
        (
            text.requests.bytes,
            "",
            number(is_over.then_some(transfer.bytes)),
        ),
        (text.requests.tasks, "", number(response.tasks)),
        (
            text.requests.attempt,
            "",
            shown(Some(request.tries.to_string())),
        ),
        (text.requests.sent, "", sent),
    ]
}
