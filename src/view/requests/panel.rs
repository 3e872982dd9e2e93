//! What was asked of OCP and what came back, request by request: the panel “This answer”.

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

const TITLE: &str = "answer-title";

/// The button at the toolbar's end.
pub(crate) fn in_toolbar() -> AnyView {
    let app = app();
    let button = || {
        request_details_button("btn btn--details", Some(Icon::Info))
            .attr("data-testid", "this-answer")
    };
    fragment(move || app.request_panel().has_any.get().then(button))
}

/// The panel, which is there while it is open.
pub(crate) fn panel() -> AnyView {
    let app = app();
    let is_open = Memo::new(move |_| app.request_panel().newest_shown.with(Option::is_some));
    fragment(move || is_open.get().then(AnswerDialog))
}

#[component]
fn AnswerDialog() -> Element {
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
        // A click beside it closes it, too, where the browser knows how.
        .attr("closedby", "any")
        // The browser tells of it late, and it may be open again by then.
        .on(ev::close, move |_| {
            if !dialog::is_open(REQUEST_DETAILS) {
                app.request_panel().close();
                // What opened it may have gone meanwhile: a failure that is over takes its notice along.
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
        .child(of_file)
        .child(p().child(text.requests.about))
        .child(p().class("field__hint").child(credential))
        // What the page says elsewhere cannot be heard from within a modal dialog.
        .child(
            p().class("vh")
                .attr("role", "status")
                .child(move || app.announcer().text()),
        )
        .child(newer)
        .child(move || requests(app.request_panel().newest_shown.get()?))
}

/// That the tasks on screen are none of these answers, while a file is shown.
fn of_file() -> Option<Element> {
    let app = app();
    let opened = app.saved().opened.get()?;
    let said = app.text().requests.of_file(&labels::excerpt(&opened.name));
    Some(
        p().attr("data-testid", "answer-file")
            .child(bdi().child(said)),
    )
}

/// What was sent since the panel was opened is not thrown in: it waits to be asked for.
fn newer() -> Option<Element> {
    let app = app();
    let upto = app.request_panel().newest_shown.get()?;
    let newer = app
        .request_panel()
        .journal
        .with(Journal::newest_number)
        .saturating_sub(upto);
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

/// All requests up to the one with this number: those of its load, then those before it.
fn requests(upto: u32) -> Option<Element> {
    let app = app();
    let text = app.text();
    let language = app.language.tag();
    let zone = app.route().zone.get();
    app.request_panel().journal.with(|journal| {
        let shown: Vec<_> = journal
            .entries()
            .filter(|entry| entry.number <= upto)
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
        // A long load has sent more than are kept.
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
