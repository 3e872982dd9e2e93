//! The clock, the timers and the turns of the event loop.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

/// The moment at which every test happens.
pub(crate) const NOW: &str = "2024-08-09T12:00:00Z";

/// Timers of at least this many milliseconds wait for the test, not for the time to pass.
const LONG: i32 = 1_000;

/// Lets everything happen that needs no timer and no further answer.
pub(crate) async fn tick() {
    TimeoutFuture::new(0).await;
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
    member(&entry, "key").as_string().expect("every place has a key")
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
        Self { owner: owner.clone(), name, original }
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
    assert!(Reflect::set(owner, &name.into(), value).is_ok_and(|done| done), "{name} cannot be replaced");
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

/// The long timers that were set and not cleared. They never run by themselves.
pub(crate) struct Timers {
    waiting: Rc<RefCell<Vec<(i32, Function)>>>,
    _replaced: Replaced,
    _stand_in: Closure<dyn FnMut(Function, Option<i32>) -> JsValue>,
}

impl Timers {
    /// Holds all long timers from now on.
    pub(crate) fn hold() -> Self {
        let waiting = Rc::new(RefCell::new(Vec::new()));
        let window = JsValue::from(window());
        let original: Function = member(&window, "setTimeout").unchecked_into();
        let stand_in = Closure::new({
            let (waiting, window) = (Rc::clone(&waiting), window.clone());
            move |run: Function, delay: Option<i32>| match delay {
                Some(delay) if delay >= LONG => {
                    waiting.borrow_mut().push((delay, run));
                    Object::new().into()
                }
                _ => original.call2(&window, &run, &delay.into()).unwrap_or_default(),
            }
        });
        let replaced = Replaced::new(&window, "setTimeout", stand_in.as_ref());
        Self { waiting, _replaced: replaced, _stand_in: stand_in }
    }

    /// Lets so many milliseconds pass for the timers that wait for exactly that long.
    pub(crate) async fn pass(&self, milliseconds: i32) {
        let due: Vec<_> = self.waiting.borrow_mut().extract_if(.., |(delay, _)| *delay == milliseconds).collect();
        assert!(!due.is_empty(), "nothing waits {milliseconds} ms");
        for (_, run) in due {
            run.call0(&JsValue::UNDEFINED).expect("a timer's handler does not throw");
        }
        tick().await;
    }
}
