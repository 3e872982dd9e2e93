//! The notice of a failed load: what happened, whose it is, what to do, what stays, and the facts for support.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::i18n::Messages;
use crate::platform::zoned::{self, Detail};
use crate::platform::{clock, page, presence};
use crate::state::load::progress::Failed;
use crate::view::context::{app, focus_results};
use crate::view::requests::panel::this_answer;
use crate::view::ui::button;
use crate::view::ui::copy::{copy_button, copying};
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::failures::{sentence, title, whose};
use crate::view::words::labels;
use model::load::retry::MAX_TRIES;
use model::task::instant::print_exact;
use ui::{Element, a, bdi, code, dd, div, dl, dt, ev, p, q, span};
use wire::error::{ApiError, Facts};

/// The notice.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "components own their props")]
pub(crate) fn FailedNotice(failed: Failed) -> Element {
    let app = app();
    let text = app.text();
    let kept = move || app.loader().rows.with(|rows| !rows.is_empty());
    // Nothing failed when nobody has signed in yet.
    let asks = failed.error == ApiError::NotSignedIn;
    let error = failed.error.clone();
    let title = move || title(&error, kept(), text);
    let age = move || {
        let zone = app.route().zone.get();
        let other = if app.saved().is_outdated() {
            text.load.error_previous_filter
        } else {
            ""
        };
        app.loader().progress.with(|progress| {
            let Some(time) = progress.as_of.filter(|_| kept()) else {
                return String::new();
            };
            let time = zoned::print(time, app.language.date_locale(), zone, Detail::DateAndTime);
            format!("{other} {}", text.load.rows_from(&time))
        })
    };
    let head = p().class("notice__title").child(title).child(" ").child(
        span()
            .class("notice__whose")
            .child(whose(failed.error.whose(), text)),
    );
    let sentence = sentence(&failed.error, app);
    let offline = matches!(failed.error, ApiError::Network) && !presence::seems_online();
    let body = div()
        .class("notice__body")
        .child(head)
        .child(
            p().child(sentence.clone())
                .child(" ")
                .child(offline.then_some(text.load.seems_offline))
                .child(age),
        )
        .children(
            failed
                .error
                .facts()
                .into_iter()
                .flat_map(|facts| facts_of(facts, text))
                .flatten(),
        )
        // What was not sent was not tried.
        .child(
            p().class("notice__again")
                .child(again(if asks { 0 } else { failed.tries })),
        );
    let details = {
        let failed = failed.clone();
        move || details(&failed, &sentence)
    };
    let actions = div()
        .class("notice__actions")
        .child(sign_in(&failed.error))
        .child(move || {
            let goes_on = app
                .loader()
                .progress
                .with(|progress| progress.retry_at.is_some() || progress.is_fetching);
            let cancel = move |_| {
                focus_results();
                app.loader().cancel();
            };
            goes_on.then(|| {
                button("btn")
                    .on(ev::click, cancel)
                    .child(text.shared.cancel)
            })
        })
        .child((!asks && failed.error != ApiError::Halted).then(|| {
            let retry = move |_| {
                focus_results();
                app.filter().retry();
            };
            button("btn")
                .child(icon(Icon::Refresh))
                .on(ev::click, retry)
                .child(text.shared.retry)
        }))
        .child((!asks).then(|| copying(button("btn"), details).child(text.requests.copy_details)))
        // Of what was never sent there is nothing to tell.
        .child(move || {
            (!asks && app.request_panel().has_any.get())
                .then(|| this_answer("btn", Some(Icon::Info)))
        });
    div()
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", if asks { "info" } else { "error" })
        .child(icon(if asks { Icon::Info } else { Icon::Warning }))
        .child(body)
        .child(actions)
}

