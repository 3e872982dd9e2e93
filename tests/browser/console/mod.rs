//! The page as a whole.

mod content_policy;
mod copy;
mod shortcut_list;
mod shortcut_scope;
mod shortcuts;
