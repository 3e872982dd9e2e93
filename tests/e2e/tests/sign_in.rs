//! Signing in with a user name and a password, which the page itself asks for.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::form::keys;
use e2e::{Page, Setup, console_with};
use ocp_stand_in::demo::{DEMO_TENANT, PASSWORD, USER};
use ocp_stand_in::{Auth, Options};

use crate::{a_task_runs, all_of_demo, in_march_2025, tenant};

const WRONG: &str = "OCP does not accept this user name and password. Check both";
/// What the dialog has of a user.
pub(crate) const TYPED: &str =
    "['user', 'password'].map(name => document.getElementById('sign-in-' + name).value).join('')";

/// A console that asks for a password, and again every five seconds while a task runs.
pub(crate) fn polling() -> Setup {
    Setup {
        config: Some(r#"{"auth": "basic", "refreshSeconds": 5}"#),
        stand_in: Options {
            auth: Auth::Basic,
            ..Options::default()
        },
        ..Setup::default()
    }
}

/// Signs in where a task runs.
pub(crate) async fn begin_polling(page: &Page) -> Result<()> {
    a_task_runs(page).await?;
    page.open(&format!("{}&range=all", tenant(DEMO_TENANT)))
        .await?;
    sign_in(page, USER, PASSWORD).await
}

pub(crate) fn basic() -> Setup {
    let march = in_march_2025();
    Setup {
        config: Some(r#"{"auth": "basic"}"#),
        stand_in: Options {
            auth: Auth::Basic,
            ..march.stand_in.clone()
        },
        ..march
    }
}

/// Waits for the dialog, and sends it with what is typed.
pub(crate) async fn sign_in(page: &Page, user: &str, password: &str) -> Result<()> {
    page.by_role("dialog", "Sign in to OCP").await?;
    for (name, text) in [("User name", user), ("Password", password)] {
        let field = page.by_role("textbox", name).await?;
        page.session()
            .type_into(
                &field,
                &format!("{}a\u{e000}{}{text}", keys::CONTROL, keys::DELETE),
            )
            .await?;
    }
    page.session().press(&[keys::ENTER]).await
}

/// Everything that makes the page ask by itself, or that a user tries first; and some seconds for what may come of it.
pub(crate) async fn nudge(page: &Page) -> Result<()> {
    for event in ["online", "focus", "pageshow", "visibilitychange", "click"] {
        page.value(&format!("window.dispatchEvent(new Event('{event}'))"))
            .await?;
    }
    tokio::time::sleep(Duration::from_secs(6)).await;
    Ok(())
}

#[test]
fn sign_in_precedes_the_first_request() {
    console_with(basic(), |page| async move {
        page.open(&all_of_demo()).await?;
        let dialog = page.by_role("dialog", "Sign in to OCP").await?;
        let seen = page.look().await?;
        assert!(
            !seen.ready && seen.notices[0].kind == "info",
            "{:?}",
            seen.notices
        );
        assert!(
            seen.notices[0]
                .text
                .contains("Sign in to OCP to load the tasks."),
            "{:?}",
            seen.notices
        );
        assert!(
            page.session()
                .text(&dialog)
                .await?
                .contains("Both stay in this page’s memory")
        );
        page.session().press(&[keys::ENTER]).await?;
        page.until_text("Enter your user name").await?;
        page.until_text("Enter your password").await?;
        sign_in(&page, "a:b", "x").await?;
        page.until_text("A user name cannot contain a colon")
            .await?;
        assert_eq!(
            page.ocp.count().await?,
            0,
            "nothing is sent before somebody has signed in"
        );
        let kind = "document.getElementById('sign-in-password').type";
        assert_eq!(page.value(kind).await?, "password");
        let show = page.by_role("checkbox", "Show password").await?;
        page.session().click(&show).await?;
        assert_eq!(page.value(kind).await?, "text");
        // Who is not ready to sign in can put it off, and finds the way back.
        page.press_button("Not now").await?;
        page.press_button("Sign in").await?;
        sign_in(&page, USER, PASSWORD).await?;
        page.table().await?;
        assert!(
            page.find_by_role("dialog", "Sign in to OCP")
                .await?
                .is_none()
        );
        assert_eq!(page.value(kind).await?, "password");
        Ok(())
    });
}

#[test]
fn wrong_password_is_reported_and_not_resent() {
    console_with(basic(), |page| async move {
        page.open(&all_of_demo()).await?;
        sign_in(&page, USER, "wrong").await?;
        page.until_text(WRONG).await?;
        page.until_text("1 failed attempt from this page; at most 19 more until OCP blocks it.")
            .await?;
        page.until_text("OCP says: “").await?;
        assert_eq!(
            page.value("document.getElementById('sign-in-user').value")
                .await?,
            USER,
            "only the password is typed again"
        );
        assert_eq!(
            page.value("document.getElementById('sign-in-password').value")
                .await?,
            ""
        );
        page.press_button("Not now").await?;
        page.press_button("Refresh").await?;
        page.press_button("Not now").await?;
        page.toggle_status("FAILED").await?;
        page.press_button("Not now").await?;
        nudge(&page).await?;
        let numbers: Vec<_> = page
            .ocp
            .asked()
            .await?
            .iter()
            .map(|request| request.credential)
            .collect();
        assert_eq!(
            numbers,
            [Some(1)],
            "neither Refresh nor Apply nor anything else sends it again"
        );
        page.press_button("Sign in").await?;
        sign_in(&page, USER, "wrong too").await?;
        page.until_text("2 failed attempts from this page; at most 18 more until OCP blocks it.")
            .await?;
        sign_in(&page, USER, PASSWORD).await?;
        let seen = page.table().await?;
        assert!(
            seen.notices.is_empty() && seen.rows.iter().all(|row| row.cells["status"] == "Failed")
        );
        let numbers: Vec<_> = page
            .ocp
            .asked()
            .await?
            .iter()
            .map(|request| request.credential)
            .collect();
        assert_eq!(numbers[..3], [Some(1), Some(2), Some(3)]);
        assert!(
            numbers[2..].iter().all(|number| *number == Some(3)),
            "{numbers:?}"
        );
        Ok(())
    });
}

/// Whether requests to OCP carry the credential and no others do, as the stand-in and the browser record them.
async fn assert_credential_is_sent_to_ocp_only(page: &Page) -> Result<()> {
    assert!(
        page.ocp
            .asked()
            .await?
            .iter()
            .all(|request| request.credential.is_some())
    );
    let to_site = page.ocp.asked_of_site().await?;
    assert!(!to_site.is_empty() && to_site.iter().all(|request| request.credential.is_none()));
    let mut carried = 0;
    for sent in page.logs().await?.requests() {
        let headers = sent["request"]["headers"]
            .as_object()
            .cloned()
            .unwrap_or_default();
        if headers
            .keys()
            .any(|name| name.eq_ignore_ascii_case("authorization"))
        {
            let url = sent["request"]["url"].as_str().unwrap_or_default();
            ensure!(
                url.starts_with(&format!("{}/api/", page.origin())),
                "a credential was sent to {url}"
            );
            carried += 1;
        }
    }
    assert!(carried > 0, "the browser tells which requests carried it");
    Ok(())
}

#[test]
fn password_is_sent_to_ocp_only_and_forgotten_by_sign_out_and_reload() {
    console_with(basic(), |page| async move {
        page.open(&all_of_demo()).await?;
        sign_in(&page, USER, PASSWORD).await?;
        page.table().await?;
        page.press_button("Sign out").await?;
        let seen = page
            .until("the rows are gone", |seen| {
                !seen.ready && !seen.notices.is_empty()
            })
            .await?;
        assert!(
            seen.notices[0]
                .text
                .contains("Sign in to OCP to load the tasks."),
            "{:?}",
            seen.notices
        );
        let asked = page.ocp.count().await?;
        page.press_button("Refresh").await?;
        page.by_role("dialog", "Sign in to OCP").await?;
        assert_eq!(
            page.value(TYPED).await?,
            "",
            "the next to sign in may be somebody else"
        );
        assert_eq!(
            page.ocp.count().await?,
            asked,
            "who has signed out asks nothing"
        );
        sign_in(&page, USER, PASSWORD).await?;
        page.table().await?;
        let asked = page.ocp.count().await?;
        page.session().travel("refresh").await?;
        page.by_role("dialog", "Sign in to OCP").await?;
        assert_eq!(
            page.ocp.count().await?,
            asked,
            "a reloaded page knows nobody"
        );

        assert_credential_is_sent_to_ocp_only(&page).await
    });
}
