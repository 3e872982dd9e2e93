//! The filter form: whose tasks, and which of them. Nothing is sent until everything in it is right.

use leptos::prelude::*;

use crate::i18n::Messages;
use crate::platform::zoned;
use crate::state::app::App;
use crate::state::scopes::Kind;
use crate::view::context::app;
use crate::view::filter::field::{Form, TextField, TextFieldProps};
use crate::view::filter::range::{RangeField, RangeFieldProps, SentInstants, SentInstantsProps};
use crate::view::filter::range_actions;
use crate::view::filter::status::{StatusField, StatusFieldProps};
use crate::view::scopes::field::{ScopeField, ScopeFieldProps};
use crate::view::ui::button;
use crate::view::words::labels;
use model::filter::time_range::TimeRange;
use model::filter::{Field, FilterDraft, Scope, TaskFilter};
use model::link::query::Zone;
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
        .map_or_else(|| typed.to_owned(), |instant| zoned::typed(instant, to))
}

/// The form. On a narrow screen it folds to one line that says what is asked.
#[component]
pub(crate) fn FilterForm() -> Element {
    let app = app();
    let text = app.text();
    let applied = move || -> Applied {
        app.query
            .with(|query| (query.scope, query.filter, query.zone))
    };
    let form = Form {
        draft: RwSignal::new(draft_of(untrack(applied))),
        errors: RwSignal::new(Vec::new()),
        touched: RwSignal::new(Vec::new()),
    };
    let unfolded = RwSignal::new(app.query.with_untracked(|query| query.scope.is_none()));

    // The draft is a copy that somebody edits, not a value derived from the query: so it is written, and only
    // when another question is asked (Apply, Back, a link) or the zone changes.
    let mut before = untrack(applied);
    let mut travels = app.travels.get_value();
    Effect::new(move || {
        let now = applied();
        let (scope, filter, zone) = std::mem::replace(&mut before, now);
        let travels =
            std::mem::replace(&mut travels, app.travels.get_value()) != app.travels.get_value();
        if (scope, filter) != (now.0, now.1) {
            if travels {
                form.show(draft_of(now));
            } else {
                form.adopt_changes(&draft_of((scope, filter, now.2)), draft_of(now));
            }
        } else if zone != now.2 {
            form.draft.update(|draft| {
                draft.start = in_zone(&draft.start, DayEdge::First, zone, now.2);
                draft.end = in_zone(&draft.end, DayEdge::Last, zone, now.2);
            });
        }
    });

    let changed = move || form.draft.with(|draft| *draft != draft_of(applied()));
    let apply = move |event: ev::SubmitEvent| {
        event.prevent_default();
        app.scopes.close();
        // A name that means one tenant only is that tenant's id.
        form.draft
            .update(|draft| *draft = app.scopes.resolved(draft));
        let is_sent = send(app, form, untrack(applied).2);
        if is_sent {
            // A sample is asked for its own tenant's tasks, whoever's were wanted.
            form.show(draft_of(untrack(applied)));
        }
        unfolded.set(!is_sent);
    };
    let reset = move |_| {
        let (scope, _, zone) = untrack(applied);
        let filter = app.usual_filter();
        form.show(draft_of((scope, filter, zone)));
        if app.query.with_untracked(|query| query.filter != filter) {
            app.filter(filter);
        }
    };
    let toggle = button("filter__toggle i-end i-next")
        .attr("aria-expanded", move || unfolded.get().to_string())
        .attr("aria-controls", "filter-body")
        .on(ev::click, move |_| {
            unfolded.update(|unfolded| *unfolded = !*unfolded)
        })
        .child(text.filter)
        .child(" ")
        .child(span().child(move || summary(applied())));
    Effect::new(move || {
        if app.scopes.open.get().is_some() {
            unfolded.set(true);
        }
    });
    let set_field = TextField(TextFieldProps {
        form,
        field: Field::BackupSetId,
        class: "field field--id",
        label: text.backup_set_id,
        placeholder: text.any,
        part: |draft| &mut draft.backup_set_id,
    });
    let fields = div()
        .class("filter__fields")
        .on(ev::paste, move |event| {
            range_actions::paste(app, form, &event)
        })
        .child(ScopeField(ScopeFieldProps {
            form,
            kind: Kind::Cluster,
        }))
        .child(ScopeField(ScopeFieldProps {
            form,
            kind: Kind::Tenant,
        }))
        .child(RangeField(RangeFieldProps { form }))
        .child(set_field)
        .child(StatusField(StatusFieldProps { form }))
        .child(SentInstants(SentInstantsProps { form }));
    // Without anything to show yet, Apply is what there is to do.
    let pending = move || {
        let is_new = app.query.with(|query| query.scope.is_none()) && !app.source.is_offline();
        if changed() {
            Some("true")
        } else {
            (!is_new).then_some("false")
        }
    };
    let usual = move || {
        app.source.has_file();
        text.filter_more.reset_hint(&range_in_words(
            app.usual_filter().range,
            app.zone.get(),
            text,
        ))
    };
    let actions = div()
        .class("filter__actions")
        .child(
            span()
                .class("filter__pending")
                .child(move || if changed() { text.unsent } else { "" }),
        )
        .child(
            button("btn")
                .attr("data-testid", "filter-reset")
                .attr("title", usual)
                .on(ev::click, reset)
                .child(text.reset),
        )
        .child(
            html::button()
                .class("btn btn--primary")
                .attr("type", "submit")
                .attr("data-testid", "filter-apply")
                .attr("data-pending", move || pending().map(ToOwned::to_owned))
                .child(text.apply),
        );
    html::form()
        .class("filter card")
        .attr("aria-label", text.filter)
        .attr("novalidate", "")
        .on(ev::submit, apply)
        .child(toggle)
        .child(
            div()
                .class("filter__body")
                .id("filter-body")
                .child(fields)
                .child(actions),
        )
}

