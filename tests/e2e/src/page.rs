//! The page, in the user's language.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tokio::sync::MutexGuard;

use crate::seen::{SCRIPT, Seen};
use crate::session::{Element, Session};
use crate::stand_in::StandIn;
use crate::watch::Logs;

/// How long a user would wait for something that is bound to happen, on a machine that is busy with other tests.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How often the page is looked at.
const GLANCE: Duration = Duration::from_millis(40);

/// The page in its browser; copies are the same one.
#[derive(Debug, Clone)]
pub struct Page {
    session: Session,
    url: Arc<str>,
    origin: Arc<str>,
    /// The OCP behind it.
    pub ocp: StandIn,
    expected: Arc<Mutex<Vec<String>>>,
    logs: Arc<tokio::sync::Mutex<Logs>>,
    /// How far the browser's clock is ahead of the machine's.
    ahead: Arc<Mutex<TimeDelta>>,
}

impl Page {
    pub(crate) fn new(session: Session, url: &str, origin: String) -> Self {
        let ocp = StandIn::new(origin.clone());
        Self {
            session,
            url: url.into(),
            origin: origin.into(),
            ocp,
            expected: Arc::default(),
            logs: Arc::default(),
            ahead: Arc::default(),
        }
    }

    /// The browser's own commands, for what no user can do.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The origin that console and OCP share.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The console's address, without a query.
    pub fn address(&self) -> &str {
        &self.url
    }

    /// Says that the browser's log may have messages with this part: the test brings them about.
    pub fn expect_in_log(&self, part: &str) {
        self.expected
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(part.to_owned());
    }

    /// Fails if, since it was last asked, something happened that never must: a breach of the page's policy, a script error, a
    /// panic, a request to another origin. Every test ends with it.
    pub async fn judge(&self) -> Result<()> {
        let expected = self
            .expected
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        self.logs().await?.judge(&self.origin, &expected)
    }

