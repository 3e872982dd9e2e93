//! What every test needs: a page with a console on it, and the world around it in the test's hands.

mod clipboard;
mod download;
mod elements;
mod fetch;
mod files;
mod json;
mod keyboard;
mod page;
mod scopes;
mod sign_in;
mod timers;
mod world;

pub(crate) use clipboard::Clipboard;
pub(crate) use download::{Downloads, makes_no_files};
pub(crate) use elements::{attribute, choose, click, name, shown, type_in, value};
pub(crate) use fetch::Call;
pub(crate) use files::{choose_file, drag, drop_file, drop_files, export};
pub(crate) use json::{answer, failure, task, tasks};
pub(crate) use keyboard::{click_with, focused, press};
pub(crate) use page::{Page, SetUp, chosen_for_good, kept};
pub(crate) use scopes::{Picker, clusters, entry, list, press_in, rest};
pub(crate) use sign_in::{is_asked, put_away, sign_in, signed_in};
pub(crate) use timers::Timers;
pub(crate) use world::{
    Replaced, frame, happens, is_looked_at, later, member, place, put, tick, until,
};
