//! Components. They show state and send intents, nothing else.
#![expect(unreachable_pub, reason = "the component macro makes its parts public inside their module")]

mod announce;
mod answer;
mod answer_request;
mod cells;
mod column_chooser;
mod column_edge;
mod column_grip;
pub mod console;
mod context;
mod copy;
mod detail;
mod export;
mod failed;
mod failure_words;
mod filter_form;
mod form_field;
mod labels;
mod list;
mod masthead;
mod mounted;
mod notices;
mod page_go;
mod pager;
mod placeholder;
mod popover;
mod range_field;
mod row;
mod sign_in;
mod source;
mod status_field;
mod table;
mod table_head;
mod tag;
mod toolbar;
