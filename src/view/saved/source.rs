//! What is said of a file whose tasks are shown in place of OCP's, of one that is being read, and of one that cannot be.

use leptos::prelude::*;

use crate::i18n::SavedTexts;
use crate::platform::zoned::{self, Detail, count, number};
use crate::platform::{address, files};
use crate::state::app::App;
use crate::state::saved::file::{FileProblem, OpenedFile, Reading};
use crate::view::context::app;
use crate::view::ui::button;
use crate::view::ui::failure_facts::failure_facts;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::filters::filter_in_words;
use crate::view::words::labels;
use model::link::query::Zone;
use model::saved::Extent;
use ui::{Element, bdi, details, div, ev, html, input, p, section, span, strong, summary};
use wire::decode::MOST_ENTRIES;
use wire::saved::{MOST_BYTES, NotSaved};

/// The id of the field that takes a file.
const FIELD: &str = "file-to-open";

/// The id of the button in the page's head that opens a file. It is always there.
const OPEN: &str = "open-file";

/// Bytes in what the page calls a megabyte.
const MEGABYTE: u64 = 1_000_000;

/// A button that asks for a file.
pub(crate) fn open_button(
    class: &'static str,
    image: Option<Icon>,
    label: &'static str,
) -> Element {
    button(class)
        .on(ev::click, |_| files::choose(FIELD))
        .child(image.map(icon))
        .child(label)
}

/// The button in the page's head.
pub(crate) fn open_in_head() -> Element {
    let text = &app().text().saved;
    button("btn open")
        .child(icon(Icon::Folder))
        .on(ev::click, |_| files::choose(FIELD))
        .child(span().class("open__word").child(text.open))
        .id(OPEN)
        .attr("data-testid", OPEN)
        .attr("aria-label", text.open_saved)
        .attr("title", text.stays_here)
}

/// All of it, above the page; and what takes files.
#[component]
pub(crate) fn SourceBar() -> Element {
    let app = app();
    let text = &app.text().saved;
    let dragging = RwSignal::new(false);
    files::on_drop(
        move |is_dragging| dragging.set(is_dragging),
        move |files| app.saved().open(&files),
    );
    let field = input()
        .attr("type", "file")
        .id(FIELD)
        .attr("data-testid", FIELD)
        .attr("accept", ".json,.ndjson,.jsonl,.txt,application/json")
        .attr("aria-label", text.open_saved)
        .attr("hidden", "")
        .on(ev::change, move |event| {
            app.saved().open(&files::chosen(&event));
        });
    Effect::new(move || {
        if let Some(wrong) = app.saved().problem.get() {
            untrack(|| {
                app.announcer().announce(&format!(
                    "{}. {}",
                    title(&wrong, text),
                    sentence(&wrong, app)
                ));
            });
        }
    });
    let banner = move || app.saved().opened.get().map(|opened| banner(app, &opened));
    let over = move || {
        dragging.get().then(|| {
            let words = p()
                .child(strong().child(text.drop_here))
                .child(span().child(text.stays_here));
            div().class("drop").attr("aria-hidden", "true").child(words)
        })
    };
    div()
        .class("sources")
        .child(field)
        .child(banner)
        .child(move || {
            app.saved()
                .reading
                .get()
                .map(|reading| reading_of(app, &reading))
        })
        .child(move || {
            app.saved()
                .problem
                .get()
                .map(|wrong| wrong_file(app, &wrong))
        })
        .child(over)
}

