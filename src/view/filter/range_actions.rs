//! What can be done with the time range beside choosing it: moving it by its length, and pasting one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::i18n::FilterTexts;
use crate::platform::{address, clipboard, zoned};
use crate::state::app::App;
use crate::state::filter::form::{FilterForm, field_id};
use crate::view::context::app;
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
        // The clock is looked at again with each answer.
        app.loader().progress.track();
        check_range(form, app.route().zone.get())
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
            let Some(range) = form.checked_range(zone) else {
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

fn check_range(form: FilterForm, zone: Zone) -> Result<TimeRange, FieldErrors> {
    form.draft
        .with(|draft| draft.check_range(|wall| zoned::to_instant(wall, zone)))
}

/// How a field of the form has a time.
fn typed(time: Option<TypedTime>, zone: Zone) -> String {
    match time {
        None => String::new(),
        Some(TypedTime::Wall(wall)) => wall.to_string(),
        Some(TypedTime::Instant(instant)) => zoned::typed(instant, zone),
    }
}

/// Takes a range that is pasted into From, To or among the presets, and fills in both; whatever else is pasted is left
/// to the browser.
pub(crate) fn paste(app: App, form: FilterForm, event: &Event) {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
    else {
        return;
    };
    let field = [Field::Start, Field::End]
        .into_iter()
        .find(|field| field_id(*field) == target.id());
    let is_range = field.is_some()
        || target
            .closest(".field--range")
            .is_ok_and(|range| range.is_some());
    let Some(text) = is_range.then(|| clipboard::pasted(event)).flatten() else {
        return;
    };
    let Some(pasted) = paste::parse(&text, untrack(|| app.saved().moment())) else {
        return;
    };
    let more = &app.text().filter;
    let zone = app.route().zone.get_untracked();
    let said = match (pasted, field) {
        (PastedTime::Moment(start, end), Some(field)) => {
            // What the field reads as it is may be wanted in the middle of what stands there.
            if parse_typed(&text, DayEdge::First).is_some() {
                return;
            }
            let time = typed(Some(if field == Field::End { end } else { start }), zone);
            let said = more.pasted_time(&time);
            form.edit(field, |draft| {
                *if field == Field::End {
                    &mut draft.end
                } else {
                    &mut draft.start
                } = time;
            });
            said
        }
        (PastedTime::Moment(..), None) => return,
        (PastedTime::Range(start, end), _) => {
            choose(
                form,
                RangeChoice::Custom,
                typed(start, zone),
                typed(end, zone),
            );
            let range = untrack(|| check_range(form, zone))
                .ok()
                .map(|range| range_in_words(range, zone, app.text()));
            more.pasted_range(&range.unwrap_or_default())
        }
        (PastedTime::Preset(preset), _) => {
            // From and To go away.
            address::focus(&preset_id(preset));
            choose(
                form,
                RangeChoice::Preset(preset),
                String::new(),
                String::new(),
            );
            more.pasted_range(labels::preset_in_words(preset, app.text()))
        }
    };
    event.prevent_default();
    app.announcer().announce(&said);
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
