//! Messages about the load, the link and the set-up.

use leptos::prelude::*;

use crate::platform::zoned::{count, number};
use crate::state::app::App;
use crate::state::load::progress::Failed;
use crate::state::settings::note::Note;
use crate::view::context::{app, focus_results};
use crate::view::load::failed::{FailedNotice, FailedNoticeProps};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::contradictions;
use crate::view::words::labels;
use crate::view::words::saved::file_note;
use model::link::query::{LinkNotice, MAX_OPEN_ROWS};
use model::load::load_plan::Stop;
use model::session::sign_in::SignedOutReason;
use model::settings::config::ConfigNotice;
use ui::{Element, bdi, details, div, ev, html, li, p, summary, ul};
use wire::error::ApiError;

/// Entries that are no tasks, as many as are shown.
const MAX_SHOWN: usize = 20;

/// All notices: the failed load, then inconsistencies of the response, then wrong input.
#[component]
pub(crate) fn Notices() -> Element {
    let app = app();
    let error = Memo::new(move |_| failure(app));
    let contradictions = Memo::new(move |_| contradictions::sentences(app));
    // The notice is kept while any link note exists, because its button may have the focus.
    let has_link_notes = Memo::new(move |_| {
        app.settings()
            .notes
            .with(|notes| notes.iter().any(Note::is_of_link))
    });
    div()
        .class("notices")
        .child(move || {
            let failed = error.get()?;
            Some(FailedNotice(FailedNoticeProps { failed }))
        })
        .child(move || cancelled(app))
        .child(move || incomplete(app))
        .child(move || Some(warning(told(contradictions.get())?, None)))
        .child(move || entries_without_task(app))
        .child(move || has_link_notes.get().then(of_link))
        .child(move || other_notes(app))
}

/// The failure of the load, or the end of an idle session while nothing was loaded.
fn failure(app: App) -> Option<Failed> {
    let failed = app
        .loader()
        .progress
        .with(|progress| progress.error.clone());
    let is_idle = app
        .session()
        .status
        .with(|status| status.why == Some(SignedOutReason::Idle));
    failed.or_else(|| is_idle.then(|| Failed::unsent(ApiError::NotSignedIn)))
}

fn incomplete(app: App) -> Option<Element> {
    let text = &app.text().load;
    let number = |count| number(count, app.language.tag());
    let stop = app.loader().progress.with(|progress| progress.stop);
    let sentence = app.loader().rows.with(|rows| match (stop, rows.total()) {
        (Some(Stop::Short), Some(total)) if !rows.is_empty() => {
            Some(text.fewer_than_reported(&number(total), &number(rows.entry_count() as u64)))
        }
        (Some(Stop::Shifting), _) => Some(text.list_kept_changing.to_owned()),
        _ => None,
    })?;
    Some(warning(p().child(sentence), None))
}

/// The entries of the response that are no tasks, as received.
fn entries_without_task(app: App) -> Option<Element> {
    let text = app.text();
    let is_file = app.saved().opened.with(Option::is_some);
    app.loader().rows.with(|rows| {
        let entries = rows.not_tasks();
        let count = entries.len() as u64;
        let written = number(count, app.language.tag());
        let sentence = if is_file {
            text.saved.not_tasks(count, &written)
        } else {
            text.load.not_tasks(count, &written)
        };
        let shown = entries
            .iter()
            .take(MAX_SHOWN)
            .map(|json| li().child(code(json)));
        let list = details()
            .child(summary().child(text.load.as_received))
            // The list scrolls, so the keyboard has to reach it.
            .child(ul().attr("tabindex", "0").children(shown));
        (count > 0).then(|| warning(div().child(p().child(sentence)).child(list), None))
    })
}

fn other_notes(app: App) -> Vec<Element> {
    let notes = app.settings().notes.get().into_iter();
    notes.filter(|note| !note.is_of_link()).map(note).collect()
}

/// What the user has stopped before anything of it came.
fn cancelled(app: App) -> Option<Element> {
    let text = app.text();
    let is_so = app
        .loader()
        .progress
        .with(|progress| progress.is_paused && progress.error.is_none());
    let kept = (is_so && app.loader().rows.with(|rows| !rows.is_empty()))
        .then_some(text.load.error_previous_filter);
    let load = button("btn")
        .child(icon(Icon::Refresh))
        .on(ev::click, move |_| {
            focus_results();
            app.filter().retry();
        });
    let body = p()
        .child(text.load.cancelled)
        .child(kept.map(|kept| format!(" {kept}")));
    is_so.then(|| {
        div()
            .class("notice")
            .attr("data-testid", "notice")
            .attr("data-kind", "info")
            .child(icon(Icon::Info))
            .child(div().class("notice__body").child(body))
            .child(
                div()
                    .class("notice__actions")
                    .child(load.child(text.load.load_tasks)),
            )
    })
}

