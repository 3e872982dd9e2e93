//! The command line.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::*;

/// The text of `cargo xtask --help`.
pub const HELP: &str = "\
Builds, serves and tests the console.

Usage: cargo xtask <command> [options]

  serve   build the console and serve it with a built-in stand-in OCP, or a real one
            --ocp URL        a real OCP, such as https://ocp.example.com:8443, which /api is
                             forwarded to
            --insecure       accept any certificate of that OCP, such as a self-signed one
            --auth MODE      how the console signs in: session, basic or proxy (not at all); the
                             stand-in requires it
            --require-auth   the same as --auth basic
            --config FILE    serve this file as config.json
            --port N         listen on this port of 127.0.0.1 (default: any free one)
            --base /PATH/    serve the console below this path
            --debug          build without optimising
            --demo           no OCP at all: serve the folder that `dist --demo` makes
  test    run all tests: on the host, in a browser, end to end
            --only SUITE     host, browser or e2e
            -- FILTER        only the tests whose names contain this
  dist    build what is deployed, into dist/ (--debug: into target/dist-debug/)
            --demo           with sample data in place of OCP, into dist-demo/
                             (target/dist-demo-debug/), for any web server and below any path
  size    the size of the build, file by file (--json: for a program)
  check   formatting, lints, documentation and the paths it names
  fuzz    search for inputs that break an invariant: all targets, or those named
            --seconds N      for each target (default: 60)
            --keep           no fuzzing: add the inputs of earlier runs that reach new code to
                             tests/fuzz/corpus
  audit   licences and sources of the dependencies; yanked versions, known vulnerabilities
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
    Serve(ServeOptions),
    /// Build.
    Dist {
        /// Without optimising.
        debug: bool,
        /// With sample data in place of OCP.
        demo: bool,
    },
    /// Print sizes.
    Size {
        /// As JSON.
        json: bool,
    },
    /// Run the tests.
    Test {
        /// One suite instead of all three.
        only: Option<Suite>,
        /// The arguments after `--`.
        filter: Vec<OsString>,
    },
    /// Run all static checks.
    Check,
    /// Search for inputs that break an invariant.
    Fuzz(FuzzOptions),
    /// Check the dependencies.
    Audit,
    /// Process a build; Trunk's hook.
    PostBuild,
}

/// The options of `serve`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ServeOptions {
    /// The port to listen on; 0 is any.
    pub port: u16,
    /// The base path of the console.
    pub base: Option<String>,
    /// A real OCP.
    pub ocp: Option<String>,
    /// Whether any certificate of it is accepted.
    pub insecure: bool,
    /// Whether the console is built without optimising.
    pub debug: bool,
    /// The console's way of signing in, which the stand-in then requires.
    pub auth: Option<Auth>,
    /// A file to serve as `config.json`.
    pub config: Option<PathBuf>,
    /// Whether sample data takes the place of OCP.
    pub demo: bool,
}

/// The console's way of signing in: the values of `auth` in `config.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// With OCP's session cookie.
    Session,
    /// With a user name and a password that the console asks for.
    Basic,
    /// By a proxy in front of OCP.
    Proxy,
}

impl Auth {
    const ALL: [Self; 3] = [Self::Session, Self::Basic, Self::Proxy];

    /// The name on the command line and in `config.json`.
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
pub struct FuzzOptions {
    /// The targets; all if empty.
    pub targets: Vec<String>,
    /// The time for each target.
    pub seconds: u32,
    /// Whether to keep the inputs that earlier runs found, instead of fuzzing.
    pub keep: bool,
}

/// A group of tests that run in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    /// As ordinary programs.
    Host,
    /// As WebAssembly, in a browser.
    Browser,
    /// Against the built console, from outside.
    E2e,
}

impl Suite {
    /// All suites, the fastest first.
    pub const ALL: [Self; 3] = [Self::Host, Self::Browser, Self::E2e];

    /// The name on the command line and in the summary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Browser => "browser",
            Self::E2e => "e2e",
        }
    }
}

