//! The notice of a failed load: what happened, whose it is, what to do, what stays, and the facts for support.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use super::context::{app, focus_results};
use super::copy::{copy_button, copying};
use super::labels;
use super::tag::{Tag, button, live, part, tag};
use crate::api::error::{ApiError, Facts, NotAnAnswer, Whose};
use crate::i18n::Messages;
use crate::model::config::Auth;
use crate::model::instant::print_exact;
use crate::model::retry::MOST_TRIES;
use crate::model::secret::mask;
use crate::model::sign_in::Refusal;
use crate::platform::zoned::{self, Detail};
use crate::platform::{clock, page, presence};
use crate::state::app::{App, on_change};
use crate::state::loader::Failed;

/// The notice.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "components own their props")]
pub(super) fn FailedNotice(failed: Failed) -> impl IntoView {
    let app = app();
    let text = app.text();
    let kept = move || app.loader.rows.with(|rows| !rows.is_empty());
    // Nothing failed when nobody has signed in yet.
    let asks = failed.error == ApiError::NotSignedIn;
    let title = move || match () {
        () if asks => text.sign_in_title,
        () if kept() => text.error_kept,
        () => text.error_title,
    };
    let age = move || {
        let zone = app.zone.get();
        let other = if app.is_outdated() { text.error_previous_filter } else { "" };
        app.loader.progress.with(|progress| {
            let Some(time) = progress.as_of.filter(|_| kept()) else { return String::new() };
            let time = zoned::print(time, app.language.date_locale(), zone, Detail::DateAndTime);
            format!("{other} {}", text.rows_from(&time))
        })
    };
    let head = tag("p")
        .class("notice__title")
        .child(live(title))
        .child(" ")
        .child(tag("span").class("notice__whose").child(whose(failed.error.whose(), text)));
    let sentence = sentence(&failed.error, &app);
    let offline = matches!(failed.error, ApiError::Network) && !presence::seems_online();
    let body = tag("div")
        .class("notice__body")
        .child(head)
        .child(
            tag("p").child(sentence.clone()).child(" ").child(offline.then_some(text.seems_offline)).child(live(age)),
        )
        .children(failed.error.facts().into_iter().flat_map(|facts| facts_of(facts, text)).flatten())
        // What was not sent was not tried.
        .child(tag("p").class("notice__again").child(live(again(if asks { 0 } else { failed.tries }))));
    let details = {
        let failed = failed.clone();
        move || details(&failed, &sentence)
    };
    let actions = tag("div")
        .class("notice__actions")
        .child(sign_in(&failed.error))
        .child(part(move || {
            let waits = app.loader.progress.with(|progress| progress.again_at.is_some());
            waits.then(|| button("btn").on("click", move |_| app.loader.cancel()).child(text.cancel))
        }))
        .child((!asks).then(|| {
            let retry = move |_| {
                focus_results();
                app.retry();
            };
            button("btn i i-refresh").on("click", retry).child(text.retry)
        }))
        .child((!asks).then(|| copying(button("btn i i-copy"), details).child(text.copy_details)));
    tag("div")
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", if asks { "info" } else { "error" })
        .child(body)
        .child(actions)
}

/// What the page itself does about it, counted down.
fn again(tries: u32) -> impl FnMut() -> String + Send {
    let app = app();
    let text = app.text();
    let again_at = move || app.loader.progress.with(|progress| progress.again_at);
    let now = RwSignal::new(clock::now());
    let ticking = StoredValue::new_local(None);
    on_change(move || {
        let ticks = again_at().map(|_| Interval::new(1_000, move || now.set(clock::now())));
        ticking.set_value(ticks);
    });
    move || {
        let next = (tries + 1).to_string();
        let most = MOST_TRIES.to_string();
        match again_at() {
            Some(at) => {
                let milliseconds = (at - now.get()).num_milliseconds().max(0);
                text.again_in(&labels::duration((milliseconds + 999) / 1_000, text), &next, &most)
            }
            None if app.loader.progress.with(|progress| progress.fetching) => text.trying_again.to_owned(),
            None if tries > 1 => text.gave_up(&tries.to_string()),
            None => String::new(),
        }
    }
}

/// Where to sign in, when that is what helps.
fn sign_in(error: &ApiError) -> Option<Tag> {
    let app = app();
    let text = app.text();
    if !matches!(error, ApiError::NotSignedIn | ApiError::SignedOut(_) | ApiError::SignInRefused(_)) {
        return None;
    }
    if app.session.is_basic() {
        let ask = move |_| app.session.asks.set(true);
        return Some(button("btn btn--primary").on("click", ask).child(text.sign_in));
    }
    // The address as it is when the link is followed: rows may be opened and sorted until then.
    let address = live(move || {
        app.query.track();
        app.session.login_address()
    });
    app.session.login_address()?;
    Some(tag("a").class("btn btn--primary").attr("href", address).child(text.sign_in))
}

