//! The fields of the filter form that say whose tasks: an id can always be typed, and a list helps.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::platform::address;
use crate::state::app::App;
use crate::state::effect::on_change;
use crate::state::scopes::Kind;
use crate::state::signal::{Memo, StoredValue};
use crate::view::context::app;
use crate::view::filter::field::{self as filter_field, Form};
use crate::view::scopes::picker::Picker;
use crate::view::ui::tag::{live, tag};
use crate::view::words::announce;
use model::filter::Field;

/// How long a list has to stand as it does until that is said, in milliseconds.
const STANDS: u32 = 500;

/// The field of a cluster's or a tenant's id.
#[component]
pub(crate) fn ScopeField(form: Form, kind: Kind) -> impl IntoView {
    let app = app();
    let picker = Picker::new(app, form, kind);
    let combobox = picker.combobox();
    speak(app, combobox.status);
    picker.go_on(combobox);
    let field = kind.field();
    let id = filter_field::id(field);
    let label = if kind == Kind::Cluster {
        app.text().cluster_id
    } else {
        app.text().tenant_id
    };
    let (error_id, name_id) = (format!("{id}-error"), format!("{id}-name"));
    let error = move || form.error(field);
    let name = picker.name();
    let described = {
        let (error_id, name_id) = (error_id.clone(), name_id.clone());
        move || {
            if name.with(Option::is_some) {
                format!("{name_id} {error_id}")
            } else {
                error_id.clone()
            }
        }
    };
    let input = tag("input")
        .class("input combo__field")
        .attr("id", id)
        .attr("data-testid", id)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", live(described))
        .attr(
            "aria-invalid",
            live(move || error().map(|_| "true".to_owned())),
        )
        .prop(
            "value",
            live(move || form.draft.with(|draft| kind.typed(draft).to_owned())),
        )
        .on("input", move |event| {
            picker.type_in(event_target_value(&event))
        });
    let head = tag("div")
        .class("combo__label")
        .child(
            tag("label")
                .class("field__label")
                .attr("for", id)
                .child(label),
        )
        .child(
            tag("bdi")
                .class("combo__called")
                .attr("id", name_id)
                .child(live(move || name.get().unwrap_or_default())),
        );
    tag("div")
        .class("field field--id field--scope")
        .child(head)
        .child(
            tag("div")
                .class("combo")
                .child(combobox.field(input))
                .child(combobox.button())
                .child(combobox.popup()),
        )
        .child(
            tag("p")
                .class("field__error")
                .attr("id", error_id)
                .child(live(move || error().unwrap_or_default())),
        )
}

/// Says how a list stands when it has stood so for a while.
fn speak(app: &'static App, status: Memo<String>) {
    let timer = StoredValue::new(None);
    on_change(move || {
        let status = status.get();
        timer.set_value(
            (!status.is_empty()).then(|| Timeout::new(STANDS, move || announce::say(app, &status))),
        );
    });
}

/// Opens the list of clusters, and has the keyboard go there.
pub(crate) fn open_clusters() {
    address::press(&format!("{}-button", filter_field::id(Field::Cluster)));
}
