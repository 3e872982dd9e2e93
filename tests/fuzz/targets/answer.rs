//! `cargo xtask fuzz answer`: see [`fuzz::answer`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(answer);
