//! The panel “Request details”: the requests that were sent to OCP, and their responses.

use leptos::prelude::*;

use crate::platform::zoned::count;
use crate::platform::{address, dialog};
use crate::view::context::{app, focus_results};
use crate::view::requests::request::request;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::ui::request_details::{REQUEST_DETAILS, request_details_button};
use crate::view::words::labels;
use model::requests::journal::{Journal, JournalEntry, MAX_ENTRIES};
use model::settings::config::Auth;
use ui::{Element, bdi, div, ev, fragment, h2, h3, header, html, ol, p, section};

const TITLE: &str = "request-details-title";

/// The button at the toolbar's end.
pub(crate) fn in_toolbar() -> AnyView {
    let app = app();
    let button = || {
        request_details_button("btn btn--details", Some(Icon::Info))
            .attr("data-testid", "this-answer")
    };
    fragment(move || app.request_panel().has_any.get().then(button))
}

/// The panel while it is open.
pub(crate) fn panel() -> AnyView {
    let app = app();
    let is_open = Memo::new(move |_| app.request_panel().newest_shown.with(Option::is_some));
    fragment(move || is_open.get().then(RequestDetailsDialog))
}

#[component]
fn RequestDetailsDialog() -> Element {
    let app = app();
    let text = app.text();
    Effect::new(|| dialog::open(REQUEST_DETAILS));
    let credential = match app.settings().config().auth {
        Auth::Basic => text.requests.credential_basic,
        Auth::Session => text.requests.credential_session,
        Auth::Proxy => text.requests.credential_proxy,
    };
    let title = h2().id(TITLE).attr("tabindex", "-1").attr("autofocus", "");
    let close = button("btn btn--icon")
        .child(icon(Icon::Close))
        .attr("aria-label", text.requests.close)
        .on(ev::click, |_| dialog::close(REQUEST_DETAILS));
    html::dialog()
        .class("answer")
        .id(REQUEST_DETAILS)
        .attr("aria-labelledby", TITLE)
        // Browsers that know the attribute close the dialog on a click outside as well.
        .attr("closedby", "any")
        // The event comes late: the dialog may be open again by then.
        .on(ev::close, move |_| {
            if !dialog::is_open(REQUEST_DETAILS) {
                app.request_panel().close();
                // The button that opened it may be gone, as that of a failure that is over.
                if dialog::focus_is_lost() {
                    focus_results();
                }
            }
        })
        .child(
            header()
                .class("answer__head")
                .child(title.child(text.requests.title))
                .child(close),
        )
        .child(file_hint)
        .child(p().child(text.requests.about))
        .child(p().class("field__hint").child(credential))
        // Screen readers do not read out the page's live region while a modal dialog is open.
        .child(
            p().class("vh")
                .attr("role", "status")
                .text(move || app.announcer().text()),
        )
        .child(newer_button)
        .child(move || requests(app.request_panel().newest_shown.get()?))
}

/// While a file is shown: that the tasks on screen do not come from these requests.
fn file_hint() -> Option<Element> {
    let app = app();
    let opened = app.saved().opened.get()?;
    let hint = app.text().requests.of_file(&labels::excerpt(&opened.name));
    Some(
        p().attr("data-testid", "answer-file")
            .child(bdi().child(hint)),
    )
}

/// The button that adds the requests sent since the panel was opened. They are not added by themselves,
/// so that nothing moves while the user reads.
fn newer_button() -> Option<Element> {
    let app = app();
    let newest_shown = app.request_panel().newest_shown.get()?;
    let newer = app
        .request_panel()
        .journal
        .with(Journal::newest_number)
        .saturating_sub(newest_shown);
    let show = move |_| {
        app.request_panel().show_newer();
        address::focus(TITLE);
    };
    let label = app
        .text()
        .requests
        .show_newer(newer.into(), &count(newer as usize, app.language.tag()));
    (newer > 0).then(|| {
        button("btn")
            .child(icon(Icon::Refresh))
            .on(ev::click, show)
            .child(label)
    })
}

/// The requests up to the one with the number `newest_shown`: those of its load, then those before.
fn requests(newest_shown: u32) -> Option<Element> {
    let app = app();
    let text = app.text();
    let language = app.language.tag();
    let zone = app.route().zone.get();
    app.request_panel().journal.with(|journal| {
        let shown: Vec<_> = journal
            .entries()
            .filter(|entry| entry.number <= newest_shown)
            .collect();
        let latest = shown.first()?;
        let (of_load, before) =
            shown.split_at(shown.partition_point(|entry| entry.load == latest.load));
        let list = |title: String, entries: &[&JournalEntry<_>]| {
            let items = entries.iter().map(|entry| request(entry, zone));
            section()
                .child(h3().child(title))
                .child(ol().class("requests").children(items))
        };
        // A long load has sent more requests than are kept.
        let of_load_count = latest.number_in_load as usize;
        let title = text
            .requests
            .latest_load(of_load_count as u64, &count(of_load_count, language));
        let mut lists = div().class("answer__lists").child(list(title, of_load));
        if !before.is_empty() {
            let title = text
                .requests
                .earlier(before.len() as u64, &count(before.len(), language));
            lists = lists.child(list(title, before));
        }
        if shown.last().is_some_and(|oldest| oldest.number > 1) {
            lists = lists.child(
                p().class("field__hint")
                    .child(text.requests.only_latest_kept(&MAX_ENTRIES.to_string())),
            );
        }
        Some(lists)
    })
}
