//! The course of an export: loading, cancelling, signing in again.

use std::collections::BTreeSet;

use anyhow::ensure;
use e2e::download::Downloads;
use e2e::{Setup, console_with};
use ocp_stand_in::demo::{LARGE_TENANT, PASSWORD, USER};
use ocp_stand_in::{Auth, Options};
use serde_json::{Value, json};

use crate::export::{export, status};
use crate::sign_in::sign_in;
use crate::{in_march_2025, tenant};

#[test]
fn export_loads_the_missing_tasks_and_writes_the_order_of_the_page() {
    console_with(in_march_2025(), |page| async move {
        let mut downloads = Downloads::of(&page).await?;
        page.open_table(&format!(
            "{}&range=all&sort=duration&zone=utc",
            tenant(LARGE_TENANT)
        ))
        .await?;
        let asked = page.ocp.asked().await?.len();
        page.press_button("Export").await?;
        status(&page, "12,000 tasks match; 2,000 are still to be loaded.").await?;
        page.press_button("Export").await?;
        export(&page, "ndjson").await?;
        status(&page, "12,000 tasks written to data-backup-tasks_").await?;
        let lines = downloads.next().await?.text;
        let lines: Vec<Value> = lines
            .lines()
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()?;
        assert_eq!(
            (lines.len(), &lines[0]["loaded"], &lines[0]["complete"]),
            (12_001, &json!(12_000), &json!(true))
        );
        let ids: BTreeSet<_> = lines[1..]
            .iter()
            .filter_map(|task| task["taskId"].as_i64())
            .collect();
        assert_eq!(ids.len(), 12_000);
        let durations: Vec<_> = lines[1..]
            .iter()
            .map(|task| task["duration"].as_i64().unwrap_or(i64::MAX))
            .collect();
        ensure!(durations.is_sorted(), "the order of the page");
        ensure!(
            page.ocp.asked().await?.len() <= asked + 2,
            "what is loaded is not asked again"
        );
        Ok(())
    });
}

#[test]
fn cancelled_export_leaves_no_file() {
    console_with(in_march_2025(), |page| async move {
        let downloads = Downloads::of(&page).await?;
        page.open_table(&format!("{}&range=all", tenant(LARGE_TENANT)))
            .await?;
        page.ocp.fault("slow&ms=3000&times=1").await?;
        export(&page, "json").await?;
        status(&page, "Export: loading 10,000 of 12,000").await?;
        page.press_button("Cancel export").await?;
        status(&page, "The export was cancelled; no file was saved.").await?;
        page.press_button("Load the rest").await?;
        page.until("all are loaded", |seen| {
            seen.loaded == Some(12_000) && !seen.busy
        })
        .await?;
        assert_eq!(downloads.names()?, BTreeSet::new());
        Ok(())
    });
}

#[test]
fn export_resumes_after_the_session_is_renewed() {
    let march = in_march_2025();
    let setup = Setup {
        config: Some(r#"{"auth": "basic"}"#),
        stand_in: Options {
            auth: Auth::Basic,
            ..march.stand_in.clone()
        },
        ..march
    };
    console_with(setup, |page| async move {
        let mut downloads = Downloads::of(&page).await?;
        page.open(&format!("{}&range=all", tenant(LARGE_TENANT)))
            .await?;
        sign_in(&page, USER, PASSWORD).await?;
        page.table().await?;
        page.ocp.fault("unauthorized&times=1").await?;
        export(&page, "json").await?;
        page.by_role("dialog", "Sign in to OCP").await?;
        status(&page, "Export: waits with 10,000 of 12,000 loaded").await?;
        assert_eq!(downloads.names()?, BTreeSet::new());
        sign_in(&page, USER, PASSWORD).await?;
        let file: Value = serde_json::from_str(&downloads.next().await?.text)?;
        assert_eq!(
            (&file["written"], &file["complete"]),
            (&json!(12_000), &json!(true))
        );
        status(&page, "12,000 tasks written to data-backup-tasks_").await?;
        Ok(())
    });
}
