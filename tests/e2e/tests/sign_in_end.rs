//! Sign-ins that are refused or end: blocked clients, refused addresses, idle users.

use e2e::console_with;
use ocp_stand_in::demo::{PASSWORD, USER};

use crate::all_of_demo;
use crate::sign_in::{TYPED, basic, begin_polling, nudge, polling, sign_in};

#[test]
fn blocked_client_or_refused_address_is_explained() {
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
fn refused_refresh_prompts_once_and_stops_refreshing() {
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
fn idle_user_is_signed_out_and_rows_stay() {
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
