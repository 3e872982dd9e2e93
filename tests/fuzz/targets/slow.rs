//! `cargo xtask fuzz slow`: see [`fuzz::slow`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(slow);
