//! The history of the browser, and the way to abort a request.

use ocp_backup_console::platform::abort::AbortGuard;
use ocp_backup_console::platform::address;
use ocp_backup_console::platform::address::Entry;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::history_entry;

#[wasm_bindgen_test]
fn new_entry_is_added_to_the_history_and_same_replaces() {
    address::show("cluster=1", Entry::Same);
    let before = history_entry();
    address::show("cluster=2", Entry::Same);
    assert_eq!(
        (address::search(), history_entry()),
        ("?cluster=2".to_owned(), before.clone())
    );
    address::show("cluster=3", Entry::New);
    assert_eq!(address::search(), "?cluster=3");
    assert_ne!(history_entry(), before);
    address::show("", Entry::Same);
    assert_eq!(address::search(), "");
}

#[wasm_bindgen_test]
fn dropping_the_abort_guard_aborts_the_request() {
    let guard = AbortGuard::new().expect("the browser can end requests");
    let signal = guard.signal();
    assert!(!signal.aborted());
    drop(guard);
    assert!(signal.aborted());
}
