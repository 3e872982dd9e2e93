//! The choice of the height of rows.

use leptos::prelude::*;

use crate::view::context::app;
use model::settings::preferences::Density;
use ui::{Element, div, ev, fieldset, html, input, legend, span};

/// The choice of the rows' density, a group of radio buttons drawn as a bar.
pub(super) fn density_choice() -> Element {
    let app = app();
    let layout = app.layout();
    let texts = &app.text().table;
    let segment = |density: Density| {
        let name = match density {
            Density::Comfortable => texts.comfortable,
            Density::Compact => texts.compact,
        };
        let radio = input()
            .attr("type", "radio")
            .attr("name", "density")
            .attr("data-testid", format!("density-{}", density.as_str()))
            .prop("checked", move || {
                layout.look.with(|look| look.density) == density
            })
            .on(ev::change, move |_| layout.set_density(density));
        html::label().child(radio).child(span().child(name))
    };
    fieldset()
        .child(legend().class("field__label").child(texts.rows))
        .child(div().class("segments").children(Density::ALL.map(segment)))
}
