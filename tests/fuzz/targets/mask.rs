//! `cargo xtask fuzz mask`: see [`fuzz::mask`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(mask);
