//! The browser's edge: its clocks, its history, its way to end a request.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;

use chrono::{DateTime, NaiveDateTime, TimeDelta};
use js_sys::Function;
use model::link::query::Zone;
use model::task::instant::{DayEdge, Instant, TypedTime, parse_typed};
use ocp_backup_console::platform::abort::AbortGuard;
use ocp_backup_console::platform::address::{self, Entry};
use ocp_backup_console::platform::scheduling::{
    CancellationSource, in_slices, run_slice, yield_to_browser,
};
use ocp_backup_console::platform::zoned::{self, Detail};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Timers, place, tick};

fn at(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text)
        .expect("a time as OCP writes it")
        .to_utc()
}

fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").expect("a time on a wall clock")
}

/// Every hour of a year, in UTC.
fn hours() -> impl Iterator<Item = Instant> {
    (0..366 * 24).map(|hour| at("2024-01-01T00:30:00Z") + TimeDelta::hours(hour))
}

#[wasm_bindgen_test]
fn utc_is_written_in_the_order_that_cannot_be_mistaken() {
    let time = at("2024-04-05T06:07:08.9Z");
    assert_eq!(
        zoned::print(time, "sv", Zone::Utc, Detail::DateAndTime),
        "2024-04-05 06:07:08"
    );
    assert_eq!(
        zoned::print(time, "sv", Zone::Utc, Detail::Time),
        "06:07:08"
    );
    assert_eq!(zoned::to_wall(time, Zone::Utc), "2024-04-05 06:07:08");
    assert_eq!(
        zoned::to_instant(wall("2024-04-05 06:07:08"), Zone::Utc),
        Some(at("2024-04-05T06:07:08Z"))
    );
}

#[wasm_bindgen_test]
fn both_ways_to_write_a_moment_agree_and_it_is_read_back() {
    for zone in [Zone::Utc, Zone::Local] {
        for moment in hours() {
            let written = zoned::to_wall(moment, zone);
            assert_eq!(
                zoned::print(moment, "sv", zone, Detail::DateAndTime),
                written,
                "{zone:?}"
            );
            let read = zoned::to_instant(wall(&written), zone).expect("clocks showed this time");
            // Of a time that comes twice the first is read; whichever it is, clocks show the same.
            assert_eq!(zoned::to_wall(read, zone), written, "{zone:?} {moment}");
            assert!(read <= moment, "{zone:?} {moment} was read as {read}");
        }
    }
}

#[wasm_bindgen_test]
fn what_is_written_into_the_form_reads_back_as_the_very_moment() {
    for zone in [Zone::Utc, Zone::Local] {
        for moment in hours() {
            let typed = zoned::typed(moment, zone);
            let read = match parse_typed(&typed, DayEdge::First).expect("a time") {
                TypedTime::Instant(instant) => Some(instant),
                TypedTime::Wall(wall) => zoned::to_instant(wall, zone),
            };
            assert_eq!(read, Some(moment), "{zone:?} {typed}");
        }
    }
}

#[wasm_bindgen_test]
fn a_time_that_the_clocks_skip_is_none() {
    let wall_at = |moment| wall(&zoned::to_wall(moment, Zone::Local));
    let hour = TimeDelta::hours(1);
    let skips: Vec<_> = hours()
        .filter(|moment| wall_at(*moment + hour) - wall_at(*moment) > hour)
        .collect();
    for moment in &skips {
        let skipped = wall_at(*moment) + hour;
        assert_eq!(
            zoned::to_instant(skipped, Zone::Local),
            None,
            "{skipped} in {}",
            zoned::local_name()
        );
        assert_eq!(
            zoned::to_instant(skipped, Zone::Utc),
            Some(skipped.and_utc())
        );
    }
    assert_eq!(
        skips.is_empty(),
        !zone_has_summer(),
        "{}",
        zoned::local_name()
    );
}

/// Whether the browser's clocks are put forward at some time of the year, by its own `Date`.
fn zone_has_summer() -> bool {
    let offset =
        |month| js_sys::Date::new_with_year_month_day(2024, month, 15).get_timezone_offset();
    (1..12).any(|month| (offset(month) - offset(month - 1)).abs() > f64::EPSILON)
}

#[wasm_bindgen_test]
fn numbers_have_the_separators_of_the_language() {
    assert_eq!(zoned::number(1_204, "en-US"), "1,204");
    assert_eq!(zoned::number(0, "en-US"), "0");
}

#[wasm_bindgen_test]
fn a_new_state_adds_to_the_history_and_the_same_does_not() {
    address::show("cluster=1", Entry::Same);
    let before = place();
    address::show("cluster=2", Entry::Same);
    assert_eq!(
        (address::search(), place()),
        ("?cluster=2".to_owned(), before.clone())
    );
    address::show("cluster=3", Entry::New);
    assert_eq!(address::search(), "?cluster=3");
    assert_ne!(place(), before);
    address::show("", Entry::Same);
    assert_eq!(address::search(), "");
}

#[wasm_bindgen_test]
fn a_request_ends_with_its_guard() {
    let guard = AbortGuard::new().expect("the browser can end requests");
    let signal = guard.signal();
    assert!(!signal.aborted());
    drop(guard);
    assert!(signal.aborted());
}

/// Queues `run` as a task of its own, by a message.
fn queue_task(run: impl FnOnce() + 'static) {
    let post = "const channel = new MessageChannel();
        channel.port1.onmessage = () => { channel.port1.close(); run(); };
        channel.port2.postMessage(null);";
    Function::new_with_args("run", post)
        .call1(&JsValue::UNDEFINED, &Closure::once_into_js(run))
        .expect("a message is posted");
}

#[wasm_bindgen_test]
async fn yield_to_browser_resumes_after_tasks_that_were_queued_before() {
    // Long timers do not run while a test holds them, and short ones come late: yielding needs neither.
    let _timers = Timers::hold();
    let log = Rc::new(RefCell::new(Vec::new()));
    let note = |name| {
        let log = Rc::clone(&log);
        move || log.borrow_mut().push(name)
    };
    queue_task(note("first task"));
    let other_work = note("other work");
    spawn_local(async move {
        yield_to_browser().await;
        other_work();
    });
    queue_task(note("second task"));
    yield_to_browser().await;
    note("resumed")();
    let order = |name| log.borrow().iter().position(|noted| *noted == name);
    assert_eq!(order("first task"), Some(0));
    assert_eq!(order("second task"), Some(1));
    assert!(order("resumed") > order("second task"), "{log:?}");
    tick().await;
    assert!(order("other work") > order("second task"), "{log:?}");
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
        "one step is made even without a budget"
    );
    assert_eq!(
        run_slice(60_000.0, &mut count_to_three),
        ControlFlow::Break("three")
    );
    assert_eq!(steps, 3);
}

#[wasm_bindgen_test]
async fn in_slices_returns_what_the_last_step_broke_with() {
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
    assert!(before > 0, "it has begun");
    let newer = source.next_token();
    yield_to_browser().await;
    yield_to_browser().await;
    assert_eq!((steps.get(), result.get()), (before, None));
    assert!(newer.is_newest());
}

#[wasm_bindgen_test]
fn a_token_is_cancelled_by_a_newer_one_by_cancel_and_by_the_end_of_its_source() {
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
