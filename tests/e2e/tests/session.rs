//! Signed in by OCP's own sign-in page and its cookie, or by something in front of OCP.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::Result;
use e2e::{Page, Setup, console, console_with};
use ocp_stand_in::demo::{DEMO_TENANT, LARGE_TENANT, PASSWORD, USER};
use ocp_stand_in::{Auth, Options};

use crate::{a_task_runs, all_of_demo, in_march_2025, tenant};

const OVER: &str = "You are not signed in to OCP, or the session has ended.";

fn session() -> Setup {
    let march = in_march_2025();
    Setup {
        stand_in: Options {
            auth: Auth::Session,
            ..march.stand_in.clone()
        },
        ..march
    }
}

/// Fills in the sign-in page of OCP that is shown.
async fn enter(page: &Page) -> Result<()> {
    // It is not the console's, and has no icon.
    page.expect_in_log("/favicon.ico - Failed to load resource");
    for (name, text) in [("user", USER), ("password", PASSWORD)] {
        let field = page.session().first(&format!("input[name={name}]")).await?;
        page.session().type_into(&field, text).await?;
    }
    page.press_button("Sign in").await
}

/// Signs in to OCP before the console is opened.
async fn enter_first(page: &Page) -> Result<()> {
    page.session()
        .go(&format!("{}/login?callback=/_stand-in/", page.origin()))
        .await?;
    enter(page).await?;
    page.until_text("A stand-in for OceanBase Cloud Platform")
        .await
}

#[test]
fn sign_in_page_of_ocp_returns_to_the_same_view() {
    console_with(session(), |page| async move {
        page.open(&format!("{}&status=DONE&page=2", all_of_demo()))
            .await?;
        page.until_text(OVER).await?;
        page.session()
            .click(&page.by_role("link", "Sign in").await?)
            .await?;
        page.until_text("A stand-in for OCP").await?;
        enter(&page).await?;
        page.table().await?;
        let before = page.toggle_row(2).await?;
        assert!(
            before.page_status.starts_with("21–40 of "),
            "{}",
            before.page_status
        );

        page.ocp.control("session/end").await?;
        page.press_button("Refresh").await?;
        let seen = page
            .until("it is over", |seen| !seen.busy && seen.notices.len() == 1)
            .await?;
        assert_eq!(seen.rows, before.rows, "what was loaded stays");
        assert!(seen.notices[0].text.contains(OVER), "{:?}", seen.notices);
        let asked = page.ocp.count().await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(
            page.ocp.count().await?,
            asked,
            "it is not tried again before somebody has signed in"
        );
        page.session()
            .click(&page.by_role("link", "Sign in").await?)
            .await?;
        page.until_text("A stand-in for OCP").await?;
        enter(&page).await?;
        let seen = page.table().await?;
        assert_eq!(
            (&seen.url, &seen.rows, &seen.statuses),
            (&before.url, &before.rows, &before.statuses)
        );
        assert_eq!(
            (&seen.page_status, &seen.details[0].id),
            (&before.page_status, &before.details[0].id)
        );
        assert!(
            page.ocp
                .asked()
                .await?
                .iter()
                .all(|request| request.credential.is_none()),
            "no password of the page's"
        );
        Ok(())
    });
}

