//! End-to-end tests of the built console: what a user sees in a real browser, served below a path with the headers of
//! production, with the stand-in OCP behind it.
//!
//! A test is `console(|page| async move { … })`: it gets a site of its own (see [`mod@run`]), a browser of its own with a fresh
//! profile, and a [`page::Page`] that speaks the user's language. At most two browsers run at once.
//!
//! | variable | what it says | default |
//! |---|---|---|
//! | `E2E_DIST` | the build to test | `dist` in the workspace |
//! | `E2E_BROWSER` | the browser ([`browser::Browser`]) | `chromium` |
//! | `CHROME`, `CHROMEDRIVER` | the programs | what `PATH` has |
//! | `E2E_README_SCREENSHOT` | `1` writes `docs/screenshot.png` | |
//!
//! A test that fails leaves a picture and the text of the page in `target/e2e-failures`.

pub mod browser;
pub mod download;
pub mod driver;
pub mod failure;
pub mod form;
pub mod keyboard;
pub mod page;
pub mod run;
pub mod seen;
pub mod session;
pub mod stand_in;
pub mod table;
pub mod watch;
mod wire;

pub use page::Page;
pub use run::{Setup, console, console_with};
