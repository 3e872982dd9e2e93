//! The sizes of elements on the screen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver, ResizeObserverEntry, ResizeObserverSize};

use model::table::widths::TableMeasurements;

/// Reports the sizes of a table until it is dropped.
#[derive(Debug)]
pub struct TableObserver {
    observer: ResizeObserver,
    frame: Rc<Cell<Option<i32>>>,
    _on_resize: Closure<dyn FnMut(Array)>,
    _report: Closure<dyn FnMut()>,
}

impl Drop for TableObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
        if let Some(frame) = self.frame.take() {
            // Cancelling a requested frame does not fail.
            drop(window().cancel_animation_frame(frame));
        }
    }
}

/// Calls `changed` with the widths in the table that the element `id` holds, soon and whenever one of its columns or
/// the room for it changes; `None` where there is no such element.
///
/// The widths are those that the browser reports after its own layout, and `changed` runs in the next frame: reading
/// them from the elements, or styling by them at once, would make the browser lay out the first frame again.
pub fn observe_table(
    id: &str,
    changed: impl Fn(TableMeasurements) + 'static,
) -> Option<TableObserver> {
    let widths = TableWidths::new(document().get_element_by_id(id)?);
    let observed = widths.elements();
    let widths = Rc::new(RefCell::new(widths));
    let frame: Rc<Cell<Option<i32>>> = Rc::default();
    let report = {
        let (widths, frame) = (Rc::clone(&widths), Rc::clone(&frame));
        Closure::<dyn FnMut()>::new(move || {
            frame.set(None);
            let measured = widths.borrow().measured();
            changed(measured);
        })
    };
    let on_resize = {
        let frame = Rc::clone(&frame);
        let report: Function = report.as_ref().unchecked_ref::<Function>().clone();
        Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            for entry in entries.iter() {
                widths.borrow_mut().record(&entry.unchecked_into());
            }
            if frame.get().is_none() {
                frame.set(window().request_animation_frame(&report).ok());
            }
        })
    };
    let resize_observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
    for element in observed {
        resize_observer.observe(&element);
    }
    Some(TableObserver {
        observer: resize_observer,
        frame,
        _on_resize: on_resize,
        _report: report,
    })
}

/// A header cell, and its width in CSS pixels.
#[derive(Debug)]
struct Head {
    element: Element,
    /// Whether it heads a column: such a header sorts by a field.
    is_column: bool,
    width: u16,
}

/// The widths that were reported last.
#[derive(Debug)]
struct TableWidths {
    scroller: Element,
    room: u16,
    heads: Vec<Head>,
}

impl TableWidths {
    fn new(scroller: Element) -> Self {
        let heads = scroller.query_selector_all("thead th").map(JsValue::from);
        let heads = Array::from(&heads.unwrap_or_default());
        let head = |element: JsValue| {
            let element: Element = element.unchecked_into();
            Head {
                is_column: element.has_attribute("data-field"),
                element,
                width: 0,
            }
        };
        Self {
            scroller,
            room: 0,
            heads: heads.iter().map(head).collect(),
        }
    }

    fn elements(&self) -> Vec<Element> {
        let heads = self.heads.iter().map(|head| &head.element);
        std::iter::once(&self.scroller)
            .chain(heads)
            .cloned()
            .collect()
    }

    fn record(&mut self, entry: &ResizeObserverEntry) {
        let target = entry.target();
        if target == self.scroller {
            self.room = pixels(entry.content_rect().width().round());
        } else if let Some(head) = self.heads.iter_mut().find(|head| head.element == target) {
            let size: ResizeObserverSize = entry.border_box_size().get(0).unchecked_into();
            // Not rounded up: where two columns meet, nothing may shine through.
            head.width = pixels(size.inline_size());
        }
    }

    fn measured(&self) -> TableMeasurements {
        let mut measured = TableMeasurements {
            visible_width: self.room,
            ..TableMeasurements::default()
        };
        for head in &self.heads {
            if head.is_column {
                measured.column_widths.push(head.width);
            } else {
                measured.leading_width = measured.leading_width.saturating_add(head.width);
            }
        }
        measured
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast stops at both ends, and no screen is that wide"
)]
fn pixels(width: f64) -> u16 {
    width as u16
}
