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
const TYPED: &str =
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
fn the_page_asks_who_one_is_before_it_asks_ocp() {
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
fn a_wrong_password_is_told_and_never_sent_twice_by_itself() {
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
        page.apply().await?;
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

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one visit to the page, told step by step"
)]
fn the_password_goes_to_ocp_only_and_is_forgotten_by_sign_out_and_reload() {
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

        // By the stand-in, and by the browser.
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
    });
}

#[test]
fn who_is_blocked_or_not_let_in_from_here_is_told_so() {
    console_with(basic(), |page| async move {
        page.expect_in_log("/login - Failed to load resource");
        page.open(&all_of_demo()).await?;
        page.by_role("dialog", "Sign in to OCP").await?;
        // Somebody else behind the same address has tried before.
        let tries = "(async () => { for (let i = 0; i < 19; i++) await fetch('/login', { method: 'POST', \
            body: new URLSearchParams({ user: 'admin', password: 'no' }) }); return 19; })()";
        page.value(tries).await?;
        sign_in(&page, USER, "wrong").await?;
        page.until_text(
            "OCP has blocked this sign-in for a while, after too many failed attempts.",
        )
        .await?;
        let asked = page.ocp.count().await?;
        nudge(&page).await?;
        assert_eq!(
            page.ocp.count().await?,
            asked,
            "a block is not made longer by the page"
        );
        page.ocp.control("unblock").await?;
        page.ocp.control("address/refuse").await?;
        sign_in(&page, USER, PASSWORD).await?;
        page.until_text("OCP does not accept sign-ins from this computer’s address.")
            .await?;
        page.ocp.control("unblock").await?;
        sign_in(&page, USER, PASSWORD).await?;
        page.table().await?;
        Ok(())
    });
}

#[test]
fn who_is_refused_while_the_page_polls_is_asked_once_and_polling_stops() {
    console_with(polling(), |page| async move {
        begin_polling(&page).await?;
        let before = page.table().await?;
        let asked = page.ocp.count().await?;
        page.ocp.until_asked(asked + 1).await?;
        page.table().await?;
        page.ocp.control("address/refuse").await?;
        page.until_text("OCP does not accept sign-ins from this computer’s address.")
            .await?;
        let asked = page.ocp.count().await?;
        nudge(&page).await?;
        assert_eq!(
            page.ocp.count().await?,
            asked,
            "the refused credential is not sent again"
        );
        let seen = page.look().await?;
        assert_eq!(
            (seen.rows.len(), seen.notices.len()),
            (before.rows.len(), 1),
            "the rows stay"
        );
        page.ocp.control("unblock").await?;
        sign_in(&page, USER, PASSWORD).await?;
        page.until("it goes on", |seen| {
            seen.settled() && seen.notices.is_empty()
        })
        .await?;
        Ok(())
    });
}

#[test]
fn who_leaves_the_page_unused_is_signed_out_and_what_is_loaded_stays() {
    console_with(basic(), |page| async move {
        // A clock that the test can put on.
        page.before_each_document(
            "const now = Date.now; window.later = 0; Date.now = () => now() + window.later;",
        )
        .await?;
        page.open(&all_of_demo()).await?;
        sign_in(&page, USER, PASSWORD).await?;
        let before = page.table().await?;
        page.value("(window.later = 29 * 60 * 1000)").await?;
        page.value("window.dispatchEvent(new Event('click'))")
            .await?;
        page.value("(window.later = 58 * 60 * 1000)").await?;
        page.value("window.dispatchEvent(new Event('click'))")
            .await?;
        assert!(
            page.find_by_role("dialog", "Sign in to OCP")
                .await?
                .is_none(),
            "who uses the page stays signed in"
        );
        page.value("(window.later = 89 * 60 * 1000)").await?;
        let asked = page.ocp.count().await?;
        page.value("window.dispatchEvent(new Event('click'))")
            .await?;
        page.until_text(
            "You were signed out, as the page was not used for 30 minutes. What is loaded stays.",
        )
        .await?;
        let seen = page.look().await?;
        assert_eq!(seen.rows, before.rows);
        assert_eq!(
            page.value("document.activeElement.id").await?,
            "sign-in-title"
        );
        assert_eq!(
            page.value(TYPED).await?,
            "",
            "the next to come may be somebody else"
        );
        page.press_button("Not now").await?;
        let told = "You were signed out, as the page was not used for 30 minutes.";
        page.until("the page says so too", |seen| {
            seen.notices.iter().any(|notice| notice.text.contains(told))
        })
        .await?;
        page.press_button("Refresh").await?;
        page.by_role("dialog", "Sign in to OCP").await?;
        assert_eq!(page.ocp.count().await?, asked, "the password is forgotten");
        Ok(())
    });
}
