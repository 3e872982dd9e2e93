//! Child processes: started with a clean environment, named in every failure, and gone when this process is gone.

use std::env;
use std::ffi::OsStr;
use std::process::{ExitStatus, Stdio};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// A command with the environment a user's own shell would have given it, run in the workspace's root.
///
/// `cargo run` sets variables for its child. A cargo started from here would see them as changes: build scripts that watch
/// `CARGO_PKG_VERSION` (ring's does) would run again, and everything above them would be compiled again, each time.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_set_by_cargo_run) {
            command.env_remove(&name);
        }
    }
    // Its own process group, so that what the child starts can be ended with it; no child ever asks a question.
    command
        .current_dir(crate::paths::root())
        .process_group(0)
        .stdin(Stdio::null());
    command
}

/// Whether `cargo run` sets the variable for the program it runs, as opposed to a setting that is the user's own.
fn is_set_by_cargo_run(name: &str) -> bool {
    const EXACT: [&str; 5] = [
        "CARGO",
        "CARGO_CRATE_NAME",
        "CARGO_PRIMARY_PACKAGE",
        "LD_LIBRARY_PATH",
        "OUT_DIR",
    ];
    const PREFIXES: [&str; 4] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CFG_"];
    EXACT.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// Runs the command with its output shown, and fails unless it succeeds.
pub async fn run(mut command: Command) -> Result<()> {
    let name = describe(&command);
    let status = status(&mut command).await?;
    if !status.success() {
        bail!("`{name}` failed ({status}); its own words are above");
    }
    Ok(())
}

/// Runs the command with its output shown and tells how it ended.
pub async fn status(command: &mut Command) -> Result<ExitStatus> {
    Running::spawn(command)?.wait().await
}

/// Runs the command, shows each line it writes to its standard output and hands it to `line`.
pub async fn lines(command: &mut Command, mut line: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut running = Running::spawn(command.stdout(Stdio::piped()))?;
    let name = describe(command);
    let output = running
        .child
        .stdout
        .take()
        .with_context(|| format!("`{name}` has no output"))?;
    let mut reader = BufReader::new(output);
    let mut bytes = Vec::new();
    let mut ended = None;
    loop {
        tokio::select! {
            biased;
            read = reader.read_until(b'\n', &mut bytes) => {
                if read? == 0 {
                    break;
                }
                // A test may print bytes that are no text; they are shown as well as can be and end nothing.
                let text = String::from_utf8_lossy(&bytes);
                print!("{text}");
                line(text.trim_end());
                bytes.clear();
            }
            status = running.child.wait(), if ended.is_none() => {
                ended = Some(status?);
                // A browser it has forgotten would hold the output open for ever.
                running.end_group();
            }
        }
    }
    match ended {
        Some(status) => Ok(status),
        None => running.wait().await,
    }
}

/// What the command writes to its standard output, or nothing if it cannot be run or fails.
pub async fn output(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().await.ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A child in a process group of its own, which ends with this: leaving early, on Ctrl-C say, leaves nothing running.
struct Running {
    child: Child,
    /// The group, until the child has ended by itself.
    group: Option<u32>,
}

impl Running {
    fn spawn(command: &mut Command) -> Result<Self> {
        let child = command
            .spawn()
            .with_context(|| format!("`{}` could not be started", describe(command)))?;
        let group = child.id();
        Ok(Self { child, group })
    }

    async fn wait(&mut self) -> Result<ExitStatus> {
        let status = self
            .child
            .wait()
            .await
            .context("a child process could not be waited for")?;
        self.group = None;
        Ok(status)
    }

    fn end_group(&mut self) {
        if let Some(group) = self.group.take() {
            // The shell's own `kill`: a system call would need unsafe code or one more crate.
            let kill = format!("kill -TERM -{group} 2>/dev/null");
            let _ = std::process::Command::new("sh")
                .args(["-c", &kill])
                .status();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end_group();
    }
}

/// The command as somebody would type it.
fn describe(command: &Command) -> String {
    let command = command.as_std();
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_run_sets_is_told_from_what_the_user_sets() {
        for name in [
            "CARGO",
            "CARGO_PKG_VERSION",
            "CARGO_MANIFEST_DIR",
            "LD_LIBRARY_PATH",
        ] {
            assert!(is_set_by_cargo_run(name), "{name}");
        }
        for name in [
            "CARGO_HOME",
            "CARGO_TARGET_DIR",
            "CARGO_TERM_COLOR",
            "RUSTUP_TOOLCHAIN",
            "RUSTFLAGS",
            "PATH",
        ] {
            assert!(!is_set_by_cargo_run(name), "{name}");
        }
    }

    #[test]
    fn a_command_is_described_as_typed() {
        let mut command = command("cargo");
        command.args(["build", "--release"]);
        assert_eq!(describe(&command), "cargo build --release");
    }

    #[tokio::test]
    async fn lines_are_handed_on_and_the_status_is_told() {
        let mut seen = Vec::new();
        let mut script = command("sh");
        script.args(["-c", "echo one; echo two; exit 3"]);
        let status = lines(&mut script, |line| seen.push(line.to_owned()))
            .await
            .unwrap();
        assert_eq!(seen, ["one", "two"]);
        assert_eq!(status.code(), Some(3));
    }

    #[tokio::test]
    async fn a_forgotten_grandchild_holds_nothing_up() {
        let mut script = command("sh");
        script.args(["-c", "sleep 60 & echo done"]);
        let patience = std::time::Duration::from_secs(20);
        let status = tokio::time::timeout(patience, lines(&mut script, |_| ())).await;
        assert!(status.unwrap().unwrap().success());
    }

    #[tokio::test]
    async fn leaving_early_leaves_nothing_running() {
        let mut script = command("sh");
        script.args(["-c", "sleep 60 & echo $!; wait"]);
        let mut grandchild = None;
        let patience = std::time::Duration::from_millis(500);
        let run = lines(&mut script, |line| grandchild = line.parse::<u32>().ok());
        assert!(tokio::time::timeout(patience, run).await.is_err());
        let status = std::path::PathBuf::from(format!("/proc/{}/stat", grandchild.unwrap()));
        for _ in 0..50 {
            // Ended, and perhaps not yet reaped by whoever took it over.
            if std::fs::read_to_string(&status).map_or(true, |stat| stat.contains(") Z ")) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the grandchild still runs");
    }

    #[tokio::test]
    async fn a_program_that_is_not_there_is_named() {
        let error = run(command("no-such-program-here")).await.unwrap_err();
        assert!(
            error.to_string().contains("no-such-program-here"),
            "{error}"
        );
    }
}
