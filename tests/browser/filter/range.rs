//! The time range moved by its length, and pasted.

use js_sys::Function;
use leptos::prelude::document;
use ocp_backup_console::platform::address;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::harness::{Page, attribute, click, later, name, place, shown, tasks, type_in, value};

async fn open(range: &str) -> Page {
    let page = Page::open(&format!("cluster=1&tenant=2&{range}&zone=utc")).await;
    page.call().await.answers(&tasks([1], 1)).await;
    page
}

/// Whether a button does nothing, and why.
fn off(page: &Page, hook: &str) -> Option<String> {
    let button = page.hook(hook);
    attribute(&button, "aria-disabled")
        .filter(|off| off == "true")
        .and_then(|_| attribute(&button, "title"))
}

#[wasm_bindgen_test]
async fn a_relative_range_moves_to_the_window_before_and_back() {
    let page = open("range=24h").await;
    assert_eq!(name(&page.hook("shift-back")), "Previous time window");
    assert_eq!(off(&page, "shift-back"), None);
    assert_eq!(
        off(&page, "shift-forward").as_deref(),
        Some("This range ends about now: nothing came after it yet")
    );
    let before = place();
    click(&page.hook("shift-back")).await;
    let window = "startTime=2024-08-07T12:00:00Z&endTime=2024-08-08T12:00:00Z";
    assert_eq!(
        address::search(),
        format!("?cluster=1&tenant=2&{window}&zone=utc")
    );
    assert_ne!(place(), before, "it is an act like Apply");
    let call = page.call().await;
    assert_eq!(
        call.parameter("endTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    call.answers(&tasks([1], 1)).await;
    assert_eq!(value(&page.hook("filter-start")), "2024-08-07 12:00:00");
    assert_eq!(off(&page, "shift-forward"), None);
    click(&page.hook("shift-forward")).await;
    assert_eq!(
        page.call().await.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    click(&page.hook("shift-forward")).await;
    assert_eq!(
        shown(&page.the("[role=status]")),
        "This range ends about now: nothing came after it yet"
    );
    page.asks_nothing().await;
    later(60_000);
    click(&page.hook("shift-forward")).await;
    page.asks_nothing().await;
    later(30_000);
    click(&page.hook("shift-forward")).await;
    page.call().await;
}

#[wasm_bindgen_test]
async fn a_range_without_an_end_or_a_start_has_no_window_to_move_by() {
    for range in [
        "range=all",
        "startTime=2024-08-06T00:00:00Z",
        "endTime=2024-08-06T00:00:00Z",
    ] {
        let page = open(range).await;
        for hook in ["shift-back", "shift-forward"] {
            let why = "A range without a start or an end has no length to move by";
            assert_eq!(off(&page, hook).as_deref(), Some(why), "{range}");
            click(&page.hook(hook)).await;
        }
        page.asks_nothing().await;
    }
}

#[wasm_bindgen_test]
async fn moving_the_range_asks_for_the_range_alone_and_keeps_what_is_not_applied() {
    let page = open("range=24h&status=FAILED").await;
    click(&page.hook("range-7d")).await;
    type_in(&page.hook("filter-backup-set-id"), "x").await;
    click(&page.hook("filter-apply")).await;
    click(&page.hook("filter-status-DOING")).await;
    page.asks_nothing().await;
    click(&page.hook("shift-back")).await;
    let call = page.call().await;
    assert_eq!(
        call.parameter("startTime").as_deref(),
        Some("2024-07-26T12:00:00Z"),
        "of the range in the form"
    );
    assert_eq!(
        (
            call.parameter("status").as_deref(),
            call.parameter("backupSetId")
        ),
        (Some("FAILED"), None)
    );
    call.answers(&tasks([1], 1)).await;
    let set = page.hook("filter-backup-set-id");
    assert_eq!(
        (
            value(&set).as_str(),
            attribute(&set, "aria-invalid").as_deref()
        ),
        ("x", Some("true"))
    );
    assert!(
        page.hook("filter-status-DOING")
            .unchecked_into::<HtmlInputElement>()
            .checked()
    );
    assert!(page.says("Changed, not applied"));
    assert_eq!(value(&page.hook("filter-start")), "2024-07-26 12:00:00");
    type_in(&page.hook("filter-end"), "soon").await;
    click(&page.hook("shift-back")).await;
    let wrong = |hook: &str| attribute(&page.hook(hook), "aria-invalid").as_deref() == Some("true");
    assert!(wrong("filter-end") && wrong("filter-backup-set-id"));
    assert_eq!(
        document().active_element(),
        Some(page.hook("filter-end").unchecked_into())
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn without_a_tenant_the_range_moves_in_the_form() {
    let page = Page::open("zone=utc").await;
    click(&page.hook("range-24h")).await;
    click(&page.hook("shift-back")).await;
    assert_eq!(value(&page.hook("filter-end")), "2024-08-08 12:00:00");
    assert_eq!(attribute(&page.hook("scope-tenant"), "aria-invalid"), None);
    page.asks_nothing().await;
}

/// Pastes, and says whether the browser may do it as usual.
async fn paste(element: &HtmlElement, text: &str) -> bool {
    let make = Function::new_with_args(
        "text",
        "const data = new DataTransfer(); data.setData('text/plain', text);
         return new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })",
    );
    let event = make
        .call1(&JsValue::NULL, &text.into())
        .expect("an event can be made");
    let usual = element
        .dispatch_event(event.unchecked_ref())
        .expect("an event just made can be sent");
    gloo_timers::future::TimeoutFuture::new(0).await;
    usual
}

#[wasm_bindgen_test]
async fn a_range_that_is_pasted_fills_both_fields_and_is_not_sent_yet() {
    let page = open("startTime=2024-08-01T00:00:00Z").await;
    let fields = || {
        (
            value(&page.hook("filter-start")),
            value(&page.hook("filter-end")),
        )
    };
    for (field, text, start, end) in [
        (
            "filter-start",
            "2024-08-06T00:00:00Z/2024-08-07T00:00:00Z",
            "2024-08-06 00:00:00",
            "2024-08-07 00:00:00",
        ),
        (
            "filter-end",
            "2024-08-06 10:00 – 2024-08-06 11:30",
            "2024-08-06 10:00:00",
            "2024-08-06 11:30:00",
        ),
        (
            "range-custom",
            "2024-08-05 to 2024-08-06",
            "2024-08-05 00:00:00",
            "2024-08-06 23:59:59",
        ),
        ("filter-end", "since 2024-08-04", "2024-08-04 00:00:00", ""),
    ] {
        assert!(!paste(&page.hook(field), text).await, "{text}");
        assert_eq!(fields(), (start.to_owned(), end.to_owned()), "{text}");
    }
    assert_eq!(
        shown(&page.the("[role=status]")),
        "Time range pasted: since 2024-08-04 00:00:00"
    );
    assert!(
        page.says("Changed, not applied")
            && page.says("Sent to OCP: startTime 2024-08-04T00:00:00Z")
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn what_is_no_range_is_pasted_as_usual() {
    let page = open("startTime=2024-08-01T00:00:00Z").await;
    let start = page.hook("filter-start");
    for text in ["2024-08-06", "10:00", "yesterday", ""] {
        assert!(paste(&start, text).await, "{text}");
    }
    for field in ["scope-tenant", "filter-backup-set-id"] {
        assert!(
            paste(&page.hook(field), "2024-08-06/2024-08-07").await,
            "{field} is no time"
        );
    }
    assert_eq!(value(&start), "2024-08-01 00:00:00");
    assert!(
        !paste(&start, "[2024-08-06 10:00:00.5] INFO [RS] done").await,
        "but a log's line is a moment"
    );
    assert!(!paste(&page.hook("filter-end"), "1722938400500").await);
    assert_eq!(value(&start), "2024-08-06 10:00:00");
    assert_eq!(value(&page.hook("filter-end")), "2024-08-06 10:00:01");
}

#[wasm_bindgen_test]
async fn a_relative_range_that_is_pasted_is_a_preset_and_keeps_the_focus() {
    let page = open("startTime=2024-08-01T00:00:00Z").await;
    let start = page.hook("filter-start");
    start.focus().expect("a field takes the focus");
    assert!(!paste(&start, "last 7 days").await);
    let preset = page.hook("range-7d");
    assert!(
        preset.unchecked_ref::<HtmlInputElement>().checked()
            && !page.has("[data-testid=filter-start]")
    );
    assert_eq!(document().active_element(), Some(preset.unchecked_into()));
    assert_eq!(
        shown(&page.the("[role=status]")),
        "Time range pasted: last 7 d"
    );
}

#[wasm_bindgen_test]
async fn times_are_pasted_in_the_zone_in_force() {
    let page = Page::open("cluster=1&tenant=2&startTime=2024-08-01T00:00:00Z&zone=local").await;
    page.call().await.answers(&tasks([1], 1)).await;
    assert!(
        !paste(
            &page.hook("filter-start"),
            "2024-08-06T00:00:00Z/2024-08-07T08:00:00+08:00"
        )
        .await
    );
    assert!(page.says("Sent to OCP: startTime 2024-08-06T00:00:00Z, endTime 2024-08-07T00:00:00Z"));
}
