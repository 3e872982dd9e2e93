//! Components in a real browser: the whole console in a page of its own, in front of a `fetch` that answers when
//! and what a test says. What is checked is what a user meets: roles, names, texts, addresses, requests.
#![cfg(target_arch = "wasm32")]

mod console;
mod export;
mod filter;
mod find;
mod harness;
mod link;
mod load;
mod platform;
mod requests;
mod saved;
mod scopes;
mod session;
mod settings;
mod table;
mod task;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