const fn whose(whose: Whose, text: &Messages) -> &'static str {
    match whose {
        Whose::Input => text.whose_input,
        Whose::Session => text.whose_session,
        Whose::Rights => text.whose_rights,
        Whose::Network => text.whose_network,
        Whose::Proxy => text.whose_proxy,
        Whose::Ocp => text.whose_ocp,
        Whose::Cluster => text.whose_cluster,
        Whose::Page => text.whose_page,
    }
}

/// What happened, and what to do.
fn sentence(error: &ApiError, app: &App) -> String {
    let text = app.text();
    let sentence = match error {
        ApiError::InvalidParameter(_) => text.error_invalid,
        ApiError::NotSignedIn => text.error_not_signed_in,
        ApiError::SignedOut(_) if app.settings.config.auth == Auth::Proxy => text.error_not_let_in,
        ApiError::SignedOut(_) => text.error_signed_out,
        ApiError::SignInRefused(_) => error.refusal().map_or(text.error_sign_in_refused, |why| refusal(why, text)),
        ApiError::Forbidden(_) => {
            let scope = app.query.with_untracked(|query| query.scope);
            let [cluster, tenant] =
                scope.map_or_else(Default::default, |scope| [scope.cluster.0, scope.tenant.0].map(|id| id.to_string()));
            return text.error_forbidden(&cluster, &tenant);
        }
        ApiError::NotFound(_) => text.error_not_found,
        ApiError::Throttled { wait: Some(seconds), .. } => {
            return text.error_throttled(&labels::duration(i64::from(*seconds), text));
        }
        ApiError::Throttled { wait: None, .. } => text.error_throttled_unknown,
        ApiError::Ocp(_) if error.whose() == Whose::Cluster => text.error_cluster,
        ApiError::Ocp(_) => text.error_ocp,
        ApiError::Gateway(_) => text.error_gateway,
        ApiError::Unreadable { what, .. } => match what {
            NotAnAnswer::Empty => text.error_empty,
            NotAnAnswer::CutOff => text.error_cut_off,
            NotAnAnswer::WebPage => text.error_web_page,
            NotAnAnswer::Redirected => text.error_redirected,
            NotAnAnswer::NoTasks => text.error_no_tasks,
            NotAnAnswer::Other => text.error_other,
        },
        ApiError::Network => text.error_network,
        ApiError::TimedOut { seconds } => return text.error_timed_out(&seconds.to_string()),
        ApiError::TooLarge { megabytes } => return text.error_too_large(&megabytes.to_string()),
    };
    sentence.to_owned()
}

/// Why OCP refuses who signs in.
pub(super) const fn refusal(refusal: Refusal, text: &Messages) -> &'static str {
    match refusal {
        Refusal::WrongPassword => text.error_wrong_password,
        Refusal::Blocked => text.error_blocked,
        Refusal::AddressRefused => text.error_address_refused,
        Refusal::Other => text.error_sign_in_refused,
    }
}

/// What OCP says in words: its message, then each field that it names.
fn said(facts: &Facts) -> String {
    let of_field = facts.sub_errors.iter().map(|sub| {
        let parts = [sub.field.as_deref(), sub.message.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
    });
    let says: Vec<_> = facts.message.clone().into_iter().chain(facts.target.clone()).chain(of_field).collect();
    says.join(" · ")
}

fn facts_of(facts: &Facts, text: &'static Messages) -> [Option<Tag>; 2] {
    let says = said(facts);
    let says = (!says.is_empty()).then(|| {
        tag("p").child(text.ocp_says).child(": ").child(tag("q").attr("dir", "auto").child(labels::long(&says)))
    });
    let status = Some(facts.http_status.to_string()).filter(|_| facts.http_status > 0);
    let row = |label: &'static str, value: Option<String>, copied: bool| {
        let value = value?;
        let copy = copied.then(|| copy_button(label, value.clone()));
        let value = tag("code").child(tag("bdi").child(labels::long(&value)));
        Some(tag("div").child(tag("dt").child(label)).child(tag("dd").child(value).child(copy)))
    };
    let rows = [
        row(text.http, status, false),
        row(text.code, facts.code.clone(), false),
        row(text.trace_id, facts.trace_id.clone(), true),
        row(text.server, facts.server.clone(), false),
    ];
    [says, Some(tag("dl").class("notice__facts").children(rows))]
}

/// All that support may ask for, as text. What OCP says had its secrets masked when it came; the address is masked here.
fn details(failed: &Failed, sentence: &str) -> String {
    let mut lines = vec![sentence.to_owned()];
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{name}: {value}"));
        }
    };
    line("Time", &print_exact(failed.at));
    if !failed.asked.is_empty() {
        line("Request", &format!("GET {}", failed.asked));
    }
    line("Tries", &failed.tries.to_string());
    if let Some(facts) = failed.error.facts() {
        line("HTTP status", &facts.http_status.to_string());
        for (name, value) in [("Code", &facts.code), ("Trace id", &facts.trace_id), ("Server", &facts.server)] {
            line(name, value.as_deref().unwrap_or_default());
        }
        line("OCP says", &said(facts));
    }
    line("Page", &mask(&page::addresses().1));
    line("Console", env!("CARGO_PKG_VERSION"));
    line("Browser", &page::browser());
    lines.join("\n")
}
