//! A browser console for the data backup tasks of an OceanBase tenant, read from OceanBase Cloud Platform (OCP).
//!
//! The house has four rooms and one direction; an arrow means "may use", also what is further on, and nothing points back:
//!
//! ```text
//! view ──▶ state ──▶ api ──▶ model
//!   └────────┴──▶ platform ──┘
//! ```
//!
//! - [`model`]: pure Rust, no browser and no clock: tasks, filters, links, order, what to load next, when to try again,
//!   who is signed in, what must not be shown, what was asked and how to ask it by `curl`, what a file of tasks is.
//! - [`api`]: OCP's paths and parameters, what it sends, how it fails; saved answers; `config.json`.
//! - [`platform`]: thin wrappers over the browser: address, clock, `Intl`, clipboard, files, keys, pointers, storage, presence,
//!   crash notice.
//! - [`state`]: signals around the pure parts: the load, its requests, the session, the set-up; and the intents of the user.
//! - [`view`]: components; they show state and send intents.
//! - [`i18n`]: every text, by language, checked by the build.
//!
//! Data takes one way round: address → query → loader → rows → views. What stands in the address the user changes by a new query;
//! what does not (what is looked for, selected, exported, which file is open) is a signal of its own in [`state`].

pub mod api;
pub mod i18n;
pub mod model;
pub mod platform;
pub mod state;
pub mod view;
