//! The export's button and the panel with its options.

use leptos::prelude::*;

use crate::i18n::messages;
use crate::platform::popover::close;
use crate::platform::zoned::{self, count, number};
use crate::state::app::App;
use crate::state::export::options::{CsvFields, CsvStyle, ExportWords};
use crate::view::context::app;
use crate::view::export::controls::{Segment, check_box, segments};
use crate::view::export::sentences::{Extent, extent_sentence, start_label};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::ui::popover::popover;
use crate::view::words::labels;
use crate::view::words::values::format_value;
use model::export::writer::Format;
use model::task::field::TaskField;
use ui::{Element, div, ev, h3, p, span};

/// The panel's id.
const PANEL: &str = "export-panel";
/// The id and the test name of the sentence about the tasks to write.
const EXTENT: &str = "export-extent";

/// The button that opens the panel, and the panel.
pub(crate) fn export_button() -> [Element; 2] {
    let texts = &app().text().export;
    let open = button("btn")
        .child(icon(Icon::Export))
        .attr("data-testid", "export")
        .child(texts.export);
    popover(PANEL, open, texts.title, ExportForm)
}

#[component]
fn ExportForm() -> Element {
    let app = app();
    let texts = &app.text().export;
    let options = app.export().options;
    let is_csv = Memo::new(move |_| options.with(|options| options.format == Format::Csv));
    let hint = move || match options.with(|options| options.format) {
        Format::Csv => texts.csv_hint(&zoned::name(app.route().zone.get())),
        Format::Json => texts.json_hint.to_owned(),
        Format::NdJson => texts.ndjson_hint.to_owned(),
    };
    let sentence = move || {
        extent_sentence(texts, extent(app), is_limited(app), &|count| {
            number(count, app.language.tag())
        })
    };
    let find_hint = move || {
        let is_ignored = !app.export().options.with(|options| options.only_found);
        if is_ignored && app.export().has_found() {
            texts.find_does_not_limit
        } else {
            ""
        }
    };
    div()
        .class("export")
        .child(h3().child(texts.title))
        .child(format_choice(app))
        .child(p().class("field__hint").text(hint))
        .child(move || is_csv.get().then(|| csv_options(app)))
        .child(
            p().id(EXTENT)
                .attr("data-testid", EXTENT)
                .child(span().text(sentence))
                .child(span().text(find_hint)),
        )
        .child(move || extent(app).can_be_limited().then(|| limit_box(app)))
        .child(move || app.export().has_found().then(|| found_box(app)))
        .child(start_button(app))
}

fn extent(app: App) -> Extent {
    Extent {
        counts: app.pages().counts(),
        stop: app.loader().progress.with(|progress| progress.stop),
        is_outdated: app.saved().is_outdated(),
    }
}

/// Whether only the loaded tasks are to be written although more could be loaded.
fn is_limited(app: App) -> bool {
    app.export().options.with(|options| options.only_loaded) && extent(app).can_load_more()
}

fn format_choice(app: App) -> Element {
    let formats: [Segment; 3] = [
        ("csv", "CSV".to_owned(), |options| {
            options.format = Format::Csv;
        }),
        ("json", "JSON".to_owned(), |options| {
            options.format = Format::Json;
        }),
        ("ndjson", "NDJSON".to_owned(), |options| {
            options.format = Format::NdJson;
        }),
    ];
    segments(app.text().export.format, "export-format", formats)
}

/// The options that only a CSV file has.
fn csv_options(app: App) -> Element {
    let texts = &app.text().export;
    let styles: [Segment; 2] = [
        ("people", texts.for_people.to_owned(), |options| {
            options.style = CsvStyle::People;
        }),
        ("programs", texts.for_programs.to_owned(), |options| {
            options.style = CsvStyle::Programs;
        }),
    ];
    let is_for_programs = Memo::new(move |_| {
        let options = app.export().options;
        options.with(|options| options.style == CsvStyle::Programs)
    });
    div()
        .class("export__more")
        .child(segments(texts.table_for, "export-for", styles))
        .child(move || is_for_programs.get().then(|| program_options(app)))
        .child(check_box(texts.byte_order_mark, "export-mark", |options| {
            &mut options.with_byte_order_mark
        }))
}

/// The options of a CSV file for programs.
fn program_options(app: App) -> Element {
    let texts = &app.text().export;
    let label = |label: &str, fields: CsvFields| {
        let fields = app.export().fields(fields).len();
        format!("{label} ({})", count(fields, app.language.tag()))
    };
    let columns: [Segment; 2] = [
        ("all", label(texts.columns_all, CsvFields::All), |options| {
            options.fields = CsvFields::All;
        }),
        (
            "shown",
            label(texts.columns_shown, CsvFields::Shown),
            |options| options.fields = CsvFields::Shown,
        ),
    ];
    div()
        .class("export__more")
        .child(segments(texts.columns, "export-columns", columns))
        .child(check_box(texts.header_lines, "export-about", |options| {
            &mut options.with_description
        }))
}

/// The box that limits the export to the loaded tasks.
fn limit_box(app: App) -> Element {
    let label = move || {
        let loaded = app.pages().counts().loaded;
        let loaded_text = number(loaded, app.language.tag());
        app.text().export.only_loaded(loaded, &loaded_text)
    };
    check_box(span().text(label), "export-only-loaded", |options| {
        &mut options.only_loaded
    })
}

/// How many tasks are found, where only those are to be written.
fn found_alone(app: App) -> Option<u64> {
    let is_chosen = app.export().options.with(|options| options.only_found);
    let count = || app.pages().shown.with(|order| order.places().len());
    (is_chosen && app.export().has_found()).then(|| count() as u64)
}

/// The box that limits the export to the tasks that are found.
fn found_box(app: App) -> Element {
    let label = move || {
        let found = app.pages().shown.with(|order| order.places().len()) as u64;
        let found_text = number(found, app.language.tag());
        app.text().export.only_found(found, &found_text)
    };
    check_box(span().text(label), "export-only-found", |options| {
        &mut options.only_found
    })
}

fn start_button(app: App) -> Element {
    let label = move || {
        if let Some(found) = found_alone(app) {
            let number = number(found, app.language.tag());
            return app.text().export.start(found, &number);
        }
        start_label(&app.text().export, extent(app), is_limited(app), &|count| {
            number(count, app.language.tag())
        })
    };
    button("btn btn--primary")
        .attr("data-testid", "export-start")
        .attr("disabled", move || {
            app.export().is_under_way()
                || extent(app).is_empty(is_limited(app))
                || found_alone(app) == Some(0)
        })
        .attr("aria-describedby", EXTENT)
        .on(ev::click, move |_| {
            close(PANEL);
            app.export().start(export_words(app));
        })
        .text(label)
}

/// The labels and values of a table for people.
fn export_words(app: App) -> ExportWords {
    ExportWords {
        language: app.language,
        label: |field, language, zone| {
            let label = labels::field(field, messages(language));
            let is_time = matches!(
                field,
                TaskField::StartTime | TaskField::FinishTime | TaskField::SnapshotVersionTime
            );
            if is_time {
                format!("{label} ({})", zoned::name(zone))
            } else {
                label.to_owned()
            }
        },
        value: |value, language, zone| format_value(value, language, zone, false).text,
    }
}
