//! The notices above the table: the failed load, contradictions of the response, wrong input.

use leptos::prelude::*;

use crate::platform::zoned::number;
use crate::state::app::App;
use crate::state::load::progress::Failed;
use crate::state::settings::note::Note;
use crate::view::context::{app, focus_results, intl_format};
use crate::view::load::announcements::contradiction_sentences;
use crate::view::load::failed::{FailedNotice, FailedNoticeProps};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::ui::notice::{info, warning};
use crate::view::words::labels;
use crate::view::words::load as words;
use crate::view::words::notes::note_sentence;
use model::load::load_plan::Stop;
use model::load::result_set::ResultSet;
use model::session::sign_in::SignedOutReason;
use ui::{Element, bdi, details, div, ev, html, li, p, summary, ul};
use wire::error::ApiError;

/// The number of entries without a task that are shown at most.
const MAX_SHOWN: usize = 20;

/// All notices: the failed load, then inconsistencies of the response, then wrong input.
#[component]
pub(crate) fn Notices() -> Element {
    let app = app();
    let error = Memo::new(move |_| failure(app));
    let contradictions = Memo::new(move |_| contradiction_sentences(app));
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
        .child(move || Some(warning(sentence_list(contradictions.get())?, None)))
        .child(move || {
            let is_replaced = app.loader().rows.with(ResultSet::has_replaced_bytes);
            is_replaced.then(|| warning(p().child(app.text().load.replaced_bytes), None))
        })
        .child(move || old_response(app))
        .child(move || clock_difference(app))
        .child(move || undetermined(app))
        .child(move || entries_without_task(app))
        .child(move || has_link_notes.get().then(link_notice))
        .child(move || other_notices(app))
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
        .with(|status| status.reason == Some(SignedOutReason::Idle));
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

/// The age of a response that a cache has sent.
fn old_response(app: App) -> Option<Element> {
    let (delay, as_of) = app
        .loader()
        .progress
        .with(|progress| progress.delay.zip(progress.as_of))?;
    let sentence = words::old_response(delay, as_of, app.text(), &intl_format(app));
    Some(warning(p().child(sentence), None))
}

/// A difference between the browser's clock and the server's, until the user dismisses it.
fn clock_difference(app: App) -> Option<Element> {
    let difference = app.clock().untold_difference()?;
    let sentence = words::clock_difference(difference, app.text());
    let dismissal = dismissal(move || app.clock().dismiss_difference());
    Some(info(p().child(sentence), Some(dismissal)))
}

/// The tasks of which it is not known whether they have ended. Automatic refresh is for tasks that are known to run.
fn undetermined(app: App) -> Option<Element> {
    let text = &app.text().load;
    let (count, has_running) = app
        .loader()
        .rows
        .with(|rows| (rows.undetermined() as u64, rows.has_running()));
    if count == 0 {
        return None;
    }
    let sentence = text.undetermined(count, &number(count, app.language.tag()));
    let refresh = (!has_running && !app.saved().is_offline()).then_some(text.refreshes_on_demand);
    let sentence = [Some(sentence.as_str()), refresh];
    let sentence: Vec<_> = sentence.into_iter().flatten().collect();
    Some(info(p().child(sentence.join(" ")), None))
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

fn other_notices(app: App) -> Vec<Element> {
    let notes = app.settings().notes.get().into_iter();
    notes
        .filter(|note| !note.is_of_link())
        .map(other_notice)
        .collect()
}

/// The notice of a load that the user cancelled before its first response.
fn cancelled(app: App) -> Option<Element> {
    let text = app.text();
    let is_cancelled = app
        .loader()
        .progress
        .with(|progress| progress.is_paused && progress.error.is_none());
    let previous_rows = (is_cancelled && app.loader().rows.with(|rows| !rows.is_empty()))
        .then_some(text.load.error_previous_filter);
    let load = button("btn")
        .child(icon(Icon::Refresh))
        .on(ev::click, move |_| {
            focus_results();
            app.filter().retry();
        });
    let body = p()
        .child(text.load.cancelled)
        .child(previous_rows.map(|sentence| format!(" {sentence}")));
    let actions = div()
        .class("notice__actions")
        .child(load.child(text.load.load_tasks));
    is_cancelled.then(|| info(body, Some(actions)))
}

fn code(json: &str) -> Element {
    html::code().child(bdi().child(labels::excerpt(json)))
}

/// Several sentences as a list, a single one as a paragraph; `None` without a sentence.
fn sentence_list(mut sentences: Vec<String>) -> Option<Element> {
    match sentences.len() {
        0 => None,
        1 => Some(p().child(sentences.remove(0))),
        // A long list scrolls, and not with a mouse only.
        _ => Some(
            ul().attr("tabindex", "0")
                .children(sentences.into_iter().map(|sentence| li().child(sentence))),
        ),
    }
}

/// All problems of the link in one notice, which is dismissed as a whole.
fn link_notice() -> Element {
    let app = app();
    let sentences = move || {
        let format = intl_format(app);
        let link_sentences = |notes: &Vec<Note>| {
            notes
                .iter()
                .filter(|note| note.is_of_link())
                .map(|note| note_sentence(note, app.text(), &format))
                .collect()
        };
        sentence_list(app.settings().notes.with(link_sentences))
    };
    let actions = dismissal(move || app.settings().dismiss_link_notes());
    warning(div().child(sentences), Some(actions))
}

/// A problem of the configuration, the preferences or an opened file.
fn other_notice(note: Note) -> Element {
    let app = app();
    let sentence = note_sentence(&note, app.text(), &intl_format(app));
    warning(
        p().child(sentence),
        Some(dismissal(move || app.settings().dismiss(&note))),
    )
}

/// The button that dismisses a notice.
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
