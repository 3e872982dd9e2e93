//! While a response is awaited, and when it does not come.

use std::time::Duration;

use e2e::seen::Seen;
use e2e::{Setup, console, console_with};
use ocp_stand_in::demo::{DEMO_TENANT, LARGE_TENANT};

use crate::{all_of_demo, in_march_2025, tenant};

#[test]
fn older_response_never_replaces_a_newer_one() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        page.ocp.fault("slow&times=1&ms=2000").await?;
        page.toggle_status("FAILED").await?;
        page.until("the old question is asked", |seen| {
            seen.busy && seen.search.contains("status=FAILED")
        })
        .await?;
        page.toggle_status("FAILED").await?;
        page.toggle_status("DONE").await?;
        let done = page
            .until("the new answer", |seen| {
                seen.settled() && seen.column("status").iter().all(|status| *status == "Done")
            })
            .await?;
        assert!(done.search.contains("status=DONE"), "{}", done.search);
        page.throughout(
            Duration::from_millis(2500),
            "the new answer stays",
            |seen| seen.rows == done.rows && seen.total == done.total && !seen.busy,
        )
        .await?;
        assert_eq!(page.ocp.in_flight().await?, 0);
        Ok(())
    });
}

#[test]
fn superseded_request_is_aborted() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        page.ocp.fault("hang&times=1").await?;
        page.press_button("Refresh").await?;
        page.until("it waits", |seen| seen.busy).await?;
        page.press_button("Refresh").await?;
        page.table().await?;
        // The request that hangs is aborted, so the server is rid of it as well.
        for _ in 0..50 {
            if page.ocp.in_flight().await? == 0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        anyhow::bail!("a request is still under way that nobody waits for")
    });
}

#[test]
fn first_load_is_announced() {
    console_with(in_march_2025(), |page| async move {
        page.ocp.fault("hang&times=1").await?;
        page.open(&all_of_demo()).await?;
        let seen = page
            .until("it loads", |seen| seen.busy && seen.skeleton)
            .await?;
        assert_eq!(seen.total, "Loading tasks…");
        assert!(!seen.ready && seen.empty.is_empty() && seen.notices.is_empty());
        page.throughout(Duration::from_millis(500), "it goes on", |seen| {
            seen.busy && !seen.ready
        })
        .await?;
        page.press_button("Refresh").await?;
        page.table().await?;
        Ok(())
    });
}

#[test]
fn rows_stay_and_are_dimmed_while_another_filter_loads() {
    console_with(in_march_2025(), |page| async move {
        let before = page.open_table(&all_of_demo()).await?;
        page.ocp.fault("slow&times=1&ms=1500").await?;
        page.toggle_status("FAILED").await?;
        let seen = page
            .until("the rows are dimmed", |seen| {
                seen.busy && seen.outdated && seen.opacity < 0.95
            })
            .await?;
        assert_eq!(seen.rows, before.rows);
        let seen = page
            .until("the new rows", |seen| {
                seen.settled() && !seen.outdated && seen.opacity > 0.95
            })
            .await?;
        assert!(
            seen.column("status")
                .iter()
                .all(|status| *status == "Failed")
        );
        Ok(())
    });
}

#[test]
fn rows_stay_readable_during_a_slow_refresh() {
    console_with(in_march_2025(), |page| async move {
        let before = page
            .open_table(&format!("{}&page=2", all_of_demo()))
            .await?;
        page.ocp.fault("slow&times=1&ms=1200").await?;
        page.press_button("Refresh").await?;
        page.until("it is busy", |seen| seen.busy).await?;
        page.throughout(
            Duration::from_millis(700),
            "the rows stay and are not dimmed",
            |seen| {
                seen.rows == before.rows
                    && !seen.outdated
                    && seen.opacity > 0.95
                    && seen.page_status.starts_with("21–40 of ")
            },
        )
        .await?;
        let seen = page.until("it is done", |seen| !seen.busy).await?;
        assert_eq!(
            (seen.rows, seen.page_status),
            (before.rows, before.page_status)
        );
        Ok(())
    });
}

#[test]
fn failed_refresh_keeps_the_rows_and_retry_recovers() {
    console_with(in_march_2025(), |page| async move {
        let all = page.open_table(&all_of_demo()).await?;
        page.toggle_status("DONE").await?;
        page.until("filtered", |seen| seen.settled() && seen.total != all.total)
            .await?;
        page.press_button("Next page").await?;
        page.until("page 2", |seen| seen.page_status.starts_with("21–40 of "))
            .await?;
        let before = page.toggle_row(2).await?;
        page.ocp.fault("html-502").await?;
        page.press_button("Refresh").await?;
        let seen = page
            .until("it fails", |seen| !seen.notices.is_empty())
            .await?;
        let notice = &seen.notices[0];
        assert_eq!(notice.kind, "error");
        assert!(
            seen.announced.contains(
                "Loading failed; the rows below were loaded before. The proxy in front of OCP"
            ),
            "{}",
            seen.announced
        );
        for part in [
            "Loading failed; the rows below were loaded before",
            "The rows are as of ",
            "HTTP 502",
            "Retry",
        ] {
            assert!(notice.text.contains(part), "{part}: {}", notice.text);
        }
        let same = |seen: &Seen| {
            seen.rows == before.rows
                && seen.search == before.search
                && seen.statuses == before.statuses
                && seen.details.len() == 1
        };
        assert!(same(&seen) && !seen.busy);
        page.press_button("Retry").await?;
        page.until("it fails again", |seen| {
            !seen.busy && seen.notices.len() == 1
        })
        .await?;
        page.ocp.fault("none").await?;
        page.press_button("Retry").await?;
        let seen = page
            .until("it recovers", |seen| {
                seen.settled() && seen.notices.is_empty()
            })
            .await?;
        assert!(same(&seen), "{} {}", seen.search, seen.page_status);
        Ok(())
    });
}

