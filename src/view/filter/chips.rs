//! How the filter in force differs from the usual one: a chip for each part, which takes it away.

use leptos::prelude::*;

use crate::platform::address;
use crate::state::app::App;
use crate::view::context::{RESULTS, app};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon, status_icon};
use crate::view::words::filters::range_in_words;
use crate::view::words::labels;
use model::filter::FilterPart;
use model::task::status::Status;
use ui::{Element, div, ev, fragment, li, span, ul};

fn id(part: FilterPart) -> String {
    match part {
        FilterPart::Range => "active-range".to_owned(),
        FilterPart::BackupSetId => "active-set".to_owned(),
        FilterPart::Status(status) => format!("active-{}", status.as_str()),
    }
}

/// Removes a part of the filter and moves the focus to the next chip, or else to the previous one.
fn remove(app: App, part: FilterPart) {
    let filter = app.route().query.with_untracked(|query| query.filter);
    let usual = app.saved().usual_filter();
    let parts = filter.parts(&usual);
    let Some(at) = parts.iter().position(|other| *other == part) else {
        return;
    };
    let next = parts
        .get(at + 1)
        .or_else(|| at.checked_sub(1).and_then(|before| parts.get(before)));
    address::focus(&next.map_or_else(|| RESULTS.to_owned(), |next| id(*next)));
    app.filter().set_filter(filter.without(part, &usual));
}

/// The chips of the applied filter. The form may hold another one.
#[component]
pub(crate) fn ActiveFilter() -> Element {
    let app = app();
    let text = &app.text().filter;
    let parts = [FilterPart::Range, FilterPart::BackupSetId]
        .into_iter()
        .chain(Status::ALL.map(FilterPart::Status));
    let chips = parts.map(|part| {
        // A reactive part each, so that the chips that stay keep the focus.
        fragment(move || chip(app, part))
    });
    div().class("active").child(
        ul().attr("role", "list")
            .attr("aria-label", text.active)
            .children(chips),
    )
}

/// The chip of a part of the filter; `None` where the filter does not have it.
fn chip(app: App, part: FilterPart) -> Option<Element> {
    let (filter, zone) = app.route().query.with(|query| (query.filter, query.zone));
    let has_scope = app.route().query.with(|query| query.scope.is_some());
    if !has_scope || !filter.parts(&app.saved().usual_filter()).contains(&part) {
        return None;
    }
    let text = &app.text().filter;
    let (label, content) = match part {
        FilterPart::Range => {
            let range = range_in_words(filter.range, zone, app.text());
            (text.remove_range(&range), span().child(range))
        }
        FilterPart::BackupSetId => {
            let id = filter.backup_set_id.unwrap_or_default().to_string();
            (
                text.remove_backup_set(&id),
                span().child(text.backup_set(&id)),
            )
        }
        FilterPart::Status(status) => {
            let word = labels::status(status, app.text());
            let content = span()
                .class("status")
                .attr("data-status", status.as_str())
                .child(status_icon(status.as_str()));
            (text.remove_status(word), content.child(word))
        }
    };
    let remove = button("active__chip")
        .id(id(part))
        .attr("aria-label", label)
        .on(ev::click, move |_| remove(app, part))
        .child(content)
        .child(icon(Icon::Close));
    Some(li().child(remove))
}
