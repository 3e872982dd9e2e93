//! No secret leaks: markers are planted wherever a secret can come in, and searched for wherever it could go.
//!
//! Planted: as the password typed at sign-in; in the link, in a parameter's name and value; in `config.json`, in a wrong value and
//! in a wrong key; in every place of a response from OCP; in a refusal of OCP; in a proxy's page; in what the browser says when it
//! makes the program panic.
//!
//! Not searched, as it cannot be otherwise: what the user typed into the address bar, as long as it stands there (`location`, the
//! history's entry, the request for the document itself), and the program's memory. The page must not copy it from there.

use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use e2e::download::Downloads;
use e2e::form::keys;
use e2e::{Page, Setup, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::{FAULT_CLUSTER, SECRET_MARKER};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::export::export;
use crate::in_march_2025;

/// Sign-in with any password, which the stand-in does not look at: so that one can be signed in with a marker.
const CONFIG: &str = r#"{
    "auth": "basic",
    "theme": "password=S3CR3T-MARKER",
    "access_key=S3CR3T-MARKER": 1,
    "loginUrl": "https://user:S3CR3T-MARKER@sso.example.com/?password=S3CR3T-MARKER"
}"#;

#[derive(Deserialize)]
struct Found {
    found: Vec<String>,
    places: usize,
}

#[derive(Deserialize)]
struct Copies {
    buttons: usize,
    copied: Vec<String>,
}

/// The marker, and the credential made with it as it is sent.
fn markers() -> Vec<String> {
    let credential = BASE64_STANDARD.encode(format!("alice:{SECRET_MARKER}"));
    vec![SECRET_MARKER.to_owned(), credential]
}

fn has_marker(text: &str) -> bool {
    markers().iter().any(|marker| text.contains(marker))
}

/// Searches the page and all that the browser keeps for it.
async fn search(page: &Page, when: &str) -> Result<()> {
    let Found { found, places } = page
        .session()
        .run(include_str!("marker.js"), &[json!(markers())])
        .await?;
    ensure!(places > 50, "{when}: only {places} places were searched");
    ensure!(found.is_empty(), "{when}: {found:#?}");
    Ok(())
}

/// Presses every button that copies, and looks at what each put on the clipboard.
async fn search_copies(page: &Page, when: &str) -> Result<usize> {
    let (mut at, mut count) = (0, 0);
    loop {
        let arguments = [json!(at), json!(at + 200)];
        let Copies { buttons, copied } = page
            .session()
            .run(include_str!("copies.js"), &arguments)
            .await?;
        count += copied.len();
        for text in copied {
            ensure!(!has_marker(&text), "{when}, on the clipboard: {text}");
        }
        at += 200;
        if at >= buttons {
            ensure!(
                count == buttons,
                "{when}: {count} of {buttons} buttons copied something"
            );
            return Ok(count);
        }
    }
}

/// Searches what the browser logged and sent. The password goes to `/api`, in `Authorization`, and nowhere else.
async fn search_logs(page: &Page) -> Result<()> {
    let logs = page.logs().await?;
    for entry in &logs.console {
        ensure!(!has_marker(&entry.to_string()), "in the console: {entry}");
    }
    let mut carried = 0;
    for sent in logs.requests() {
        let mut request = sent["request"].clone();
        let url = request["url"].as_str().unwrap_or_default().to_owned();
        if url.starts_with(&format!("{}/api/", page.origin()))
            && let Some(headers) = request["headers"].as_object_mut()
        {
            headers.retain(|name, value| {
                let is_pass =
                    name.eq_ignore_ascii_case("authorization") && has_marker(&value.to_string());
                carried += usize::from(is_pass);
                !is_pass
            });
        }
        // The address that the user typed.
        if sent["type"] == "Document" {
            request["url"] = Value::Null;
        }
        ensure!(!has_marker(&request.to_string()), "in a request: {request}");
    }
    ensure!(
        carried > 2,
        "the password that was typed was sent {carried} times"
    );
    for request in page
        .ocp
        .asked()
        .await?
        .iter()
        .chain(&page.ocp.asked_of_site().await?)
    {
        let is_document = request.path == "/ocp/backup/";
        ensure!(
            is_document || !has_marker(&request.query),
            "OCP was asked {} {}",
            request.path,
            request.query
        );
        ensure!(
            !has_marker(&format!("{:?}", request.headers)),
            "in a header: {:?}",
            request.headers
        );
        ensure!(
            !request.headers.contains_key("referer"),
            "an address was told in Referer: {:?}",
            request.headers
        );
    }
    Ok(())
}

fn link(fault: Fault) -> String {
    format!(
        "cluster={FAULT_CLUSTER}&tenant={}&range=all&zone=utc&size=50",
        fault.tenant_id()
    )
}

async fn sign_in(page: &Page) -> Result<()> {
    page.by_role("dialog", "Sign in to OCP").await?;
    for (name, text) in [("User name", "alice"), ("Password", SECRET_MARKER)] {
        page.session()
            .type_into(&page.by_role("textbox", name).await?, text)
            .await?;
    }
    page.session()
        .click(&page.by_role("checkbox", "Show password").await?)
        .await?;
    page.session().press(&[keys::TAB]).await?;
    page.session()
        .click(&page.session().first("dialog [type=submit]").await?)
        .await
}

/// Exports the tasks in each format, and searches the files.
async fn search_exports(page: &Page) -> Result<()> {
    let mut downloads = Downloads::of(page).await?;
    for format in ["csv", "json", "ndjson"] {
        export(page, format).await?;
        let file = downloads.next().await?;
        ensure!(
            file.text.contains("***") && !has_marker(&file.text) && !has_marker(&file.name),
            "{}",
            file.text
        );
        page.press_button("Dismiss").await?;
    }
    Ok(())
}

