//! What every test needs: a page with a console on it, and the world around it in the test's hands.

mod elements;
mod fetch;
mod json;
mod page;
mod world;

pub(crate) use elements::{attribute, choose, click, name, shown, type_in, value};
pub(crate) use fetch::Call;
pub(crate) use json::{answer, failure, task, tasks};
pub(crate) use page::Page;
pub(crate) use world::{Timers, place, until};
