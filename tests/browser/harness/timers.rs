//! The timers in the hands of the test.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

use crate::harness::world::{Replaced, later, member, tick};

/// Timers of at least this many milliseconds wait for the test, not for the time to pass.
const LONG: i32 = 1_000;

/// A timer that waits: its handle, how long it waits, what it runs, whether it does so again and again.
struct Waiting(JsValue, i32, Function, bool);

type StandIn = Closure<dyn FnMut(JsValue, JsValue) -> JsValue>;

/// The long timers that were set and not cleared. They never run by themselves.
pub(crate) struct Timers {
    waiting: Rc<RefCell<Vec<Waiting>>>,
    replaced: Vec<Replaced>,
    stand_ins: Vec<StandIn>,
}

impl Timers {
    /// Holds all long timers from now on.
    pub(crate) fn hold() -> Self {
        let mut timers = Self {
            waiting: Rc::default(),
            replaced: Vec::new(),
            stand_ins: Vec::new(),
        };
        let window = JsValue::from(window());
        for (name, repeats) in [("setTimeout", false), ("setInterval", true)] {
            let original: Function = member(&window, name).unchecked_into();
            let (waiting, window) = (Rc::clone(&timers.waiting), window.clone());
            timers.replace(name, move |run, delay| {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "delays are whole and fit 2^31"
                )]
                let milliseconds = delay.as_f64().unwrap_or_default() as i32;
                if milliseconds < LONG {
                    return original.call2(&window, &run, &delay).unwrap_or_default();
                }
                let handle = JsValue::from(Object::new());
                waiting.borrow_mut().push(Waiting(
                    handle.clone(),
                    milliseconds,
                    run.unchecked_into(),
                    repeats,
                ));
                handle
            });
        }
        for name in ["clearTimeout", "clearInterval"] {
            let original: Function = member(&window, name).unchecked_into();
            let (waiting, window) = (Rc::clone(&timers.waiting), window.clone());
            timers.replace(name, move |handle, _| {
                let before = waiting.borrow().len();
                waiting
                    .borrow_mut()
                    .retain(|Waiting(other, ..)| *other != handle);
                if waiting.borrow().len() == before && !handle.is_object() {
                    return original.call1(&window, &handle).unwrap_or_default();
                }
                JsValue::UNDEFINED
            });
        }
        timers
    }

    fn replace(
        &mut self,
        name: &'static str,
        stand_in: impl FnMut(JsValue, JsValue) -> JsValue + 'static,
    ) {
        let stand_in: StandIn = Closure::new(stand_in);
        self.replaced
            .push(Replaced::new(&window(), name, stand_in.as_ref()));
        self.stand_ins.push(stand_in);
    }

    /// How many milliseconds each of them waits, the shortest first.
    pub(crate) fn waiting(&self) -> Vec<i32> {
        let mut waiting: Vec<_> = self
            .waiting
            .borrow()
            .iter()
            .map(|Waiting(_, delay, ..)| *delay)
            .collect();
        waiting.sort_unstable();
        waiting
    }

    /// Lets so many milliseconds pass for the timers that wait for exactly that long, and on the clock.
    pub(crate) async fn pass(&self, milliseconds: i32) {
        later(milliseconds);
        let mut due = Vec::new();
        self.waiting
            .borrow_mut()
            .retain(|Waiting(_, delay, run, repeats)| {
                let is_due = *delay == milliseconds;
                if is_due {
                    due.push(run.clone());
                }
                !is_due || *repeats
            });
        assert!(!due.is_empty(), "nothing waits {milliseconds} ms");
        for run in due {
            run.call0(&JsValue::UNDEFINED)
                .expect("a timer's handler does not throw");
        }
        tick().await;
    }
}
