//! Components in a real browser: the whole console in a page of its own, in front of a `fetch` that answers when
//! and what a test says. What is checked is what a user meets: roles, names, texts, addresses, requests.
#![cfg(target_arch = "wasm32")]

mod answer;
mod broken_failures;
mod columns;
mod config;
mod contradictions;
mod copy;
mod counts;
mod detail;
mod export;
mod export_stops;
mod faces;
mod failures;
mod filter_address;
mod filter_chips;
mod filter_counts;
mod filter_form;
mod filter_links;
mod filter_range;
mod find;
mod form_blame;
mod harness;
mod hostile;
mod idle;
mod keyboard;
mod keyboard_rows;
mod latest;
mod live;
mod loading;
mod pager;
mod platform;
mod preferences;
mod progress;
mod retry;
mod rows;
mod sample;
mod saved;
mod saved_places;
mod saved_wrong;
mod scope_keys;
mod scope_links;
mod scope_lists;
mod scope_troubles;
mod selection;
mod selection_copy;
mod session;
mod shifting;
mod sign_in;
mod sign_in_focus;
mod sign_in_over;
mod sign_in_refused;
mod sorting;
mod two_at_once;
mod widths;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
