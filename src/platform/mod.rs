//! The browser's edge: thin, typed wrappers over what the browser gives. Nothing here decides anything.

pub mod abort;
pub mod address;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod dialog;
pub mod download;
pub mod files;
pub mod keyboard;
pub mod listbox;
pub mod notification;
pub mod page;
pub mod picker;
pub mod pointer;
pub mod popover;
pub mod presence;
pub mod rows;
pub mod scheduling;
pub mod sizes;
pub mod storage;
pub mod zoned;
