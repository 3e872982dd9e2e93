//! The time range of the filter form.

use leptos::prelude::*;

use super::console::app;
use super::form_field::{Form, TextField};
use super::labels;
use super::live::{live, on, part};
use crate::model::filter::{Field, RangeChoice};
use crate::model::time_range::{Bounds, Preset, TimeRange};
use crate::platform::{clock, zoned};

/// The presets, and from–to for what no preset covers.
#[component]
pub(super) fn RangeField(form: Form) -> impl IntoView {
    let app = app();
    let text = app.text();
    let range = Memo::new(move |_| form.draft.with(|draft| draft.range));
    let choose = move |choice: RangeChoice| {
        let zone = app.zone.get_untracked();
        form.errors.update(|errors| errors.retain(|(field, _)| !matches!(field, Field::Start | Field::End)));
        form.draft.update(|draft| {
            // From–to begins with the instants that the preset stands for now, unless something was typed.
            if let (RangeChoice::Custom, RangeChoice::Preset(preset)) = (choice, draft.range)
                && draft.start.is_empty()
                && draft.end.is_empty()
            {
                let start = TimeRange::Relative(preset).resolve(clock::now()).start;
                draft.start = start.map(|start| zoned::to_wall(start, zone)).unwrap_or_default();
            }
            draft.range = choice;
        });
    };
    let segment = move |choice: RangeChoice, name: &'static str, label: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="range"
                    value=name
                    data-testid=format!("range-{name}")
                    prop:checked=live(move || range.get() == choice)
                    on:change=on(move |_| choose(choice))
                />
                {label}
            </label>
        }
    };
    let presets =
        Preset::ALL.map(|preset| segment(RangeChoice::Preset(preset), preset.as_str(), labels::preset(preset, text)));
    view! {
        <fieldset class="field field--range">
            <legend class="field__label">{text.time_range}</legend>
            <div class="segments">{presets} {segment(RangeChoice::Custom, "custom", text.custom)}</div>
        </fieldset>
        {part(move || {
            (range.get() == RangeChoice::Custom)
                .then(|| {
                    view! {
                        <TextField
                            form=form
                            field=Field::Start
                            id="filter-start"
                            class="field--when"
                            label=text.from
                            placeholder=text.time_format
                            part=|draft| &mut draft.start
                        />
                        <TextField
                            form=form
                            field=Field::End
                            id="filter-end"
                            class="field--when"
                            label=text.to
                            placeholder=text.time_format
                            part=|draft| &mut draft.end
                        />
                    }
                })
        })}
    }
}

/// The exact instants that are sent: those of the rows on screen while the form asks for them, else those that
/// Apply would send now.
#[component]
pub(super) fn SentInstants(form: Form) -> impl IntoView {
    let app = app();
    let text = app.text();
    let sentence = move || {
        let zone = app.zone.get();
        let question = form.draft.with(|draft| draft.check(|wall| zoned::to_instant(wall, zone))).ok()?;
        let sent =
            app.loader.progress.with(|progress| (progress.answered == Some(question)).then_some(progress.bounds));
        let Bounds { start, end } = sent.unwrap_or_else(|| question.filter.range.resolve(clock::now()));
        Some(match (Bounds { start, end }).print() {
            (Some(start), Some(end)) => text.sends_between(&start, &end),
            (Some(start), None) => text.sends_from(&start),
            (None, Some(end)) => text.sends_until(&end),
            (None, None) => text.sends_no_time.to_owned(),
        })
    };
    view! { <p class="field__hint field--full">{live(move || sentence().unwrap_or_default())}</p> }
}
