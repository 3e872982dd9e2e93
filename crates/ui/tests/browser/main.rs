//! The elements in a browser, under a policy as strict as a page's can be.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed test")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod children;
mod elements;
mod keyed_lists;
mod owners;
mod page;
mod values;

wasm_bindgen_test_configure!(run_in_browser);
