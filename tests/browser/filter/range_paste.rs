//! Pasting a time range into the filter form.

use js_sys::Function;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::harness::{Page, click, open_with_range, tasks_response, value};

/// Pastes a text; returns whether the page allows the default action.
async fn paste_into(element: &HtmlElement, text: &str) -> bool {
    let make = Function::new_with_args(
        "text",
        "const data = new DataTransfer(); data.setData('text/plain', text);
         return new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })",
    );
    let event = make
        .call1(&JsValue::NULL, &text.into())
        .expect("an event can be made");
    let is_default_allowed = element
        .dispatch_event(event.unchecked_ref())
        .expect("an event just made can be sent");
    gloo_timers::future::TimeoutFuture::new(0).await;
    is_default_allowed
}

#[wasm_bindgen_test]
async fn pasted_range_fills_both_fields_without_a_request() {
    let page = open_with_range("startTime=2024-08-01T00:00:00Z").await;
    let fields = || {
        (
            value(&page.by_test_id("filter-start")),
            value(&page.by_test_id("filter-end")),
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
        assert!(!paste_into(&page.by_test_id(field), text).await, "{text}");
        assert_eq!(fields(), (start.to_owned(), end.to_owned()), "{text}");
    }
    assert_eq!(
        page.announcement(),
        "Time range pasted: since 2024-08-04 00:00:00"
    );
    assert!(page.has_text("Not applied yet"));
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn pasted_text_that_is_no_range_is_left_to_the_browser() {
    let page = open_with_range("startTime=2024-08-01T00:00:00Z").await;
    let start = page.by_test_id("filter-start");
    for text in ["2024-08-06", "10:00", "yesterday", ""] {
        assert!(paste_into(&start, text).await, "{text}");
    }
    for field in ["scope-tenant", "filter-backup-set-id"] {
        assert!(
            paste_into(&page.by_test_id(field), "2024-08-06/2024-08-07").await,
            "{field} takes no times"
        );
    }
    assert_eq!(value(&start), "2024-08-01 00:00:00");
    assert!(
        !paste_into(&start, "[2024-08-06 10:00:00.5] INFO [RS] done").await,
        "a log line is an instant"
    );
    assert!(!paste_into(&page.by_test_id("filter-end"), "1722938400500").await);
    assert_eq!(value(&start), "2024-08-06 10:00:00");
    assert_eq!(value(&page.by_test_id("filter-end")), "2024-08-06 10:00:01");
}

#[wasm_bindgen_test]
async fn pasted_relative_range_selects_a_preset_and_moves_the_focus_to_it() {
    let page = open_with_range("startTime=2024-08-01T00:00:00Z").await;
    let start = page.by_test_id("filter-start");
    start.focus().expect("a field takes the focus");
    assert!(!paste_into(&start, "last 7 days").await);
    let preset = page.by_test_id("range-7d");
    assert!(
        preset.unchecked_ref::<HtmlInputElement>().checked()
            && !page.has("[data-testid=filter-start]")
    );
    assert_eq!(document().active_element(), Some(preset.unchecked_into()));
    assert_eq!(page.announcement(), "Time range pasted: last 7 d");
}

#[wasm_bindgen_test]
async fn pasted_times_are_shown_in_the_selected_zone() {
    let page = Page::open("cluster=1&tenant=2&startTime=2024-08-01T00:00:00Z&zone=local").await;
    page.respond_next(&tasks_response([1], 1)).await;
    assert!(
        !paste_into(
            &page.by_test_id("filter-start"),
            "2024-08-06T00:00:00Z/2024-08-07T08:00:00+08:00"
        )
        .await
    );
    click(&page.by_test_id("filter-apply")).await;
    let request = page.next_request().await;
    assert_eq!(
        (
            request.parameter("startTime").as_deref(),
            request.parameter("endTime").as_deref()
        ),
        (Some("2024-08-06T00:00:00Z"), Some("2024-08-07T00:00:00Z"))
    );
}
