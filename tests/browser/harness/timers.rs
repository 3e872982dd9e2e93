//! Fake timers.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

use crate::harness::overrides::{PropertyOverride, get_property};
use crate::harness::time::{advance_clock, tick};

/// Timers of at least this many milliseconds are captured; shorter ones run by themselves.
const MIN_CAPTURED: i32 = 1_000;

/// The time limit of a request in the default configuration, in milliseconds.
pub(crate) const REQUEST_TIMEOUT: i32 = 30_000;

/// The interval at which a countdown is updated, in milliseconds.
pub(crate) const COUNTDOWN_INTERVAL: i32 = 1_000;

/// The delays before the second and the third try, in milliseconds, with `Math.random` frozen.
pub(crate) const RETRY_DELAYS: [i32; 2] = [1_499, 2_999];

/// A captured timer.
struct Timer {
    handle: JsValue,
    delay: i32,
    callback: Function,
    is_repeating: bool,
}

type FakeFunction = Closure<dyn FnMut(JsValue, JsValue) -> JsValue>;

/// Captures long timers until it is dropped. They run only when a test [advances](Timers::advance) the time.
pub(crate) struct Timers {
    pending: Rc<RefCell<Vec<Timer>>>,
    overrides: Vec<PropertyOverride>,
    fakes: Vec<FakeFunction>,
}

impl Timers {
    /// Captures all long timers from now on.
    pub(crate) fn install() -> Self {
        let mut timers = Self {
            pending: Rc::default(),
            overrides: Vec::new(),
            fakes: Vec::new(),
        };
        timers.fake_set("setTimeout", false);
        timers.fake_set("setInterval", true);
        timers.fake_clear("clearTimeout");
        timers.fake_clear("clearInterval");
        timers
    }

    fn fake_set(&mut self, name: &'static str, is_repeating: bool) {
        let window = JsValue::from(window());
        let original: Function = get_property(&window, name).unchecked_into();
        let pending = Rc::clone(&self.pending);
        self.replace(name, move |callback, delay| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "delays are whole and fit 2^31"
            )]
            let milliseconds = delay.as_f64().unwrap_or_default() as i32;
            if milliseconds < MIN_CAPTURED {
                return original
                    .call2(&window, &callback, &delay)
                    .unwrap_or_default();
            }
            let handle = JsValue::from(Object::new());
            pending.borrow_mut().push(Timer {
                handle: handle.clone(),
                delay: milliseconds,
                callback: callback.unchecked_into(),
                is_repeating,
            });
            handle
        });
    }

    fn fake_clear(&mut self, name: &'static str) {
        let window = JsValue::from(window());
        let original: Function = get_property(&window, name).unchecked_into();
        let pending = Rc::clone(&self.pending);
        self.replace(name, move |handle, _| {
            let count = pending.borrow().len();
            pending.borrow_mut().retain(|timer| timer.handle != handle);
            if pending.borrow().len() == count && !handle.is_object() {
                return original.call1(&window, &handle).unwrap_or_default();
            }
            JsValue::UNDEFINED
        });
    }

    fn replace(
        &mut self,
        name: &'static str,
        fake: impl FnMut(JsValue, JsValue) -> JsValue + 'static,
    ) {
        let fake: FakeFunction = Closure::new(fake);
        self.overrides
            .push(PropertyOverride::new(&window(), name, fake.as_ref()));
        self.fakes.push(fake);
    }

    /// The delays of the captured timers in milliseconds, in ascending order.
    pub(crate) fn pending_delays(&self) -> Vec<i32> {
        let mut delays: Vec<_> = self
            .pending
            .borrow()
            .iter()
            .map(|timer| timer.delay)
            .collect();
        delays.sort_unstable();
        delays
    }

    /// Advances the clock, and runs the timers whose delay is exactly that long.
    pub(crate) async fn advance(&self, milliseconds: i32) {
        advance_clock(milliseconds);
        let mut due = Vec::new();
        self.pending.borrow_mut().retain(|timer| {
            let is_due = timer.delay == milliseconds;
            if is_due {
                due.push(timer.callback.clone());
            }
            !is_due || timer.is_repeating
        });
        assert!(!due.is_empty(), "no timer has a delay of {milliseconds} ms");
        for callback in due {
            callback
                .call0(&JsValue::UNDEFINED)
                .expect("a timer callback does not throw");
        }
        tick().await;
    }
}
