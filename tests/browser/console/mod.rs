//! The page as a whole.

mod copy;
mod shortcut_list;
mod shortcut_scope;
mod shortcuts;
