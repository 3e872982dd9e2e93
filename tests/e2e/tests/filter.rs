//! The filter form: requests, invalid entries, values that are kept.

use std::time::Duration;

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use e2e::seen::Seen;
use e2e::{Page, console, console_with};
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT};
use serde_json::Value;

use crate::{all_of_demo, in_march_2025, tenant};

/// Whether the rows are the first of `matching`, with the statuses that were chosen.
fn assert_matching_rows(seen: &Seen, matching: &[Value]) {
    let ids: Vec<String> = matching
        .iter()
        .take(20)
        .map(|task| task["taskId"].to_string())
        .collect();
    assert_eq!(seen.tasks(), ids);
    assert!(
        seen.column("status")
            .iter()
            .all(|status| ["Done", "Failed"].contains(status))
    );
}

#[test]
fn statuses_and_custom_range_are_sent_as_documented() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        page.toggle_status("DONE").await?;
        page.toggle_status("FAILED").await?;
        page.choose_range("custom").await?;
        page.fill("filter-start", "2024-06-01").await?;
        page.fill("filter-end", "2025-02-28 12:30:15").await?;
        let (start, end) = ("2024-06-01T00:00:00Z", "2025-02-28T12:30:15Z");
        let instants = "2024-06-01 00:00:00 UTC – 2025-02-28 12:30:15 UTC";
        let seen = page.look().await?;
        assert!(
            !seen.filter.contains(instants),
            "nothing is said of what was not sent"
        );
        page.until_text("Not applied yet: rows are still").await?;
        page.enter_in("filter-end").await?;
        let wanted = format!("&startTime={start}&endTime={end}&status=FAILED,DONE&zone=utc");
        page.until("the filter is in the address", |seen| {
            seen.search.ends_with(&wanted)
        })
        .await?;
        let asked = page.ocp.last_asked().await?;
        assert_eq!(
            asked.parameter("status"),
            Some("FAILED,DONE"),
            "{}",
            asked.query
        );
        assert_eq!(asked.parameter("startTime"), Some(start), "{}", asked.query);
        assert_eq!(asked.parameter("endTime"), Some(end), "{}", asked.query);
        let query = format!("startTime={start}&endTime={end}&status=FAILED,DONE");
        let matching = page.ocp.tasks(DEMO_CLUSTER, DEMO_TENANT, &query).await?;
        let seen = page
            .until("the matching tasks are loaded", |seen| {
                seen.loaded == Some(matching.len())
            })
            .await?;
        assert!(seen.filter.contains(instants), "{}", seen.filter);
        assert_matching_rows(&seen, &matching);
        Ok(())
    });
}

#[test]
fn backup_set_narrows_to_its_tasks_and_reset_widens_again() {
    console(|page| async move {
        let all = page.open_table(&tenant(DEMO_TENANT)).await?;
        let set = all.rows[3].cells["backupSetId"].clone();
        page.fill("filter-backup-set-id", &set).await?;
        page.apply().await?;
        let seen = page
            .until("one task is left", |seen| {
                seen.settled() && seen.rows.len() == 1
            })
            .await?;
        assert_eq!(seen.column("backupSetId"), [&set]);
        assert!(
            seen.search.ends_with(&format!("&backupSetId={set}")),
            "{}",
            seen.search
        );
        assert_eq!(
            page.ocp.last_asked().await?.parameter("backupSetId"),
            Some(&*set)
        );
        page.click("filter-reset").await?;
        let seen = page
            .until("all are back", |seen| {
                seen.settled() && seen.rows.len() == 20
            })
            .await?;
        assert_eq!(seen.field("filter-backup-set-id").value, "");
        assert_eq!(
            seen.search,
            format!("?{}", tenant(DEMO_TENANT)),
            "Reset keeps the tenant"
        );
        Ok(())
    });
}

