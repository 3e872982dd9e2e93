//! The demo that `cargo xtask dist --demo` makes: files, and no server but one of files.

use anyhow::Result;
use e2e::seen::Seen;
use e2e::{Page, Setup, console_with};
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT};

use crate::in_march_2025;

fn demo() -> Setup {
    Setup {
        demo: true,
        ..in_march_2025()
    }
}

/// Where all requests of the browser went so far, without the origin, each once.
async fn requested(page: &Page) -> Result<Vec<String>> {
    let logs = page.logs().await?;
    let urls = logs
        .requests()
        .filter_map(|request| request["request"]["url"].as_str());
    let mut paths: Vec<String> = urls
        .filter_map(|url| url.strip_prefix(page.address()))
        .map(str::to_owned)
        .collect();
    let elsewhere: Vec<&str> = logs
        .requests()
        .filter_map(|request| request["request"]["url"].as_str())
        .filter(|url| url.starts_with("http") && !url.starts_with(page.address()))
        .collect();
    assert_eq!(
        elsewhere,
        Vec::<&str>::new(),
        "a request to something that is no file of the page"
    );
    paths.sort_unstable();
    paths.dedup();
    Ok(paths)
}

#[test]
fn static_files_alone_show_a_working_console() {
    console_with(demo(), |page| async move {
        let seen = page.open_table("zone=utc").await?;
        assert!(seen.notices.is_empty(), "{:?}", seen.notices);
        page.by_role("region", "Sample data").await?;
        page.until_text("Saved 2025-03-10 04:01:30 (UTC) from cluster")
            .await?;
        assert!(
            seen.loaded
                .is_some_and(|loaded| (200..400).contains(&loaded)),
            "thirty days up to the sample’s time"
        );
        assert_eq!(
            (seen.rows.len(), seen.rows[0].cells["status"].as_str()),
            (20, "In progress")
        );
        assert_eq!(seen.field("scope-cluster").value, DEMO_CLUSTER.to_string());
        assert_eq!(seen.field("scope-tenant").value, DEMO_TENANT.to_string());
        page.choose_range("all").await?;
        page.toggle_status("FAILED").await?;
        let all_failed = |seen: &Seen| seen.rows.iter().all(|row| row.cells["status"] == "Failed");
        let seen = page
            .until("failed ones alone", |seen| {
                seen.settled() && all_failed(seen)
            })
            .await?;
        assert!(
            seen.loaded.is_some_and(|loaded| loaded > 20),
            "{:?}",
            seen.loaded
        );
        page.click("page-next").await?;
        page.click("sort-duration").await?;
        page.toggle_row(0).await?;
        page.press_button("Refresh").await?;
        for event in ["online", "focus", "pageshow", "visibilitychange"] {
            page.value(&format!("window.dispatchEvent(new Event('{event}'))"))
                .await?;
        }
        let link = page.look().await?.search;
        page.session().travel("refresh").await?;
        let seen = page
            .until("a reload shows it again", |seen| {
                seen.settled() && all_failed(seen)
            })
            .await?;
        assert_eq!(seen.search, link);
        for path in requested(&page).await? {
            let (path, query) = path.split_once('?').unwrap_or((&path, ""));
            let is_own = ["", "config.json", "sample.json", "guard.js"].contains(&path)
                || path.contains('-') && query.is_empty();
            assert!(is_own && !path.contains("api/"), "{path}");
        }
        Ok(())
    });
}
