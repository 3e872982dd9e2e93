//! `cargo xtask fuzz failure`: see [`fuzz::failure`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(failure);
