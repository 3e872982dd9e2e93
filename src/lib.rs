//! A browser console for the data backup tasks of an OceanBase tenant, read from OceanBase Cloud Platform (OCP).
//!
//! Four layers and one direction; an arrow means "may use", also what is further on, and nothing points back:
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
//! - [`state`]: each feature has a handle, a small `Copy` struct with private signals and verbs; `App` gives access to them.
//! - [`view`]: components, in Leptos' builder syntax with its types erased (`crates/ui`); they read signals and call verbs.
//! - [`i18n`]: every text, by language, checked by the build.
//!
//! `docs/architecture.md` has the longer explanation. Data takes one way round: address → query → loader → rows → views. What is in the address changes by a new query, which `Route`
//! alone reads and writes; what is not (the find box, the selection, the export, the opened file) is a signal in [`state`].

pub mod api;
pub mod i18n;
pub mod platform;
pub mod state;
pub mod view;
