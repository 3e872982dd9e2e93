//! The clock, the turns of the event loop, and what happens to a page.

use std::cell::RefCell;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// The moment at which every test happens.
pub(crate) const NOW: &str = "2024-08-09T12:00:00Z";

/// Lets everything happen that needs no timer and no further answer.
pub(crate) async fn tick() {
    TimeoutFuture::new(0).await;
}

thread_local! {
    /// What nobody has caught: a panic in a task of the page's stops that task, and the test would go on.
    static UNCAUGHT: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Notes from now on what nobody catches.
pub(crate) fn watch_for_panics() {
    if UNCAUGHT.with_borrow(Option::is_some) {
        return;
    }
    UNCAUGHT.set(Some(Vec::new()));
    let note = |event: JsValue| {
        let message = member(&event, "message").as_string().unwrap_or_default();
        // It says that what it watches changes while it watches.
        if !message.starts_with("ResizeObserver") {
            UNCAUGHT.with_borrow_mut(|uncaught| uncaught.get_or_insert_default().push(message));
        }
    };
    let note = Closure::<dyn Fn(JsValue)>::new(note).into_js_value();
    drop(window().add_event_listener_with_callback("error", note.unchecked_ref()));
}

/// What nobody has caught since this was asked last.
pub(crate) fn uncaught() -> Vec<String> {
    UNCAUGHT.with_borrow_mut(|uncaught| uncaught.as_mut().map(std::mem::take).unwrap_or_default())
}

/// Waits until the browser has painted: some events come only then.
pub(crate) async fn frame() {
    for _ in 0..2 {
        let painted =
            Promise::new(&mut |resolve, _| drop(window().request_animation_frame(&resolve)));
        drop(JsFuture::from(painted).await);
    }
    tick().await;
}

/// Waits for something that takes the browser a few turns. Fails when it does not come about.
pub(crate) async fn until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..500 {
        if condition() {
            return;
        }
        tick().await;
    }
    panic!("waited in vain until {what}");
}

/// The place in the browser's history: another state in the same place does not change it, a new place does.
pub(crate) fn place() -> String {
    let entry = member(&member(&window(), "navigation"), "currentEntry");
    member(&entry, "key")
        .as_string()
        .expect("every place has a key")
}

/// Something of the browser's that a test took the place of; it is put back in the end.
pub(crate) struct Replaced {
    owner: JsValue,
    name: &'static str,
    original: JsValue,
}

impl Replaced {
    /// Puts `stand_in` in the place of the member `name` of `owner`.
    pub(crate) fn new(owner: &JsValue, name: &'static str, stand_in: &JsValue) -> Self {
        let original = member(owner, name);
        put(owner, name, stand_in);
        Self {
            owner: owner.clone(),
            name,
            original,
        }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        put(&self.owner, self.name, &self.original);
    }
}

/// A member of a JavaScript object.
pub(crate) fn member(owner: &JsValue, name: &str) -> JsValue {
    Reflect::get(owner, &name.into()).expect("only objects are asked for their members")
}

/// Sets a member of a JavaScript object.
pub(crate) fn put(owner: &JsValue, name: &str, value: &JsValue) {
    assert!(
        Reflect::set(owner, &name.into(), value).is_ok_and(|done| done),
        "{name} cannot be replaced"
    );
}

/// Makes [`NOW`] the time, and it stays that.
pub(crate) fn stop_the_clock() -> Replaced {
    let date = member(&window(), "Date");
    let now = Function::new_no_args(&format!("return Date.parse('{NOW}')"));
    Replaced::new(&date, "now", &now)
}

/// Makes chance a middling one, and it stays that.
pub(crate) fn stop_chance() -> Replaced {
    let math = member(&window(), "Math");
    Replaced::new(&math, "random", &Function::new_no_args("return 0.5"))
}

/// Lets so many milliseconds pass on the stopped clock. No timer hears of it.
pub(crate) fn later(milliseconds: i32) {
    let date = member(&window(), "Date");
    let now = js_sys::Date::now() + f64::from(milliseconds);
    put(
        &date,
        "now",
        &Function::new_no_args(&format!("return {now}")),
    );
}

/// Whether somebody looks at the page.
pub(crate) async fn is_looked_at(yes: bool) {
    let document = leptos::prelude::document();
    let descriptor = Object::new();
    put(&descriptor, "value", &(!yes).into());
    put(&descriptor, "configurable", &true.into());
    Object::define_property(&document, &"hidden".into(), &descriptor);
    happens(&document, "visibilitychange").await;
}

/// Something happens: an event that bubbles.
pub(crate) async fn happens(target: &EventTarget, kind: &str) {
    let bubbles = CustomEventInit::new();
    bubbles.set_bubbles(true);
    let event =
        CustomEvent::new_with_event_init_dict(kind, &bubbles).expect("an event of a common kind");
    target
        .dispatch_event(&event)
        .expect("an event just made can be sent");
    tick().await;
}
