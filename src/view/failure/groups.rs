//! The groups of failures that are the same. Each narrows the table to its tasks.

use leptos::prelude::*;

use crate::state::app::App;
use crate::view::context::{app, focus_results, intl_format};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::failure as words;
use crate::view::words::format::Format;
use model::failure::group::FailureGroup;
use model::link::query::TaskQuery;
use ui::{Element, div, ev, h3, li, p, section, span, ul};

/// The groups that are listed at most: those that were seen last.
const MAX_GROUPS: usize = 100;

/// The groups among the loaded tasks.
#[component]
pub(crate) fn FailureList() -> Element {
    let app = app();
    let text = &app.text().failure;
    let groups = move || {
        let groups = app.failures().groups.get();
        let shown = groups.iter().take(MAX_GROUPS);
        shown.map(|group| list_item(app, group)).collect::<Vec<_>>()
    };
    let is_unfolded = RwSignal::new(false);
    let count = Memo::new(move |_| app.failures().groups.with(Vec::len));
    // One line that scrolls sideways leaves the table in sight.
    let unfold = move || {
        (count.get() > 0).then(|| {
            button("btn btn--link")
                .attr("aria-expanded", move || is_unfolded.get().to_string())
                .on(ev::click, move |_| {
                    is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded);
                })
                .text(move || {
                    if is_unfolded.get() {
                        return text.in_one_line.to_owned();
                    }
                    let format = intl_format(app);
                    let all = format.number(count.get() as u64);
                    if count.get() > MAX_GROUPS {
                        text.latest_groups(&format.number(MAX_GROUPS as u64), &all)
                    } else {
                        text.all_groups(&all)
                    }
                })
        })
    };
    section()
        .class("failures")
        .attr("data-unfolded", move || is_unfolded.get())
        .attr("data-outdated", move || app.failures().is_outdated.get())
        .attr("aria-label", text.title)
        .child(
            div()
                .class("failures__head")
                .child(h3().class("figure__label").child(text.title))
                .child(unfold),
        )
        .child(ul().attr("role", "list").child(groups))
        .child(move || narrowed(app))
}

fn list_item(app: App, group: &FailureGroup) -> Element {
    let id = group.id;
    let is_chosen = move || {
        app.failures()
            .chosen
            .with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.id == id))
    };
    let format = intl_format(app);
    let count = words::group_count(group, app.text(), &format);
    let times = words::group_times(group, app.text(), &format);
    let hint = format!("{times}\n{}", words::group_message(group));
    let choose = button("failures__group")
        .attr("data-testid", "failure-group")
        .attr("data-count", group.count.to_string())
        .attr("data-code", group.code.map(|code| code.to_string()))
        .attr("aria-pressed", move || is_chosen().to_string())
        .attr("title", hint.trim_start().to_owned())
        .on(ev::click, move |_| {
            let group = (!untrack(is_chosen)).then_some(id);
            app.failures().choose(group);
        })
        .child(span().child(words::group_heading(group)))
        .child(span().class("figure__note").child(count))
        .child(span().class("figure__note failures__times").child(times));
    li().child(choose)
}

/// What the table shows while it is narrowed to a group, or that a link names a group of which no task is loaded.
fn narrowed(app: App) -> Option<Element> {
    let text = &app.text().failure;
    let is_named = app
        .route()
        .query
        .with(|query: &TaskQuery| query.failure.is_some());
    if !is_named || app.saved().is_outdated() {
        return None;
    }
    let coverage = app.pages().counts().coverage();
    let is_narrowed = app.failures().chosen.with(Option::is_some);
    let sentence = if is_narrowed {
        let shown = app.pages().shown.with(|order| order.places().len());
        words::narrowed(shown, coverage, app.text(), &intl_format(app))
    } else {
        text.not_among_them.to_owned()
    };
    let show_all = button("btn btn--link")
        .child(icon(Icon::Close))
        .on(ev::click, move |_| {
            focus_results();
            app.failures().choose(None);
        })
        .child(text.show_all);
    let sentence = span().attr("role", "status").child(sentence);
    Some(
        p().class("failures__narrowed")
            .child(sentence)
            .child(show_all),
    )
}
