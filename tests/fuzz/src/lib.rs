//! What must hold for any input, as functions from bytes: libFuzzer looks for bytes that break it (`cargo xtask fuzz`), and
//! the ordinary tests replay every input that is kept in `corpus/`.
//!
//! An input is read in one of two ways, see [`words`] and [`grammar`]: as text in which a byte may stand for a whole word, or,
//! behind a zero byte, as choices that build something with secrets in known places.

#![expect(
    clippy::missing_panics_doc,
    reason = "to panic is how a target says that something does not hold"
)]

mod failure;
mod grammar;
mod link;
mod masking;
mod ocp;
mod seen;
mod site;
mod slow;
mod time;
mod words;

pub use failure::failure;
pub use link::url;
pub use masking::mask;
pub use ocp::{error, response, task};
pub use seen::reveal;
pub use site::config;
pub use slow::slow;
pub use time::time;

/// Something that must hold for any bytes; it panics where it does not.
pub type Target = fn(&[u8]);

/// Every target, by the name of its program and of its folder in `corpus/`.
pub const TARGETS: [(&str, Target); 10] = [
    ("response", response),
    ("config", config),
    ("error", error),
    ("failure", failure),
    ("mask", mask),
    ("reveal", reveal),
    ("slow", slow),
    ("task", task),
    ("time", time),
    ("url", url),
];

/// Makes a program of a target. With `--cfg fuzzing` it is a fuzzer; without, it runs the files it is given, so that a
/// finding can be reproduced and debugged without a C++ compiler.
#[macro_export]
macro_rules! target {
    ($name:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::$name(data));

        #[cfg(not(fuzzing))]
        fn main() -> std::io::Result<()> {
            for file in std::env::args_os().skip(1) {
                println!("{}", file.display());
                $crate::$name(&std::fs::read(file)?);
            }
            Ok(())
        }
    };
}
