//! The implementation of `cargo xtask …`: installing the tools, building, serving and testing the
//! console.
//!
//! | module | purpose |
//! |---|---|
//! | [`cli`] | parses the command line into a [`cli::Command`] |
//! | [`setup`] | installs the tools for building and testing, below `target/tools` |
//! | [`dist`] | builds the console with Trunk when an input has changed |
//! | [`demo`] | makes a build with sample data, for any web server |
//! | [`post_build`] | prepares Trunk's output for deployment |
//! | [`site`] | serves the build with the headers of production and an OCP below `/api` |
//! | [`suites`] | runs the host, browser and end-to-end tests and adds up their results |
//! | [`check`](mod@check) | checks formatting, lints and documentation |
//! | [`fuzz`](mod@fuzz) | searches for inputs that break an invariant |
//! | [`size`] | reports the size of the build |
//! | [`audit`] | checks the dependencies |

pub mod audit;
pub mod check;
pub mod cli;
pub mod demo;
pub mod dist;
pub mod fuzz;
pub mod paths;
pub mod post_build;
pub mod process;
pub mod serve;
pub mod setup;
pub mod site;
pub mod size;
pub mod suites;
mod workspace;
