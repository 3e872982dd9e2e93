//! `cargo xtask fuzz url`: see [`fuzz::url`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(url);
