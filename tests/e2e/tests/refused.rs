//! However OCP says no to who signs in, the password is sent once.

use std::time::Duration;

use anyhow::Result;
use e2e::form::keys;
use e2e::{Page, console_with};
use ocp_stand_in::demo::{PASSWORD, USER};

use crate::all_of_demo;
use crate::sign_in::{basic, begin_polling, nudge, polling, sign_in};

const OTHER: &str =
    "OCP refused this sign-in. It is not repeated automatically: too many attempts lock you out.";
const WRONG: &str = "OCP does not accept this user name and password. Check both: they are not sent again until you choose Sign in.";

/// The id of what has the focus.
async fn focus(page: &Page) -> Result<String> {
    Ok(page
        .value("document.activeElement.id")
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

async fn value_of(page: &Page, id: &str) -> Result<String> {
    let value = page
        .value(&format!("document.getElementById('{id}').value"))
        .await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

#[test]
fn any_form_of_refusal_stops_resending_the_password() {
    console_with(basic(), |page| async move {
        // Cut in the middle; with a status that says all is well; as if only a session were over.
        for (fault, why) in [
            ("cut-401", OTHER),
            ("refused-200", WRONG),
            ("unauthorized", OTHER),
        ] {
            page.ocp.reset().await?;
            page.ocp.fault(fault).await?;
            page.open(&all_of_demo()).await?;
            sign_in(&page, USER, PASSWORD).await?;
            page.until_text(
                "1 failed attempt from this page; at most 19 more until OCP blocks it.",
            )
            .await?;
            let dialog = page.by_role("dialog", "Sign in to OCP").await?;
            let told = page.session().text(&dialog).await?;
            assert!(told.contains(why), "{fault}: {told}");
            assert_eq!(
                focus(&page).await?,
                "sign-in-password",
                "{fault}: who is at it types it again"
            );
            assert_eq!(value_of(&page, "sign-in-password").await?, "", "{fault}");
            let notices = page.look().await?.notices;
            assert!(
                notices.len() == 1 && !notices[0].text.contains("Trying again"),
                "{fault}: {notices:?}"
            );
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
                "{fault}: it is sent again by nobody but the user"
            );
            page.ocp.fault("none").await?;
            sign_in(&page, USER, PASSWORD).await?;
            page.table().await?;
        }
        Ok(())
    });
}

#[test]
fn typing_while_the_dialog_opens_does_not_reach_the_password() {
    console_with(polling(), |page| async move {
        begin_polling(&page).await?;
        page.table().await?;
        page.fill("filter-backup-set-id", "12").await?;
        page.ocp.control("address/refuse").await?;
        let asked = page.ocp.count().await?;
        while page
            .find_by_role("dialog", "Sign in to OCP")
            .await?
            .is_none()
        {
            page.session().press(&["3"]).await?;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        assert_eq!(focus(&page).await?, "sign-in-title");
        page.session().press(&["4", "5", keys::ENTER]).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(page.ocp.count().await?, asked + 1, "Enter sends nothing");
        assert_eq!(
            [
                value_of(&page, "sign-in-password").await?,
                value_of(&page, "sign-in-user").await?
            ],
            ["", USER]
        );
        let dialog = page.by_role("dialog", "Sign in to OCP").await?;
        assert!(
            !page
                .session()
                .text(&dialog)
                .await?
                .contains("Enter your password"),
            "nor is anything complained of"
        );
        let typed = page.look().await?.field("filter-backup-set-id").value;
        assert!(
            typed.starts_with("12") && typed[2..].bytes().all(|digit| digit == b'3'),
            "{typed}"
        );
        page.press_button("Not now").await?;
        assert_eq!(
            page.look().await?.field("filter-backup-set-id").value,
            typed,
            "what was typed stays"
        );
        // Who asks for it finds the place to type.
        page.press_button("Sign in").await?;
        assert_eq!(focus(&page).await?, "sign-in-password");
        page.session().press(&["x"]).await?;
        page.session().press(&["\u{e00c}"]).await?;
        page.press_button("Sign in").await?;
        assert_eq!(
            value_of(&page, "sign-in-password").await?,
            "",
            "no password waits in a dialog that is closed"
        );
        Ok(())
    });
}
