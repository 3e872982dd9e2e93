//! The filter form: whose tasks, and which of them. Nothing is sent until everything in it is right.

use leptos::prelude::*;

use crate::platform::zoned;
use crate::state::app::App;
use crate::state::filter::form::FilterForm;
use crate::state::scopes::Kind;
use crate::view::context::{app, clocks};
use crate::view::filter::field::{TextField, TextFieldProps};
use crate::view::filter::range::{RangeField, RangeFieldProps};
use crate::view::filter::range_actions;
use crate::view::filter::status::{StatusField, StatusFieldProps};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::filters::{filter_in_words, range_in_words};
use model::filter::{Field, FilterDraft, Scope, TaskFilter};
use model::link::query::{TaskQuery, Zone};
use model::task::instant::{DayEdge, TypedTime, parse_typed};
use ui::{Element, div, ev, html, span};

/// What the form shows when nobody has typed since: the question that is asked, in the zone in force.
type Applied = (Option<Scope>, TaskFilter, Zone);

fn draft_of((scope, filter, zone): Applied) -> FilterDraft {
    FilterDraft::of(scope, &filter, |instant| zoned::typed(instant, zone))
}

/// The same moment on another zone's clocks; what is no time, or names its own zone, stays as it was typed.
fn in_zone(typed: &str, edge: DayEdge, from: Zone, to: Zone) -> String {
    let Some(TypedTime::Wall(wall)) = parse_typed(typed, edge) else {
        return typed.to_owned();
    };
    zoned::to_instant(wall, from)
        .earliest()
        .map_or_else(|| typed.to_owned(), |instant| zoned::typed(instant, to))
}

/// What the address asks for, in the zone in force.
fn applied(app: App) -> Applied {
    app.route()
        .query
        .with(|query| (query.scope, query.filter, query.zone))
}

/// Whether the form differs from what the address asks for.
fn is_changed(app: App, form: FilterForm) -> bool {
    form.draft.with(|draft| *draft != draft_of(applied(app)))
}

/// Follows the address. The draft is a copy that the user edits, not a value derived from the query:
/// so it is written, and only when another question is asked (Apply, Back, a link) or the zone changes.
fn follow_address(app: App, form: FilterForm) {
    let mut before = untrack(|| applied(app));
    let mut travel_count = app.route().travel_count();
    Effect::new(move || {
        let now = applied(app);
        let (scope, filter, zone) = std::mem::replace(&mut before, now);
        let count = app.route().travel_count();
        let has_travelled = std::mem::replace(&mut travel_count, count) != count;
        if (scope, filter) != (now.0, now.1) {
            if has_travelled {
                form.show(draft_of(now));
            } else {
                form.adopt_changes(&draft_of((scope, filter, now.2)), draft_of(now));
            }
        } else if zone != now.2 {
            form.update_draft(|draft| {
                draft.start = in_zone(&draft.start, DayEdge::First, zone, now.2);
                draft.end = in_zone(&draft.end, DayEdge::Last, zone, now.2);
            });
        }
    });
}

/// Requests what is in the form; returns whether it was right.
fn apply(app: App, form: FilterForm) -> bool {
    app.scopes().close();
    // A name that means one tenant only is replaced by that tenant's id.
    form.update_draft(|draft| *draft = app.scopes().resolved(draft));
    let is_sent = send(app, form);
    if is_sent {
        // A sample shows its own tenant's tasks, whatever tenant was asked for.
        form.show(draft_of(untrack(|| applied(app))));
    }
    is_sent
}

fn reset(app: App, form: FilterForm) {
    let (scope, _, zone) = untrack(|| applied(app));
    let filter = app.saved().usual_filter();
    form.show(draft_of((scope, filter, zone)));
    let is_other = |query: &TaskQuery| query.filter != filter;
    if app.route().query.with_untracked(is_other) {
        app.filter().set_filter(filter);
    }
}

