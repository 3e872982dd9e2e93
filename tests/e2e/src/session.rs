//! A browser session: the WebDriver commands that the tests use, and the browser's own.

use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use hyper::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::wire::Wire;

/// The key that WebDriver gives an element's reference.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A session; copies are the same one.
#[derive(Debug, Clone)]
pub struct Session {
    wire: Wire,
    url: Arc<str>,
    process: Option<u64>,
}

/// A reference to an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    fn read(value: &Value) -> Result<Self> {
        Ok(Self(
            value[ELEMENT]
                .as_str()
                .context("not an element")?
                .to_owned(),
        ))
    }

    /// As an argument of a script.
    pub fn argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

impl Session {
    /// Opens a browser with a fresh profile.
    pub async fn open(driver: &str, browser: Browser) -> Result<Self> {
        let wire = Wire::new();
        let asked = json!({ "capabilities": { "alwaysMatch": browser.capabilities()? } });
        let value = send(
            &wire,
            Method::POST,
            &format!("{driver}/session"),
            Some(asked),
        )
        .await?;
        let id = value["sessionId"]
            .as_str()
            .context("the driver opened no session")?;
        let process = browser.process_id(&value["capabilities"]);
        Ok(Self {
            wire,
            url: format!("{driver}/session/{id}").into(),
            process,
        })
    }

    /// Closes the browser; should it not go, its process is ended.
    pub async fn close(&self) {
        if send(&self.wire, Method::DELETE, &self.url, None)
            .await
            .is_err()
            && let Some(process) = self.process
        {
            // A system call would need unsafe code or one more crate.
            let _ = std::process::Command::new("kill")
                .args(["-KILL", &process.to_string()])
                .status();
        }
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value> {
        send(
            &self.wire,
            Method::POST,
            &format!("{}/{path}", self.url),
            Some(body),
        )
        .await
    }

    async fn get(&self, path: &str) -> Result<Value> {
        send(
            &self.wire,
            Method::GET,
            &format!("{}/{path}", self.url),
            None,
        )
        .await
    }

    /// Goes to an address and waits until it is loaded.
    pub async fn go(&self, url: &str) -> Result<()> {
        self.post("url", json!({ "url": url })).await.map(drop)
    }

    /// The address shown.
    pub async fn url(&self) -> Result<String> {
        text(&self.get("url").await?)
    }

    /// `back`, `forward` or `refresh`.
    pub async fn travel(&self, how: &str) -> Result<()> {
        self.post(how, json!({})).await.map(drop)
    }

    /// Runs a function's body in the page. It runs whatever the page's own policy says of scripts.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Result<T> {
        let value = self
            .post(
                "execute/sync",
                json!({ "script": script, "args": arguments }),
            )
            .await?;
        Ok(serde_json::from_value(value)?)
    }

    /// The elements that match a CSS selector.
    pub async fn all(&self, css: &str) -> Result<Vec<Element>> {
        let found = self
            .post("elements", json!({ "using": "css selector", "value": css }))
            .await?;
        found
            .as_array()
            .into_iter()
            .flatten()
            .map(Element::read)
            .collect()
    }

    /// The first element that matches a CSS selector.
    pub async fn first(&self, css: &str) -> Result<Element> {
        let found = self
            .post("element", json!({ "using": "css selector", "value": css }))
            .await;
        Element::read(&found.with_context(|| format!("the page has no {css}"))?)
    }

    /// The elements that a function's body returns.
    pub async fn pick(&self, script: &str, arguments: &[Value]) -> Result<Vec<Element>> {
        let found: Vec<Value> = self.run(script, arguments).await?;
        found.iter().map(Element::read).collect()
    }

    /// Clicks as a user does: scrolls there, and fails if something else lies above. The driver takes what lies under a header
    /// that stays for visible; the page's own scrolling does not.
    pub async fn click(&self, element: &Element) -> Result<()> {
        let show = "arguments[0].scrollIntoView({ block: 'nearest', inline: 'nearest' })";
        self.run::<Value>(show, &[element.argument()]).await?;
        self.post(&format!("element/{}/click", element.0), json!({}))
            .await
            .map(drop)
    }

