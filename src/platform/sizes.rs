//! How large elements come out on the screen.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ResizeObserver};

use model::table::widths::TableMeasurements;

/// Calls what it was made with for as long as it lives.
#[derive(Debug)]
pub struct Watch {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn heads(scroller: &Element) -> Vec<HtmlElement> {
    let heads = scroller.query_selector_all("thead th").map(JsValue::from);
    Array::from(&heads.unwrap_or_default())
        .iter()
        .map(JsCast::unchecked_into)
        .collect()
}

/// Calls `changed` with what is measured of the table in the element `id`, soon and whenever one of its columns or the room
/// for it is another; `None` where there is no such element.
pub fn watch_table(id: &str, changed: impl Fn(TableMeasurements) + 'static) -> Option<Watch> {
    let scroller = document().get_element_by_id(id)?;
    let measured = {
        let scroller = scroller.clone();
        move || changed(measure(&scroller))
    };
    let measured: Closure<dyn FnMut()> = Closure::new(measured);
    let observer = ResizeObserver::new(measured.as_ref().unchecked_ref()).ok()?;
    observer.observe(&scroller);
    for head in heads(&scroller) {
        observer.observe(&head);
    }
    Some(Watch {
        observer,
        _changed: measured,
    })
}

/// A header that sorts by a field is a column's.
fn measure(scroller: &Element) -> TableMeasurements {
    let pixels = |width: i32| u16::try_from(width).unwrap_or_default();
    let mut measured = TableMeasurements {
        visible_width: pixels(scroller.client_width()),
        ..TableMeasurements::default()
    };
    for head in heads(scroller) {
        // Not rounded up: where two columns meet, nothing may shine through.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a width on a screen is small"
        )]
        let width = pixels(head.get_bounding_client_rect().width() as i32);
        if head.has_attribute("data-field") {
            measured.column_widths.push(width);
        } else {
            measured.leading_width += width;
        }
    }
    measured
}
