//! Files that the user gives to the page. Nothing of them leaves it.

use leptos::prelude::{document, on_cleanup, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Event, File, FileList, HtmlElement, HtmlInputElement};

type Handle = Box<dyn Fn(&DragEvent, &DataTransfer)>;

fn all(list: Option<&FileList>) -> Vec<File> {
    (0..list.map_or(0, FileList::length))
        .filter_map(|place| list?.get(place))
        .collect()
}

/// Opens the browser's own dialog of the file field with this id.
pub fn choose(id: &str) {
    if let Some(field) = document()
        .get_element_by_id(id)
        .and_then(|field| field.dyn_into::<HtmlElement>().ok())
    {
        field.click();
    }
}

/// The files that were chosen in a file field. The field forgets them: the same can be chosen again.
pub fn chosen(event: &Event) -> Vec<File> {
    let Some(field) = event
        .target()
        .and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
    else {
        return Vec::new();
    };
    let files = all(field.files().as_ref());
    field.set_value("");
    files
}

/// Calls `dragging` with whether files are dragged over the page, and `dropped` with dropped files, for as long as the page
/// lives. What is dragged else is the browser's business.
pub fn on_drop(dragging: impl Fn(bool) + Clone + 'static, dropped: impl Fn(Vec<File>) + 'static) {
    let listen = |event: &'static str, handle: Handle| {
        let listening = window_event_listener_untyped(event, move |event: Event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else {
                return;
            };
            let Some(data) = event.data_transfer() else {
                return;
            };
            if data.types().includes(&"Files".into(), 0) {
                handle(event, &data);
            }
        });
        on_cleanup(move || listening.remove());
    };
    for event in ["dragenter", "dragover"] {
        let dragging = dragging.clone();
        // Without this a browser leaves the page and shows the file itself.
        let hold = move |event: &DragEvent, data: &DataTransfer| {
            event.prevent_default();
            data.set_drop_effect("copy");
            dragging(true);
        };
        listen(event, Box::new(hold));
    }
    let left = dragging.clone();
    listen(
        "dragleave",
        Box::new(move |event, _| {
            // From one element to the next is no leaving.
            if event.related_target().is_none() {
                left(false);
            }
        }),
    );
    listen(
        "drop",
        Box::new(move |event, data| {
            event.prevent_default();
            dragging(false);
            dropped(all(data.files().as_ref()));
        }),
    );
}