/// What the page itself does about it, counted down.
fn again(tries: u32) -> impl FnMut() -> String + Send {
    let app = app();
    let text = app.text();
    let again_at = move || app.loader().progress.with(|progress| progress.retry_at);
    let now = RwSignal::new(clock::now());
    let ticking = StoredValue::new_local(None);
    Effect::new(move || {
        let ticks = again_at().map(|_| Interval::new(1_000, move || now.set(clock::now())));
        ticking.set_value(ticks);
    });
    move || {
        let next = (tries + 1).to_string();
        let most = MAX_TRIES.to_string();
        match again_at() {
            Some(at) => {
                let milliseconds = (at - now.get()).num_milliseconds().max(0);
                text.load.retrying_in(
                    &labels::duration((milliseconds + 999) / 1_000, text),
                    &next,
                    &most,
                )
            }
            None if app.loader().progress.with(|progress| progress.is_fetching) => {
                text.load.retrying.to_owned()
            }
            None if app.loader().progress.with(|progress| progress.is_paused) => {
                text.load.paused.to_owned()
            }
            None if tries > 1 => text.load.gave_up(&tries.to_string()),
            None => String::new(),
        }
    }
}

/// Where to sign in, when that is what helps.
fn sign_in(error: &ApiError) -> Option<Element> {
    let app = app();
    let text = app.text();
    let is_refused = matches!(
        error,
        ApiError::NotSignedIn | ApiError::SignedOut(_) | ApiError::SignInRefused(_)
    );
    if !is_refused && (app.session().is_basic() || !error.may_be_signed_out()) {
        return None;
    }
    if app.session().is_basic() {
        let ask = move |_| app.session().ask_to_sign_in();
        return Some(
            button("btn btn--primary")
                .on(ev::click, ask)
                .child(text.session.sign_in),
        );
    }
    // The address as it is when the link is followed: rows may be opened and sorted until then.
    let address = move || {
        app.route().query.track();
        app.session().login_address()
    };
    app.session().login_address()?;
    Some(
        a().class("btn btn--primary")
            .attr("href", address)
            .child(text.session.sign_in),
    )
}

/// What OCP says in words: its message, then each field that it names.
pub(crate) fn said(facts: &Facts) -> String {
    let of_field = facts.sub_errors.iter().map(|sub| {
        let parts = [sub.field.as_deref(), sub.message.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
    });
    let message = facts.message.clone().unwrap_or_default();
    let target = facts
        .target
        .clone()
        .filter(|target| !message.contains(target.as_str()));
    let says = [Some(message), target]
        .into_iter()
        .flatten()
        .chain(of_field)
        .filter(|part| !part.is_empty());
    let says: Vec<_> = says.collect();
    says.join(" · ")
}

pub(crate) fn facts_of(facts: &Facts, text: &'static Messages) -> [Option<Element>; 2] {
    let says = said(facts);
    let says = (!says.is_empty()).then(|| {
        p().child(text.requests.ocp_says)
            .child(": ")
            .child(q().attr("dir", "auto").child(labels::long(&says)))
    });
    let status = Some(facts.http_status.to_string()).filter(|_| facts.http_status > 0);
    let row = |label: &'static str, value: Option<String>, copied: bool| {
        let value = value?;
        let copy = copied.then(|| copy_button(label, value.clone()));
        let value = code().child(bdi().child(labels::long(&value)));
        Some(
            div()
                .child(dt().child(label))
                .child(dd().child(value).child(copy)),
        )
    };
    let rows = [
        row(text.requests.http, status, false),
        row(text.requests.code, facts.code.clone(), false),
        row(text.requests.trace_id, facts.trace_id.clone(), true),
        row(text.requests.server, facts.server.clone(), false),
    ];
    [says, Some(dl().class("notice__facts").children(rows))]
}

/// All that support may ask for, as text. What OCP says had its secrets masked when it came; the page masks its address.
fn details(failed: &Failed, sentence: &str) -> String {
    let mut lines = vec![sentence.to_owned()];
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{name}: {value}"));
        }
    };
    line("Time", &print_exact(failed.at));
    if !failed.path.is_empty() {
        line("Request", &format!("GET {}", failed.path));
    }
    line("Tries", &failed.tries.to_string());
    if let Some(facts) = failed.error.facts() {
        line("HTTP status", &facts.http_status.to_string());
        for (name, value) in [
            ("Code", &facts.code),
            ("Trace id", &facts.trace_id),
            ("Server", &facts.server),
        ] {
            line(name, value.as_deref().unwrap_or_default());
        }
        line("OCP says", &said(facts));
    }
    lines.push(page::about());
    lines.join("\n")
}
