//! `config.json`: what it sets is done, what is wrong in it is told, and without it all works.

use std::time::Duration;

use anyhow::Result;
use e2e::seen::Seen;
use e2e::{Page, Setup, console_with};
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT};
use serde_json::json;

use crate::{all_of_demo, in_march_2025};

fn with(config: &'static str) -> Setup {
    Setup {
        config: Some(config),
        ..in_march_2025()
    }
}

/// Opens the console, and waits until it has its table and says exactly these things.
async fn works_and_says(page: &Page, notices: &[&str]) -> Result<()> {
    let seen = page.open_table(&all_of_demo()).await?;
    let told: Vec<_> = seen.notices.iter().map(|notice| &*notice.text).collect();
    assert_eq!(told, notices);
    assert!(seen.rows.len() == 20 && seen.notices.iter().all(|notice| notice.kind == "warning"));
    Ok(())
}

#[test]
fn wrong_and_unknown_settings_are_reported_one_by_one() {
    let config = r#"{ "theme": "pink", "pageSize": 7, "refreshSeconds": 1, "timeoutSeconds": "30", "colour": "red",
        "Title": "x", "title": "Backups of test", "$schema": "./config.schema.json", "zone": null }"#;
    console_with(with(config), |page| async move {
        let mut notices = vec![
            "config.json: “theme” cannot be \"pink\"; the default is used.",
            "config.json: “pageSize” cannot be 7; the default is used.",
            "config.json: “refreshSeconds” cannot be 1; the default is used.",
            "config.json: “timeoutSeconds” cannot be \"30\"; the default is used.",
            "config.json: there is no setting “colour”; it is ignored.",
            "config.json: there is no setting “Title”; it is ignored.",
        ];
        works_and_says(&page, &notices).await?;
        let seen = page.look().await?;
        assert!(
            seen.title.ends_with("Backups of test"),
            "what is right holds: {}",
            seen.title
        );
        while !notices.is_empty() {
            page.press_button("Dismiss").await?;
            notices.remove(0);
            let left = notices.len();
            let seen = page
                .until("one is put away", |seen| seen.notices.len() == left)
                .await?;
            assert!(
                seen.notices
                    .iter()
                    .map(|notice| &*notice.text)
                    .eq(notices.iter().copied()),
                "{:?}",
                seen.notices
            );
        }
        Ok(())
    });
}

#[test]
fn no_request_is_sent_without_a_valid_api_base() {
    for config in [
        r#"{"apiBase": "ftp://ocp.example.com"}"#,
        r#"{"apiBase": 7, "auth": "basic", "refreshSeconds": 5}"#,
    ] {
        console_with(with(config), |page| async move {
            page.open(&all_of_demo()).await?;
            let halts = "No requests are sent, because config.json does not say clearly where OCP is. \
                Correct apiBase there, then reload.";
            let says = |seen: &Seen| {
                seen.notices
                    .iter()
                    .any(|notice| notice.text.contains(halts))
            };
            let seen = page.until("it is told", says).await?;
            let kinds: Vec<_> = seen.notices.iter().map(|notice| &*notice.kind).collect();
            assert_eq!(kinds.len(), 2, "{:?}", seen.notices);
            assert!(
                kinds.contains(&"error") && kinds.contains(&"warning"),
                "{:?}",
                seen.notices
            );
            assert!(
                seen.notices
                    .iter()
                    .any(|notice| notice.text.starts_with("config.json: “apiBase” cannot be "))
            );
            assert!(
                page.find_by_role("button", "Retry").await?.is_none(),
                "nothing comes of trying"
            );
            page.press_button("Refresh").await?;
            page.toggle_status("FAILED").await?;
            for event in ["online", "focus", "pageshow", "visibilitychange"] {
                page.value(&format!("window.dispatchEvent(new Event('{event}'))"))
                    .await?;
            }
            page.throughout(Duration::from_secs(6), "it stays so", says)
                .await?;
            assert!(
                page.find_by_role("dialog", "Sign in to OCP")
                    .await?
                    .is_none(),
                "no password is asked for"
            );
            assert_eq!(page.ocp.count().await?, 0);
            Ok(())
        });
    }
}

