//! `cargo xtask fuzz`: libFuzzer searches for inputs that break an invariant of `tests/fuzz`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use tokio::process::Command;

use crate::cli::FuzzOptions;
use crate::{paths, process};

const PACKAGE: &str = "fuzz";
/// The maximum number of kept inputs of a target: they are a starting point, not an archive. Inputs
/// that once failed are kept by hand, in addition.
const MAX_KEPT: usize = 40;

/// The flags that make rustc instrument code for libFuzzer as `cargo fuzz run --sanitizer none`
/// does, with passes of LLVM that every rustc has. `--cfg fuzzing` links libFuzzer.
const RUSTFLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-simplifycfg-branch-fold-threshold=0";

/// Builds the targets and runs each for the given time; with `keep`, adds the inputs that reach new
/// code to the repository.
pub async fn run(options: FuzzOptions) -> Result<()> {
    let known = targets()?;
    if let Some(unknown) = options.targets.iter().find(|name| !known.contains(name)) {
        bail!(
            "unknown fuzz target `{unknown}`; the targets are {}",
            known.join(", ")
        );
    }
    let chosen = if options.targets.is_empty() {
        known
    } else {
        options.targets
    };
    let programs = build().await?;
    let mut failed = Vec::new();
    for name in chosen {
        let target = Target::new(&programs, name)?;
        if options.keep {
            target.keep().await?;
        } else if !target.fuzz(options.seconds).await? {
            failed.push(target.name);
        }
    }
    if !failed.is_empty() {
        bail!(
            "{} failed: the inputs and what to do are above",
            failed.join(", ")
        );
    }
    Ok(())
}

/// The names of the targets: each has a folder of kept inputs.
fn targets() -> Result<Vec<String>> {
    let folder = paths::root().join("tests/fuzz/corpus");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("{} is missing", folder.display()))?;
    let mut names: Vec<_> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

/// Builds all targets into a folder of their own, because these flags would invalidate every other
/// build. Returns the folder of the programs.
async fn build() -> Result<PathBuf> {
    // The crate `cc` also looks only for these.
    if std::env::var_os("CXX").is_none() && paths::which("c++").is_none() {
        bail!(
            "libFuzzer is C++: install a compiler (on Debian: `apt-get install g++`), or set CXX \
             to yours"
        );
    }
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "host-tuple"]);
    let host = process::output(rustc)
        .await
        .context("`rustc --print host-tuple` fails: run it to see why")?;
    println!("Building the fuzz targets: a few minutes, once …");
    let build = folder().join("build");
    let mut cargo = process::command("cargo");
    // An explicit target keeps the flags away from build scripts and macros.
    cargo.args([
        "build",
        "--package",
        PACKAGE,
        "--bins",
        "--profile",
        "fuzz",
        "--target",
        &host,
        "--target-dir",
    ]);
    cargo
        .arg(&build)
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("RUSTFLAGS", RUSTFLAGS);
    process::run(cargo).await?;
    Ok(build.join(host).join("fuzz"))
}

/// The folder of everything that is not kept.
fn folder() -> PathBuf {
    paths::target().join("fuzz")
}

struct Target {
    name: String,
    program: PathBuf,
    /// Kept inputs, in the repository.
    kept: PathBuf,
    /// Inputs that reached new code.
    found: PathBuf,
    /// Inputs that broke an invariant.
    failures: PathBuf,
}

impl Target {
    fn new(programs: &Path, name: String) -> Result<Self> {
        let target = Self {
            program: programs.join(&name),
            kept: paths::root().join("tests/fuzz/corpus").join(&name),
            found: folder().join("found").join(&name),
            failures: folder().join("failures").join(&name),
            name,
        };
        for folder in [&target.found, &target.failures] {
            fs::create_dir_all(folder)
                .with_context(|| format!("{} could not be created", folder.display()))?;
        }
        Ok(target)
    }

