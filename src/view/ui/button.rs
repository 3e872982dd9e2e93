//! Buttons.

use ui::Element;

/// A button that submits no form.
///
/// ```ignore
/// button("btn btn--primary").on(ev::click, move |_| app.filter.refresh()).child(text.refresh)
/// ```
pub(crate) fn button(class: &'static str) -> Element {
    ui::button().class(class).attr("type", "button")
}
