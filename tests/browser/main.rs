//! Component tests in a real browser: each mounts the whole console on a page of its own, in front of a fake
//! `fetch`. They check what a user perceives: roles, names, texts, addresses and requests.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a step that fails is a failed test")]

mod console;
mod export;
mod failure;
mod filter;
mod find;
mod harness;
mod link;
mod load;
mod overview;
mod platform;
mod requests;
mod saved;
mod scopes;
mod session;
mod settings;
mod summary;
mod table;
mod task;
mod timeline;
mod watch;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