/// The file that is shown: that it is one, of when, of whom, and how much of what there was.
fn banner(app: App, opened: &OpenedFile) -> Element {
    let text = &app.text().saved;
    let zone = app.route().zone.get();
    let name = labels::long(&opened.name);
    let title = if opened.is_sample {
        text.sample(&name)
    } else {
        text.file(&name)
    };
    let head = p()
        .class("source__title")
        .child(bdi().child(title))
        .child(" ")
        .child(span().class("source__mark").child(text.not_live));
    let shown = |time| print(app, time, zone);
    let mut told = vec![
        format!("{}{}", of_when(app, opened, zone), of_whom(opened, text)),
        extent(app, opened),
    ];
    if let Some(filter) = &opened.saved.metadata.filter {
        told.push(text.saved_with(&filter_in_words(filter, zone, app.text())));
    }
    let (broken, lines) = &opened.saved.broken_lines;
    let lines: Vec<_> = lines
        .iter()
        .map(|line| count(*line, app.language.tag()))
        .collect();
    let more = if *broken > lines.len() { ", …" } else { "" };
    let broken_lines = (*broken > 0).then(|| {
        let lines = format!("{}{more}", lines.join(", "));
        text.broken_lines(*broken as u64, &count(*broken, app.language.tag()), &lines)
    });
    let warnings = opened
        .saved
        .is_truncated
        .then(|| text.breaks_off.to_owned())
        .into_iter()
        .chain(broken_lines);
    let body = div()
        .class("source__body")
        .child(head)
        .child(p().child(told.join(" ")))
        .children(warnings.map(|warning| {
            p().class("source__warning")
                .child(icon(Icon::Warning))
                .child(warning)
        }))
        .child(
            details()
                .class("source__hint")
                .child(summary().child(text.how_title))
                .child(p().child(text.how_it_filters(&shown(opened.moment())))),
        );
    let close = (!opened.is_sample).then(|| {
        let label = if app.saved().has_sample() {
            text.close_sample
        } else {
            text.close
        };
        button("btn")
            .child(icon(Icon::Close))
            .on(ev::click, move |_| {
                address::focus(OPEN);
                app.saved().close_file();
            })
            .child(label)
    });
    section()
        .class("source card")
        .attr("role", "region")
        .attr(
            "aria-label",
            if opened.is_sample {
                text.region_sample
            } else {
                text.region
            },
        )
        .attr("data-testid", "source")
        .attr(
            "data-kind",
            if opened.is_sample { "sample" } else { "file" },
        )
        .child(body)
        .child(close)
}

fn print(app: App, time: model::task::instant::Instant, zone: Zone) -> String {
    zoned::print(time, app.language.date_locale(), zone, Detail::DateAndTime)
}

fn of_when(app: App, opened: &OpenedFile, zone: Zone) -> String {
    let text = &app.text().saved;
    let name = if zone == Zone::Utc {
        app.text().settings.utc.to_owned()
    } else {
        zoned::local_name()
    };
    match (opened.saved.metadata.as_of, opened.saved.reference_time()) {
        (Some(time), _) => text.saved_at(&print(app, time, zone), &name),
        (None, Some(latest)) => text.latest_at(&print(app, latest, zone), &name),
        (None, None) => text.no_time.to_owned(),
    }
}

fn of_whom(opened: &OpenedFile, text: &SavedTexts) -> String {
    opened.scope().map_or_else(
        || text.no_tenant.to_owned(),
        |scope| text.from_scope(&scope.cluster.0.to_string(), &scope.tenant.0.to_string()),
    )
}

fn extent(app: App, opened: &OpenedFile) -> String {
    let text = &app.text().saved;
    let held = opened.saved.rows.len() as u64;
    let number = |count| number(count, app.language.tag());
    match opened.saved.extent() {
        Extent::All => text.holds_all(held, &number(held)),
        Extent::Part { of: Some(total) } if total > held => {
            text.holds_part(&number(held), &app.text().task.count(total, &number(total)))
        }
        Extent::Part { .. } => text.holds_less(held, &number(held)),
        Extent::Unknown => text.holds_unknown(held, &number(held)),
    }
}

/// A file that is being read.
fn reading_of(app: App, reading: &Reading) -> Element {
    let text = app.text();
    let name = labels::long(&reading.name);
    let megabytes = |bytes: u64| number(bytes.div_ceil(MEGABYTE), app.language.tag());
    let label = match reading.size {
        Some(size) => text
            .saved
            .reading_of(&name, &megabytes(reading.bytes), &megabytes(size)),
        None => text.saved.reading(&name),
    };
    let progress = html::progress()
        .attr("aria-label", label.clone())
        .attr("max", reading.size.map(|size| size.to_string()))
        .attr("value", reading.size.map(|_| reading.bytes.to_string()));
    // Without the sample there would be nothing to see.
    let cancel = reading.size.map(|_| {
        let stop = move |_| {
            address::focus(OPEN);
            app.saved().stop_reading();
        };
        button("btn btn--link")
            .on(ev::click, stop)
            .child(text.shared.cancel)
    });
    let body = div()
        .class("notice__body load")
        .child(span().child(bdi().child(label)))
        .child(progress);
    div()
        .class("notice reading")
        .attr("data-kind", "info")
        .child(icon(Icon::Info))
        .child(body.child(cancel))
}