fn code(json: &str) -> Element {
    html::code().child(bdi().child(labels::excerpt(json)))
}

fn warning(what: Element, actions: Option<Element>) -> Element {
    div()
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", "warning")
        .child(icon(Icon::Warning))
        .child(div().class("notice__body").child(what))
        .child(actions)
}

/// Several sentences as a list, one as it is; `None` where nothing is to be said.
fn told(mut sentences: Vec<String>) -> Option<Element> {
    match sentences.len() {
        0 => None,
        1 => Some(p().child(sentences.remove(0))),
        // A long list scrolls, and not with a mouse only.
        _ => Some(
            ul().attr("tabindex", "0")
                .children(sentences.into_iter().map(|said| li().child(said))),
        ),
    }
}

/// All that the link says wrongly, to be put away at once.
fn of_link() -> Element {
    let app = app();
    let sentences = move || {
        let told_of = |notes: &Vec<Note>| {
            notes
                .iter()
                .filter(|note| note.is_of_link())
                .map(|note| sentence(note, app))
                .collect()
        };
        told(app.settings().notes.with(told_of))
    };
    let actions = dismissal(move || app.settings().dismiss_link_notes());
    warning(div().child(sentences), Some(actions))
}

/// What was said to the page otherwise and could not be used.
fn note(note: Note) -> Element {
    let app = app();
    let sentence = p().child(sentence(&note, app));
    warning(
        sentence,
        Some(dismissal(move || app.settings().dismiss(&note))),
    )
}

/// The button that puts a notice away.
fn dismissal(dismiss: impl Fn() + Send + 'static) -> Element {
    let dismiss = button("btn btn--icon")
        .child(icon(Icon::Close))
        .attr("aria-label", app().text().shared.dismiss)
        .on(ev::click, move |_| {
            focus_results();
            dismiss();
        });
    div().class("notice__actions").child(dismiss)
}

/// What was said to the page and could not be used.
fn sentence(note: &Note, app: App) -> String {
    let text = app.text();
    match note {
        Note::Link(LinkNotice::WrongValue { name, value }) => text
            .link
            .wrong_value(&labels::excerpt(name), &labels::excerpt(value)),
        Note::Link(LinkNotice::WrongPart { name, value }) => text
            .link
            .wrong_part(&labels::excerpt(name), &labels::excerpt(value)),
        Note::Link(LinkNotice::Contradicts { name, value }) => text
            .link
            .contradicts(&labels::excerpt(name), &labels::excerpt(value)),
        Note::Link(LinkNotice::NoSuchPage { page, last }) => {
            let [page, shown] = [*page, *last].map(|number| count(number, app.language.tag()));
            text.link.no_such_page(*last as u64, &page, &shown)
        }
        Note::Link(LinkNotice::TooManyOpen) => text.link.too_many_open(&MAX_OPEN_ROWS.to_string()),
        Note::Link(LinkNotice::UnknownName { name }) => {
            text.link.unknown_parameter(&labels::excerpt(name))
        }
        Note::Link(LinkNotice::IncompleteScope) => text.link.half_scope.to_owned(),
        Note::Config(ConfigNotice::NotAnObject) => text.settings.config_no_object.to_owned(),
        Note::Config(ConfigNotice::Unavailable(0)) => text.settings.config_no_response.to_owned(),
        Note::Config(ConfigNotice::Unavailable(status)) => {
            text.settings.config_http_status(&status.to_string())
        }
        Note::Config(ConfigNotice::UnknownKey { key }) => {
            text.settings.config_unknown_key(&labels::excerpt(key))
        }
        Note::Config(notice @ ConfigNotice::WrongValue { key, value })
            if notice.blocks_requests() =>
        {
            text.settings
                .config_stops_requests(key, &labels::excerpt(value))
        }
        Note::Config(ConfigNotice::WrongValue { key, value }) => text
            .settings
            .config_wrong_value(key, &labels::excerpt(value)),
        Note::OldPreferences => text.settings.old_preferences.to_owned(),
        Note::NotKept => text.settings.preferences_not_stored.to_owned(),
        Note::File(note) => file_note(note, &text.saved),
    }
}
