//! Effects that run after their owner was cleaned up.

use leptos::prelude::*;
use ui::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{show, tick, troubles};

/// Takes away a part whose `inner` reads a memo of it, in the order in which the effects of `inner`
/// run after the memo is gone: a signal that lives on wakes them, and the task of the part between
/// holds them until it runs itself.
async fn take_away(inner: fn(Reader) -> Element) -> Vec<String> {
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
    let troubles = troubles().await;
    assert_eq!(page.html(), "<div></div>");
    shown.set(true);
    tick().await;
    assert_eq!(page.texts("p"), ["1"]);
    troubles
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
async fn a_text_whose_memo_is_gone_is_left_alone() {
    assert!(
        take_away(|reader| p().child(move || reader.read()))
            .await
            .is_empty()
    );
}

#[wasm_bindgen_test]
async fn a_value_whose_memo_is_gone_is_left_alone() {
    assert!(
        take_away(|reader| p().text(move || reader.read()))
            .await
            .is_empty()
    );
}

#[wasm_bindgen_test]
async fn a_list_whose_memo_is_gone_is_left_alone() {
    let list = |reader: Reader| {
        let keys = move || reader.read().parse::<u8>().into_iter().collect();
        p().child(keyed(keys, |key| key.to_string()))
    };
    assert!(take_away(list).await.is_empty());
}

#[wasm_bindgen_test]
async fn a_row_whose_memo_is_gone_is_left_alone() {
    let list = |reader: Reader| {
        p().child(keyed(
            || vec![1_u8],
            move |_| {
                b().attr("title", move || reader.read())
                    .child(move || reader.read())
            },
        ))
    };
    assert!(take_away(list).await.is_empty());
}
