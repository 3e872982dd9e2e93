//! Events that the browser would send.

use js_sys::Object;
use leptos::prelude::document;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

use crate::harness::overrides::set_property;
use crate::harness::time::tick;

/// Dispatches an event that bubbles, and lets the page react.
pub(crate) async fn dispatch(target: &EventTarget, kind: &str) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    let event = CustomEvent::new_with_event_init_dict(kind, &init).expect("a common event");
    target
        .dispatch_event(&event)
        .expect("a new event can be dispatched");
    tick().await;
}

/// Shows or hides the page, as switching tabs does.
pub(crate) async fn set_page_visible(is_visible: bool) {
    let document = document();
    let descriptor = Object::new();
    set_property(&descriptor, "value", &(!is_visible).into());
    set_property(&descriptor, "configurable", &true.into());
    Object::define_property(&document, &"hidden".into(), &descriptor);
    dispatch(&document, "visibilitychange").await;
}
