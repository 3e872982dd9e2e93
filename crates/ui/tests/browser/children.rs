//! Parts that come and go.

use leptos::prelude::*;
use ui::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{focused, show, tick, troubles};

#[wasm_bindgen_test]
async fn a_part_comes_and_goes_where_it_stands() {
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
async fn a_part_may_be_text_or_an_element_or_several() {
    let state = RwSignal::new(0);
    let part = move || match state.get() {
        0 => fragment("text"),
        1 => fragment(b().child("element")),
        2 => fragment((b().child("one"), "two", move || (state.get() == 2).then(i))),
        3 => fragment(vec![b(), b(), b()]),
        _ => fragment(()),
    };
    let page = show(move || div().child("<").child(part).child(">"));
    let expected = [
        "text",
        "<b>element</b>",
        "<b>one</b>two<i></i>",
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
    assert!(troubles().await.is_empty());
}

#[wasm_bindgen_test]
async fn a_part_in_a_part_follows_its_own_signal() {
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
    assert!(troubles().await.is_empty());
}
