//! Messages about the load, the link and the set-up.

use leptos::prelude::*;

use super::context::{app, focus_results};
use super::contradictions;
use super::failed::FailedNotice;
use super::labels;
use super::source;
use super::tag::{Tag, button, part, tag};
use crate::api::error::ApiError;
use crate::model::config::ConfigNotice;
use crate::model::load_plan::Stop;
use crate::model::query::{LinkNotice, MOST_OPEN};
use crate::model::sign_in::Why;
use crate::platform::zoned::number;
use crate::state::app::App;
use crate::state::loader::Failed;
use crate::state::settings::Note;
use crate::state::signal::Memo;

/// Entries that are no tasks, as many as are shown.
const MOST_SHOWN: usize = 20;

/// All messages: what failed first, then what is odd about the answer, then what was said to the page wrongly.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let app = app();
    let text = app.text();
    let error = Memo::new(move |_| {
        let failed = app.loader.progress.with(|progress| progress.error.clone());
        // Who was signed out while nothing was asked has to hear of it too.
        let is_out = app.session.status.with(|status| status.why == Some(Why::Idle));
        failed.or_else(|| is_out.then(|| Failed::unsent(ApiError::NotSignedIn)))
    });
    let failed = move || error.get().map(|failed| view! { <FailedNotice failed=failed /> });
    let incomplete = move || {
        let number = |count| number(count, app.language.tag());
        let stop = app.loader.progress.with(|progress| progress.stop);
        let sentence = app.loader.rows.with(|rows| match (stop, rows.total()) {
            (Some(Stop::Short), Some(total)) if !rows.is_empty() => {
                Some(text.short(&number(total), &number(rows.accounted() as u64)))
            }
            (Some(Stop::Shifting), _) => Some(text.shifting.to_owned()),
            _ => None,
        })?;
        Some(warning(tag("p").child(sentence), None))
    };
    let left_out = move || {
        app.loader.rows.with(|rows| {
            let not_tasks = rows.not_tasks();
            let count = not_tasks.len() as u64;
            let told = number(count, app.language.tag());
            let of_file = app.source.opened.with(Option::is_some);
            let sentence = if of_file { text.saved.not_tasks(count, &told) } else { text.not_tasks(count, &told) };
            let shown = not_tasks.iter().take(MOST_SHOWN).map(|json| tag("li").child(code(json)));
            let list = tag("details").child(tag("summary").child(text.as_received)).child(
                // It scrolls, and not with a mouse only.
                tag("ul").attr("tabindex", "0").children(shown),
            );
            (count > 0).then(|| warning(tag("div").child(tag("p").child(sentence)).child(list), None))
        })
    };
    let contradicted = Memo::new(move |_| contradictions::sentences(app));
    let contradicted = move || {
        let warnings =
            contradicted.get().into_iter().map(|sentence| warning(tag("p").child(sentence), None).into_any());
        Some(warnings.collect::<Vec<_>>())
    };
    let notes =
        move || Some(app.settings.notes.get().into_iter().map(|said| note(said).into_any()).collect::<Vec<_>>());
    tag("div")
        .class("notices")
        .child(part(failed))
        .child(part(move || cancelled(app)))
        .child(part(incomplete))
        .child(part(contradicted))
        .child(part(left_out))
        .child(part(notes))
}

/// What the user has stopped before anything of it came.
fn cancelled(app: &'static App) -> Option<Tag> {
    let (app, text) = (app, app.text());
    let is_so = app.loader.progress.with(|progress| progress.paused && progress.error.is_none());
    let kept = (is_so && app.loader.rows.with(|rows| !rows.is_empty())).then_some(text.error_previous_filter);
    let load = button("btn i i-refresh").on("click", move |_| {
        focus_results();
        app.retry();
    });
    let body = tag("p").child(text.load.cancelled).child(kept.map(|kept| format!(" {kept}")));
    is_so.then(|| {
        tag("div")
            .class("notice")
            .attr("data-testid", "notice")
            .attr("data-kind", "info")
            .child(tag("div").class("notice__body").child(body))
            .child(tag("div").class("notice__actions").child(load.child(text.load.load_tasks)))
    })
}

fn code(json: &str) -> Tag {
    tag("code").child(tag("bdi").child(labels::long(json)))
}

fn warning(what: Tag, actions: Option<Tag>) -> Tag {
    tag("div")
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", "warning")
        .child(tag("div").class("notice__body").child(what))
        .child(actions)
}

/// What was said to the page and is not understood.
fn note(note: Note) -> Tag {
    let app = app();
    let text = app.text();
    let sentence = match &note {
        Note::Link(LinkNotice::WrongValue { name, value }) => {
            text.link_wrong(&labels::long(name), &labels::long(value))
        }
        Note::Link(LinkNotice::WrongPart { name, value }) => {
            text.link_wrong_part(&labels::long(name), &labels::long(value))
        }
        Note::Link(LinkNotice::Contradicts { name, value }) => {
            text.link_contradicts(&labels::long(name), &labels::long(value))
        }
        Note::Link(LinkNotice::TooManyOpen) => text.link_too_many_open(&MOST_OPEN.to_string()),
        Note::Link(LinkNotice::UnknownName { name }) => text.link_unknown(&labels::long(name)),
        Note::Link(LinkNotice::HalfScope) => text.link_half_scope.to_owned(),
        Note::Config(ConfigNotice::NoObject) => text.config_no_object.to_owned(),
        Note::Config(ConfigNotice::NotHad(0)) => text.config_no_answer.to_owned(),
        Note::Config(ConfigNotice::NotHad(status)) => text.config_not_had(&status.to_string()),
        Note::Config(ConfigNotice::UnknownKey { key }) => text.config_unknown(&labels::long(key)),
        Note::Config(notice @ ConfigNotice::WrongValue { key, value }) if notice.halts() => {
            text.config_halts(key, &labels::long(value))
        }
        Note::Config(ConfigNotice::WrongValue { key, value }) => text.config_wrong(key, &labels::long(value)),
        Note::OldPreferences => text.old_preferences.to_owned(),
        Note::NotKept => text.not_kept.to_owned(),
        Note::File(note) => source::note(note, &text.saved),
    };
    let dismiss = button("btn btn--icon i i-close").attr("aria-label", text.dismiss).on("click", move |_| {
        focus_results();
        app.dismiss(&note);
    });
    warning(tag("p").child(sentence), Some(tag("div").class("notice__actions").child(dismiss)))
}
