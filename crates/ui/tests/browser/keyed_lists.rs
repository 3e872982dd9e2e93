//! Lists with keys: what stays, what is moved, where the focus goes.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use ui::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MutationObserver, MutationObserverInit, MutationRecord};

use crate::page::{Page, focused, page_errors, show, tick};

fn row(key: u32) -> Element {
    li().id(format!("row-{key}"))
        .attr("tabindex", "-1")
        .child(button().id(format!("button-{key}")))
}

type Keys = RwSignal<Vec<u32>>;

fn list(keys: Keys) -> Page<impl Mountable> {
    show(move || {
        div()
            .id("scroller")
            .attr("tabindex", "0")
            .child(ul().child(keyed(move || keys.get(), row)))
    })
}

fn ids<M: Mountable>(page: &Page<M>) -> Vec<String> {
    let rows = page.root.query_selector_all("li").unwrap();
    let id = |at| {
        rows.item(at)
            .unwrap()
            .unchecked_into::<web_sys::Element>()
            .id()
    };
    (0..rows.length()).map(id).collect()
}

/// Counts the nodes that are put into an element from now on.
fn count_insertions(element: &web_sys::Element) -> Rc<Cell<u32>> {
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    let count_them = Closure::<dyn FnMut(js_sys::Array)>::new(move |records: js_sys::Array| {
        for record in records {
            let added = record
                .unchecked_into::<MutationRecord>()
                .added_nodes()
                .length();
            counted.set(counted.get() + added);
        }
    });
    let observer = MutationObserver::new(count_them.into_js_value().unchecked_ref()).unwrap();
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    observer.observe_with_options(element, &options).unwrap();
    count
}

#[wasm_bindgen_test]
async fn rows_follow_their_keys_with_as_few_moves_as_possible() {
    let keys = RwSignal::new(vec![1, 2, 3, 4, 5]);
    let page = list(keys);
    let row_3 = page.get("#row-3");
    let insertions = count_insertions(&page.get("ul"));
    // The keys, and how many rows must be put somewhere for them.
    let steps: [(&[u32], u32); 8] = [
        (&[2, 3, 4, 5, 1], 1),
        (&[2, 3, 4, 5, 1], 0),
        (&[9, 2, 3, 8, 5, 1], 2),
        (&[1, 5, 8, 3, 2, 9], 5),
        (&[3], 0),
        (&[7, 3, 6], 2),
        (&[6, 3, 7], 2),
        (&[], 0),
    ];
    for (step, moved) in steps {
        insertions.set(0);
        keys.set(step.to_vec());
        assert!(page_errors().await.is_empty());
        assert_eq!(
            ids(&page),
            step.iter()
                .map(|key| format!("row-{key}"))
                .collect::<Vec<_>>()
        );
        assert_eq!(insertions.get(), moved, "{step:?}");
        assert_eq!(step.contains(&3), row_3.is_connected());
    }
    keys.set(vec![4, 1]);
    tick().await;
    assert_eq!(ids(&page), ["row-4", "row-1"]);
}

#[wasm_bindgen_test]
async fn focus_stays_with_its_row_when_rows_move() {
    let keys = RwSignal::new(vec![1, 2, 3]);
    let page = list(keys);
    page.get("#button-1").focus().unwrap();
    for step in [
        vec![2, 3, 1],
        vec![3, 1, 2],
        vec![1],
        vec![5, 4, 1],
        vec![1, 4, 5],
    ] {
        keys.set(step);
        tick().await;
        assert_eq!(focused(), "button-1");
    }
}

#[wasm_bindgen_test]
async fn focus_of_a_removed_row_goes_to_the_row_at_its_place() {
    let keys = RwSignal::new(vec![1, 2, 3, 4]);
    let page = list(keys);
    page.get("#button-2").focus().unwrap();
    let steps = [
        (vec![1, 3, 4], "row-3"),
        (vec![7, 8, 9], "row-8"),
        (vec![5], "row-5"),
        (vec![], "scroller"),
    ];
    for (step, expected) in steps {
        keys.set(step);
        tick().await;
        assert_eq!(focused(), expected);
    }
    keys.set(vec![1]);
    tick().await;
    assert_eq!(focused(), "scroller");
}