    /// What the browser has logged up to now.
    pub async fn logs(&self) -> Result<MutexGuard<'_, Logs>> {
        let mut logs = self.logs.lock().await;
        logs.fetch(&self.session).await?;
        Ok(logs)
    }

    /// Lets the page write to the clipboard and this test read it.
    pub async fn allow_clipboard(&self) -> Result<()> {
        let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        let granted = json!({ "origin": &*self.origin, "permissions": permissions });
        self.session
            .devtools("Browser.grantPermissions", granted)
            .await
            .map(drop)
    }

    /// Follows a link to the console; `query` is without `?`.
    pub async fn open(&self, query: &str) -> Result<()> {
        let separator = if query.is_empty() { "" } else { "?" };
        self.session
            .go(&format!("{}{separator}{query}", self.url))
            .await
    }

    /// Follows a link and waits until its load has ended with a table.
    pub async fn open_table(&self, query: &str) -> Result<Seen> {
        self.open(query).await?;
        self.table().await
    }

    /// Looks at the page once.
    pub async fn look(&self) -> Result<Seen> {
        self.session.run(SCRIPT, &[]).await
    }

    /// Waits until a table is there and no request is under way.
    pub async fn table(&self) -> Result<Seen> {
        self.until("the table is loaded", Seen::settled).await
    }

    /// Looks at the page until something is so; fails, saying what is not so, when that lasts too long.
    pub async fn until(&self, what: &str, is_so: impl Fn(&Seen) -> bool) -> Result<Seen> {
        self.until_within(PATIENCE, what, is_so).await
    }

    /// [`Page::until`] with another patience.
    pub async fn until_within(
        &self,
        patience: Duration,
        what: &str,
        is_so: impl Fn(&Seen) -> bool,
    ) -> Result<Seen> {
        let deadline = Instant::now() + patience;
        loop {
            let seen = self.look().await?;
            if is_so(&seen) {
                return Ok(seen);
            }
            if Instant::now() > deadline {
                let rows = seen.rows.len();
                bail!(
                    "not within {} s: {what}\n{rows} rows, {}",
                    patience.as_secs(),
                    summary(&seen)
                );
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Looks at the page for a while; fails when something stops being so.
    pub async fn throughout(
        &self,
        time: Duration,
        what: &str,
        is_so: impl Fn(&Seen) -> bool,
    ) -> Result<()> {
        let end = Instant::now() + time;
        while Instant::now() < end {
            let seen = self.look().await?;
            if !is_so(&seen) {
                bail!("it did not last: {what}\n{}", summary(&seen));
            }
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    /// The element that a test hook names.
    pub async fn element(&self, testid: &str) -> Result<Element> {
        self.session
            .first(&format!("[data-testid=\"{testid}\"]"))
            .await
    }

    /// Clicks what a test hook names.
    pub async fn click(&self, testid: &str) -> Result<()> {
        self.session.click(&self.element(testid).await?).await
    }

    /// Clicks the button that a screen reader calls `name`.
    pub async fn press_button(&self, name: &str) -> Result<()> {
        let button = self.by_role("button", name).await?;
        self.session.click(&button).await
    }

    /// The element of a role and a name, as assistive technology is told them.
    pub async fn by_role(&self, role: &str, name: &str) -> Result<Element> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(element) = self.find_by_role(role, name).await? {
                return Ok(element);
            }
            if Instant::now() > deadline {
                bail!("there is no {role} “{name}”");
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// [`Page::by_role`], now; `None` when there is none.
    pub async fn find_by_role(&self, role: &str, name: &str) -> Result<Option<Element>> {
        for element in self
            .session
            .pick(CANDIDATES, &[json!(role), json!(name)])
            .await?
        {
            // The browser's own idea of it decides; an element that has just gone has none.
            let named = self
                .session
                .name(&element)
                .await
                .is_ok_and(|given| given == name);
            if named
                && self
                    .session
                    .role(&element)
                    .await
                    .is_ok_and(|given| given == role)
            {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Waits until these words can be read somewhere.
    pub async fn until_text(&self, words: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        let shown = async || self.session.text(&self.session.first("body").await?).await;
        // A page that is just being left has a body that cannot be read.
        while !shown().await.is_ok_and(|text| text.contains(words)) {
            if Instant::now() > deadline {
                bail!("nowhere: “{words}”");
            }
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    /// Sets the window's inside to a size, as a phone or a large screen has it.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.session
            .devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await
            .map(drop)
    }

    /// Shows the page as to a user who prefers `light` or `dark`.
    pub async fn prefer(&self, scheme: &str) -> Result<()> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.session
            .devtools(
                "Emulation.setEmulatedMedia",
                json!({ "features": features }),
            )
            .await
            .map(drop)
    }

    /// Runs a script in each document from now on, before the page's own.
    pub async fn before_each_document(&self, script: &str) -> Result<()> {
        let parameters = json!({ "source": script });
        self.session
            .devtools("Page.addScriptToEvaluateOnNewDocument", parameters)
            .await
            .map(drop)
    }

    /// Sets the browser's clock to `now`, from where it goes on.
    pub(crate) async fn set_clock(&self, now: DateTime<Utc>) -> Result<()> {
        *self.ahead() = now - Utc::now();
        self.follow_clock().await
    }

    /// The time by the stand-in's clock.
    pub async fn ocp_time(&self) -> Result<DateTime<Utc>> {
        let told = self.ocp.control("clock").await?;
        Ok(told["now"].as_str().unwrap_or_default().parse()?)
    }

    /// Sets the browser's clock by OCP's.
    pub async fn set_clock_to_ocp(&self) -> Result<()> {
        self.set_clock(self.ocp_time().await?).await
    }

    /// Moves the clocks of OCP and of the browser forward; backward if `seconds` are below zero.
    pub async fn advance_clock(&self, seconds: i64) -> Result<()> {
        let control = format!("clock?advance={seconds}");
        self.ocp.control(&control).await?;
        *self.ahead() += TimeDelta::seconds(seconds);
        self.value(&format!("void (window.clockAhead += {})", seconds * 1_000))
            .await?;
        self.follow_clock().await
    }

    fn ahead(&self) -> std::sync::MutexGuard<'_, TimeDelta> {
        self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the documents of this tab start with the browser's clock.
    async fn follow_clock(&self) -> Result<()> {
        let ahead = self.ahead().num_milliseconds();
        self.before_each_document(&format!(
            "window.realNow ??= Date.now; window.clockAhead = {ahead}; \
             Date.now = () => window.realNow() + window.clockAhead;"
        ))
        .await
    }

    /// Evaluates an expression in the page.
    pub async fn value(&self, expression: &str) -> Result<Value> {
        self.session.run(&format!("return {expression}"), &[]).await
    }

    /// Opens another tab, watched like the first, and goes on in it; returns the one before and the new one.
    pub async fn new_tab(&self) -> Result<[String; 2]> {
        let tabs = self.session.new_tab().await?;
        crate::watch::begin(&self.session).await?;
        self.follow_clock().await?;
        Ok(tabs)
    }
}

/// Elements that may have a role and a name: a first choice, so that the browser is asked about a few only.
const CANDIDATES: &str = "
    const [role, name] = arguments;
    const native = { button: 'button', link: 'a', dialog: 'dialog', table: 'table', form: 'form', heading: 'h1,h2,h3', textbox: 'input', columnheader: 'th',
        checkbox: 'input[type=checkbox]', radio: 'input[type=radio]', combobox: 'select', navigation: 'nav', main: 'main' };
    const mentions = el => [el.getAttribute('aria-label'), el.textContent, el.title, ...[...(el.labels ?? [])].map(l => l.textContent)]
        .some(text => text?.includes(name));
    return [...document.querySelectorAll(`${native[role] ?? '*'}, [role=${role}]`)]
        .filter(el => el.getClientRects().length && mentions(el));
";

fn summary(seen: &Seen) -> String {
    let Seen {
        url,
        total,
        page_status,
        scope,
        empty,
        busy,
        notices,
        ..
    } = seen;
    let notices: Vec<&str> = notices.iter().map(|notice| &*notice.text).collect();
    format!(
        "{url}\ntotal “{total}”, pager “{page_status}”, “{scope}”, “{empty}”, busy {busy}, notices {notices:?}"
    )
}
