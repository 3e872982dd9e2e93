//! `cargo xtask fuzz`: libFuzzer looks for input that breaks what `tests/fuzz` says must hold.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use tokio::process::Command;

use crate::cli::Fuzz;
use crate::{paths, process};

const PACKAGE: &str = "fuzz";
/// Kept inputs of a target: a place to start from and no archive. What broke something once is kept by hand, beyond this.
const MOST_KEPT: usize = 40;

/// What makes rustc count the places that a run reaches, the way `cargo fuzz run --sanitizer none` does: passes of LLVM,
/// which every rustc has. `--cfg fuzzing` brings libFuzzer in.
const RUSTFLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-simplifycfg-branch-fold-threshold=0";

/// Builds the targets and runs each for a while; with `keep`, adds to the repository what reached something new.
pub async fn run(options: Fuzz) -> Result<()> {
    let known = targets()?;
    if let Some(unknown) = options.targets.iter().find(|name| !known.contains(name)) {
        bail!(
            "there is no fuzz target `{unknown}`, only {}",
            known.join(", ")
        );
    }
    let chosen = if options.targets.is_empty() {
        known
    } else {
        options.targets
    };
    let programs = build().await?;
    let mut broken = Vec::new();
    for name in chosen {
        let target = Target::new(&programs, name)?;
        if options.keep {
            target.keep().await?;
        } else if !target.fuzz(options.seconds).await? {
            broken.push(target.name);
        }
    }
    if !broken.is_empty() {
        bail!(
            "input was found that breaks {}: it is above, with what to do",
            broken.join(", ")
        );
    }
    Ok(())
}

/// The targets have a folder each for what is kept of them.
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

/// Builds all targets, apart from every other build: these flags would throw its results away. Returns their folder.
async fn build() -> Result<PathBuf> {
    // The crate `cc` looks no further than this.
    if std::env::var_os("CXX").is_none() && paths::which("c++").is_none() {
        bail!(
            "libFuzzer is C++: install a compiler (on Debian: `apt-get install g++`), or name yours in CXX"
        );
    }
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "host-tuple"]);
    let host = process::output(rustc)
        .await
        .context("`rustc --print host-tuple` does not work here: run it to see why")?;
    println!("Building the fuzz targets: a few minutes, once …");
    let build = folder().join("build");
    let mut cargo = process::command("cargo");
    // Naming the target, though it is this machine, keeps the flags from build scripts and macros.
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

/// Where everything lies that is not kept.
fn folder() -> PathBuf {
    paths::target().join("fuzz")
}

struct Target {
    name: String,
    program: PathBuf,
    /// Input that is kept, in the repository.
    kept: PathBuf,
    /// Input that reached something new.
    found: PathBuf,
    /// Input that broke something.
    broke: PathBuf,
}

impl Target {
    fn new(programs: &Path, name: String) -> Result<Self> {
        let target = Self {
            program: programs.join(&name),
            kept: paths::root().join("tests/fuzz/corpus").join(&name),
            found: folder().join("found").join(&name),
            broke: folder().join("broke").join(&name),
            name,
        };
        for folder in [&target.found, &target.broke] {
            fs::create_dir_all(folder)
                .with_context(|| format!("{} could not be made", folder.display()))?;
        }
        Ok(target)
    }

    /// Fuzzes for so many seconds; returns whether everything held.
    async fn fuzz(&self, seconds: u32) -> Result<bool> {
        println!("Fuzzing {} for {seconds} s …", self.name);
        let log = folder().join(format!("{}.log", self.name));
        let mut fuzzer = self.fuzzer(&log)?;
        fuzzer
            .arg(format!("-max_total_time={seconds}"))
            .args(["-max_len=4096", "-timeout=10"]);
        fuzzer
            .arg(format!("-artifact_prefix={}/", self.broke.display()))
            .args([&self.found, &self.kept]);
        let before = files(&self.broke);
        // What hangs outside of the code under test would hang here for ever.
        let patience = Duration::from_secs(u64::from(seconds) + 300);
        let status = tokio::time::timeout(patience, process::status(&mut fuzzer))
            .await
            .with_context(|| {
                format!(
                    "the fuzzer {} does not end: see {}",
                    self.name,
                    log.display()
                )
            })??;
        let said = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        if let Some(line) = last_figures(&said) {
            println!("  {line}");
        }
        if status.success() {
            return Ok(true);
        }
        println!("{}", what_broke(&said));
        for file in files(&self.broke)
            .into_iter()
            .filter(|file| !before.contains(file))
        {
            let input = fs::read(&file)?;
            println!(
                "\nThe input is \"{}\".",
                input[..input.len().min(4_000)].escape_ascii()
            );
            println!(
                "Again, as an ordinary program: cargo run --package fuzz --bin {} -- {}",
                self.name,
                file.display()
            );
            println!(
                "Once it holds, keep it: cp {} {}/",
                file.display(),
                self.kept.display()
            );
        }
        Ok(false)
    }

    /// Adds to what is kept the inputs found that reach code which what is kept does not, up to [`MOST_KEPT`]. How often
    /// they reach it, by which the fuzzer tells thousands apart, does not count here.
    async fn keep(&self) -> Result<()> {
        let before = files(&self.kept);
        let mut fuzzer = self.fuzzer(&folder().join(format!("{}.log", self.name)))?;
        fuzzer
            .args(["-set_cover_merge=1", "-use_counters=0"])
            .args([&self.kept, &self.found]);
        if !process::status(&mut fuzzer).await?.success() {
            bail!(
                "{}: what was found could not be merged; see {}",
                self.name,
                folder().display()
            );
        }
        // They come in the order of how much they add.
        let mut new = files(&self.kept);
        new.retain(|file| !before.contains(file));
        new.sort_by_key(|file| file.metadata().and_then(|file| file.modified()).ok());
        let kept = new.len().min(MOST_KEPT.saturating_sub(before.len()));
        for file in &new[kept..] {
            fs::remove_file(file)
                .with_context(|| format!("{} could not be removed", file.display()))?;
        }
        println!(
            "{}: {} files are kept, {kept} of them new",
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

/// The last line with figures: runs, places reached (`cov`), what was found (`corp`), runs a second.
fn last_figures(log: &str) -> Option<&str> {
    log.lines()
        .rev()
        .find(|line| line.starts_with('#') && line.contains(" cov: "))
}

/// What the fuzzer says of a failure, without what it says of its progress.
fn what_broke(log: &str) -> String {
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
    fn figures_and_failures_are_told_apart() {
        assert_eq!(last_figures(LOG), Some("#9\tNEW    cov: 9 ft: 9"));
        assert_eq!(
            what_broke(LOG),
            "thread panicked at x.rs:1:1:\nleft is not right"
        );
        assert_eq!(last_figures(""), None);
    }

    #[test]
    fn every_target_is_a_program_and_has_input_that_is_kept() {
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
