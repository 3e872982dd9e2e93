//! Effects that run after their owner was cleaned up.

use leptos::prelude::*;
use ui::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{page_errors, show, tick};

/// Removes a part of the page whose `inner` reads a memo of that part, in such an order that the effects
/// of `inner` would run after the memo is disposed: `source` outlives the part and schedules them before
/// the effect that removes the part. Returns the errors of the page.
async fn remove_while_reading(inner: fn(Reader) -> Element) -> Vec<String> {
    let (shown, source) = (RwSignal::new(true), RwSignal::new(0));
    let part = move || {
        let memo = Memo::new(move |_| source.get());
        div().child(move || inner(Reader { memo, source }))
    };
    let page = show(move || div().child(move || shown.get().then(part)));
    tick().await;
    assert_eq!(page.texts("p"), ["0"]);
    shown.set(false);
    source.set(1);
    let errors = page_errors().await;
    assert_eq!(page.html(), "<div></div>");
    shown.set(true);
    tick().await;
    assert_eq!(page.texts("p"), ["1"]);
    errors
}

#[derive(Clone, Copy)]
struct Reader {
    memo: Memo<i32>,
    source: RwSignal<i32>,
}

impl Reader {
    fn read(self) -> String {
        self.source.track();
        self.memo.get().to_string()
    }
}

#[wasm_bindgen_test]
async fn element_is_not_computed_after_its_memo_is_disposed() {
    assert!(
        remove_while_reading(|reader| div().child(move || p().child(reader.read())))
            .await
            .is_empty()
    );
}

#[wasm_bindgen_test]
async fn value_is_not_computed_after_its_memo_is_disposed() {
    assert!(
        remove_while_reading(|reader| p().text(move || reader.read()))
            .await
            .is_empty()
    );
}

#[wasm_bindgen_test]
async fn list_is_not_computed_after_its_memo_is_disposed() {
    let list = |reader: Reader| {
        let keys = move || reader.read().parse::<u8>().into_iter().collect();
        p().child(keyed(keys, |key| b().child(key.to_string())))
    };
    assert!(remove_while_reading(list).await.is_empty());
}

#[wasm_bindgen_test]
async fn row_is_not_computed_after_its_memo_is_disposed() {
    let list = |reader: Reader| {
        p().child(keyed(
            || vec![1_u8],
            move |_| {
                b().attr("title", move || reader.read())
                    .child(move || i().child(reader.read()))
            },
        ))
    };
    assert!(remove_while_reading(list).await.is_empty());
}
