//! The time range of the filter form.

use leptos::prelude::*;

use crate::platform::zoned;
use crate::state::app::App;
use crate::state::filter::form::FilterForm;
use crate::view::context::app;
use crate::view::filter::field::{TextField, TextFieldProps};
use crate::view::filter::range_actions::shift_button;
use crate::view::words::filters::part_problem;
use crate::view::words::labels;
use model::filter::time_range::{Bounds, Preset, Shift, TimeRange};
use model::filter::{Field, RangeChoice};
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
        .child(shift_button(form, Shift::Forward));
    let range = fieldset()
        .class("field field--range")
        .attr("aria-describedby", "filter-range-error")
        .child(
            html::legend()
                .class("field__label")
                .child(text.filter.time_range),
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
}

fn from_and_to(form: FilterForm) -> (Element, Element) {
    let text = &app().text().filter;
    let field = |field, label, part| {
        TextField(TextFieldProps {
            form,
            field,
            class: "field field--when",
            label,
            placeholder: text.time_format,
            part,
        })
    };
    (
        field(Field::Start, text.from, |draft| &mut draft.start),
        field(Field::End, text.to, |draft| &mut draft.end),
    )
}

/// The exact instants that are sent: those of the rows on screen while the form asks for them, else those that
/// Apply would send now.
#[component]
pub(crate) fn SentInstants(form: FilterForm) -> Element {
    let app = app();
    let text = app.text();
    let sentence = move || {
        let zone = app.route().zone.get();
        let read = |wall| zoned::to_instant(wall, zone);
        if app.saved().is_offline() {
            let filter = form.draft.with(|draft| draft.check_filter(read)).ok()?;
            let saved = &text.saved;
            return Some(match filter.range.resolve(app.saved().moment()).print() {
                (Some(start), Some(end)) => saved.range_between(&start, &end),
                (Some(start), None) => saved.range_from(&start),
                (None, Some(end)) => saved.range_until(&end),
                (None, None) => saved.all_times.to_owned(),
            });
        }
        let question = form.draft.with(|draft| draft.check(read)).ok()?;
        let sent = app
            .loader()
            .progress
            .with(|progress| (progress.answered == Some(question)).then_some(progress.bounds));
        let Bounds { start, end } =
            sent.unwrap_or_else(|| question.filter.range.resolve(app.clock().now()));
        Some(match (Bounds { start, end }).print() {
            (Some(start), Some(end)) => text.filter.sends_between(&start, &end),
            (Some(start), None) => text.filter.sends_from(&start),
            (None, Some(end)) => text.filter.sends_until(&end),
            (None, None) => text.filter.sends_no_time.to_owned(),
        })
    };
    p().class("field__hint field--full")
        .text(move || sentence().unwrap_or_default())
}
