//! The line about the export under the toolbar: its progress, then its outcome.

use leptos::prelude::*;

use crate::platform::zoned::number;
use crate::state::app::App;
use crate::state::export::options::Stage;
use crate::view::context::{app, focus_results};
use crate::view::export::sentences::{Progress, outcome_sentence, stage_sentence};
use crate::view::ui::button;
use model::load::result_set::ResultSet;
use ui::{Element, div, ev, fragment, html, span};

/// The progress of the export, or its outcome until the user dismisses it.
#[component]
pub(crate) fn ExportStatus() -> AnyView {
    let app = app();
    let export = app.export();
    announce_outcome(app);
    let sentence = move || {
        export.stage.with(|stage| {
            stage_sentence(&app.text().export, stage, progress(app), &|count| {
                number(count, app.language.tag())
            })
        })
    };
    let exists = Memo::new(move |_| export.stage.with(|stage| *stage != Stage::Idle));
    fragment(move || {
        exists.get().then(|| {
            div()
                .class("load export-status")
                .attr("data-testid", "export-status")
                .child(span().id("export-label").text(sentence))
                .child(move || export.is_under_way().then(|| progress_bar(app)))
                .child(move || can_write_loaded(app).then(|| write_loaded_button(app)))
                .child(end_button(app))
        })
    })
}

/// Announces how an export ends. The toolbar is built anew now and then, which announces nothing.
fn announce_outcome(app: App) {
    let stage = app.export().stage;
    let mut previous = stage.get_untracked();
    Effect::new(move || {
        let current = stage.get();
        if current == previous {
            return;
        }
        let outcome = outcome_sentence(&app.text().export, &current, &|count| {
            number(count, app.language.tag())
        });
        previous = current;
        if let Some(outcome) = outcome {
            app.announcer().announce(&outcome);
        }
    });
}

/// Whether the load that the export waits for has failed and is tried again.
fn has_load_failed(app: App) -> bool {
    app.loader()
        .progress
        .with(|progress| progress.error.is_some())
}

fn progress(app: App) -> Progress {
    match app.export().stage.get() {
        Stage::Loading => {
            let counts = app.pages().counts();
            let staged = app.loader().progress.with(|progress| progress.staged);
            Progress {
                done: staged.map_or(counts.loaded, |staged| staged as u64),
                total: counts.total,
                is_waiting: has_load_failed(app),
            }
        }
        Stage::Writing { written, total } => Progress {
            done: written as u64,
            total: Some(total as u64),
            is_waiting: false,
        },
        _ => Progress::default(),
    }
}

fn progress_bar(app: App) -> Element {
    let total = move || progress(app).total;
    html::progress()
        .attr("aria-labelledby", "export-label")
        .attr("max", move || total().map(|total| total.to_string()))
        .attr("value", move || {
            total().map(|_| progress(app).done.to_string())
        })
}

/// Whether the loaded tasks can be written without the rest, which OCP does not send at the moment.
fn can_write_loaded(app: App) -> bool {
    let has_rows = app.loader().rows.with(|rows| !rows.is_empty());
    app.export().is_loading() && has_load_failed(app) && has_rows && !app.saved().is_outdated()
}

fn write_loaded_button(app: App) -> Element {
    let label = move || {
        let loaded = app.loader().rows.with(ResultSet::len) as u64;
        let loaded_text = number(loaded, app.language.tag());
        app.text().export.write_loaded(loaded, &loaded_text)
    };
    button("btn btn--link")
        .on(ev::click, move |_| {
            focus_results();
            app.export().write_loaded();
        })
        .text(label)
}

/// The button that cancels the export, then dismisses its outcome. It is one button for both, so that
/// the focus stays when the export ends.
fn end_button(app: App) -> Element {
    let export = app.export();
    let texts = &app.text().export;
    button("btn btn--link")
        .attr("data-testid", "export-end")
        .on(ev::click, move |_| {
            focus_results();
            if export.is_under_way() {
                export.cancel();
            } else {
                export.dismiss();
            }
        })
        .text(move || {
            if export.is_under_way() {
                texts.cancel
            } else {
                texts.dismiss
            }
        })
}
