//! Replays every input that is kept: what a fuzzer once found must not come back.

use std::fs;
use std::path::Path;

use fuzz::TARGETS;

#[test]
fn every_input_that_is_kept_still_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (name, target) in TARGETS {
        let mut files: Vec<_> = fs::read_dir(corpus.join(name))
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        files.sort();
        assert!(!files.is_empty(), "corpus/{name} is empty");
        for file in files {
            // The harness shows what a failed test has printed: the last line is the input.
            println!("{}", file.display());
            target(&fs::read(&file).unwrap());
        }
    }
}
