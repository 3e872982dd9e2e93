//! `cargo xtask fuzz time`: see [`fuzz::time`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(time);
