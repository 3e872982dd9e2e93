//! The buttons that open a saved response.

use crate::platform::files;
use crate::view::context::app;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use ui::{Element, ev, span};

/// The id and test name of the file input.
pub(super) const FILE_INPUT: &str = "file-to-open";

/// The id and test name of the button in the page's head, which is always present and so can take the focus.
pub(super) const OPEN_BUTTON: &str = "open-file";

/// A button that opens the browser's file dialog.
pub(crate) fn open_button(
    class: &'static str,
    image: Option<Icon>,
    label: &'static str,
) -> Element {
    button(class)
        .on(ev::click, |_| files::choose(FILE_INPUT))
        .child(image.map(icon))
        .child(label)
}

/// The button in the page's head that opens a file.
pub(crate) fn open_in_head() -> Element {
    let text = &app().text().saved;
    button("btn open")
        .child(icon(Icon::Folder))
        .on(ev::click, |_| files::choose(FILE_INPUT))
        .child(span().class("open__word").child(text.open))
        .id(OPEN_BUTTON)
        .attr("data-testid", OPEN_BUTTON)
        .attr("aria-label", text.open_saved)
        .attr("title", text.stays_here)
}
