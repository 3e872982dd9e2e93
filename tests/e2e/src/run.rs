//! What surrounds a test: site, driver, browser, judgement, evidence, end.

use std::future::Future;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{env, fs, process, thread};

use anyhow::{Context as _, Result, anyhow, bail};
use chrono::Utc;
use ocp_stand_in::{Clock, Options};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use xtask::demo;
use xtask::site::{self, Backend, SiteOptions};

use crate::browser::Browser;
use crate::driver::Driver;
use crate::page::Page;
use crate::session::Session;
use crate::{failure, watch};

/// Browsers at once: each has a handful of processes.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// No test of a page takes longer unless it hangs.
const TOO_LONG: Duration = Duration::from_mins(2);

/// The world of one test.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The path the console lies below.
    pub base: &'static str,
    /// What `config.json` says, as it is; none is served when there is none here, which the browser writes into its log.
    pub config: Option<&'static str>,
    /// The stand-in's options. If its clock is fixed, the browser's clock starts at the same time.
    pub stand_in: Options,
    /// Whether there is no OCP and no stand-in, but the folder that `cargo xtask dist --demo` makes, with its own
    /// `config.json`: [`Page::ocp`] answers nothing then.
    pub demo: bool,
}

impl Default for Setup {
    /// Below a path, as beside other consoles on one host, and with nothing set up.
    fn default() -> Self {
        Self {
            base: "/ocp/backup/",
            config: Some("{}"),
            stand_in: Options::default(),
            demo: false,
        }
    }
}

/// Runs a test in the ordinary world.
pub fn console<F>(test: impl FnOnce(Page) -> F)
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    console_with(Setup::default(), test);
}

/// Runs a test in the world of its choice.
///
/// # Panics
///
/// When the test fails, after everything it started is gone.
#[expect(clippy::expect_used, reason = "without a runtime no test can run")]
pub fn console_with<F>(setup: Setup, test: impl FnOnce(Page) -> F)
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let name = thread::current().name().unwrap_or("test").to_owned();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    let outcome = runtime
        .expect("a runtime")
        .block_on(world(setup, &name, test));
    if let Err(error) = outcome {
        panic!("{error:?}");
    }
}

async fn world<F>(setup: Setup, name: &str, test: impl FnOnce(Page) -> F) -> Result<()>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let _permit = BROWSERS.acquire().await?;
    let folder = if setup.demo {
        Some(Folder::with_demo()?)
    } else {
        None
    };
    let clock = setup.stand_in.clock;
    let options = SiteOptions {
        dist: folder
            .as_ref()
            .map_or_else(dist, |folder| Ok(folder.0.clone()))?,
        base: setup.base.to_owned(),
        config: setup.config.filter(|_| !setup.demo).map(str::to_owned),
        backend: if setup.demo {
            Backend::Nothing
        } else {
            Backend::StandIn(setup.stand_in)
        },
    };
    let site = site::start(options, 0).await?;
    let origin = site
        .url()
        .strip_suffix(setup.base)
        .context("the site is not below its base")?
        .to_owned();
    let browser = Browser::wanted()?;
    let driver = Driver::start(browser).await?;
    let session = Session::open(driver.url(), browser).await?;
    let page = Page::new(session.clone(), site.url(), origin);
    page.set_clock(match clock {
        Clock::System => Utc::now(),
        Clock::Fixed(now) => now,
    })
    .await?;
    let outcome = judged(&page, test).await;
    if !matches!(outcome, Ok(Ok(()))) {
        match failure::save(&session, name).await {
            Ok(picture) => println!("What the page showed: {}", picture.display()),
            Err(error) => println!("What the page showed could not be saved: {error:#}"),
        }
    }
    session.close().await;
    driver.stop().await;
    site.stop().await;
    match outcome {
        Ok(outcome) => outcome,
        Err(panic) if panic.is_panic() => resume_unwind(panic.into_panic()),
        Err(_) => bail!("the test was stopped"),
    }
}

/// Runs the test as a task of its own: its panic comes back as a value, and the browser can be closed first.
async fn judged<F>(
    page: &Page,
    test: impl FnOnce(Page) -> F,
) -> Result<Result<()>, tokio::task::JoinError>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    if let Err(error) = watch::begin(page.session()).await {
        return Ok(Err(error));
    }
    let mut task = tokio::spawn(test(page.clone()));
    let Ok(outcome) = timeout(TOO_LONG, &mut task).await else {
        task.abort();
        return Ok(Err(anyhow!(
            "the test did not end within {} seconds",
            TOO_LONG.as_secs()
        )));
    };
    Ok(match outcome? {
        Ok(()) => page.judge().await,
        failed => failed,
    })
}

/// A folder of one test, which goes with it.
struct Folder(PathBuf);

impl Folder {
    fn with_demo() -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "e2e-demo-{}-{}",
            process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = Self(env::temp_dir().join(name));
        demo::lay_out(&dist()?, &folder.0, false)?;
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The build to test.
fn dist() -> Result<PathBuf> {
    let named = env::var_os("E2E_DIST").filter(|value| !value.is_empty());
    let dist = xtask::paths::root().join(named.unwrap_or_else(|| "dist".into()));
    if !dist.join("index.html").is_file() {
        bail!(
            "there is no build of the console to test: run `cargo xtask test --only e2e`, which builds it"
        );
    }
    Ok(dist)
}