/// Asks what stands in the form, or tells what is wrong with it; whether it asked.
fn send(app: &'static App, form: Form, zone: Zone) -> bool {
    let id = |id: Option<i64>| id.map_or_else(String::new, |id| id.to_string());
    let scope = app.query.with_untracked(|query| query.scope);
    let shown = (
        id(scope.map(|scope| scope.cluster.0)),
        id(scope.map(|scope| scope.tenant.0)),
    );
    // Whose the tasks of an open file are nobody needs to say.
    let is_files = untrack(|| app.source.is_offline())
        && form
            .draft
            .with_untracked(|draft| draft.cluster == shown.0 && draft.tenant == shown.1);
    if is_files {
        form.checked_filter(zone)
            .map(|filter| app.filter(filter))
            .is_some()
    } else {
        form.checked(zone)
            .map(|question| app.apply(question))
            .is_some()
    }
}

/// The filter in one line, for the folded form.
fn summary((scope, filter, zone): Applied) -> String {
    let app = app();
    let text = app.text();
    match scope {
        Some(scope) => text.tenant_range(&scope.tenant.0.to_string(), &in_words(&filter, zone)),
        None if app.source.is_offline() => in_words(&filter, zone),
        None => text.no_scope_title.to_owned(),
    }
}

/// A time range in a sentence.
pub(crate) fn range_in_words(range: TimeRange, zone: Zone, text: &Messages) -> String {
    let wall = |instant| zoned::to_wall(instant, zone);
    match range {
        TimeRange::Relative(preset) => labels::preset_in_words(preset, text).to_owned(),
        TimeRange::Absolute(bounds) => match (bounds.start.map(wall), bounds.end.map(wall)) {
            (Some(start), Some(end)) => text.between(&start, &end),
            (Some(start), None) => text.since(&start),
            (None, Some(end)) => text.until(&end),
            (None, None) => text.filter_all_time.to_owned(),
        },
    }
}

/// A filter in words.
pub(crate) fn in_words(filter: &TaskFilter, zone: Zone) -> String {
    let text = app().text();
    let mut line = range_in_words(filter.range, zone, text);
    match filter.statuses.iter().count() {
        0 => {}
        1 => line.extend(
            filter
                .statuses
                .iter()
                .flat_map(|status| [" · ", labels::status(status, text)]),
        ),
        count => line.push_str(&text.and_statuses(&count.to_string())),
    }
    if let Some(id) = filter.backup_set_id {
        line.push_str(&text.and_set(&id.to_string()));
    }
    line
}
