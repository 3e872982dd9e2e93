//! Serves a built console with the headers of production, and an OCP below `/api`. For `cargo xtask serve` and the end-to-end
//! tests, so that what is tested is what is shown.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use axum::Router;
use axum::routing::{any, get};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub mod base;
mod certificates;
mod encoding;
mod files;
pub mod headers;
mod proxy;
mod target;
#[cfg(test)]
mod tests;

/// What is served.
#[derive(Debug, Clone)]
pub struct SiteOptions {
    /// The folder of a build.
    pub dist: PathBuf,
    /// The path the console lies below, such as `/` or `/ocp/backups/`; slashes at the ends may be left out.
    pub base: String,
    /// What `config.json` says, as it is; the build's own file, if it has one, when there is none here.
    pub config: Option<String>,
    /// What answers below `/api`, which is at the root of the origin wherever the console lies.
    pub backend: Backend,
}

/// Who plays OCP.
#[derive(Debug, Clone)]
pub enum Backend {
    /// The stand-in, in this process; it has `/_stand-in/` as well.
    StandIn(ocp_stand_in::Options),
    /// A real one.
    Proxy {
        /// Its address, such as `https://ocp.example.com:8443`.
        url: String,
        /// Whether its certificate is accepted unseen.
        insecure: bool,
    },
    /// Nobody: there are files, and nothing else.
    Nothing,
}

/// A server in this process. It ends when this is dropped.
#[derive(Debug)]
pub struct RunningServer {
    url: String,
    task: JoinHandle<std::io::Result<()>>,
}

impl RunningServer {
    /// The console's address, with a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops listening.
    pub async fn stop(mut self) {
        self.task.abort();
        let _ = (&mut self.task).await;
    }

    /// Waits until the server ends, which it does only if it fails.
    pub async fn wait(mut self) -> Result<()> {
        (&mut self.task)
            .await
            .context("the server has ended")?
            .context("the server has failed")
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts serving on a port of 127.0.0.1; 0 is any that is free.
pub async fn start(options: SiteOptions, port: u16) -> Result<RunningServer> {
    if !options.dist.join("index.html").is_file() {
        bail!(
            "{} is no built console: run `cargo xtask dist` first",
            options.dist.display()
        );
    }
    let base = base::normal(&options.base)?;
    let files = files::Files::new(options.dist, base.clone(), options.config);
    let app = beside(
        options.backend,
        Router::new().fallback(get(files::answer)).with_state(files),
    )?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await;
    let listener = listener.with_context(|| {
        format!("port {port} cannot be had: name another one, or none for any that is free")
    })?;
    let url = format!("http://{}{base}", listener.local_addr()?);
    // The stand-in's own way of serving: loopback names only, and a fault can reset a connection.
    let task = tokio::spawn(ocp_stand_in::serve(listener, app));
    Ok(RunningServer { url, task })
}

/// The address of a real OCP, if it can be one.
pub fn checked_address(url: &str) -> Result<String> {
    target::Target::parse(url).map(|_| url.to_owned())
}

/// OCP beside the console's files.
fn beside(backend: Backend, files: Router) -> Result<Router> {
    match backend {
        Backend::Nothing => Ok(files),
        Backend::StandIn(options) => Ok(ocp_stand_in::router_beside(options, files)),
        Backend::Proxy { url, insecure } => {
            let proxy = proxy::Proxy::new(target::Target::parse(&url)?, insecure)?;
            Ok(Router::new()
                .route("/api/{*path}", any(proxy::forward))
                .with_state(proxy)
                .merge(files))
        }
    }
}
