//! Tenants with more tasks than one response holds.

use std::time::Duration;

use e2e::console;
use ocp_stand_in::demo::{DEMO_CLUSTER, HUGE_TENANT, HUGE_TOTAL, LARGE_TENANT};

use crate::tenant;

#[test]
fn ten_thousand_of_twelve_thousand_are_loaded_in_few_requests() {
    console(|page| async move {
        // The second request waits, so that what one request brings can be looked at.
        page.ocp.fault("slow&after=1&times=1&ms=1500").await?;
        page.open(&format!("{}&range=all", tenant(LARGE_TENANT)))
            .await?;
        let seen = page
            .until("the first rows", |seen| seen.rows.len() == 20)
            .await?;
        assert_eq!(
            (seen.loaded, seen.total.as_str()),
            (Some(200), "12,000 tasks")
        );
        assert_eq!(seen.scope, "200 of 12,000 loaded, the order covers these");
        assert_eq!(seen.page_status, "1–20 of 200 loaded");
        let asked = page.ocp.asked().await?;
        assert!(asked.len() <= 2 && asked[0].page() == (1, 200), "{asked:?}");

        let seen = page.table().await?;
        assert_eq!(seen.loaded, Some(10_000));
        assert_eq!(
            seen.scope,
            "10,000 of 12,000 loaded, the order covers these"
        );
        assert_eq!(seen.page_status, "1–20 of 10,000 loaded");
        let asked = page.ocp.asked().await?;
        assert!(
            asked.len() <= 7,
            "{} requests for 10,000 tasks",
            asked.len()
        );
        assert!(
            asked[1..].iter().all(|request| request.page().1 == 2000),
            "{asked:?}"
        );

        page.press_button("Load the rest").await?;
        let seen = page
            .until("all are loaded", |seen| {
                seen.loaded == Some(12_000) && !seen.busy
            })
            .await?;
        assert_eq!(seen.scope, "");
        assert_eq!(seen.page_status, "1–20 of 12,000");
        assert!(
            page.find_by_role("button", "Load the rest")
                .await?
                .is_none()
        );
        assert!(page.ocp.asked().await?.len() <= 8);
        Ok(())
    });
}

#[test]
fn hundred_thousand_can_be_loaded_with_progress_and_cancelled() {
    console(|page| async move {
        page.ocp.fault("slow&after=1&times=1&ms=1500").await?;
        page.open(&format!("{}&range=all&zone=utc", tenant(HUGE_TENANT)))
            .await?;
        let seen = page
            .until("the first rows", |seen| seen.rows.len() == 20)
            .await?;
        assert_eq!(
            (seen.loaded, seen.total.as_str()),
            (Some(200), "100,000 tasks")
        );
        page.until("the limit", |seen| {
            seen.scope == "10,000 of 100,000 loaded, the order covers these" && !seen.busy
        })
        .await?;

        page.press_button("Load the rest").await?;
        let early = page
            .until("there is progress", |seen| {
                seen.progress.is_some_and(|p| p.value >= 12_000.0)
            })
            .await?;
        assert!(
            early.toolbar.contains("Loading: ") && early.toolbar.contains(" of 100,000"),
            "{}",
            early.toolbar
        );
        assert_eq!(early.progress.map(|progress| progress.max), Some(100_000.0));
        page.press_button("Cancel").await?;
        let stopped = page
            .until("it has stopped", |seen| {
                !seen.busy && seen.progress.is_none()
            })
            .await?;
        let loaded = stopped.loaded.unwrap_or_default();
        assert!((12_000..100_000).contains(&loaded), "{loaded}");
        assert_eq!(stopped.rows.len(), 20);
        page.throughout(Duration::from_millis(500), "it stays so", |seen| {
            seen.loaded == Some(loaded)
        })
        .await?;

        page.press_button("Load the rest").await?;
        let all = |seen: &e2e::seen::Seen| seen.loaded == Some(100_000) && !seen.busy;
        let seen = page
            .until_within(Duration::from_secs(90), "all are loaded", all)
            .await?;
        assert_eq!(seen.scope, "");
        page.sort_by("duration").await?;
        let (id, duration) = shortest(&page).await?;
        // So many are sorted in shares.
        let seen = page
            .until("they are sorted", |seen| {
                seen.rows[0].task == id.to_string()
            })
            .await?;
        assert_eq!(seen.exact_first("duration"), duration.to_string());
        Ok(())
    });
}

/// The task that takes the shortest time, the latest one of several: its id and its duration.
async fn shortest(page: &e2e::Page) -> anyhow::Result<(i64, i64)> {
    let mut best: Option<(i64, i64)> = None;
    for number in 1..=HUGE_TOTAL / 2000 {
        for task in page
            .ocp
            .tasks(DEMO_CLUSTER, HUGE_TENANT, &format!("page={number}"))
            .await?
        {
            if let (Some(id), Some(duration)) = (task["taskId"].as_i64(), task["duration"].as_i64())
                && best.is_none_or(|(_, shortest)| duration < shortest)
            {
                best = Some((id, duration));
            }
        }
    }
    best.ok_or_else(|| anyhow::anyhow!("no task has a duration"))
}

#[test]
fn page_beyond_the_loaded_rows_waits_for_them() {
    console(|page| async move {
        page.ocp.fault("slow&after=1&times=1&ms=1500").await?;
        page.open(&format!("{}&range=all&page=300", tenant(LARGE_TENANT)))
            .await?;
        page.until("it says so", |seen| {
            seen.page_status == "Page 300 is being loaded"
        })
        .await?;
        page.until("it comes", |seen| {
            seen.page_status == "5,981–6,000 of 10,000 loaded"
        })
        .await?;
        Ok(())
    });
}
