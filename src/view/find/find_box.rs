//! Finding words in the tasks that are loaded.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::platform::address;
use crate::platform::zoned::{Dial, count, number};
use crate::state::app::App;
use crate::view::context::app;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::{labels, values};
use model::find::{FindTerms, write_searchable_text};
use model::link::query::Zone;
use model::load::coverage::Coverage;
use model::load::result_set::ResultSet;
use model::task::BackupTask;
use model::task::field::TaskField;
use ui::{Element, div, ev, h2, html, p, span};

/// The id of the box, and its test hook.
const ID: &str = "find";

/// How long nobody types before screen readers hear what was found, in milliseconds.
const PAUSE: u32 = 1_000;

/// Empties the box, and goes on there.
fn clear(app: App) {
    app.finder().set_text(String::new());
    address::focus(ID);
}

/// How a task is looked into: as the page writes it and as OCP says it.
fn look(app: App) -> impl Fn(&FindTerms, &BackupTask, Zone) -> bool + use<> {
    // Both are made once for all rows.
    let buffers = RefCell::new((String::new(), None::<Dial>));
    let texts = app.text();
    move |find, task, zone| {
        let (text, dial) = &mut *buffers.borrow_mut();
        let dial = match dial.take() {
            Some(known) if known.zone() == zone => dial.insert(known),
            _ => dial.insert(Dial::new(app.language.date_locale(), zone)),
        };
        write_searchable_text(
            task,
            find,
            &mut |value, out| values::append_words(value, texts, dial, out),
            text,
        );
        find.is_in(text)
    }
}

fn coverage(app: App) -> Coverage {
    // What was promised for another question is no matter.
    if app.saved().is_outdated() {
        Coverage::Loaded(app.loader().rows.with(ResultSet::len))
    } else {
        app.pages().counts().coverage()
    }
}

/// How much was found among what; nothing while nothing is looked for.
fn scope(app: App) -> Option<String> {
    let text = &app.text().find;
    // Counts of the rows on screen are not the new question's.
    if app.saved().is_outdated() {
        return None;
    }
    if app.finder().is_searching.get() {
        return Some(text.searching.to_owned());
    }
    let language = app.language.tag();
    let found = app
        .finder()
        .found
        .with(|found| found.as_ref().map(|found| count(found.count, language)))?;
    Some(match coverage(app) {
        Coverage::All(all) => text.found_all(
            &found,
            &app.text().task.count(all as u64, &count(all, language)),
        ),
        Coverage::Part(loaded, total) => {
            text.found_partial(&found, &count(loaded, language), &number(total, language))
        }
        Coverage::Loaded(loaded) => text.found_loaded(&found, &count(loaded, language)),
    })
}

/// Whether a row on the page was found for what none of its columns shows: nothing is marked in it.
fn has_unseen(app: App) -> bool {
    let (window, zone) = (app.pages().window(), app.route().zone.get());
    let is_seen = |find: &FindTerms, task: &BackupTask| {
        let is_marked = |field: &TaskField| {
            let value = task.value(*field);
            let formatted = values::format_value(value, app.language, zone, false);
            let text = values::cell_text(*field, value, &formatted);
            !find.marks(&text).is_empty()
        };
        app.layout()
            .columns
            .with(|columns| columns.fields().iter().any(is_marked))
    };
    app.finder().found.with(|found| {
        found.as_ref().is_some_and(|found| {
            app.pages().shown.with(|order| {
                let places = order
                    .places()
                    .get(window.start..window.end)
                    .unwrap_or_default();
                app.loader().rows.with(|rows| {
                    places
                        .iter()
                        .filter_map(|place| rows.at(*place))
                        .any(|task| !is_seen(&found.terms, task))
                })
            })
        })
    })
}

/// The search box, with the number of matches.
#[component]
pub(crate) fn FindBox() -> Element {
    let app = app();
    let text = &app.text().find;
    app.finder().follow(Rc::new(look(app)));
    announce_scope(app);
    let has_unseen = Memo::new(move |_| !app.saved().is_outdated() && has_unseen(app));
    div()
        .class("find")
        .child(
            div()
                .class("find__box")
                .child(icon(Icon::Search))
                .child(search_input(app))
                .child(move || clear_button(app)),
        )
        .child(
            span()
                .class("find__scope")
                .id("find-scope")
                .attr("data-testid", "find-scope")
                .text(move || scope(app).unwrap_or_default()),
        )
        .child(span().class("find__scope").id("find-unseen").text(move || {
            if has_unseen.get() {
                text.found_in_hidden_columns
            } else {
                ""
            }
        }))
}

/// Announces the number of matches once typing has paused.
fn announce_scope(app: App) {
    let pause = StoredValue::new_local(None);
    let mut announced = String::new();
    Effect::new(move || {
        let scope = scope(app)
            .filter(|_| !app.finder().is_searching.get())
            .unwrap_or_default();
        if scope == announced {
            return;
        }
        announced.clone_from(&scope);
        let announce = move || {
            if !scope.is_empty() {
                app.announcer().announce(&scope);
            }
        };
        pause.set_value(Some(Timeout::new(PAUSE, announce)));
    });
}

fn has_text(app: App) -> bool {
    app.finder().text.with(|text| !text.is_empty())
}

fn search_input(app: App) -> Element {
    let label = app.text().find.label;
    html::input()
        .class("input")
        .id(ID)
        .attr("data-testid", ID)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "200")
        .attr("placeholder", label)
        .attr("aria-label", label)
        .attr("aria-describedby", "find-scope find-unseen")
        .prop("value", move || app.finder().text.get())
        .on(ev::input, move |event| {
            app.finder().set_text(event_target_value(&event));
        })
        .on(ev::keydown, move |event: KeyboardEvent| {
            let is_escape = event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|event| event.key() == "Escape");
            if is_escape && untrack(|| has_text(app)) {
                // Not every browser clears a search box on Escape, and Escape must close nothing else.
                event.prevent_default();
                event.stop_propagation();
                app.finder().set_text(String::new());
            }
        })
}

fn clear_button(app: App) -> Option<Element> {
    has_text(app).then(|| {
        button("btn btn--icon")
            .child(icon(Icon::Close))
            .attr("data-testid", "find-clear")
            .attr("aria-label", app.text().find.clear)
            .on(ev::click, move |_| clear(app))
    })
}

/// What stands in the table's place when the words are in none of the rows.
#[component]
pub(crate) fn FoundNothing() -> Element {
    let app = app();
    let text = &app.text().find;
    let title = move || {
        let words = app
            .finder()
            .text
            .with(|words| labels::excerpt(words.trim()));
        let language = app.language.tag();
        match coverage(app) {
            Coverage::All(all) => text.none_all(
                &words,
                &app.text().task.count(all as u64, &count(all, language)),
            ),
            Coverage::Part(loaded, total) => {
                text.none_partial(&words, &count(loaded, language), &number(total, language))
            }
            Coverage::Loaded(loaded) => text.none_loaded(&words, &count(loaded, language)),
        }
    };
    let clear = button("btn btn--primary")
        .on(ev::click, move |_| clear(app))
        .child(text.clear);
    div()
        .class("empty")
        .attr("data-kind", "no-find")
        .child(icon(Icon::Search))
        .child(h2().text(title))
        .child(p().child(text.none_hint))
        .child(div().class("empty__actions").child(clear))
}
