//! A browser console for the data backup tasks of an OceanBase tenant, read from OceanBase Cloud Platform (OCP).
//!
//! The house has four rooms and one direction; an arrow means "may use", also what is further on, and nothing points back:
//!
//! ```text
//! view ──▶ state ──▶ api ──▶ model
//!   └────────┴──▶ platform ──┘
//! ```
//!
//! - `model`, a package of its own (`crates/model`): pure Rust, no browser and no clock. Each feature has a folder there, with the same
//!   name as in the layers above.
//! - `wire` (`crates/wire`): OCP's interface as data: endpoints, responses, errors, saved responses, `config.json`.
//! - [`api`]: the browser's client of that interface.
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
pub mod platform;
pub mod state;
pub mod view;
