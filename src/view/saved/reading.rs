//! The file that is being read.

use crate::platform::address;
use crate::platform::zoned::number;
use crate::state::app::App;
use crate::state::saved::file::Reading;
use crate::view::saved::open_button::OPEN_BUTTON;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::labels;
use ui::{Element, bdi, div, ev, html, span};

/// Bytes in a megabyte, as the page shows sizes.
pub(super) const MEGABYTE: u64 = 1_000_000;

/// The progress of a file that is being read.
pub(super) fn reading_notice(app: App, reading: &Reading) -> Element {
    let text = app.text();
    let name = labels::excerpt(&reading.name);
    let megabytes = |bytes: u64| number(bytes.div_ceil(MEGABYTE), app.language.tag());
    let label = match reading.size {
        Some(size) => text
            .saved
            .reading_of(&name, &megabytes(reading.bytes), &megabytes(size)),
        None => text.saved.reading(&name),
    };
    let progress = html::progress()
        .attr("aria-label", label.clone())
        .attr("max", reading.size.map(|size| size.to_string()))
        .attr("value", reading.size.map(|_| reading.bytes.to_string()));
    // The sample has no size and cannot be cancelled, because nothing else would be shown.
    let cancel = reading.size.map(|_| {
        let stop = move |_| {
            address::focus(OPEN_BUTTON);
            app.saved().stop_reading();
        };
        button("btn btn--link")
            .on(ev::click, stop)
            .child(text.shared.cancel)
    });
    let body = div()
        .class("notice__body load")
        .child(span().child(bdi().child(label)))
        .child(progress);
    div()
        .class("notice reading")
        .attr("data-kind", "info")
        .child(icon(Icon::Info))
        .child(body.child(cancel))
}
