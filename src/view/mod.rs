//! Components. They show state and send intents, nothing else.
#![expect(unreachable_pub, reason = "the component macro makes its parts public inside their module")]

mod announce;
mod cells;
pub mod console;
mod context;
mod copy;
mod detail;
mod failed;
mod failure_words;
mod filter_form;
mod form_field;
mod labels;
mod list;
mod masthead;
mod mounted;
mod notices;
mod pager;
mod placeholder;
#[allow(dead_code, reason = "its first users are on their way")]
mod popover;
mod range_field;
mod row;
mod sign_in;
mod status_field;
mod table;
mod tag;
mod toolbar;
