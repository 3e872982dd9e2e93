//! `cargo xtask fuzz error`: see [`fuzz::error`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(error);
