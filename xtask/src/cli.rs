//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::*;

/// What `cargo xtask --help` prints.
pub const HELP: &str = "\
Builds, serves and tests the console.

Usage: cargo xtask <command> [options]

  serve   build the console and serve it with a built-in stand-in OCP, or a real one
            --ocp URL        a real OCP, such as https://ocp.example.com:8443; /api is passed on to it
            --insecure       accept that OCP's certificate unseen (self-signed)
            --auth MODE      how the console signs in: session, basic or proxy (not at all); the stand-in asks for it
            --require-auth   the same as --auth basic
            --config FILE    serve this file as config.json
            --port N         listen on this port of 127.0.0.1 (default: any free one)
            --base /PATH/    serve the console below this path
            --debug          build without optimising
            --demo           no OCP at all: the folder that `dist --demo` makes
  test    run every test: on the host, in a browser, end to end
            --only HEIGHT    host, browser or e2e
            -- FILTER        only the tests whose names contain this
  dist    build what is deployed, into dist/ (--debug: into target/dist-debug/)
            --demo           with sample data in OCP's place, into dist-demo/ (target/dist-demo-debug/): any server of
                             files shows it, below any path
  size    what the build weighs, file by file (--json: for a program)
  check   formatting and lints
  fuzz    look for input that breaks what must hold for any: all targets, or those named
            --seconds N      for each target (default: 60)
            --keep           no fuzzing: add what earlier runs found and reaches new code to tests/fuzz/corpus
  audit   licences and sources of what the console is built from; withdrawn versions, known vulnerabilities
  setup   install what building needs, without building (--browser: what testing needs, too)
";

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Install the tools.
    Setup {
        /// A browser and its driver as well.
        browser: bool,
    },
    /// Build and serve.
    Serve(Serve),
    /// Build.
    Dist {
        /// Without optimising.
        debug: bool,
        /// With sample data in OCP's place.
        demo: bool,
    },
    /// Print sizes.
    Size {
        /// As JSON.
        json: bool,
    },
    /// Run the tests.
    Test {
        /// One height instead of all three.
        only: Option<Height>,
        /// What follows `--`.
        filter: Vec<OsString>,
    },
    /// Formatting and lints.
    Check,
    /// Look for input that breaks something.
    Fuzz(Fuzz),
    /// What is depended on.
    Audit,
    /// Trunk's hook.
    PostBuild,
}

/// The options of `serve`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Serve {
    /// The port to listen on; 0 is any.
    pub port: u16,
    /// The path the console lies below.
    pub base: Option<String>,
    /// A real OCP.
    pub ocp: Option<String>,
    /// Whether its certificate is accepted unseen.
    pub insecure: bool,
    /// Whether the console is built without optimising.
    pub debug: bool,
    /// How the console signs in, and what the stand-in asks for.
    pub auth: Option<Auth>,
    /// A file to serve as `config.json`.
    pub config: Option<PathBuf>,
    /// Whether there is no OCP, but sample data.
    pub demo: bool,
}

/// How the console proves who asks: the values of `auth` in `config.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// By the session's cookie of OCP.
    Session,
    /// By a user name and a password that the console asks for.
    Basic,
    /// By something in front of OCP.
    Proxy,
}

impl Auth {
    const ALL: [Self; 3] = [Self::Session, Self::Basic, Self::Proxy];

    /// What the command line and `config.json` call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Basic => "basic",
            Self::Proxy => "proxy",
        }
    }
}

/// The options of `fuzz`.
#[derive(Debug, PartialEq, Eq)]
pub struct Fuzz {
    /// Some targets; none means all.
    pub targets: Vec<String>,
    /// How long each runs.
    pub seconds: u32,
    /// Whether what was found is kept instead.
    pub keep: bool,
}

/// Where tests run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// As ordinary programs.
    Host,
    /// As WebAssembly, in a browser.
    Browser,
    /// Against the built console, from outside.
    E2e,
}

impl Height {
    /// All of them, lowest first.
    pub const ALL: [Self; 3] = [Self::Host, Self::Browser, Self::E2e];

    /// What the command line and the summary call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Browser => "browser",
            Self::E2e => "e2e",
        }
    }
}

/// Reads the arguments, without the program's name.
pub fn parse(args: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Command> {
    let mut parser = lexopt::Parser::from_args(args);
    let name = match parser.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Command::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(unexpected(other)),
    };
    match name.as_str() {
        "help" => Ok(Command::Help),
        "setup" => Ok(flag(&mut parser, "browser")?
            .map_or(Command::Help, |browser| Command::Setup { browser })),
        "dist" => dist(&mut parser),
        "size" => {
            Ok(flag(&mut parser, "json")?.map_or(Command::Help, |json| Command::Size { json }))
        }
        "check" => Ok(flag(&mut parser, "")?.map_or(Command::Help, |_| Command::Check)),
        "audit" => Ok(flag(&mut parser, "")?.map_or(Command::Help, |_| Command::Audit)),
        "post-build" => Ok(flag(&mut parser, "")?.map_or(Command::Help, |_| Command::PostBuild)),
        "serve" => serve(&mut parser),
        "fuzz" => fuzz(&mut parser),
        "test" => test(&mut parser),
        other => bail!("there is no command `{other}`; `cargo xtask --help` lists those there are"),
    }
}