/// The form. On a narrow screen it folds to one line that says what is asked.
#[component]
pub(crate) fn FilterFields(
    /// Makes the field of a cluster's or a tenant's id.
    scope_field: fn(FilterForm, Kind) -> Element,
) -> Element {
    let app = app();
    let text = app.text();
    let form = FilterForm::new(draft_of(untrack(|| applied(app))), app.loader());
    let has_no_scope = |query: &TaskQuery| query.scope.is_none();
    let unfolded = RwSignal::new(app.route().query.with_untracked(has_no_scope));
    follow_address(app, form);
    Effect::new(move || app.filter().set_waiting(is_changed(app, form)));
    on_cleanup(move || app.filter().set_waiting(false));
    Effect::new(move || {
        if app.scopes().open_list.get().is_some() {
            unfolded.set(true);
        }
    });
    let toggle = button("filter__toggle")
        .attr("aria-expanded", move || unfolded.get().to_string())
        .attr("aria-controls", "filter-body")
        .on(ev::click, move |_| {
            unfolded.update(|unfolded| *unfolded = !*unfolded);
        })
        .child(text.filter.title)
        .child(" ")
        .child(span().text(move || summary(applied(app))))
        .child(icon(Icon::Next));
    let body = div()
        .class("filter__body")
        .id("filter-body")
        .child(fields(app, form, scope_field));
    html::form()
        .class("filter card")
        .attr("aria-label", text.filter.title)
        .attr("novalidate", "")
        .on(ev::submit, move |event| {
            event.prevent_default();
            unfolded.set(!apply(app, form));
        })
        .child(toggle)
        .child(body)
}

fn fields(app: App, form: FilterForm, scope_field: fn(FilterForm, Kind) -> Element) -> Element {
    let text = app.text();
    let backup_set = TextField(TextFieldProps {
        form,
        field: Field::BackupSetId,
        class: "field field--id",
        label: text.filter.backup_set_id,
        placeholder: text.filter.any_backup_set,
        part: |draft| &mut draft.backup_set_id,
    });
    div()
        .class("filter__fields")
        .on(ev::paste, move |event| {
            range_actions::paste(app, form, &event);
        })
        .child(scope_field(form, Kind::Cluster))
        .child(scope_field(form, Kind::Tenant))
        .child(RangeField(RangeFieldProps { form }))
        .child(backup_set)
        .child(actions(app, form))
        .child(StatusField(StatusFieldProps { form }))
}

/// Reset and Apply, and whether something is not applied.
fn actions(app: App, form: FilterForm) -> Element {
    let text = app.text();
    // Without a scope there is nothing to do but Apply, so it is not marked as done.
    let pending = move || {
        let has_scope = app.route().query.with(|query| query.scope.is_some());
        match app.filter().is_waiting.get() {
            true => Some("true"),
            false if has_scope || app.saved().is_offline() => Some("false"),
            false => None,
        }
    };
    let hint = move || {
        // Tracked: with a file open, another filter is the usual one.
        app.saved().has_file();
        let (range, zone) = (app.saved().usual_filter().range, app.route().zone.get());
        text.filter.reset_hint(&range_in_words(range, zone, text))
    };
    let reset = button("btn")
        .attr("data-testid", "filter-reset")
        .attr("title", hint)
        .on(ev::click, move |_| reset(app, form))
        .child(text.filter.reset);
    let apply = html::button()
        .class("btn btn--primary")
        .attr("type", "submit")
        .attr("data-testid", "filter-apply")
        .attr("data-pending", move || pending().map(ToOwned::to_owned))
        .child(text.filter.apply);
    div().class("filter__actions").child(reset).child(apply)
}

/// Asks what stands in the form, or tells what is wrong with it; whether it asked.
fn send(app: App, form: FilterForm) -> bool {
    let clocks = untrack(|| clocks(app));
    let id = |id: Option<i64>| id.map_or_else(String::new, |id| id.to_string());
    let scope = app.route().query.with_untracked(|query| query.scope);
    let shown = (
        id(scope.map(|scope| scope.cluster.0)),
        id(scope.map(|scope| scope.tenant.0)),
    );
    // Cause the tasks of an open file are nobody needs to say.
    let is_files = untrack(|| app.saved().is_offline())
        && form
            .draft
            .with_untracked(|draft| draft.cluster == shown.0 && draft.tenant == shown.1);
    if is_files {
        form.checked_filter(&clocks)
            .map(|filter| app.filter().set_filter(filter))
            .is_some()
    } else {
        form.checked(&clocks)
            .map(|question| app.filter().apply(question))
            .is_some()
    }
}

/// The filter in one line, for the folded form.
fn summary((scope, filter, zone): Applied) -> String {
    let app = app();
    let text = app.text();
    match scope {
        Some(scope) => text.filter.tenant_range(
            &scope.tenant.0.to_string(),
            &filter_in_words(&filter, zone, text),
        ),
        None if app.saved().is_offline() => filter_in_words(&filter, zone, text),
        None => text.scopes.no_scope_title.to_owned(),
    }
}
