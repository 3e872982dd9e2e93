//! The fields of the filter form that say whose tasks: an id can always be typed, and a list helps.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::platform::address;
use crate::state::app::App;
use crate::state::filter::form::{FilterForm, field_id};
use crate::state::scopes::Kind;
use crate::view::context::app;
use crate::view::scopes::picker::Picker;
use crate::view::words::filters::field_problem;
use model::filter::Field;
use ui::{Element, bdi, div, ev, html, p};

/// How long a list has to stand as it does until that is said, in milliseconds.
const STANDS: u32 = 500;

/// The field of a cluster's or a tenant's id.
#[component]
pub(crate) fn ScopeField(form: FilterForm, kind: Kind) -> Element {
    let app = app();
    let picker = Picker::new(app, form, kind);
    let combobox = picker.combobox();
    speak(app, combobox.status);
    picker.go_on(combobox);
    let field = kind.field();
    let id = field_id(field);
    let label = if kind == Kind::Cluster {
        app.text().scopes.cluster_id
    } else {
        app.text().scopes.tenant_id
    };
    let (error_id, name_id) = (format!("{id}-error"), format!("{id}-name"));
    let error = move || {
        let problem = form.problem(field)?;
        Some(field_problem(&problem, field, app.text()))
    };
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
    let input = html::input()
        .class("input combo__field")
        .id(id)
        .attr("data-testid", id)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", described)
        .attr("aria-invalid", move || error().map(|_| "true".to_owned()))
        .prop("value", move || {
            form.draft.with(|draft| kind.typed(draft).to_owned())
        })
        .on(ev::input, move |event| {
            picker.type_in(event_target_value(&event));
        });
    let head = div()
        .class("combo__label")
        .child(
            html::label()
                .class("field__label")
                .attr("for", id)
                .child(label),
        )
        .child(
            bdi()
                .class("combo__called")
                .id(name_id)
                .child(move || name.get().unwrap_or_default()),
        );
    div()
        .class("field field--id field--scope")
        .child(head)
        .child(
            div()
                .class("combo")
                .child(combobox.field(input))
                .child(combobox.button())
                .child(combobox.popup()),
        )
        .child(
            p().class("field__error")
                .id(error_id)
                .child(move || error().unwrap_or_default()),
        )
}

/// Says how a list stands when it has stood so for a while.
fn speak(app: App, status: Memo<String>) {
    let timer = StoredValue::new_local(None);
    Effect::new(move || {
        let status = status.get();
        timer.set_value(
            (!status.is_empty())
                .then(|| Timeout::new(STANDS, move || app.announcer().announce(&status))),
        );
    });
}

/// Opens the list of clusters, and has the keyboard go there.
pub(crate) fn open_clusters() {
    address::press(&format!("{}-button", field_id(Field::Cluster)));
}