/// A command with at most one option, which is a switch: `None` if help is asked for instead.
fn flag(parser: &mut lexopt::Parser, name: &str) -> Result<Option<bool>> {
    let mut on = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(None),
            Long(long) if long == name => on = true,
            other => return Err(unexpected(other)),
        }
    }
    Ok(Some(on))
}

fn dist(parser: &mut lexopt::Parser) -> Result<Command> {
    let (mut debug, mut demo) = (false, false);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("debug") => debug = true,
            Long("demo") => demo = true,
            other => return Err(unexpected(other)),
        }
    }
    Ok(Command::Dist { debug, demo })
}

fn serve(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut serve = Serve::default();
    let mut required = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("port") => {
                let value = parser.value()?;
                let port = value.to_str().and_then(|text| text.parse().ok());
                serve.port = port.ok_or_else(|| {
                    anyhow!(
                        "--port takes a number up to 65535, not `{}`",
                        value.display()
                    )
                })?;
            }
            Long("base") => serve.base = Some(parser.value()?.string()?),
            Long("ocp") => serve.ocp = Some(parser.value()?.string()?),
            Long("insecure") => serve.insecure = true,
            Long("debug") => serve.debug = true,
            Long("demo") => serve.demo = true,
            Long("auth") => {
                let value = parser.value()?.string()?;
                let auth = Auth::ALL.into_iter().find(|auth| auth.name() == value);
                serve.auth = Some(auth.ok_or_else(|| {
                    anyhow!("--auth takes session, basic or proxy, not `{value}`")
                })?);
            }
            Long("require-auth") => required = true,
            Long("config") => serve.config = Some(parser.value()?.into()),
            other => return Err(unexpected(other)),
        }
    }
    if serve.insecure && serve.ocp.is_none() {
        bail!("--insecure says how to reach a real OCP: give its address with --ocp URL");
    }
    if required && serve.ocp.is_some() {
        bail!(
            "--require-auth is for the stand-in; a real OCP decides for itself: leave out one of --require-auth and --ocp"
        );
    }
    if required && serve.auth.is_some_and(|auth| auth != Auth::Basic) {
        bail!("--require-auth means --auth basic: leave out one of the two");
    }
    if serve.demo
        && (serve.ocp.is_some() || required || serve.auth.is_some() || serve.config.is_some())
    {
        bail!(
            "--demo has no OCP, and a config.json of its own: leave out --ocp, --auth, --require-auth and --config"
        );
    }
    if required {
        serve.auth = Some(Auth::Basic);
    }
    Ok(Command::Serve(serve))
}

fn fuzz(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut fuzz = Fuzz {
        targets: Vec::new(),
        seconds: 60,
        keep: false,
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("seconds") => {
                let value = parser.value()?;
                // libFuzzer takes 0 for ever.
                let seconds = value
                    .to_str()
                    .and_then(|text| text.parse().ok())
                    .filter(|seconds| *seconds > 0);
                fuzz.seconds = seconds.ok_or_else(|| {
                    anyhow!("--seconds takes a number from 1, not `{}`", value.display())
                })?;
            }
            Long("keep") => fuzz.keep = true,
            Value(name) => fuzz.targets.push(name.string()?),
            other => return Err(unexpected(other)),
        }
    }
    Ok(Command::Fuzz(fuzz))
}

fn test(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut only = None;
    loop {
        // What follows `--` is the test harness's own business, dashes and all.
        if let Some(mut rest) = parser.try_raw_args()
            && rest.peek().is_some_and(|next| next == "--")
        {
            rest.next();
            let filter = rest.collect();
            return Ok(Command::Test { only, filter });
        }
        match parser.next()? {
            None => {
                return Ok(Command::Test {
                    only,
                    filter: Vec::new(),
                });
            }
            Some(Long("help") | Short('h')) => return Ok(Command::Help),
            Some(Long("only")) => {
                let value = parser.value()?.string()?;
                let height = Height::ALL
                    .into_iter()
                    .find(|height| height.name() == value);
                only =
                    Some(height.ok_or_else(|| {
                        anyhow!("--only takes host, browser or e2e, not `{value}`")
                    })?);
            }
            Some(other) => return Err(unexpected(other)),
        }
    }
}

fn unexpected(arg: lexopt::Arg<'_>) -> anyhow::Error {
    anyhow!(
        "{}; `cargo xtask --help` lists the options",
        arg.unexpected()
    )
}

#[cfg(test)]
#[path = "cli_tests.rs"]
mod tests;