    /// Clicks with a key held down.
    pub async fn click_with(&self, key: &str, element: &Element) -> Result<()> {
        let pause = json!({ "type": "pause" });
        let keys = json!([{ "type": "keyDown", "value": key }, pause, pause, pause, { "type": "keyUp", "value": key }]);
        let to = json!({ "type": "pointerMove", "x": 0, "y": 0, "origin": element.argument() });
        let button = |kind: &str| json!({ "type": kind, "button": 0 });
        let pointer = json!([pause, to, button("pointerDown"), button("pointerUp"), pause]);
        let actions = json!({ "actions": [
            { "type": "key", "id": "keyboard", "actions": keys },
            { "type": "pointer", "id": "mouse", "actions": pointer },
        ] });
        self.post("actions", actions).await.map(drop)
    }

    /// The tabs that are open.
    pub async fn tabs(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.get("window/handles").await?)?)
    }

    /// Types into an element.
    pub async fn type_into(&self, element: &Element, keys: &str) -> Result<()> {
        self.post(
            &format!("element/{}/value", element.0),
            json!({ "text": keys }),
        )
        .await
        .map(drop)
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn press(&self, keys: &[&str]) -> Result<()> {
        let strokes: Vec<Value> = keys
            .iter()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })))
            .collect();
        let actions =
            json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        self.post("actions", actions).await.map(drop)
    }

    /// Presses a key while another one is held.
    pub async fn press_with(&self, held: &str, key: &str) -> Result<()> {
        let strokes = [
            ("keyDown", held),
            ("keyDown", key),
            ("keyUp", key),
            ("keyUp", held),
        ]
        .map(|(kind, key)| json!({ "type": kind, "value": key }));
        let actions =
            json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        self.post("actions", actions).await.map(drop)
    }

    /// Drags an element by so many pixels with the mouse.
    pub async fn drag(&self, element: &Element, right: i32, down: i32) -> Result<()> {
        let to = |origin: Value, x: i32, y: i32| json!({ "type": "pointerMove", "duration": 60, "origin": origin, "x": x, "y": y });
        let moves = json!([
            to(element.argument(), 0, 0),
            { "type": "pointerDown", "button": 0 },
            to(json!("pointer"), right / 2, down / 2),
            to(json!("pointer"), right - right / 2, down - down / 2),
            { "type": "pointerUp", "button": 0 },
        ]);
        let mouse = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": moves });
        self.post("actions", json!({ "actions": [mouse] }))
            .await
            .map(drop)
    }

    /// The role that assistive technology hears.
    pub async fn role(&self, element: &Element) -> Result<String> {
        text(
            &self
                .get(&format!("element/{}/computedrole", element.0))
                .await?,
        )
    }

    /// The name that assistive technology hears.
    pub async fn name(&self, element: &Element) -> Result<String> {
        text(
            &self
                .get(&format!("element/{}/computedlabel", element.0))
                .await?,
        )
    }

    /// What an element shows.
    pub async fn text(&self, element: &Element) -> Result<String> {
        text(&self.get(&format!("element/{}/text", element.0)).await?)
    }

    /// A picture of the window, as PNG.
    pub async fn screenshot(&self) -> Result<Vec<u8>> {
        let picture = text(&self.get("screenshot").await?)?;
        BASE64_STANDARD
            .decode(picture)
            .ok()
            .context("the driver sent no picture")
    }

    /// Opens another tab and goes on in it; returns the one before and the new one.
    pub async fn new_tab(&self) -> Result<[String; 2]> {
        let before = text(&self.get("window").await?)?;
        let after = text(&self.post("window/new", json!({ "type": "tab" })).await?["handle"])?;
        self.show_tab(&after).await?;
        Ok([before, after])
    }

    /// Goes on in a tab.
    pub async fn show_tab(&self, handle: &str) -> Result<()> {
        self.post("window", json!({ "handle": handle }))
            .await
            .map(drop)
    }

    /// A command of Chromium's own protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.post(
            "goog/cdp/execute",
            json!({ "cmd": command, "params": parameters }),
        )
        .await
    }

    /// What the browser has logged since it was last asked: `browser` or `performance`.
    pub async fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let entries = self.post("se/log", json!({ "type": kind })).await?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }
}

async fn send(wire: &Wire, method: Method, url: &str, body: Option<Value>) -> Result<Value> {
    let (status, mut answer) = wire.ask(method, url, body.as_ref()).await?;
    let value = answer["value"].take();
    if !status.is_success() {
        let of = |name: &str| {
            value[name]
                .as_str()
                .unwrap_or_default()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        bail!("the browser says: {}: {}", of("error"), of("message"));
    }
    Ok(value)
}

fn text(value: &Value) -> Result<String> {
    Ok(value
        .as_str()
        .context("the driver sent no text")?
        .to_owned())
}
