//! The controls by which an export's options are chosen.

use leptos::prelude::*;

use crate::state::export::options::ExportOptions;
use crate::view::context::app;
use ui::{Element, IntoChild, div, ev, fieldset, html, span};

/// One of several choices: its test name, its label, and the change of the options that it makes.
pub(super) type Segment = (&'static str, String, fn(&mut ExportOptions));

/// A choice of one of several, drawn as a bar.
pub(super) fn segments<const N: usize>(
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

/// A box for the flag of the options that `flag` points to.
pub(super) fn check_box(
    label: impl IntoChild,
    name: &'static str,
    flag: fn(&mut ExportOptions) -> &mut bool,
) -> Element {
    let export = app().export();
    let options = export.options;
    let input = html::input()
        .attr("type", "checkbox")
        .attr("data-testid", name)
        .prop("checked", move || *flag(&mut options.get()))
        .on(ev::change, move |event| {
            export.choose(|options| *flag(options) = event_target_checked(&event));
        });
    html::label()
        .class("check")
        .child(input)
        .child(span().child(label))
}
