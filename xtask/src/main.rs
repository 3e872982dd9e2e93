//! `cargo xtask …`: see [`xtask::cli::HELP`].

use std::process::ExitCode;

use anyhow::Result;
use tokio::signal::unix::{SignalKind, signal};
use xtask::cli::{self, Command};
use xtask::{audit, check, demo, dist, fuzz, heights, post_build, serve, setup, size};

#[tokio::main]
async fn main() -> ExitCode {
    let done = tokio::select! {
        done = command() => done,
        // Whatever the command was doing is dropped with it, children included.
        code = stopped() => return ExitCode::from(code),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

async fn command() -> Result<ExitCode> {
    match cli::parse(std::env::args_os().skip(1))? {
        Command::Help => print!("{}", cli::HELP),
        Command::Setup { browser } => {
            setup::for_building().await?;
            if browser {
                setup::browser::ready().await?;
            }
            println!("All tools are there.");
        }
        Command::Serve(options) => serve::run(options).await?,
        Command::Dist { debug, demo } => {
            let dist = if demo {
                demo::build(debug.into()).await?
            } else {
                dist::build(debug.into()).await?
            };
            println!("The console is in {}.", dist.display());
        }
        Command::Size { json } => size::run(json).await?,
        Command::Test { only, filter } => return heights::run(only, &filter).await,
        Command::Check => check::run().await?,
        Command::Fuzz(options) => fuzz::run(options).await?,
        Command::Audit => audit::run().await?,
        Command::PostBuild => post_build::run()?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Waits for Ctrl-C or a request to end, and says with which code to leave.
async fn stopped() -> u8 {
    let (Ok(mut interrupt), Ok(mut terminate)) = (
        signal(SignalKind::interrupt()),
        signal(SignalKind::terminate()),
    ) else {
        return std::future::pending().await;
    };
    // 128 and the signal's number, as a shell would say it.
    tokio::select! {
        _ = interrupt.recv() => 130,
        _ = terminate.recv() => 143,
    }
}