#[test]
fn config_without_an_object_is_reported_and_defaults_are_used() {
    for config in [
        "{\"theme\": ",
        "",
        "[]",
        "\"dark\"",
        "<!doctype html><title>Not here</title>",
    ] {
        console_with(with(config), |page| async move {
            works_and_says(
                &page,
                &["config.json is not a JSON object; the defaults are used."],
            )
            .await
        });
    }
}

#[test]
fn absent_config_means_defaults_without_a_notice() {
    console_with(
        Setup {
            config: None,
            ..in_march_2025()
        },
        |page| async move {
            // The browser's own word for the 404.
            page.expect_in_log("/config.json - Failed to load resource");
            works_and_says(&page, &[]).await?;
            let asked = page.ocp.asked_of_site().await?;
            assert_eq!(
                asked
                    .iter()
                    .filter(|request| request.path.ends_with("/config.json"))
                    .count(),
                1
            );
            Ok(())
        },
    );
}

#[test]
fn unavailable_config_is_reported_and_defaults_are_used() {
    console_with(with("{}"), |page| async move {
        page.expect_in_log("/config.json - Failed to load resource");
        page.session().devtools("Network.enable", json!({})).await?;
        page.session()
            .devtools(
                "Network.setBlockedURLs",
                json!({ "urls": ["*/config.json"] }),
            )
            .await?;
        works_and_says(
            &page,
            &["config.json could not be read, as no response was received; the defaults are used."],
        )
        .await?;
        page.session()
            .devtools("Network.setBlockedURLs", json!({ "urls": [] }))
            .await?;
        // The site has no such error of its own, so the browser is told that it had one.
        page.before_each_document(
            "const ask = window.fetch; window.fetch = (what, ...more) => (what.url ?? what).endsWith('config.json') \
                ? Promise.resolve(new Response('no', { status: 500 })) : ask(what, ...more);",
        )
        .await?;
        works_and_says(
            &page,
            &["config.json could not be read (HTTP 500); the defaults are used."],
        )
        .await
    });
}

#[test]
fn config_applies_until_a_link_or_the_user_overrides_it() {
    let config = r#"{ "theme": "dark", "title": "Production <b>backups</b>", "zone": "utc", "pageSize": 50,
        "defaultScope": { "cluster": 1000005, "tenant": 1000011 } }"#;
    console_with(with(config), |page| async move {
        assert_eq!((DEMO_CLUSTER, DEMO_TENANT), (1_000_005, 1_000_011));
        let seen = page.open_table("range=all").await?;
        assert!(seen.notices.is_empty(), "{:?}", seen.notices);
        // A task of the demo may be running, which the title says first.
        assert!(
            seen.title.ends_with("orders · Production <b>backups</b>"),
            "{}",
            seen.title
        );
        page.by_role("heading", "Production <b>backups</b>").await?;
        assert_eq!(
            (
                seen.zone.as_deref(),
                seen.page_size.as_deref(),
                seen.rows.len()
            ),
            (Some("utc"), Some("50"), 50)
        );
        assert_eq!(seen.field("scope-tenant").value, DEMO_TENANT.to_string());
        let theme = "document.documentElement.dataset.theme ?? ''";
        assert_eq!(page.value(theme).await?, "dark");
        page.choose("theme", "light").await?;
        assert_eq!(page.value(theme).await?, "light");
        page.session().travel("refresh").await?;
        page.table().await?;
        assert_eq!(
            page.value(theme).await?,
            "light",
            "the user's choice is kept"
        );
        let seen = page.open_table("range=all&zone=local&size=20").await?;
        assert_eq!(
            (seen.zone.as_deref(), seen.rows.len()),
            (Some("local"), 20),
            "the link's word counts more"
        );
        Ok(())
    });
}
