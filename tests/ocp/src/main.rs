//! The stand-in OCP as a program: serves on 127.0.0.1 until it is stopped.

use std::env;
use std::net::Ipv4Addr;
use std::process::ExitCode;

use axum::response::Redirect;
use axum::routing::get;
use chrono::{DateTime, Utc};
use ocp_stand_in::{Auth, Clock, Options, demo, index, router, serve};
use tokio::net::TcpListener;

const USAGE: &str = "Usage: ocp-stand-in [--port N] [--auth MODE] [--seed N] [--now RFC3339]

  --port N        listen on 127.0.0.1:N; 0, the default, takes a free port
  --auth MODE     ask who is there: none (the default), basic (HTTP Basic) or session (a cookie from /login)
  --require-auth  the same as --auth basic
  --seed N        make up other data
  --now RFC3339   stop the clock at this time
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let (port, options) = match arguments(env::args().skip(1)) {
        Ok(Some(wanted)) => wanted,
        Ok(None) => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprint!("{message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(port, options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ocp-stand-in: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(port: u16, options: Options) -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    // The first line is for programs that start this one.
    println!("http://{}/", listener.local_addr()?);
    if options.auth != Auth::None {
        println!(
            "Sign in as {} with password {}.",
            demo::USER,
            demo::PASSWORD
        );
    }
    println!("\n{}", index());
    let home = get(async || Redirect::temporary("/_stand-in/"));
    serve(listener, router(options).route("/", home)).await
}

/// Port and options; `None` when help was asked for, a message when the arguments are wrong.
fn arguments(mut given: impl Iterator<Item = String>) -> Result<Option<(u16, Options)>, String> {
    let mut port = 0;
    let mut options = Options::default();
    while let Some(name) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("{name} needs a value"));
        match name.as_str() {
            "--port" => port = parse(&name, &value()?)?,
            "--seed" => options.seed = parse(&name, &value()?)?,
            "--now" => options.clock = Clock::Fixed(parse::<DateTime<Utc>>(&name, &value()?)?),
            "--auth" => {
                let mode = value()?;
                options.auth =
                    Auth::named(&mode).ok_or_else(|| format!("{name} cannot be {mode:?}"))?;
            }
            "--require-auth" => options.auth = Auth::Basic,
            "--help" | "-h" => return Ok(None),
            _ => return Err(format!("unknown argument {name}")),
        }
    }
    Ok(Some((port, options)))
}

fn parse<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("{name} cannot be {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(line: &str) -> Result<Option<(u16, Options)>, String> {
        arguments(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn arguments_are_read() {
        let line = "--port 8080 --require-auth --seed 7 --now 2025-03-10T12:00:00+08:00";
        let (port, options) = given(line).expect("right").expect("no help");
        assert_eq!((port, options.seed, options.auth), (8080, 7, Auth::Basic));
        assert!(
            matches!(options.clock, Clock::Fixed(now) if now.to_string() == "2025-03-10 04:00:00 UTC")
        );
        assert!(matches!(
            given("--auth session"),
            Ok(Some((
                _,
                Options {
                    auth: Auth::Session,
                    ..
                }
            )))
        ));
        assert!(matches!(given(""), Ok(Some((0, _)))));
        assert!(matches!(given("--help"), Ok(None)));
    }

    #[test]
    fn wrong_arguments_are_named() {
        for line in [
            "--port",
            "--port 99999",
            "--seed x",
            "--now yesterday",
            "--auth maybe",
            "--loud",
        ] {
            let message = given(line).expect_err(line);
            assert!(
                message.contains(line.split(' ').next().expect("a name")),
                "{message}"
            );
        }
    }
}