#[test]
fn load_resumes_after_signing_in_in_another_tab() {
    let setup = Setup {
        config: Some(r#"{"maxTasks": 20000}"#),
        ..session()
    };
    console_with(setup, |page| async move {
        enter_first(&page).await?;
        page.ocp.control("session/end?after=3").await?;
        page.open(&format!("{}&range=all", tenant(LARGE_TENANT)))
            .await?;
        let seen = page
            .until("it is over", |seen| !seen.busy && !seen.notices.is_empty())
            .await?;
        assert!(
            seen.notices.len() == 1 && seen.notices[0].text.contains(OVER),
            "{:?}",
            seen.notices
        );
        let loaded = seen.loaded.unwrap_or_default();
        assert!(
            seen.rows.len() == 20 && (2_000..12_000).contains(&loaded),
            "{loaded}"
        );
        tokio::time::sleep(Duration::from_secs(3)).await;
        let asked = page.ocp.asked().await?;
        assert_eq!(
            asked.len(),
            4,
            "the refused request is not sent again by itself"
        );

        let [first, _] = page.new_tab().await?;
        enter_first(&page).await?;
        page.session().show_tab(&first).await?;
        page.session()
            .devtools("Page.bringToFront", serde_json::json!({}))
            .await?;
        let seen = page
            .until("all are loaded", |seen| {
                seen.settled() && seen.loaded == Some(12_000)
            })
            .await?;
        assert!(seen.notices.is_empty(), "{:?}", seen.notices);
        assert_eq!(
            (seen.total.as_str(), seen.scope.as_str()),
            ("12,000 tasks", "")
        );
        let again = &page.ocp.asked().await?[4..];
        // Two were under way together: the one that was not refused came before that, or was given up.
        let pages: BTreeSet<_> = again.iter().map(e2e::stand_in::Asked::page).collect();
        assert!(
            pages.contains(&asked[3].page()),
            "it goes on with the one that was refused: {pages:?}"
        );
        assert_eq!(pages.len(), again.len(), "no page is requested twice");
        // The response after the refused one may have come, and waits for its turn.
        let missing = 6 - loaded / 2_000;
        assert!(
            (missing - 1..=missing).contains(&pages.len()),
            "{pages:?} of {missing} pages"
        );
        page.judge().await
    });
}

#[test]
fn session_that_ends_while_refreshing_is_reported_once() {
    let setup = Setup {
        config: Some(r#"{"refreshSeconds": 5}"#),
        stand_in: Options {
            auth: Auth::Session,
            ..Options::default()
        },
        ..Setup::default()
    };
    console_with(setup, |page| async move {
        a_task_runs(&page).await?;
        enter_first(&page).await?;
        let before = page
            .open_table(&format!("{}&range=all", tenant(DEMO_TENANT)))
            .await?;
        let asked = page.ocp.count().await?;
        page.ocp.until_asked(asked + 1).await?;
        page.table().await?;
        // An hour without a request; the backups that run do so in every hour.
        page.advance_clock(3_600).await?;
        let seen = page
            .until("it is over", |seen| !seen.busy && !seen.notices.is_empty())
            .await?;
        assert!(
            seen.notices.len() == 1 && seen.notices[0].text.contains(OVER),
            "{:?}",
            seen.notices
        );
        assert_eq!(seen.rows.len(), before.rows.len(), "the rows stay");
        let asked = page.ocp.count().await?;
        tokio::time::sleep(Duration::from_secs(7)).await;
        assert_eq!(page.ocp.count().await?, asked, "the page does not poll on");
        Ok(())
    });
}

#[test]
fn proxy_that_signs_in_needs_no_dialog() {
    let setup = Setup {
        config: Some(r#"{"auth": "proxy"}"#),
        ..in_march_2025()
    };
    console_with(setup, |page| async move {
        page.open_table(&all_of_demo()).await?;
        assert!(
            page.find_by_role("dialog", "Sign in to OCP")
                .await?
                .is_none()
        );
        page.ocp.fault("unauthorized").await?;
        page.press_button("Refresh").await?;
        let seen = page
            .until("it is told", |seen| !seen.notices.is_empty())
            .await?;
        assert!(
            seen.notices[0]
                .text
                .contains("The proxy in front of OCP has not signed you in."),
            "{:?}",
            seen.notices
        );
        for role in ["button", "link"] {
            assert!(
                page.find_by_role(role, "Sign in").await?.is_none(),
                "{role}"
            );
        }
        Ok(())
    });
}

#[test]
fn no_dialog_without_basic_authentication() {
    console(|page| async move {
        page.open_table(&tenant(DEMO_TENANT)).await?;
        assert!(
            page.session()
                .all("dialog[open], input[type=password]")
                .await?
                .is_empty()
        );
        assert!(
            page.ocp
                .asked()
                .await?
                .iter()
                .all(|request| request.credential.is_none())
        );
        Ok(())
    });
}
