//! The facts of a failed response that support asks for.

use crate::i18n::Messages;
use crate::view::ui::copy::copy_button;
use crate::view::words::failures::ocp_message;
use crate::view::words::labels;
use ui::{Element, bdi, code, dd, div, dl, dt, p, q};
use wire::error::Facts;

/// OCP's message, and a list of the HTTP status, the code, the trace id and the server.
pub(crate) fn failure_facts(facts: &Facts, text: &'static Messages) -> [Option<Element>; 2] {
    let says = ocp_message(facts);
    let says = (!says.is_empty()).then(|| {
        p().child(text.requests.ocp_says)
            .child(": ")
            .child(q().attr("dir", "auto").child(labels::excerpt(&says)))
    });
    let status = Some(facts.http_status.to_string()).filter(|_| facts.http_status > 0);
    let row = |label: &'static str, value: Option<String>, copied: bool| {
        let value = value?;
        let copy = copied.then(|| copy_button(label, value.clone()));
        let value = code().child(bdi().child(labels::excerpt(&value)));
        Some(
            div()
                .child(dt().child(label))
                .child(dd().child(value).child(copy)),
        )
    };
    let rows = [
        row(text.requests.http, status, false),
        // OCP's code for no error says nothing.
        row(
            text.requests.code,
            facts.code.clone().filter(|code| code != "0"),
            false,
        ),
        row(text.requests.trace_id, facts.trace_id.clone(), true),
        row(text.requests.server, facts.server.clone(), false),
    ];
    [says, Some(dl().class("notice__facts").children(rows))]
}
