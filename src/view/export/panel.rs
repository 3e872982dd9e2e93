//! The export: its button with what can be chosen, how it goes, and what became of it.

use leptos::prelude::*;

use crate::platform::popover::close;
use crate::platform::zoned::{self, count, number};
use crate::state::app::App;
use crate::state::export::options::{CsvFields, ExportOptions, Stage, StopReason};
use crate::view::context::{app, focus_results};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::ui::popover::popover;
use model::export::writer::Format;
use model::load::coverage::Counts;
use model::load::load_plan::Stop;
use model::load::result_set::ResultSet;
use ui::{Element, IntoChild, div, ev, fieldset, fragment, h3, html, p, span};

const PANEL: &str = "export-panel";

/// The id, and the test hook, of what is said of how much there is to write.
const EXTENT: &str = "export-extent";

/// What there is to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Extent {
    counts: Counts,
    /// Whether more can be loaded.
    goes_on: bool,
    stop: Option<Stop>,
    /// Whether the rows answer another question than the one asked now.
    outdated: bool,
}

fn extent(app: App) -> Extent {
    let stop = app.loader().progress.with(|progress| progress.stop);
    let goes_on = matches!(stop, None | Some(Stop::Limit | Stop::Cancelled));
    Extent {
        counts: app.pages().counts(),
        goes_on,
        stop,
        outdated: app.saved().is_outdated(),
    }
}

/// The button that opens the choice, and the choice.
pub(crate) fn export_button() -> [Element; 2] {
    let text = app().text();
    let open = button("btn")
        .child(icon(Icon::Export))
        .attr("data-testid", "export")
        .child(text.export.export);
    popover(PANEL, open, text.export.title, Choice)
}

