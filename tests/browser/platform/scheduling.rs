//! Long work in slices, and its cancellation.

use ocp_backup_console::platform::scheduling::{
    CancellationSource, in_slices, run_slice, yield_to_browser,
};
use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::Timers;

#[wasm_bindgen_test]
async fn yield_to_browser_resumes_after_tasks_queued_before() {
    let _timers = Timers::install();
    let log = Rc::new(RefCell::new(Vec::new()));
    let note = |name| {
        let log = Rc::clone(&log);
        move || log.borrow_mut().push(name)
    };
    let other_work = note("other work");
    spawn_local(async move {
        yield_to_browser().await;
        other_work();
    });
    // A spawned future first runs in a microtask, so this starts it.
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&wasm_bindgen::JsValue::NULL))
        .await
        .expect("a promise that is resolved");
    yield_to_browser().await;
    note("resumed")();
    assert_eq!(*log.borrow(), ["other work", "resumed"]);
}

#[wasm_bindgen_test]
fn run_slice_ends_with_the_result_or_with_the_budget() {
    let mut steps = 0;
    let mut count_to_three = || {
        steps += 1;
        if steps == 3 {
            ControlFlow::Break("three")
        } else {
            ControlFlow::Continue(())
        }
    };
    assert_eq!(
        run_slice(0.0, &mut count_to_three),
        ControlFlow::Continue(()),
        "one step runs even without a budget"
    );
    assert_eq!(
        run_slice(60_000.0, &mut count_to_three),
        ControlFlow::Break("three")
    );
    assert_eq!(steps, 3);
}

#[wasm_bindgen_test]
async fn in_slices_returns_the_value_of_the_last_step() {
    let steps = Cell::new(0);
    let result = in_slices(
        0.0,
        || true,
        || {
            steps.set(steps.get() + 1);
            if steps.get() == 5 {
                ControlFlow::Break(steps.get())
            } else {
                ControlFlow::Continue(())
            }
        },
    );
    assert_eq!(result.await, Some(5));
}

#[wasm_bindgen_test]
async fn in_slices_stops_when_a_newer_token_is_issued() {
    let source = CancellationSource::default();
    let (token, steps) = (source.next_token(), Rc::new(Cell::new(0)));
    let (counted, result) = (Rc::clone(&steps), Rc::new(Cell::new(Some(None))));
    let set_result = Rc::clone(&result);
    spawn_local(async move {
        let step = || {
            counted.set(counted.get() + 1);
            ControlFlow::<()>::Continue(())
        };
        let is_current = || token.is_newest();
        set_result.set(in_slices(0.0, is_current, step).await.map(Some));
    });
    yield_to_browser().await;
    yield_to_browser().await;
    let before = steps.get();
    assert!(before > 0, "the work has started");
    let newer = source.next_token();
    yield_to_browser().await;
    yield_to_browser().await;
    assert_eq!((steps.get(), result.get()), (before, None));
    assert!(newer.is_newest());
}

#[wasm_bindgen_test]
fn token_is_cancelled_by_a_newer_one_by_cancel_and_by_its_source() {
    let source = CancellationSource::default();
    let first = source.next_token();
    assert!(first.is_newest());
    let second = source.next_token();
    assert_eq!((first.is_newest(), second.is_newest()), (false, true));
    source.cancel();
    assert!(!second.is_newest());
    let third = source.next_token();
    drop(source);
    assert!(!third.is_newest());
}
