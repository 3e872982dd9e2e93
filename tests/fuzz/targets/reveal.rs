//! `cargo xtask fuzz reveal`: see [`fuzz::reveal`].

#![cfg_attr(fuzzing, no_main)]

fuzz::target!(reveal);