#[wasm_bindgen_test]
async fn focus_outside_the_list_is_unchanged() {
    let keys = RwSignal::new(vec![1, 2]);
    let page = show(move || {
        let row = move |key| (row(key), tr().child(key.to_string()));
        ul().child(button().id("other"))
            .child(keyed(move || keys.get(), row))
    });
    page.get("#other").focus().unwrap();
    for step in [vec![2, 1], vec![3], vec![]] {
        keys.set(step);
        tick().await;
        assert_eq!(focused(), "other");
    }
}

#[wasm_bindgen_test]
async fn owner_of_a_row_is_cleaned_up_with_the_row() {
    let keys = RwSignal::new(vec![1, 2]);
    let (source, gone) = (RwSignal::new(10), StoredValue::new(Vec::new()));
    let row = move |key: i32| {
        let sum = Memo::new(move |_| source.get() + key);
        on_cleanup(move || gone.update_value(|gone| gone.push(key)));
        li().text(move || sum.get().to_string())
    };
    let page = show(move || ul().child(keyed(move || keys.get(), row)));
    keys.set(vec![2, 3]);
    tick().await;
    source.set(20);
    assert!(page_errors().await.is_empty());
    assert_eq!(
        (page.texts("li"), gone.get_value()),
        (vec!["22".to_owned(), "23".to_owned()], vec![1])
    );
    drop(page);
    tick().await;
    let mut gone = gone.get_value();
    gone.sort_unstable();
    assert_eq!(gone, [1, 2, 3]);
}

#[wasm_bindgen_test]
async fn list_rendered_again_builds_new_rows() {
    let (keys, outer) = (RwSignal::new(vec![1, 2]), RwSignal::new(0));
    let page = show(move || {
        div().child(move || {
            let outer = outer.get();
            let row = move |key: i32| {
                let text = Memo::new(move |_| format!("{outer}:{key}"));
                li().text(move || text.get())
            };
            ul().child(keyed(move || keys.get(), row))
        })
    });
    outer.set(1);
    tick().await;
    assert_eq!(page.texts("li"), ["1:1", "1:2"]);
    keys.set(vec![2, 3]);
    assert!(page_errors().await.is_empty());
    assert_eq!(page.texts("li"), ["1:2", "1:3"]);
}

#[wasm_bindgen_test]
async fn cells_are_updated_in_place_when_columns_move() {
    let columns = RwSignal::new(vec!["id", "status", "error"]);
    let text = RwSignal::new("a");
    let cell = move |name: &'static str| {
        let text = text.get();
        (name, button().id(name).child(format!("{name} {text}")))
    };
    let page = show(move || {
        let cells = move || keyed_children(columns.get().into_iter().map(cell));
        p().child(button().id("expander"))
            .child(cells)
            .child(button().id("last"))
    });
    let status = page.get("#status");
    status.focus().unwrap();
    let steps: [&[&str]; 5] = [
        &["status", "id", "error"],
        &["size", "error", "status"],
        &["status"],
        &["id", "status"],
        &[],
    ];
    for (step, now) in steps.into_iter().zip(["b", "c", "d", "e", "f"]) {
        columns.set(step.to_vec());
        text.set(now);
        assert!(page_errors().await.is_empty());
        let cells = step
            .iter()
            .map(|name| format!("{name} {now}"))
            .collect::<Vec<_>>();
        assert_eq!(
            page.texts("button"),
            [vec![String::new()], cells, vec![String::new()]].concat()
        );
        if step.contains(&"status") {
            assert!(page.get("#status").is_same_node(Some(&status)));
            assert_eq!(focused(), "status");
        }
    }
    columns.set(vec!["id"]);
    tick().await;
    assert_eq!(page.texts("button"), ["", "id f", ""]);
}