/// Searches the page after failures with secrets, and their request details.
async fn search_failures(page: &Page) -> Result<()> {
    for fault in [Fault::SecretError, Fault::SecretPage] {
        page.fill("scope-tenant", &fault.tenant_id().to_string())
            .await?;
        page.apply().await?;
        page.until("it fails", |seen| {
            seen.notices.iter().any(|notice| notice.kind == "error")
        })
        .await?;
        search(page, fault.name()).await?;
        assert!(search_copies(page, fault.name()).await? > 0);
        page.click("this-answer").await?;
        page.by_role("dialog", "Request details").await?;
        search(page, "this response").await?;
        assert!(search_copies(page, "this response").await? > 8);
        page.press_button("Close").await?;
    }
    Ok(())
}

/// Searches the page after a panic of the program, of which the browser reports a secret.
async fn search_crash(page: &Page) -> Result<()> {
    for expected in [
        "E2E panic: ",
        "E2E error: ",
        "unreachable",
        "Uncaught Error: password=***",
    ] {
        page.expect_in_log(expected);
    }
    page.fill(
        "scope-tenant",
        &Fault::EverythingSecret.tenant_id().to_string(),
    )
    .await?;
    page.apply().await?;
    page.table().await?;
    let throws =
        "document.createElement = () => { throw new Error('password=' + 'S3CR3T-' + 'MARKER') }";
    page.value(&format!("void ({throws})")).await?;
    page.session()
        .click(&page.session().first("[data-testid=row-expander]").await?)
        .await?;
    page.by_role("alertdialog", "The console has stopped")
        .await?;
    let detail = page
        .value("document.getElementById('crash-detail').value")
        .await?;
    assert!(
        detail
            .as_str()
            .is_some_and(|text| text.contains("password=***")),
        "it is a panic of the program: {detail}"
    );
    search(page, "crashed").await?;
    page.session()
        .click(&page.session().first("#crash-copy").await?)
        .await?;
    page.until_text("Copied").await?;
    let copied = page.value("navigator.clipboard.readText()").await?;
    assert!(
        copied == detail && !has_marker(&copied.to_string()),
        "{copied}"
    );
    Ok(())
}

#[test]
fn no_secret_leaves_its_source() {
    let setup = Setup {
        config: Some(CONFIG),
        ..in_march_2025()
    };
    console_with(setup, |page| async move {
        page.allow_clipboard().await?;
        let planted = "&x=access_key=S3CR3T-MARKER&password=S3CR3T-MARKER&sort=token%3DS3CR3T-MARKER&api_key%3DS3CR3T-MARKER=1";
        page.open(&format!("{}{planted}", link(Fault::EverythingSecret)))
            .await?;
        sign_in(&page).await?;
        let seen = page.table().await?;
        let of_link = |text: &str| text.matches("link’s").count() >= 4;
        let is_told =
            seen.notices.len() >= 3 && seen.notices.iter().any(|notice| of_link(&notice.text));
        assert!(
            is_told,
            "link and file are complained about: {:?}",
            seen.notices
        );
        search(&page, "just loaded").await?;
        assert_eq!(
            page.value("document.getElementById('sign-in-password').value")
                .await?,
            ""
        );
        let seen = page.open_all_rows().await?;
        assert!(seen.told().contains("***"), "secrets came, and are masked");
        assert!(
            !has_marker(&seen.url),
            "what the page makes of the address is its own: {}",
            seen.url
        );
        search(&page, "all rows open").await?;
        let copied = search_copies(&page, "all rows open").await?;
        assert!(copied > 500, "{copied}");
        search_exports(&page).await?;
        for column in ["status", "errorMsg"] {
            page.sort_by(column).await?;
            search(&page, "sorted").await?;
        }
        page.toggle_status("DONE").await?;
        page.table().await?;
        page.session().travel("back").await?;
        page.table().await?;
        search(&page, "filtered and back").await?;
        search_logs(&page).await
    });
}

#[test]
fn no_secret_leaves_its_source_by_a_failure_or_a_crash() {
    let setup = Setup {
        config: Some(CONFIG),
        ..in_march_2025()
    };
    console_with(setup, |page| async move {
        page.allow_clipboard().await?;
        page.open(&link(Fault::EverythingSecret)).await?;
        sign_in(&page).await?;
        page.table().await?;
        search_failures(&page).await?;
        search_crash(&page).await?;
        search_logs(&page).await
    });
}

#[test]
fn search_finds_a_planted_secret() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&link(Fault::Sample)).await?;
        search(&page, "clean").await?;
        for plant in [
            "document.body.dataset.x = m",
            "document.querySelector('input:not([type=file])').value = m",
            "document.title = m",
            "history.replaceState({ m }, '')",
            "localStorage.setItem('x', m)",
            "sessionStorage.setItem(m, '')",
            "document.cookie = 'x=' + m",
            "performance.mark(m)",
            "window.name = m",
            "window.planted = m",
            "await caches.open(m)",
            "await new Promise(go => { indexedDB.open(m).onsuccess = go })",
        ] {
            page.value(&format!(
                "(async () => {{ const m = '{SECRET_MARKER}'; {plant}; return 1 }})()"
            ))
            .await?;
            assert!(search(&page, "planted").await.is_err(), "{plant}");
            page.value("(async () => { localStorage.clear(); sessionStorage.clear(); document.cookie = 'x=; max-age=0'; \
                window.name = ''; history.replaceState(null, ''); for (const k of await caches.keys()) await caches.delete(k); \
                return 1 })()")
            .await?;
            page.open_table(&link(Fault::Sample)).await?;
            if plant.contains("indexedDB") {
                break;
            }
            search(&page, "clean again").await?;
        }
        Ok(())
    });
}