#[test]
fn rows_of_the_previous_filter_are_marked_when_the_next_fails() {
    console_with(in_march_2025(), |page| async move {
        let before = page.open_table(&all_of_demo()).await?;
        page.ocp.fault("internal").await?;
        page.toggle_status("FAILED").await?;
        let seen = page
            .until("it fails", |seen| !seen.notices.is_empty())
            .await?;
        assert!(
            seen.notices[0]
                .text
                .contains("The rows below are still those of the previous filter."),
            "{:?}",
            seen.notices
        );
        assert_eq!(seen.rows, before.rows);
        assert_eq!(seen.statuses, ["FAILED"], "what was typed stays");
        page.ocp.fault("none").await?;
        page.press_button("Retry").await?;
        let seen = page
            .until("it recovers", |seen| {
                seen.settled() && seen.notices.is_empty()
            })
            .await?;
        assert!(
            seen.column("status")
                .iter()
                .all(|status| *status == "Failed")
        );
        Ok(())
    });
}

#[test]
fn load_that_fails_midway_resumes_at_the_failed_page() {
    console(|page| async move {
        page.ocp.fault("html-503&after=2&times=1").await?;
        page.open(&format!("{}&range=all", tenant(LARGE_TENANT)))
            .await?;
        let seen = page
            .until("it fails", |seen| !seen.notices.is_empty())
            .await?;
        assert!(
            seen.rows.len() == 20 && seen.loaded.is_some_and(|loaded| loaded > 200),
            "{:?}",
            seen.loaded
        );
        page.press_button("Retry").await?;
        let seen = page
            .until("it goes on to the end", |seen| {
                seen.settled() && seen.notices.is_empty()
            })
            .await?;
        assert_eq!(seen.loaded, Some(10_000));
        let asked = page.ocp.asked().await?;
        let pages: Vec<_> = asked.iter().map(e2e::stand_in::Asked::page).collect();
        assert_eq!(pages[..2], [(1, 200), (1, 2_000)]);
        assert!(
            pages.len() >= 7 && pages[2..].iter().all(|page| page.0 >= 2),
            "not from the beginning: {pages:?}"
        );
        Ok(())
    });
}

#[test]
fn failed_first_load_is_not_shown_as_no_data() {
    console(|page| async move {
        page.ocp.fault("unauthorized").await?;
        page.open(&tenant(DEMO_TENANT)).await?;
        let seen = page
            .until("it fails", |seen| !seen.notices.is_empty())
            .await?;
        assert!(seen.empty.contains("No tasks to show"), "{}", seen.empty);
        assert_eq!(seen.total, "No tasks loaded");
        assert!(
            seen.announced.contains("The tasks could not be loaded"),
            "{}",
            seen.announced
        );
        page.ocp.fault("none").await?;
        page.press_button("Retry").await?;
        page.table().await?;
        Ok(())
    });
}

#[test]
fn failed_load_resumes_automatically_unless_cancelled() {
    let setup = Setup {
        config: Some(r#"{"refreshSeconds": 5}"#),
        ..in_march_2025()
    };
    console_with(setup, |page| async move {
        let before = page.open_table(&all_of_demo()).await?;
        let says = |words: &'static str| {
            move |seen: &Seen| {
                !seen.busy
                    && seen
                        .notices
                        .iter()
                        .any(|notice| notice.text.contains(words))
            }
        };
        page.ocp.fault("html-503&times=3").await?;
        page.press_button("Refresh").await?;
        page.until("it gives up", says("Tried 3 times.")).await?;
        let seen = page
            .until("it recovers by itself", |seen| {
                seen.settled() && seen.notices.is_empty()
            })
            .await?;
        assert_eq!(seen.rows, before.rows);
        page.ocp.fault("html-503").await?;
        page.press_button("Refresh").await?;
        page.until("it waits", |seen| {
            seen.notices
                .iter()
                .any(|n| n.text.contains("Trying again in "))
        })
        .await?;
        page.press_button("Cancel").await?;
        let paused = says("Not tried again until you choose Retry.");
        page.until("it is told", paused).await?;
        page.ocp.fault("none").await?;
        let asked = page.ocp.count().await?;
        page.throughout(Duration::from_secs(8), "it stays so", paused)
            .await?;
        assert_eq!(page.ocp.count().await?, asked);
        page.press_button("Retry").await?;
        page.until("it recovers", |seen| {
            seen.settled() && seen.notices.is_empty()
        })
        .await?;
        Ok(())
    });
}
