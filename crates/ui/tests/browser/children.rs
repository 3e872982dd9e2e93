//! Parts that come and go.

use leptos::prelude::*;
use ui::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{focused, page_errors, show, tick};

#[wasm_bindgen_test]
async fn closure_child_appears_and_disappears_in_place() {
    let shown = RwSignal::new(false);
    let page = show(move || {
        div()
            .child(button().id("before"))
            .child(move || shown.get().then(|| p().child("part")))
            .child(button().id("after"))
    });
    let (before, after) = (
        "<button id=\"before\"></button>",
        "<button id=\"after\"></button>",
    );
    assert_eq!(page.html(), format!("<div>{before}{after}</div>"));
    page.get("#after").focus().unwrap();
    for _ in 0..2 {
        shown.set(true);
        tick().await;
        assert_eq!(
            page.html(),
            format!("<div>{before}<p>part</p>{after}</div>")
        );
        shown.set(false);
        tick().await;
        assert_eq!(page.html(), format!("<div>{before}{after}</div>"));
    }
    assert_eq!(focused(), "after");
}

#[wasm_bindgen_test]
async fn closure_child_may_be_an_element_several_or_none() {
    let state = RwSignal::new(0);
    let part = move || match state.get() {
        0 => fragment(span().child("text")),
        1 => fragment(b().child("element")),
        2 => fragment((b().child("one"), span().child("two"), move || {
            (state.get() == 2).then(i)
        })),
        3 => fragment(vec![b(), b(), b()]),
        _ => fragment(()),
    };
    let page = show(move || div().child("<").child(part).child(">"));
    let expected = [
        "<span>text</span>",
        "<b>element</b>",
        "<b>one</b><span>two</span><i></i>",
        "<b></b><b></b><b></b>",
        "",
    ];
    for next in [1, 2, 3, 4, 0, 3, 2, 4, 1, 0] {
        state.set(next);
        tick().await;
        assert_eq!(
            page.html(),
            format!("<div>&lt;{}&gt;</div>", expected[next])
        );
    }
    assert!(page_errors().await.is_empty());
}

#[wasm_bindgen_test]
async fn nested_closures_update_independently() {
    let (outer, inner) = (RwSignal::new(0), RwSignal::new(0));
    let page = show(move || {
        div().child(move || {
            let outer = outer.get();
            p().child(move || b().child(format!("{outer}:{}", inner.get())))
        })
    });
    let paragraph = page.get("p");
    inner.set(1);
    tick().await;
    outer.set(1);
    tick().await;
    inner.set(2);
    tick().await;
    assert_eq!(page.html(), "<div><p><b>1:2</b></p></div>");
    assert!(page.get("p").is_same_node(Some(&paragraph)));
    assert!(page_errors().await.is_empty());
}
