//! The cluster and tenant fields of the filter form: an id can be typed or picked from a list.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::state::app::App;
use crate::state::filter::form::{FilterForm, field_id};
use crate::state::scopes::Kind;
use crate::view::context::app;
use crate::view::scopes::picker::Picker;
use crate::view::words::filters::field_problem;
use ui::{Element, bdi, div, ev, html, p};

/// How long the status of a list is unchanged before it is announced, in milliseconds.
const ANNOUNCE_DELAY: u32 = 500;

/// The field of a cluster's or a tenant's id.
#[component]
pub(crate) fn ScopeField(form: FilterForm, kind: Kind) -> Element {
    let app = app();
    let picker = Picker::new(app, form, kind);
    let combobox = picker.combobox();
    announce_status(app, combobox.status);
    picker.go_on(combobox);
    if kind == Kind::Cluster {
        note_cluster(app, form);
    }
    let id = field_id(kind.field());
    let (error_id, name_id) = (format!("{id}-error"), format!("{id}-name"));
    let error = Memo::new(move |_| {
        let problem = form.problem(kind.field())?;
        Some(field_problem(&problem, kind.field(), app.text()))
    });
    let name = picker.name();
    let described_by = {
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
        .attr("aria-describedby", described_by)
        .attr("aria-invalid", move || {
            error.get().map(|_| "true".to_owned())
        })
        .prop("value", move || {
            form.draft.with(|draft| kind.typed(draft).to_owned())
        })
        .on(ev::input, move |event| {
            picker.type_in(event_target_value(&event));
        });
    div()
        .class("field field--id field--scope")
        .child(head(app, kind, name_id, name))
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
                .text(move || error.get().unwrap_or_default()),
        )
}

/// Notes whether the form names a cluster, for the button that leads on where nothing is chosen yet.
fn note_cluster(app: App, form: FilterForm) {
    let scopes = app.scopes();
    let has_cluster = Memo::new(move |_| {
        form.draft
            .with(|draft| scopes.cluster(&draft.cluster).is_some())
    });
    Effect::new(move || scopes.has_cluster.set(has_cluster.get()));
}

/// The label, and the name that belongs to the typed id.
fn head(app: App, kind: Kind, name_id: String, name: Memo<Option<String>>) -> Element {
    let text = &app.text().scopes;
    let label = if kind == Kind::Cluster {
        text.cluster_id
    } else {
        text.tenant_id
    };
    div()
        .class("combo__label")
        .child(
            html::label()
                .class("field__label")
                .attr("for", field_id(kind.field()))
                .child(label),
        )
        .child(
            bdi()
                .class("combo__called")
                .id(name_id)
                .text(move || name.get().unwrap_or_default()),
        )
}

/// Announces the status of a list once it has not changed for a while.
fn announce_status(app: App, status: Memo<String>) {
    let timer = StoredValue::new_local(None);
    Effect::new(move || {
        let status = status.get();
        timer.set_value(
            (!status.is_empty())
                .then(|| Timeout::new(ANNOUNCE_DELAY, move || app.announcer().announce(&status))),
        );
    });
}