/// Parses the arguments, without the program's name.
pub fn parse(args: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Command> {
    let mut parser = lexopt::Parser::from_args(args);
    let name = match parser.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Command::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(unexpected(other)),
    };
    match name.as_str() {
        "help" => Ok(Command::Help),
        "setup" => Ok(parse_switch(&mut parser, "browser")?
            .map_or(Command::Help, |browser| Command::Setup { browser })),
        "dist" => parse_dist(&mut parser),
        "size" => {
            Ok(parse_switch(&mut parser, "json")?
                .map_or(Command::Help, |json| Command::Size { json }))
        }
        "check" => Ok(parse_switch(&mut parser, "")?.map_or(Command::Help, |_| Command::Check)),
        "audit" => Ok(parse_switch(&mut parser, "")?.map_or(Command::Help, |_| Command::Audit)),
        "post-build" => {
            Ok(parse_switch(&mut parser, "")?.map_or(Command::Help, |_| Command::PostBuild))
        }
        "serve" => parse_serve(&mut parser),
        "fuzz" => parse_fuzz(&mut parser),
        "test" => parse_test(&mut parser),
        other => bail!("unknown command `{other}`; `cargo xtask --help` lists all commands"),
    }
}

/// Parses a command with at most one option, a switch: `None` if help is requested.
fn parse_switch(parser: &mut lexopt::Parser, name: &str) -> Result<Option<bool>> {
    let mut is_on = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(None),
            Long(long) if long == name => is_on = true,
            other => return Err(unexpected(other)),
        }
    }
    Ok(Some(is_on))
}

fn parse_dist(parser: &mut lexopt::Parser) -> Result<Command> {
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

fn parse_serve(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut options = ServeOptions::default();
    let mut is_auth_required = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("port") => options.port = port(&parser.value()?)?,
            Long("base") => options.base = Some(parser.value()?.string()?),
            Long("ocp") => options.ocp = Some(parser.value()?.string()?),
            Long("insecure") => options.insecure = true,
            Long("debug") => options.debug = true,
            Long("demo") => options.demo = true,
            Long("auth") => options.auth = Some(auth(&parser.value()?.string()?)?),
            Long("require-auth") => is_auth_required = true,
            Long("config") => options.config = Some(parser.value()?.into()),
            other => return Err(unexpected(other)),
        }
    }
    check_serve(&options, is_auth_required)?;
    if is_auth_required {
        options.auth = Some(Auth::Basic);
    }
    Ok(Command::Serve(options))
}

fn port(value: &OsStr) -> Result<u16> {
    let port = value.to_str().and_then(|text| text.parse().ok());
    let display = value.display();
    port.ok_or_else(|| anyhow!("--port takes a number up to 65535, not `{display}`"))
}

fn auth(value: &str) -> Result<Auth> {
    let auth = Auth::ALL.into_iter().find(|auth| auth.name() == value);
    auth.ok_or_else(|| anyhow!("--auth takes session, basic or proxy, not `{value}`"))
}

/// Rejects options that contradict each other.
fn check_serve(options: &ServeOptions, is_auth_required: bool) -> Result<()> {
    if options.insecure && options.ocp.is_none() {
        bail!("--insecure needs a real OCP: give its address with --ocp URL");
    }
    if is_auth_required && options.ocp.is_some() {
        bail!(
            "--require-auth is for the stand-in, since a real OCP decides for itself: \
             leave out --require-auth or --ocp"
        );
    }
    if is_auth_required && options.auth.is_some_and(|auth| auth != Auth::Basic) {
        bail!("--require-auth means --auth basic: leave out one of the two");
    }
    let has_ocp_options = options.ocp.is_some() || options.auth.is_some();
    if options.demo && (has_ocp_options || is_auth_required || options.config.is_some()) {
        bail!(
            "--demo has no OCP and a config.json of its own: \
             leave out --ocp, --auth, --require-auth and --config"
        );
    }
    Ok(())
}

fn parse_fuzz(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut fuzz = FuzzOptions {
        targets: Vec::new(),
        seconds: 60,
        keep: false,
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("seconds") => {
                let value = parser.value()?;
                // libFuzzer takes 0 as "no limit".
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

fn parse_test(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut only = None;
    loop {
        // The arguments after `--` belong to the test harness.
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
                let suite = Suite::ALL.into_iter().find(|suite| suite.name() == value);
                only =
                    Some(suite.ok_or_else(|| {
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
