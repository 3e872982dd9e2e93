//! The button that opens the request details.

use crate::platform::dialog;
use crate::view::context::app;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use ui::{Element, ev};

/// The id of the dialog with the request details.
pub(crate) const REQUEST_DETAILS: &str = "answer";

/// A button that opens the request details.
///
/// ```ignore
/// div().child(request_details_button("btn", Some(Icon::Info)))
/// ```
pub(crate) fn request_details_button(class: &'static str, image: Option<Icon>) -> Element {
    let app = app();
    let open = move |_| {
        app.request_panel().open();
        // A dialog that is being closed is still in the document.
        dialog::open(REQUEST_DETAILS);
    };
    button(class)
        .attr("aria-haspopup", "dialog")
        .on(ev::click, open)
        .child(image.map(icon))
        .child(app.text().requests.title)
}
