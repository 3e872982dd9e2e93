//! The bar above the page for opened files.

use leptos::prelude::*;

use crate::platform::files;
use crate::view::context::app;
use crate::view::saved::banner::banner;
use crate::view::saved::open_button::FILE_INPUT;
use crate::view::saved::problem::{problem_notice, problem_sentence, problem_title};
use crate::view::saved::reading::reading_notice;
use ui::{Element, div, ev, input, p, span, strong};

/// The opened file, the one being read or a problem with one; also accepts dropped files.
#[component]
pub(crate) fn SourceBar() -> Element {
    let app = app();
    let text = &app.text().saved;
    let dragging = RwSignal::new(false);
    files::on_drop(
        move |is_dragging| dragging.set(is_dragging),
        move |files| app.saved().open(&files),
    );
    let field = input()
        .attr("type", "file")
        .id(FILE_INPUT)
        .attr("data-testid", FILE_INPUT)
        .attr("accept", ".json,.ndjson,.jsonl,.txt,application/json")
        .attr("aria-label", text.open_saved)
        .attr("hidden", "")
        .on(ev::change, move |event| {
            app.saved().open(&files::chosen(&event));
        });
    Effect::new(move || {
        if let Some(problem) = app.saved().problem.get() {
            untrack(|| {
                app.announcer().announce(&format!(
                    "{}. {}",
                    problem_title(&problem, text),
                    problem_sentence(&problem, app)
                ));
            });
        }
    });
    let banner = move || app.saved().opened.get().map(|opened| banner(app, &opened));
    let drop_target = move || {
        dragging.get().then(|| {
            let hint = p()
                .child(strong().child(text.drop_here))
                .child(span().child(text.stays_here));
            div().class("drop").attr("aria-hidden", "true").child(hint)
        })
    };
    div()
        .class("sources")
        .child(field)
        .child(banner)
        .child(move || {
            app.saved()
                .reading
                .get()
                .map(|reading| reading_notice(app, &reading))
        })
        .child(move || {
            app.saved()
                .problem
                .get()
                .map(|problem| problem_notice(app, &problem))
        })
        .child(drop_target)
}
