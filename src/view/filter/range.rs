//! The time range of the filter form.

use leptos::prelude::*;

use crate::i18n::FilterTexts;
use crate::platform::zoned;
use crate::state::app::App;
use crate::state::filter::form::FilterForm;
use crate::view::context::{app, clocks};
use crate::view::filter::range_actions::shift_button;
use crate::view::filter::time_field::{RangeEnd, TimeField, TimeFieldProps};
use crate::view::ui::button;
use crate::view::words::filters::part_problem;
use crate::view::words::labels;
use model::filter::time_range::{Bounds, Preset, Shift, TimeRange};
use model::filter::{Clocks as _, Field, RangeChoice};
use model::link::query::Zone;
use model::task::instant::{DayEdge, Instant};
use ui::{Element, div, ev, fieldset, fragment, html, p};

/// The presets, and From and To for other ranges.
#[component]
pub(crate) fn RangeField(form: FilterForm) -> AnyView {
    let app = app();
    let text = app.text();
    let is_custom = Memo::new(move |_| form.draft.with(|draft| draft.range) == RangeChoice::Custom);
    let segments = div()
        .class("segments")
        .children(Preset::ALL.map(|preset| {
            segment(
                app,
                form,
                RangeChoice::Preset(preset),
                preset.as_str(),
                labels::preset(preset, text),
            )
        }))
        .child(segment(
            app,
            form,
            RangeChoice::Custom,
            "custom",
            text.filter.custom,
        ));
    let windows = div()
        .class("windows")
        .child(shift_button(form, Shift::Back))
        .child(segments)
        .child(last_night(app))
        .child(shift_button(form, Shift::Forward));
    let range = fieldset()
        .class("field field--range")
        .attr("aria-describedby", "filter-range-error")
        .child(
            html::legend()
                .class("field__label")
                .child(text.filter.time_range),
        )
        .child(
            p().class("field__hint")
                .attr("data-testid", "asked-times")
                .text(move || asked_times(app)),
        )
        .child(windows)
        .child(
            p().class("field__error")
                .id("filter-range-error")
                .text(move || rejection(app, form, is_custom.get()).unwrap_or_default()),
        );
    fragment((range, move || is_custom.get().then(|| from_and_to(form))))
}

/// OCP's refusal of the range. From and To show it themselves.
fn rejection(app: App, form: FilterForm, is_custom: bool) -> Option<String> {
    if is_custom {
        return None;
    }
    form.rejection(&["startTime", "endTime"])
        .map(|problem| part_problem(&problem, app.text()))
}

fn segment(
    app: App,
    form: FilterForm,
    choice: RangeChoice,
    name: &'static str,
    label: &'static str,
) -> Element {
    let input = html::input()
        .attr("type", "radio")
        .id(format!("range-{name}"))
        .attr("name", "range")
        .attr("value", name)
        .attr("data-testid", format!("range-{name}"))
        .prop("checked", move || {
            form.draft.with(|draft| draft.range) == choice
        })
        .on(ev::change, move |_| choose(app, form, choice));
    html::label().child(input).child(label)
}

fn choose(app: App, form: FilterForm, choice: RangeChoice) {
    let zone = app.route().zone.get_untracked();
    form.edit_range(|draft| {
        // From starts as the start of the preset now, unless a time was typed.
        if let (RangeChoice::Custom, RangeChoice::Preset(preset)) = (choice, draft.range)
            && draft.start.is_empty()
            && draft.end.is_empty()
        {
            let start = TimeRange::Relative(preset)
                .resolve(untrack(|| app.saved().moment()))
                .start;
            draft.start = start
                .map(|start| zoned::typed(start, zone))
                .unwrap_or_default();
        }
        draft.range = choice;
    });
    // From and To are typed, and wait for Apply.
    if let RangeChoice::Preset(preset) = choice {
        app.filter().set_range(TimeRange::Relative(preset));
    }
}

fn from_and_to(form: FilterForm) -> (Element, Element) {
    let text = &app().text().filter;
    let (start, end) = (
        RangeEnd {
            field: Field::Start,
            edge: DayEdge::First,
            part: |draft| &mut draft.start,
        },
        RangeEnd {
            field: Field::End,
            edge: DayEdge::Last,
            part: |draft| &mut draft.end,
        },
    );
    let field = |end, label, placeholder| {
        TimeField(TimeFieldProps {
            form,
            end,
            label,
            placeholder,
        })
    };
    (
        field(start, text.from, text.time_format),
        field(end, text.to, text.now),
    )
}

/// The button for the night before this morning: 18:00 to 08:00 in the chosen zone. It acts at once.
fn last_night(app: App) -> Element {
    let text = &app.text().filter;
    let range = move || clocks(app).last_night();
    let is_chosen = move || {
        let asked = app.route().query.with(|query| query.filter.range);
        range() == Some(asked)
    };
    button("btn")
        .attr("data-testid", "range-last-night")
        .attr("title", text.last_night_hint)
        .attr("aria-pressed", move || is_chosen().to_string())
        .on(ev::click, move |_| {
            if let Some(range) = untrack(range) {
                app.filter().set_range(range);
            }
        })
        .child(text.last_night)
}

/// The times that OCP was asked for, or that an open file is compared with. Never those of a question that was not sent.
fn asked_times(app: App) -> String {
    let text = app.text();
    let (question, range, zone) = app
        .route()
        .query
        .with(|query| (query.question(), query.filter.range, query.zone));
    if app.saved().is_offline() {
        let saved = &text.saved;
        return match range.resolve(app.saved().moment()).print() {
            (Some(start), Some(end)) => saved.range_between(&start, &end),
            (Some(start), None) => saved.range_from(&start),
            (None, Some(end)) => saved.range_until(&end),
            (None, None) => saved.all_times.to_owned(),
        };
    }
    let sent = app.loader().progress.with(|progress| {
        let is_answered = progress.answered.is_some() && progress.answered == question;
        is_answered.then_some(progress.bounds)
    });
    let time = |instant| exact_time(instant, zone, &text.filter);
    match sent.map(|Bounds { start, end }| (start.map(time), end.map(time))) {
        Some((Some(start), Some(end))) => text.filter.asked_between(&start, &end),
        Some((Some(start), None)) => text.filter.asked_from(&start),
        Some((None, Some(end))) => text.filter.asked_until(&end),
        Some((None, None)) | None => String::new(),
    }
}

/// A moment on the clocks of the zone and, where that is another one, in UTC, as it was sent.
fn exact_time(instant: Instant, zone: Zone, text: &FilterTexts) -> String {
    let shown = zoned::typed(instant, zone);
    if zone == Zone::Utc {
        return text.in_utc(&shown);
    }
    let utc = zoned::typed(instant, Zone::Utc);
    let is_same_day = utc.get(..10) == shown.get(..10);
    let utc = if is_same_day {
        utc.get(11..).unwrap_or(&utc)
    } else {
        &utc
    };
    text.also_in_utc(&shown, utc)
}
