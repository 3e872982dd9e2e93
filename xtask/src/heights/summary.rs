//! What the test harnesses say, added up.

use std::fmt::Write as _;
use std::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl Counts {
    /// Adds a line like `test result: ok. 3 passed; 0 failed; 1 ignored; …`; Rust's harness and wasm-bindgen's write the same.
    pub(super) fn read(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else {
            return;
        };
        let words: Vec<&str> = result
            .split([' ', ';'])
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2) {
            let Ok(number) = pair[0].parse::<usize>() else {
                continue;
            };
            match pair[1] {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.skipped += number,
                _ => {}
            }
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.passed + self.failed == 0
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)
        } else {
            Ok(())
        }
    }
}

/// What came of one height.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) name: &'static str,
    pub(super) counts: Counts,
    /// What went wrong other than tests that failed.
    pub(super) problem: Option<String>,
}

/// A line for each height, and the sum alone on the last one. A problem counts as one failure: a sum without any would be a lie.
pub(super) fn text(outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    let mut sum = Counts::default();
    for Outcome {
        name,
        counts,
        problem,
    } in outcomes
    {
        let mut counts = *counts;
        counts.failed += usize::from(problem.is_some());
        sum += counts;
        let problem = problem
            .as_ref()
            .map(|problem| format!(" ({problem})"))
            .unwrap_or_default();
        let _ = writeln!(text, "{name:<8} {counts}{problem}");
    }
    let _ = writeln!(text, "{sum}");
    text
}

/// Whether tests ran and nothing failed.
pub(super) fn is_good(outcomes: &[Outcome]) -> bool {
    let ran = outcomes.iter().any(|outcome| outcome.counts.passed > 0);
    ran && outcomes
        .iter()
        .all(|outcome| outcome.counts.failed == 0 && outcome.problem.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(lines: &[&str]) -> Counts {
        let mut counts = Counts::default();
        for line in lines {
            counts.read(line);
        }
        counts
    }

    #[test]
    fn results_of_both_harnesses_are_read() {
        let read = counts(&[
            "running 3 tests",
            "test model::passed ... ok",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.50s",
        ]);
        assert_eq!(
            read,
            Counts {
                passed: 13,
                failed: 2,
                skipped: 1
            }
        );
    }

    #[test]
    fn the_last_line_is_the_sum() {
        let outcomes = [
            Outcome {
                name: "host",
                counts: Counts {
                    passed: 5,
                    failed: 0,
                    skipped: 1,
                },
                problem: None,
            },
            Outcome {
                name: "e2e",
                counts: Counts {
                    passed: 2,
                    failed: 1,
                    skipped: 0,
                },
                problem: None,
            },
        ];
        assert_eq!(
            text(&outcomes),
            "host     5 passed, 0 failed, 1 skipped\ne2e      2 passed, 1 failed\n7 passed, 1 failed, 1 skipped\n"
        );
        assert!(!is_good(&outcomes) && is_good(&outcomes[..1]));
    }

    #[test]
    fn a_height_that_did_not_run_is_a_failure() {
        let outcomes = [Outcome {
            name: "e2e",
            counts: Counts::default(),
            problem: Some("no test ran".to_owned()),
        }];
        assert_eq!(
            text(&outcomes),
            "e2e      0 passed, 1 failed (no test ran)\n0 passed, 1 failed\n"
        );
        assert!(!is_good(&outcomes) && !is_good(&[]));
    }
}