/// One of several that can be chosen: its name, its label, and what choosing it changes.
type Segment = (&'static str, String, fn(&mut ExportOptions));

/// A choice of one of several, drawn as a bar.
fn segments<const N: usize>(
    legend: &'static str,
    group: &'static str,
    choices: [Segment; N],
) -> Element {
    let export = app().export();
    let options = export.options;
    let segment = move |(name, label, choose): Segment| {
        let is_chosen = move || {
            let mut chosen = options.get();
            choose(&mut chosen);
            chosen == options.get()
        };
        let input = html::input()
            .attr("type", "radio")
            .attr("name", group)
            .attr("data-testid", format!("{group}-{name}"))
            .prop("checked", is_chosen)
            .on(ev::change, move |_| export.choose(choose));
        html::label().child(input).child(label)
    };
    fieldset()
        .class("field")
        .child(html::legend().class("field__label").child(legend))
        .child(div().class("segments").children(choices.map(segment)))
}

/// A choice of yes or no.
fn choice(
    label: impl IntoChild,
    name: &'static str,
    of: fn(&mut ExportOptions) -> &mut bool,
) -> Element {
    let export = app().export();
    let options = export.options;
    let input = html::input()
        .attr("type", "checkbox")
        .attr("data-testid", name)
        .prop("checked", move || *of(&mut options.get()))
        .on(ev::change, move |event| {
            export.choose(|options| *of(options) = event_target_checked(&event));
        });
    html::label()
        .class("check")
        .child(input)
        .child(span().child(label))
}

#[component]
fn Choice() -> Element {
    let app = app();
    let text = &app.text().export;
    let options = app.export().options;
    let is_csv = Memo::new(move |_| options.with(|options| options.format == Format::Csv));
    let number = move |count| number(count, app.language.tag());
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
    let of_csv = move || {
        is_csv.get().then(|| {
            let label = |label: &str, fields: CsvFields| {
                format!(
                    "{label} ({})",
                    count(app.export().fields(fields).len(), app.language.tag())
                )
            };
            let columns: [Segment; 2] = [
                ("all", label(text.columns_all, CsvFields::All), |options| {
                    options.fields = CsvFields::All;
                }),
                (
                    "shown",
                    label(text.columns_shown, CsvFields::Shown),
                    |options| options.fields = CsvFields::Shown,
                ),
            ];
            div()
                .class("export__more")
                .child(segments(text.columns, "export-columns", columns))
                .child(choice(text.header_lines, "export-about", |options| {
                    &mut options.with_description
                }))
                .child(choice(text.byte_order_mark, "export-mark", |options| {
                    &mut options.with_byte_order_mark
                }))
        })
    };
    let hint = move || match options.with(|options| options.format) {
        Format::Csv => text.csv_hint(&zoned::name(app.route().zone.get())),
        Format::Json => text.json_hint.to_owned(),
        Format::NdJson => text.ndjson_hint.to_owned(),
    };
    let only_loaded = move || {
        let Extent {
            counts,
            goes_on,
            outdated,
            ..
        } = extent(app);
        (goes_on && !outdated && counts.loaded > 0).then(|| {
            let label = move || {
                let loaded = app.pages().counts().loaded;
                text.only_loaded(loaded, &number(loaded))
            };
            choice(label, "export-only-loaded", |options| {
                &mut options.only_loaded
            })
        })
    };
    let only = move || options.with(|options| options.only_loaded) && extent(app).goes_on;
    // That there are none is known, or no more is wanted.
    let is_empty = move || {
        let Extent {
            counts,
            goes_on,
            outdated,
            ..
        } = extent(app);
        counts.loaded == 0 && !outdated && (!goes_on || only())
    };
    let sentence = move || {
        let Extent {
            counts:
                Counts {
                    loaded,
                    total,
                    is_all,
                },
            goes_on,
            stop,
            outdated,
        } = extent(app);
        let come = number(loaded);
        match total {
            _ if outdated => text.not_loaded.to_owned(),
            _ if is_empty() => text.nothing.to_owned(),
            _ if is_all => text.all_loaded(loaded, &come),
            Some(total) if goes_on && only() => {
                text.incomplete_of_total(total, &come, &number(total))
            }
            None if goes_on && only() => text.incomplete(loaded, &come),
            Some(total) if goes_on => {
                text.to_load(total - loaded, &number(total), &number(total - loaded))
            }
            None if goes_on => text.to_load_unknown(loaded, &come),
            _ if stop == Some(Stop::Shifting) => text.list_kept_changing(loaded, &come),
            Some(total) => text.fewer_than_reported(&come, &number(total)),
            None => text.possibly_incomplete(loaded, &come),
        }
    };
    let apart = move || {
        if app.finder().marks.with(Option::is_some) {
            text.find_does_not_limit
        } else {
            ""
        }
    };
    let label = move || {
        let Extent {
            counts: Counts { loaded, total, .. },
            goes_on,
            outdated,
            ..
        } = extent(app);
        match total {
            _ if outdated && !only() => text.start_all.to_owned(),
            None if goes_on && !only() => text.start_all.to_owned(),
            Some(total) if goes_on && !only() => text.start(total, &number(total)),
            _ => text.start(loaded, &number(loaded)),
        }
    };
    let start = button("btn btn--primary")
        .attr("data-testid", "export-start")
        .attr("disabled", move || {
            app.export().is_under_way() || is_empty()
        })
        .attr("aria-describedby", EXTENT)
        .on(ev::click, move |_| {
            close(PANEL);
            app.export().start();
        })
        .child(label);
    div()
        .class("export")
        .child(h3().child(text.title))
        .child(segments(text.format, "export-format", formats))
        .child(p().class("field__hint").child(hint))
        .child(of_csv)
        .child(
            p().id(EXTENT)
                .attr("data-testid", EXTENT)
                .child(sentence)
                .child(apart),
        )
        .child(only_loaded)
        .child(start)
}

/// How the export goes, or what became of it.
#[component]
pub(crate) fn ExportStatus() -> AnyView {
    let app = app();
    let text = &app.text().export;
    let export = app.export();
    let count = move |number| count(number, app.language.tag());
    let loaded = move || {
        let counts = app.pages().counts();
        let number = |count| usize::try_from(count).ok();
        let come = app
            .loader()
            .progress
            .with(|progress| progress.staged)
            .or_else(|| number(counts.loaded));
        (come.unwrap_or_default(), counts.total.and_then(number))
    };
    let has_failed = move || {
        app.loader()
            .progress
            .with(|progress| progress.error.is_some())
    };
    // How far it is: of how many, where that is known.
    let far = move || match export.stage.get() {
        Stage::Loading => loaded(),
        Stage::Writing { written, total: of } => (written, Some(of)),
        _ => (0, None),
    };
    let label = move || match (export.stage.get(), far()) {
        (Stage::Loading, (come, Some(total))) if has_failed() => {
            text.waiting(&count(come), &count(total))
        }
        (Stage::Loading, (come, Some(total))) => text.loading(&count(come), &count(total)),
        (Stage::Loading, (come, None)) => text.loading_so_far(&count(come)),
        (Stage::Writing { written, total: of }, _) => text.writing(&count(written), &count(of)),
        (stage, _) => outcome(app, &stage).unwrap_or_default(),
    };
    // The toolbar is made anew now and then, and what was said is not said again.
    let mut before = export.stage.get_untracked();
    Effect::new(move || {
        let stage = export.stage.get();
        let is_news = stage != before;
        before = stage;
        if let Some(said) = outcome(app, &before).filter(|_| is_news) {
            app.announcer().announce(&said);
        }
    });
    let progress = move || {
        export.is_under_way().then(|| {
            html::progress()
                .attr("aria-labelledby", "export-label")
                .attr("max", move || far().1.map(|of| of.to_string()))
                .attr("value", move || far().1.map(|_| far().0.to_string()))
        })
    };
    let loaded_only = move || {
        let is_possible =
            export.is_loading() && has_failed() && app.loader().rows.with(|rows| !rows.is_empty());
        (is_possible && !app.saved().is_outdated()).then(|| {
            button("btn btn--link")
                .on(ev::click, move |_| {
                    focus_results();
                    app.export().write_loaded();
                })
                .child(move || {
                    let loaded = app.loader().rows.with(ResultSet::len) as u64;
                    text.write_loaded(loaded, &number(loaded, app.language.tag()))
                })
        })
    };
    // One button for both, so that the focus stays when the export ends.
    let end = move || {
        button("btn btn--link")
            .attr("data-testid", "export-end")
            .on(ev::click, move |_| {
                focus_results();
                if export.is_under_way() {
                    app.export().cancel();
                } else {
                    export.dismiss();
                }
            })
            .child(move || {
                if export.is_under_way() {
                    text.cancel
                } else {
                    text.dismiss
                }
            })
    };
    let is_there = Memo::new(move |_| export.stage.with(|stage| *stage != Stage::Idle));
    fragment(move || {
        is_there.get().then(|| {
            div()
                .class("load export-status")
                .attr("data-testid", "export-status")
                .child(span().id("export-label").child(label))
                .child(progress)
                .child(loaded_only)
                .child(end())
        })
    })
}

/// What became of an export that has ended.
fn outcome(app: App, stage: &Stage) -> Option<String> {
    let text = &app.text().export;
    match stage {
        Stage::Idle | Stage::Loading | Stage::Writing { .. } => None,
        Stage::Done {
            written,
            is_complete,
            name,
        } => {
            let (written, written_text) = (*written as u64, count(*written, app.language.tag()));
            Some(if *is_complete {
                text.written(written, &written_text, name)
            } else {
                text.written_incomplete(written, &written_text, name)
            })
        }
        Stage::Stopped(StopReason::Cancelled) => Some(text.cancelled.to_owned()),
        Stage::Stopped(StopReason::QuestionChanged) => Some(text.superseded.to_owned()),
        Stage::Stopped(StopReason::Refused) => Some(text.refused.to_owned()),
    }
}
