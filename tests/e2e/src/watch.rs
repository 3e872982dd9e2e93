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
    session.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTENER })).await.map(drop)
}

/// Fails if something happened that must not; `expected` are parts of messages that a test brings about itself.
pub(crate) async fn judge(session: &Session, origin: &str, expected: &[String]) -> Result<()> {
    let mut wrong = Vec::new();
    for entry in session.log("browser").await? {
        let message = entry["message"].as_str().unwrap_or_default();
        // That an answer was a 502 is what the test wanted; what the page makes of it is asserted there.
        let from_network = entry["source"] == "network";
        let is_expected = expected.iter().any(|part| message.contains(part));
        if entry["level"] == "SEVERE" && !from_network && !is_expected {
            wrong.push(format!("{}: {message}", entry["source"].as_str().unwrap_or_default()));
        }
    }
    for url in requests(&session.log("performance").await?) {
        let inside = ["data:", "blob:", "about:", "chrome:", "devtools:"].iter().any(|scheme| url.starts_with(scheme));
        if !inside && !url.starts_with(&format!("{origin}/")) {
            wrong.push(format!("a request to another origin: {url}"));
        }
    }
    if wrong.is_empty() { Ok(()) } else { bail!("the browser's log:\n  {}", wrong.join("\n  ")) }
}

fn requests(log: &[Value]) -> Vec<String> {
    let mut urls = Vec::new();
    for entry in log {
        let event: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default()).unwrap_or_default();
        if event["message"]["method"] == "Network.requestWillBeSent" {
            urls.extend(event["message"]["params"]["request"]["url"].as_str().map(str::to_owned));
        }
    }
    urls
}
