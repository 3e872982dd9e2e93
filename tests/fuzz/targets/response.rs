//! `cargo xtask fuzz response`: see [`fuzz::response`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(response);
