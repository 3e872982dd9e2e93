//! Everything behind `cargo xtask …`: the tools the console is built with, the build, the server that shows it, the tests.
//!
//! | module | what it does |
//! |---|---|
//! | [`cli`] | the command line, parsed into one [`cli::Command`] |
//! | [`setup`] | installs what building and testing need, below `target/tools` |
//! | [`dist`] | builds the console with Trunk, when something it is made of has changed |
//! | [`demo`] | a build with sample data, which needs no server but one of files |
//! | [`post_build`] | what happens to Trunk's output before it is served: pure functions and one that does the files |
//! | [`site`] | serves the build with the production headers, and an OCP below `/api`; the end-to-end tests use it as well |
//! | [`heights`] | runs the tests at three heights (host, browser, end to end) and adds up what they say |
//! | [`fuzz`] | looks for input that breaks what must hold for any |
//! | [`audit`] | checks what the workspace depends on |

pub mod audit;
pub mod check;
pub mod cli;
pub mod demo;
pub mod dist;
pub mod fuzz;
pub mod heights;
pub mod paths;
pub mod post_build;
pub mod process;
pub mod serve;
pub mod setup;
pub mod site;
pub mod size;
mod workspace;