#[test]
fn preset_is_relative_to_now_and_has_no_end() {
    console(|page| async move {
        page.open_table(&tenant(DEMO_TENANT)).await?;
        for (preset, length) in [
            ("1h", TimeDelta::hours(1)),
            ("24h", TimeDelta::hours(24)),
            ("7d", TimeDelta::days(7)),
            ("90d", TimeDelta::days(90)),
        ] {
            page.choose_range(preset).await?;
            page.apply().await?;
            let wanted = format!("&range={preset}");
            page.until("it is in the address", |seen| {
                seen.search.ends_with(&wanted) && seen.settled()
            })
            .await?;
            let asked = page.ocp.last_asked().await?;
            let start: DateTime<Utc> = asked.parameter("startTime").unwrap_or_default().parse()?;
            let away = (Utc::now() - length - start).abs();
            assert!(away < TimeDelta::seconds(30), "{preset}: {}", asked.query);
            assert_eq!(
                asked.parameter("endTime"),
                None,
                "a task that runs must not fall out"
            );
        }
        page.choose_range("all").await?;
        page.until("no bounds are sent", |seen| {
            seen.search.contains("range=all") && seen.settled()
        })
        .await?;
        assert_eq!(page.ocp.last_asked().await?.parameter("startTime"), None);
        // 30 days are the default, and a default is not in the address.
        page.choose_range("30d").await?;
        page.until("the default has no name", |seen| {
            seen.search == format!("?{}", tenant(DEMO_TENANT))
        })
        .await?;
        Ok(())
    });
}

/// Corrects the fields of the test below one by one. Nothing more than the `before` requests may be sent until the last
/// one is valid.
async fn correct_entries(page: &Page, before: usize) -> Result<()> {
    page.fill("scope-tenant", &DEMO_TENANT.to_string()).await?;
    page.fill("filter-backup-set-id", "").await?;
    page.fill("filter-start", "2025-02-01").await?;
    page.apply().await?;
    let seen = page
        .until("the end is marked", |seen| seen.field("filter-end").invalid)
        .await?;
    assert_eq!(
        seen.field("filter-end").message,
        "The end is before the start"
    );
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(
        page.ocp.asked().await?.len(),
        before,
        "nothing was sent while something was wrong"
    );
    page.fill("filter-end", "2025-02-28").await?;
    page.apply().await?;
    let seen = page
        .until("it is sent", |seen| {
            seen.settled() && seen.search.contains("endTime=2025-02-28T23:59:59Z")
        })
        .await?;
    assert!(
        seen.fields.values().flatten().all(|field| !field.invalid),
        "{:?}",
        seen.fields
    );
    assert!(
        seen.column("startTime")
            .iter()
            .all(|time| time.contains("2025")),
        "{:?}",
        seen.column("startTime")
    );
    Ok(())
}

#[test]
fn invalid_entries_are_marked_and_not_sent() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        let before = page.ocp.asked().await?.len();
        page.fill("scope-tenant", "").await?;
        page.fill("filter-backup-set-id", "12x").await?;
        page.choose_range("custom").await?;
        page.fill("filter-start", "tomorrow").await?;
        page.fill("filter-end", "2025-01-01").await?;
        page.apply().await?;
        let seen = page
            .until("a field is marked", |seen| {
                seen.field("filter-start").invalid
            })
            .await?;
        for (field, value, message) in [
            ("scope-tenant", "", "Enter an id"),
            (
                "filter-backup-set-id",
                "12x",
                "Digits only, as OCP numbers it",
            ),
            (
                "filter-start",
                "tomorrow",
                "Not a time. Write 2026-11-27 07:00, 11/27 7:00, yesterday 22:00 or now-2h",
            ),
        ] {
            let found = seen.field(field);
            assert_eq!(
                (found.value.as_str(), found.message.as_str(), found.invalid),
                (value, message, true),
                "{field}"
            );
        }
        assert!(!seen.field("filter-end").invalid && !seen.field("scope-cluster").invalid);
        assert_eq!(seen.rows.len(), 20, "the rows stay");
        correct_entries(&page, before).await?;
        Ok(())
    });
}

#[test]
fn rejection_is_shown_with_the_message_of_ocp() {
    console(|page| async move {
        page.open(&format!("{}&backupSetId=1", tenant(77))).await?;
        let seen = page
            .until("it fails", |seen| !seen.notices.is_empty())
            .await?;
        assert!(
            seen.notices[0]
                .text
                .contains("Tenant 77 does not exist in this cluster."),
            "{:?}",
            seen.notices
        );
        page.fill("scope-tenant", &DEMO_TENANT.to_string()).await?;
        page.fill("filter-backup-set-id", "").await?;
        page.apply().await?;
        let seen = page.table().await?;
        assert!(seen.notices.is_empty(), "{:?}", seen.notices);
        Ok(())
    });
}
