//! Notices.

use crate::view::ui::icon::{Icon, icon};
use ui::{Element, div};

/// A notice that needs no act of the user.
///
/// ```ignore
/// info(p().child(text.undetermined), None)
/// ```
pub(crate) fn info(content: Element, actions: Option<Element>) -> Element {
    notice("info", Icon::Info, content, actions)
}

/// A notice of something that is not as it should be.
///
/// ```ignore
/// warning(p().child(text.replaced_bytes), None)
/// ```
pub(crate) fn warning(content: Element, actions: Option<Element>) -> Element {
    notice("warning", Icon::Warning, content, actions)
}

/// A notice of a failure.
///
/// ```ignore
/// error(p().child(sentence), Some(retry_button()))
/// ```
pub(crate) fn error(content: Element, actions: Option<Element>) -> Element {
    notice("error", Icon::Warning, content, actions)
}

fn notice(kind: &'static str, image: Icon, content: Element, actions: Option<Element>) -> Element {
    div()
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", kind)
        .child(icon(image))
        .child(div().class("notice__body").child(content))
        .child(actions)
}