    /// Runs the fuzzer for some seconds; returns whether all invariants held.
    async fn fuzz(&self, seconds: u32) -> Result<bool> {
        println!("Fuzzing {} for {seconds} s …", self.name);
        let log = folder().join(format!("{}.log", self.name));
        let mut fuzzer = self.fuzzer(&log)?;
        fuzzer
            .arg(format!("-max_total_time={seconds}"))
            .args(["-max_len=4096", "-timeout=10"]);
        fuzzer
            .arg(format!("-artifact_prefix={}/", self.failures.display()))
            .args([&self.found, &self.kept]);
        let before = files(&self.failures);
        // A fuzzer that hangs outside the code under test would never end.
        let time_limit = Duration::from_secs(u64::from(seconds) + 300);
        let status = tokio::time::timeout(time_limit, process::status(&mut fuzzer))
            .await
            .with_context(|| {
                format!(
                    "the fuzzer {} does not end: see {}",
                    self.name,
                    log.display()
                )
            })??;
        let output = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        if let Some(line) = last_figures(&output) {
            println!("  {line}");
        }
        if status.success() {
            return Ok(true);
        }
        println!("{}", failure_report(&output));
        for file in files(&self.failures)
            .into_iter()
            .filter(|file| !before.contains(file))
        {
            let input = fs::read(&file)?;
            println!(
                "\nThe input is \"{}\".",
                input[..input.len().min(4_000)].escape_ascii()
            );
            println!(
                "To run it again as an ordinary program: cargo run --package fuzz --bin {} -- {}",
                self.name,
                file.display()
            );
            println!(
                "Once the invariant holds, keep the input: cp {} {}/",
                file.display(),
                self.kept.display()
            );
        }
        Ok(false)
    }

    /// Keeps the found inputs that reach code that the kept ones do not, up to [`MAX_KEPT`]. The
    /// number of times that an input reaches code does not count here.
    async fn keep(&self) -> Result<()> {
        let before = files(&self.kept);
        let mut fuzzer = self.fuzzer(&folder().join(format!("{}.log", self.name)))?;
        fuzzer
            .args(["-set_cover_merge=1", "-use_counters=0"])
            .args([&self.kept, &self.found]);
        if !process::status(&mut fuzzer).await?.success() {
            bail!(
                "{}: the found inputs could not be merged; see {}",
                self.name,
                folder().display()
            );
        }
        // The fuzzer writes them in order of their contribution.
        let mut new = files(&self.kept);
        new.retain(|file| !before.contains(file));
        new.sort_by_key(|file| file.metadata().and_then(|file| file.modified()).ok());
        let kept = new.len().min(MAX_KEPT.saturating_sub(before.len()));
        for file in &new[kept..] {
            fs::remove_file(file)
                .with_context(|| format!("{} could not be removed", file.display()))?;
        }
        println!(
            "{}: {} inputs are kept, {kept} of them new",
            self.name,
            before.len() + kept
        );
        Ok(())
    }

    fn fuzzer(&self, log: &Path) -> Result<Command> {
        let file =
            File::create(log).with_context(|| format!("{} could not be written", log.display()))?;
        let mut fuzzer = process::command(&self.program);
        fuzzer.stdout(Stdio::null()).stderr(file);
        Ok(fuzzer)
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default()
}

/// The last line with figures: runs, places reached (`cov`), corpus (`corp`), runs a second.
fn last_figures(log: &str) -> Option<&str> {
    log.lines()
        .rev()
        .find(|line| line.starts_with('#') && line.contains(" cov: "))
}

/// The fuzzer's report of a failure, without its progress.
fn failure_report(log: &str) -> String {
    let is_progress = |line: &&str| {
        line.starts_with('#') || line.starts_with("INFO: ") || line.starts_with("WARNING: ")
    };
    log.lines()
        .filter(|line| !is_progress(line))
        .take(40)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "INFO: Seed: 1\n#2\tINITED cov: 7 ft: 8 corp: 1/1b exec/s: 0 rss: 27Mb\n#9\tNEW    cov: 9 ft: 9\n\
                       thread panicked at x.rs:1:1:\nleft is not right\n";

    #[test]
    fn figures_and_the_failure_report_are_found_in_a_log() {
        assert_eq!(last_figures(LOG), Some("#9\tNEW    cov: 9 ft: 9"));
        assert_eq!(
            failure_report(LOG),
            "thread panicked at x.rs:1:1:\nleft is not right"
        );
        assert_eq!(last_figures(""), None);
    }

    #[test]
    fn every_target_has_a_program_and_kept_inputs() {
        let manifest = include_str!("../../tests/fuzz/Cargo.toml");
        let targets = targets().unwrap();
        assert_eq!(manifest.matches("[[bin]]").count(), targets.len());
        for name in targets {
            assert!(
                manifest.contains(&format!(
                    "\nname = \"{name}\"\npath = \"targets/{name}.rs\"\n"
                )),
                "{name}"
            );
        }
    }
}
