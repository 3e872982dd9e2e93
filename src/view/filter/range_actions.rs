//! What can be done with the time range beside choosing it: moving it by its length, and pasting one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::i18n::FilterTexts;
use crate::platform::zoned::ZoneClocks;
use crate::platform::{address, clipboard, zoned};
use crate::state::app::App;
use crate::state::filter::form::{FilterForm, field_id};
use crate::view::context::{app, clocks};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::filters::range_in_words;
use crate::view::words::labels;
use model::filter::paste::{self, PastedTime};
use model::filter::time_range::{Preset, Shift, ShiftError, TimeRange};
use model::filter::{Field, FieldErrors, FilterDraft, RangeChoice, TaskFilter};
use model::link::query::Zone;
use model::task::instant::{DayEdge, TypedTime, parse_typed};
use ui::{Element, ev};

const fn reason(no_shift: ShiftError, text: &FilterTexts) -> &'static str {
    match no_shift {
        ShiftError::OpenEnded => text.shift_open,
        ShiftError::InFuture => text.shift_future,
        ShiftError::OutOfRange => text.shift_beyond,
    }
}

/// A button that moves the time range of the form by its length, and asks at once for that. What else stands in the form
/// and is not applied stays so: as with the chips, an act asks for its own field only.
pub(crate) fn shift_button(form: FilterForm, shift: Shift) -> Element {
    let app = app();
    let text = &app.text().filter;
    let (image, hook, name) = match shift {
        Shift::Back => (Icon::Previous, "shift-back", text.previous_window),
        Shift::Forward => (Icon::Next, "shift-forward", text.next_window),
    };
    let moved = move |range: TimeRange| range.shifted(shift, app.saved().moment());
    // What is wrong with the range is told when the button is pressed.
    let refusal = move || {
        // The clock is looked at again with each response.
        app.loader().progress.track();
        check_range(form, clocks(app))
            .ok()
            .and_then(|range| moved(range).err())
    };
    button("btn btn--shift")
        .child(icon(image))
        .attr("data-testid", hook)
        .attr("aria-label", name)
        .attr("aria-disabled", move || {
            refusal().map(|_| "true".to_owned())
        })
        .attr("title", move || {
            refusal().map_or(name, |no_shift| reason(no_shift, text))
        })
        .on(ev::click, move |_| {
            let zone = app.route().zone.get_untracked();
            let Some(range) = form.checked_range(&untrack(|| clocks(app))) else {
                return;
            };
            match untrack(|| moved(range)) {
                Ok(range) => {
                    let filter = TaskFilter {
                        range,
                        ..app.route().query.with_untracked(|query| query.filter)
                    };
                    let shown =
                        FilterDraft::of(None, &filter, |instant| zoned::typed(instant, zone));
                    choose(form, shown.range, shown.start, shown.end);
                    app.filter().set_filter(filter);
                }
                Err(no_shift) => app.announcer().announce(reason(no_shift, text)),
            }
        })
}

fn check_range(form: FilterForm, clocks: ZoneClocks) -> Result<TimeRange, FieldErrors> {
    form.draft.with(|draft| draft.check_range(&clocks))
}

/// How a field of the form has a time.
fn typed(time: Option<TypedTime>, zone: Zone) -> String {
    match time {
        None => String::new(),
        Some(TypedTime::Wall(wall)) => wall.to_string(),
        Some(TypedTime::Instant(instant)) => zoned::typed(instant, zone),
    }
}

/// Fills in From and To from a range or a time that is pasted into one of them or among the presets.
/// Other text is left to the browser.
pub(crate) fn paste(app: App, form: FilterForm, event: &Event) {
    let Some((text, field)) = pasted_text(event) else {
        return;
    };
    let Some(pasted) = paste::parse(&text, untrack(|| app.saved().moment())) else {
        return;
    };
    let message = match (pasted, field) {
        // The field reads such a time itself, and it may belong in the middle of the field's text.
        (PastedTime::Moment(..), _) if parse_typed(&text, DayEdge::First).is_some() => return,
        (PastedTime::Moment(start, end), Some(field)) => fill_in_time(
            app,
            form,
            field,
            if field == Field::End { end } else { start },
        ),
        (PastedTime::Moment(..), None) => return,
        (pasted, _) => fill_in_range(app, form, pasted),
    };
    event.prevent_default();
    app.announcer().announce(&message);
}

/// The pasted text and the field it is pasted into; `None` outside of the time range.
fn pasted_text(event: &Event) -> Option<(String, Option<Field>)> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let field = [Field::Start, Field::End]
        .into_iter()
        .find(|field| field_id(*field) == target.id());
    let is_in_range = target
        .closest(".field--range")
        .is_ok_and(|range| range.is_some());
    if field.is_none() && !is_in_range {
        return None;
    }
    Some((clipboard::pasted(event)?, field))
}

/// Fills in one field. Returns the announcement.
fn fill_in_time(app: App, form: FilterForm, field: Field, time: TypedTime) -> String {
    let time = typed(Some(time), app.route().zone.get_untracked());
    let message = app.text().filter.pasted_time(&time);
    form.edit(field, |draft| {
        if field == Field::End {
            draft.end = time;
        } else {
            draft.start = time;
        }
    });
    message
}

/// Fills in the range. Returns the announcement.
fn fill_in_range(app: App, form: FilterForm, pasted: PastedTime) -> String {
    let text = app.text();
    let zone = app.route().zone.get_untracked();
    match pasted {
        PastedTime::Preset(preset) => {
            // From and To are removed, so the focus moves on.
            address::focus(&preset_id(preset));
            choose(
                form,
                RangeChoice::Preset(preset),
                String::new(),
                String::new(),
            );
            text.filter
                .pasted_range(labels::preset_in_words(preset, text))
        }
        PastedTime::Range(start, end) => {
            choose(
                form,
                RangeChoice::Custom,
                typed(start, zone),
                typed(end, zone),
            );
            let range = untrack(|| check_range(form, clocks(app)))
                .ok()
                .map(|range| range_in_words(range, zone, text));
            text.filter.pasted_range(&range.unwrap_or_default())
        }
        PastedTime::Moment(..) => String::new(),
    }
}

/// The id of a preset's radio button.
pub(crate) fn preset_id(preset: Preset) -> String {
    format!("range-{}", preset.as_str())
}

fn choose(form: FilterForm, range: RangeChoice, start: String, end: String) {
    form.edit(Field::Start, |draft| {
        (draft.range, draft.start) = (range, start);
    });
    form.edit(Field::End, |draft| draft.end = end);
}
