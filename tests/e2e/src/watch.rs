//! What must never happen, whatever a test is about: a breach of the page's policy, a script error, a panic, a request to
//! another origin.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::session::Session;

/// Puts every breach into the browser's log, which outlives the document that it happened in.
const LISTENER: &str = "
    const tell = (what, detail) => console.error('E2E ' + what + ': ' + detail);
    addEventListener('securitypolicyviolation', e => tell('policy', [e.violatedDirective, e.blockedURI, e.sample].join(' ')), true);
    addEventListener('console-panic', e => tell('panic', e.detail));
    addEventListener('error', e => tell('error', e.message));
    addEventListener('unhandledrejection', e => tell('rejection', e.reason));
";

/// Begins to watch the tab that is shown, before anything is loaded in it.
pub(crate) async fn begin(session: &Session) -> Result<()> {
    session.devtools("Page.enable", json!({})).await?;
    session
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": LISTENER }),
        )
        .await
        .map(drop)
}

/// What the browser has logged since the test began.
#[derive(Debug, Default)]
pub struct Logs {
    /// What a user finds in the browser's console.
    pub console: Vec<Value>,
    /// The browser's events of the network, each as Chromium's protocol has it.
    pub network: Vec<Value>,
    /// How many of both were judged.
    judged: (usize, usize),
}

impl Logs {
    /// Fetches what is new.
    pub(crate) async fn fetch(&mut self, session: &Session) -> Result<()> {
        self.console.extend(session.log("browser").await?);
        for entry in session.log("performance").await? {
            let mut event: Value =
                serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
            self.network.push(event["message"].take());
        }
        Ok(())
    }

    /// The requests that the browser sent, as its protocol has them.
    pub fn requests(&self) -> impl Iterator<Item = &Value> {
        requests(&self.network)
    }

    /// Fails if something new happened that must not; `expected` are parts of messages that a test brings about itself.
    pub(crate) fn judge(&mut self, origin: &str, expected: &[String]) -> Result<()> {
        let new = std::mem::replace(&mut self.judged, (self.console.len(), self.network.len()));
        let mut wrong = Vec::new();
        for entry in &self.console[new.0..] {
            let message = entry["message"].as_str().unwrap_or_default();
            // That a response from OCP was a 502 is what the test wanted; what the page makes of it is asserted there. A file
            // of the console that is missing is never wanted.
            let from_ocp =
                entry["source"] == "network" && message.starts_with(&format!("{origin}/api/"));
            let is_expected = expected.iter().any(|part| message.contains(part));
            if entry["level"] == "SEVERE" && !from_ocp && !is_expected {
                wrong.push(format!(
                    "{}: {message}",
                    entry["source"].as_str().unwrap_or_default()
                ));
            }
        }
        for request in requests(&self.network[new.1..]) {
            let url = request["request"]["url"].as_str().unwrap_or_default();
            let inside = ["data:", "blob:", "about:", "chrome:", "devtools:"]
                .iter()
                .any(|scheme| url.starts_with(scheme));
            // A user in the address is no part of its origin.
            let bare = url
                .strip_prefix("http://")
                .and_then(|rest| rest.split_once('@'))
                .filter(|(user, _)| !user.contains('/'));
            let bare = bare.map_or_else(|| url.to_owned(), |(_, rest)| format!("http://{rest}"));
            if !inside && !bare.starts_with(&format!("{origin}/")) {
                wrong.push(format!("a request to another origin: {url}"));
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            bail!("the browser's log:\n  {}", wrong.join("\n  "))
        }
    }
}

/// The browser also announces where a fetch was sent on to when the page does not follow. Those are left out: if the page did
/// follow, that would breach its policy, and be in the log.
fn requests(network: &[Value]) -> impl Iterator<Item = &Value> {
    let sent = network
        .iter()
        .filter(|event| event["method"] == "Network.requestWillBeSent")
        .map(|event| &event["params"]);
    sent.filter(|sent| sent["type"] != "Fetch" || !sent["redirectResponse"].is_object())
}
