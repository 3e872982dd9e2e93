//! The banner of an opened file.

use leptos::prelude::*;

use crate::i18n::SavedTexts;
use crate::platform::address;
use crate::platform::zoned::{self, Detail, count, number};
use crate::state::app::App;
use crate::state::saved::file::OpenedFile;
use crate::view::saved::open_button::OPEN_BUTTON;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::filters::filter_in_words;
use crate::view::words::labels;
use model::link::query::Zone;
use model::saved::Extent;
use model::task::instant::Instant;
use ui::{Element, bdi, details, div, ev, p, section, span, summary};

/// The banner of the file that is shown: its name, time, scope, extent and warnings.
pub(super) fn banner(app: App, opened: &OpenedFile) -> Element {
    let text = &app.text().saved;
    let (label, kind) = if opened.is_sample {
        (text.region_sample, "sample")
    } else {
        (text.region, "file")
    };
    section()
        .class("source card")
        .attr("role", "region")
        .attr("aria-label", label)
        .attr("data-testid", "source")
        .attr("data-kind", kind)
        .child(body(app, opened))
        .child((!opened.is_sample).then(|| close_button(app)))
}

fn body(app: App, opened: &OpenedFile) -> Element {
    let text = &app.text().saved;
    let zone = app.route().zone.get();
    let name = labels::excerpt(&opened.name);
    let title = if opened.is_sample {
        text.sample(&name)
    } else {
        text.file(&name)
    };
    let mut sentences = vec![
        format!("{}{}", time(app, opened, zone), scope(opened, text)),
        extent(app, opened),
    ];
    if let Some(filter) = &opened.saved.metadata.filter {
        sentences.push(text.saved_with(&filter_in_words(filter, zone, app.text())));
    }
    let head = p()
        .class("source__title")
        .child(bdi().child(title))
        .child(" ")
        .child(span().class("source__mark").child(text.not_live));
    let moment = print(app, opened.moment(), zone);
    let hint = details()
        .class("source__hint")
        .child(summary().child(text.how_title))
        .child(p().child(text.how_it_filters(&moment)));
    div()
        .class("source__body")
        .child(head)
        .child(p().child(sentences.join(" ")))
        .children(warnings(app, opened).map(|warning| {
            p().class("source__warning")
                .child(icon(Icon::Warning))
                .child(warning)
        }))
        .child(hint)
}

/// That the file is cut off or has other text behind the tasks, and which of its lines cannot be read.
fn warnings(app: App, opened: &OpenedFile) -> impl Iterator<Item = String> {
    let text = &app.text().saved;
    let (broken, lines) = &opened.saved.broken_lines;
    let number = |line: &usize| count(*line, app.language.tag());
    let broken_lines = (*broken > 0).then(|| {
        let listed: Vec<_> = lines.iter().map(number).collect();
        let more = if *broken > listed.len() { ", …" } else { "" };
        let listed = format!("{}{more}", listed.join(", "));
        text.broken_lines(*broken as u64, &number(broken), &listed)
    });
    let truncated = opened
        .saved
        .is_truncated
        .then(|| text.breaks_off.to_owned());
    let text_behind = opened
        .saved
        .has_text_behind
        .then(|| text.text_behind.to_owned());
    truncated.into_iter().chain(text_behind).chain(broken_lines)
}

fn close_button(app: App) -> Element {
    let text = &app.text().saved;
    let label = if app.saved().has_sample() {
        text.close_sample
    } else {
        text.close
    };
    button("btn")
        .child(icon(Icon::Close))
        .on(ev::click, move |_| {
            address::focus(OPEN_BUTTON);
            app.saved().close_file();
        })
        .child(label)
}

/// A time as the banner and the toolbar write it.
pub(super) fn print(app: App, time: Instant, zone: Zone) -> String {
    zoned::print(time, app.language.date_locale(), zone, Detail::DateAndTime)
}

fn time(app: App, opened: &OpenedFile, zone: Zone) -> String {
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

fn scope(opened: &OpenedFile, text: &SavedTexts) -> String {
    opened.scope().map_or_else(
        || text.no_tenant.to_owned(),
        |scope| text.from_scope(&scope.cluster.0.to_string(), &scope.tenant.0.to_string()),
    )
}

fn extent(app: App, opened: &OpenedFile) -> String {
    let text = &app.text().saved;
    let loaded = opened.saved.rows.len() as u64;
    let number = |count| number(count, app.language.tag());
    match opened.saved.extent() {
        Extent::All => text.holds_all(loaded, &number(loaded)),
        Extent::Part { of: Some(total) } if total > loaded => text.holds_part(
            &number(loaded),
            &app.text().task.count(total, &number(total)),
        ),
        Extent::Part { .. } => text.holds_less(loaded, &number(loaded)),
        Extent::Unknown => text.holds_unknown(loaded, &number(loaded)),
    }
}
