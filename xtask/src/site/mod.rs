//! Serves a built console with the headers of production, and an OCP below `/api`. `cargo xtask
//! serve` and the end-to-end tests share it, so that the tests see what users see.

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

/// The options of a site.
#[derive(Debug, Clone)]
pub struct SiteOptions {
    /// The folder of a build.
    pub dist: PathBuf,
    /// The base path of the console, such as `/` or `/ocp/backups/`; the outer slashes are
    /// optional.
    pub base: String,
    /// The text of `config.json`. `None` serves the build's own file, and a 404 if it has none.
    pub config: Option<String>,
    /// The server of `/api`, which is at the root of the origin for every base path.
    pub backend: Backend,
}

/// The server of `/api`.
#[derive(Debug, Clone)]
pub enum Backend {
    /// The stand-in, in this process, with its `/_stand-in/`.
    StandIn(ocp_stand_in::Options),
    /// A real OCP.
    Proxy {
        /// Its address, such as `https://ocp.example.com:8443`.
        url: String,
        /// Whether any certificate of it is accepted.
        insecure: bool,
    },
    /// None: there are only files.
    Nothing,
}

/// A server in this process, which ends when this is dropped.
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

    /// Waits until the server ends, which happens only on failure.
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

/// Starts a server on a port of 127.0.0.1; 0 is any free one.
pub async fn start(options: SiteOptions, port: u16) -> Result<RunningServer> {
    if !options.dist.join("index.html").is_file() {
        bail!(
            "{} has no built console: run `cargo xtask dist` first",
            options.dist.display()
        );
    }
    let base = base::normalize(&options.base)?;
    let files = files::Files::new(options.dist, base.clone(), options.config);
    let app = with_backend(
        options.backend,
        Router::new().fallback(get(files::serve)).with_state(files),
    )?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await;
    let listener = listener.with_context(|| {
        format!("port {port} is not available: choose another one, or none for any free one")
    })?;
    let url = format!("http://{}{base}", listener.local_addr()?);
    // The stand-in's server accepts loopback names only, and can reset a connection as a fault.
    let task = tokio::spawn(ocp_stand_in::serve(listener, app));
    Ok(RunningServer { url, task })
}

/// The address of a real OCP, if it is a valid one.
pub fn validated_address(url: &str) -> Result<String> {
    target::Target::parse(url).map(|_| url.to_owned())
}

/// Adds OCP to the console's files.
fn with_backend(backend: Backend, files: Router) -> Result<Router> {
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
