//! `cargo xtask fuzz task`: see [`fuzz::task`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(task);
