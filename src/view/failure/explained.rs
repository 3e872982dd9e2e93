//! What the message of a failed task says.

use crate::view::context::app;
use crate::view::ui::copy::copy_button;
use crate::view::words::failure as words;
use model::failure::log::{Log, grep_line};
use model::failure::{FailureParts, parse};
use ui::{Element, code, div, p, span, strong};

/// An explanation of each failure that a message describes, as far as it is understood; none of a plain sentence.
pub(crate) fn explained(message: &str) -> Vec<Element> {
    parse(message).iter().map(explanation_of).collect()
}

fn explanation_of(failure: &FailureParts<'_>) -> Element {
    let texts = app().text();
    let text = &texts.failure;
    let heading = words::heading(failure).map(|heading| strong().child(heading));
    let place = words::place(failure, texts);
    let head = p()
        .child(heading)
        .child((!place.is_empty()).then(|| span().class("explained__place").child(place)));
    let meaning = failure.code.map(|code| {
        let Some(known) = words::explanation(code, text) else {
            return vec![p().child(text.unknown_code)];
        };
        let source = span()
            .class("explained__source")
            .child(format!("({})", known.source));
        vec![
            p().child(known.meaning).child(" ").child(source),
            p().child(strong().child(text.what_to_check))
                .child(" ")
                .child(known.check),
        ]
    });
    div()
        .class("explained")
        .attr("data-testid", "failure-explained")
        .attr("data-module", failure.module.map(str::to_owned))
        .attr("data-code", failure.code.map(|code| code.to_string()))
        .attr("data-trace-id", failure.trace_id.map(str::to_owned))
        .attr("data-log", Log::of(failure).map(Log::file_name))
        .child(head)
        .children(meaning.into_iter().flatten())
        .child(log_search(failure))
}

/// The command that finds the failure in OceanBase's log.
fn log_search(failure: &FailureParts<'_>) -> Option<Element> {
    let text = &app().text().failure;
    let line = grep_line(failure)?;
    let place = failure.server.map(|server| text.run_in_log_folder(server));
    Some(
        p().class("explained__log")
            .child(strong().child(text.find_in_log))
            .child(code().attr("data-testid", "grep-line").child(line.clone()))
            .child(copy_button(text.find_in_log, line))
            .child(place.map(|place| span().class("explained__source").child(place))),
    )
}
