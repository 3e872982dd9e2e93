//! The notice of a failed load: what happened, where the cause lies, what to do, how old the rows on
//! screen are, and the facts for the support.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::platform::zoned::{self, Detail};
use crate::platform::{clock, page, presence};
use crate::state::app::App;
use crate::state::load::progress::Failed;
use crate::view::context::{app, failure_sentence, focus_results};
use crate::view::ui::button;
use crate::view::ui::copy::copying;
use crate::view::ui::failure_facts::failure_facts;
use crate::view::ui::icon::{Icon, icon};
use crate::view::ui::request_details::request_details_button;
use crate::view::ui::sign_in::sign_in_action;
use crate::view::words::failures::{cause, report, title};
use crate::view::words::labels;
use model::load::retry::MAX_TRIES;
use ui::{Element, div, ev, p, span};
use wire::error::ApiError;

/// The notice of a failed load.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "components own their props")]
pub(crate) fn FailedNotice(failed: Failed) -> Element {
    let app = app();
    // Nothing failed when nobody has signed in yet.
    let asks_to_sign_in = failed.error == ApiError::NotSignedIn;
    let (kind, image) = if asks_to_sign_in {
        ("info", Icon::Info)
    } else {
        ("error", Icon::Warning)
    };
    let sentence = failure_sentence(&failed.error, app);
    div()
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", kind)
        .attr("data-retrying", move || is_trying_again(app))
        .child(icon(image))
        .child(body(app, &failed, sentence.clone()))
        .child(actions(app, &failed, sentence))
}

/// Whether the page tries again by itself, or does so right now.
fn is_trying_again(app: App) -> bool {
    app.loader()
        .progress
        .with(|progress| progress.retry_at.is_some() || progress.is_fetching)
}

fn has_rows(app: App) -> bool {
    app.loader().rows.with(|rows| !rows.is_empty())
}

fn body(app: App, failed: &Failed, sentence: String) -> Element {
    let text = app.text();
    let error = failed.error.clone();
    let head = p()
        .class("notice__title")
        .child(span().text(move || title(&error, has_rows(app), text)))
        .child(" ")
        .child(
            span()
                .class("notice__whose")
                .child(cause(failed.error.cause(), text)),
        );
    let is_offline = matches!(failed.error, ApiError::Network) && !presence::seems_online();
    let facts = failed.error.facts();
    // A request that was not sent was not tried.
    let tries = if failed.error == ApiError::NotSignedIn {
        0
    } else {
        failed.tries
    };
    div()
        .class("notice__body")
        .child(head)
        .child(
            p().child(sentence)
                .child(" ")
                .child(is_offline.then_some(text.load.seems_offline))
                .child(span().text(move || age(app))),
        )
        .children(
            facts
                .into_iter()
                .flat_map(|facts| failure_facts(facts, text))
                .flatten(),
        )
        .child(p().class("notice__again").text(again(tries)))
}

/// The age of the rows that stay on the page.
fn age(app: App) -> String {
    let text = &app.text().load;
    let zone = app.route().zone.get();
    let other = if app.saved().is_outdated() {
        text.error_previous_filter
    } else {
        ""
    };
    app.loader().progress.with(|progress| {
        let Some(time) = progress.as_of.filter(|_| has_rows(app)) else {
            return String::new();
        };
        let time = zoned::print(time, app.language.date_locale(), zone, Detail::DateAndTime);
        format!("{other} {}", text.rows_from(&time))
    })
}

fn actions(app: App, failed: &Failed, sentence: String) -> Element {
    let text = app.text();
    let asks_to_sign_in = failed.error == ApiError::NotSignedIn;
    let can_retry = !asks_to_sign_in && failed.error != ApiError::Halted;
    let details = {
        let failed = failed.clone();
        move || report(&failed, &sentence, &page::about())
    };
    div()
        .class("notice__actions")
        .child(sign_in_action(&failed.error))
        .child(move || cancel_button(app))
        .child(can_retry.then(|| retry_button(app)))
        .child(
            (!asks_to_sign_in).then(|| {
                copying(button("btn btn--link"), details).child(text.requests.copy_details)
            }),
        )
        // A request that was never sent has no details.
        .child(move || {
            (!asks_to_sign_in && app.request_panel().has_any.get())
                .then(|| request_details_button("btn btn--link", Some(Icon::Info)))
        })
}

fn cancel_button(app: App) -> Option<Element> {
    let is_active = is_trying_again(app);
    let cancel = move |_| {
        focus_results();
        app.loader().cancel();
    };
    is_active.then(|| {
        button("btn")
            .on(ev::click, cancel)
            .child(app.text().shared.cancel)
    })
}

fn retry_button(app: App) -> Element {
    let retry = move |_| {
        focus_results();
        app.filter().retry();
    };
    button("btn notice__retry")
        .child(icon(Icon::Refresh))
        .on(ev::click, retry)
        .child(app.text().shared.retry)
}

/// The page's own retries, counted down.
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