fn title(wrong: &FileProblem, text: &SavedTexts) -> String {
    text.cannot_open(&labels::long(&wrong.name))
}

/// A file that cannot be shown. What is on screen is what was there before.
fn wrong_file(app: App, wrong: &FileProblem) -> Element {
    let text = app.text();
    let facts = if let NotSaved::Failure(facts) = &wrong.why {
        Some(failure_facts(facts, text))
    } else {
        None
    };
    let body = div()
        .class("notice__body")
        .child(
            p().class("notice__title")
                .child(bdi().child(title(wrong, &text.saved))),
        )
        .child(p().child(sentence(wrong, app)))
        .children(facts.into_iter().flatten().flatten());
    let retry = wrong.is_sample.then(|| {
        let retry = move |_| {
            address::focus(OPEN);
            app.saved().read_sample();
        };
        button("btn")
            .child(icon(Icon::Refresh))
            .on(ev::click, retry)
            .child(text.shared.retry)
    });
    let dismiss = button("btn btn--icon")
        .child(icon(Icon::Close))
        .attr("aria-label", text.shared.dismiss)
        .on(ev::click, move |_| {
            address::focus(OPEN);
            app.saved().dismiss_problem();
        });
    let is_sample = wrong.is_sample;
    let actions = div()
        .class("notice__actions")
        .child(retry)
        .child((!is_sample).then(|| open_button("btn", None, text.saved.choose_another)))
        .child((!is_sample).then_some(dismiss));
    div()
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", "error")
        .child(icon(Icon::Warning))
        .child(body)
        .child(actions)
}

fn sentence(wrong: &FileProblem, app: App) -> String {
    let text = &app.text().saved;
    let language = app.language.tag();
    let sentence = match &wrong.why {
        NotSaved::Empty => text.wrong_empty,
        NotSaved::Csv => text.wrong_csv,
        NotSaved::WebPage => text.wrong_web_page,
        NotSaved::Archive => text.wrong_archive,
        NotSaved::Compressed => text.wrong_compressed,
        NotSaved::Utf16 => text.wrong_utf16,
        NotSaved::Binary => text.wrong_binary,
        NotSaved::NoTasks => text.wrong_no_tasks,
        NotSaved::Failure(_) => text.wrong_failure,
        NotSaved::OtherFormat(format) => return text.wrong_format(&labels::long(format)),
        NotSaved::Newer(version) => return text.wrong_newer(&labels::long(version)),
        NotSaved::CutOff => text.wrong_cut_off,
        NotSaved::TooLarge => {
            return text.wrong_too_large(&number(MOST_BYTES / MEGABYTE, language));
        }
        NotSaved::TooMany => return text.wrong_too_many(&count(MOST_ENTRIES, language)),
        NotSaved::Unreadable => text.wrong_unreadable,
        NotSaved::Unavailable(0) => text.wrong_sample_no_response,
        NotSaved::Unavailable(status) => return text.wrong_sample_http_status(&status.to_string()),
        NotSaved::Other => text.wrong_other,
    };
    sentence.to_owned()
}

/// How old the rows are, in the line above the table; `None` where they are OCP's.
pub(crate) fn as_of(app: App) -> Option<String> {
    let opened = app.saved().opened.get()?;
    let time = print(app, opened.saved.reference_time()?, app.route().zone.get());
    let text = &app.text().saved;
    Some(if opened.saved.metadata.as_of.is_some() {
        text.as_of(&time)
    } else {
        text.latest(&time)
    })
}

/// Makes the button that refreshes say why it does nothing while a file is shown.
pub(crate) fn explained(refresh: Element) -> Element {
    let app = app();
    let text = &app.text().saved;
    let offline = move || app.saved().is_offline();
    refresh
        .attr("aria-disabled", move || {
            offline().then(|| "true".to_owned())
        })
        .attr("title", move || {
            offline().then(|| text.no_refresh.to_owned())
        })
        .on(ev::click, move |_| refresh_or_say(app))
}

/// Asks OCP again, or says why nothing is asked while a file is shown.
pub(crate) fn refresh_or_say(app: App) {
    if untrack(|| app.saved().is_offline()) {
        app.announcer().announce(app.text().saved.no_refresh);
    } else {
        app.filter().refresh();
    }
}
