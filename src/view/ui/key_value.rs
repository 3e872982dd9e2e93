//! A value under its label, with a button that copies it.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::platform::zoned::count;
use crate::state::app::App;
use crate::view::context::app;
use crate::view::ui::copy::copy_button;
use crate::view::ui::icon::status_icon;
use crate::view::ui::marked::marked;
use crate::view::words::labels;
use crate::view::words::values::FormattedValue;
use model::shared::reveal::{clip, reveal};
use ui::{Child, Element, bdi, code, dd, div, dt, small, span};

/// The characters of a text that are shown. The browser would block the page while it lays out more.
const MAX_CHARACTERS: usize = 10_000;

/// An entry of a `<dl>`: a value under its label and its name in OCP's interface, a note where one is
/// given, and a button that copies the exact value. An empty label stands for a field that is not
/// documented.
///
/// ```ignore
/// dl().child(key_value("Trace ID", "traceId", FormattedValue::plain(trace_id), None))
/// ```
pub(crate) fn key_value(
    label: &'static str,
    api_name: &str,
    value: FormattedValue,
    note: Option<String>,
) -> Element {
    let app = app();
    let name = if label.is_empty() { api_name } else { label };
    let copied = value.exact.clone().unwrap_or_else(|| value.text.clone());
    // Hidden, not left out, so that a refresh that brings the value keeps the elements and the focus.
    let copy =
        copy_button(&labels::excerpt(name), copied).attr("hidden", value.is_absent.then_some(""));
    div()
        .class("kv")
        .child(key(label, api_name, app))
        .child(dd().child(value_with_notes(value, note, app)).child(copy))
}

fn key(label: &'static str, api_name: &str, app: App) -> Element {
    let api_name = labels::excerpt(api_name);
    let api_name = if label.is_empty() {
        marked(api_name, app)
    } else {
        Child::Text(api_name.into())
    };
    dt().child(label)
        .child(" ")
        .child(code().child(bdi().child(api_name)))
}

fn value_with_notes(value: FormattedValue, note: Option<String>, app: App) -> Element {
    let texts = &app.text().task;
    let (text, hints) = readable(&value.text, app);
    let exact = value.exact.as_deref().map(labels::excerpt);
    let unreadable = value.is_unreadable.then(|| {
        small()
            .attr("title", texts.unreadable_hint)
            .child(texts.unreadable)
    });
    let found = exact
        .clone()
        .filter(|exact| is_found_only_in(exact, &text, app));
    let found = found.map(|exact| code().class("kv__raw").child(marked(exact, app)));
    let element = bdi()
        .class(value.class())
        .child(value.status.as_deref().map(status_icon))
        .attr("data-status", value.status)
        .attr("title", exact);
    span()
        .child(element.child(marked(text, app)))
        .child(found)
        .child(unreadable)
        .children(hints)
        .child(note.map(|note| small().child(note)))
}

/// Whether the user looks for something in the exact value that is not in the text on the page.
fn is_found_only_in(exact: &str, text: &str, app: App) -> bool {
    app.finder().marks.with(|terms| {
        terms
            .as_ref()
            .is_some_and(|terms| !terms.marks(exact).is_empty() && terms.marks(text).is_empty())
    })
}

/// Limits the length of a text and shows its invisible characters; with a hint about each.
pub(crate) fn readable(text: &str, app: App) -> (String, Vec<Element>) {
    let texts = &app.text().task;
    let (start, is_cut) = clip(text, MAX_CHARACTERS);
    let revealed = reveal(start);
    let mut hints = Vec::new();
    if matches!(revealed, Cow::Owned(_)) {
        hints.push(small().child(texts.invisible_characters));
    }
    if is_cut {
        let missing = text[start.len()..].chars().count();
        let hint = texts.more_characters(&count(missing, app.language.tag()));
        hints.push(small().child(hint));
    }
    (revealed.into_owned(), hints)
}
