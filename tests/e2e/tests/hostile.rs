//! Networks and browsers that do not play along, and what the page is served with.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::{Page, Setup, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::FAULT_CLUSTER;
use serde_json::json;

use crate::{all_of_demo, in_march_2025};

async fn offline(page: &Page, offline: bool) -> Result<()> {
    let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.session().devtools("Network.enable", json!({})).await?;
    page.session()
        .devtools("Network.emulateNetworkConditions", conditions)
        .await
        .map(drop)
}

#[test]
fn offline_is_reported_and_the_load_resumes_when_online() {
    // What gave up is not taken up again before the network is back.
    let setup = Setup {
        config: Some(r#"{"refreshSeconds": 0}"#),
        ..in_march_2025()
    };
    console_with(setup, |page| async move {
        let before = page.open_table(&all_of_demo()).await?;
        offline(&page, true).await?;
        page.press_button("Refresh").await?;
        let seen = page
            .until("it is told", |seen| {
                seen.notices
                    .iter()
                    .any(|n| n.text.contains("Tried 3 times."))
            })
            .await?;
        for part in [
            "No response was received.",
            "This browser says that it is offline.",
            "Network",
            "the rows below were loaded",
        ] {
            assert!(
                seen.notices[0].text.contains(part),
                "{part}: {:?}",
                seen.notices
            );
        }
        assert_eq!(seen.rows, before.rows);
        let asked = page.ocp.count().await?;
        offline(&page, false).await?;
        let seen = page
            .until("it recovers by itself", |seen| {
                seen.settled() && seen.notices.is_empty()
            })
            .await?;
        assert_eq!(seen.rows, before.rows);
        assert_eq!(
            page.ocp.count().await?,
            asked + 2,
            "by one load, which takes two requests"
        );
        Ok(())
    });
}

#[test]
fn retry_is_counted_down_and_can_be_cancelled_or_forced() {
    console_with(in_march_2025(), |page| async move {
        page.ocp.fault("rate-limited-garbage").await?;
        page.open(&all_of_demo()).await?;
        let waits = |seen: &e2e::seen::Seen| {
            seen.notices
                .iter()
                .any(|n| n.text.contains("Trying again in "))
        };
        page.until("it waits", waits).await?;
        assert_eq!(page.ocp.count().await?, 1);
        page.press_button("Cancel").await?;
        let seen = page.until("it waits no more", |seen| !waits(seen)).await?;
        for part in ["Retry", "Not tried again until you choose Retry."] {
            assert!(
                seen.notices[0].text.contains(part),
                "{part}: {:?}",
                seen.notices
            );
        }
        page.press_button("Retry").await?;
        page.until("it waits again", waits).await?;
        page.ocp.fault("none").await?;
        page.press_button("Retry").await?;
        page.table().await?;
        assert_eq!(
            page.ocp.count().await?,
            4,
            "two that were refused, and a load of two"
        );
        Ok(())
    });
}

#[test]
fn every_response_of_the_site_has_the_headers_of_production() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        let files = page
            .value(
                "[location.pathname, location.pathname + 'index.html', location.pathname + 'no-such-file', \
                location.pathname.slice(0, -1), '/', ...performance.getEntriesByType('resource').map(e => e.name) \
                .filter(name => !name.includes('/api/'))]",
            )
            .await?;
        let files: Vec<String> = serde_json::from_value(files)?;
        for ending in [".js", ".css", ".wasm", "config.json"] {
            assert!(
                files.iter().any(|file| file.ends_with(ending)),
                "{ending}: {files:?}"
            );
        }
        page.expect_in_log("/no-such-file - Failed to load resource");
        page.expect_in_log("/ - Failed to load resource");
        for file in files {
            let script = "return fetch(arguments[0], { redirect: 'follow' }).then(r => Object.fromEntries(r.headers))";
            let headers: serde_json::Value = page.session().run(script, &[json!(file)]).await?;
            for (name, value) in &xtask::site::headers::production() {
                ensure!(
                    headers[name.as_str()] == value.to_str()?,
                    "{file}: {name} is {}",
                    headers[name.as_str()]
                );
            }
        }
        Ok(())
    });
}

#[test]
fn requests_to_other_hosts_are_refused() {
    console_with(in_march_2025(), |page| async move {
        let port = page
            .origin()
            .rsplit(':')
            .next()
            .unwrap_or_default()
            .to_owned();
        for path in [
            "/ocp/backup/",
            "/ocp/backup/config.json",
            "/api/v2/info",
            "/login",
            "/_stand-in/requests",
        ] {
            for (host, status) in [
                ("127.0.0.1", 200),
                ("localhost", 200),
                ("console.example.com", 403),
                ("10.0.0.1", 403),
            ] {
                let answered = page
                    .ocp
                    .status_for_host(path, &format!("{host}:{port}"))
                    .await?;
                assert_eq!(answered, status, "{path} of {host}");
            }
        }
        Ok(())
    });
}

#[test]
fn requests_go_to_the_own_origin_only() {
    console_with(in_march_2025(), |page| async move {
        // Texts that would load something, a redirect to elsewhere, and all that a user can press.
        for tenant in [Fault::HostileText, Fault::RedirectAway].map(Fault::tenant_id) {
            page.open(&format!(
                "cluster={FAULT_CLUSTER}&tenant={tenant}&range=all&size=100"
            ))
            .await?;
            page.until("it is there", |seen| {
                !seen.busy && (seen.ready || !seen.empty.is_empty())
            })
            .await?;
            page.value(
                "document.querySelectorAll('[data-testid=row-expander]').forEach(b => b.click())",
            )
            .await?;
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        let entries = page
            .value("performance.getEntries().map(e => e.name).filter(n => /^\\w+:\\/\\//.test(n))")
            .await?;
        let entries: Vec<String> = serde_json::from_value(entries)?;
        assert!(
            !entries.is_empty() && entries.iter().all(|name| name.starts_with(page.origin())),
            "{entries:?}"
        );
        let logs = page.logs().await?;
        let urls: Vec<_> = logs
            .requests()
            .filter_map(|sent| sent["request"]["url"].as_str())
            .collect();
        assert!(urls.len() > 10, "{urls:?}");
        for url in urls {
            assert!(
                url.starts_with(page.origin()) || url.starts_with("data:image/svg+xml,"),
                "{url}"
            );
        }
        Ok(())
    });
}

#[test]
fn browser_that_refuses_history_keeps_the_page_working() {
    console_with(in_march_2025(), |page| async move {
        page.before_each_document(
            "for (const name of ['pushState', 'replaceState']) \
                History.prototype[name] = () => { throw new DOMException('too many', 'SecurityError'); };",
        )
        .await?;
        let before = page.open_table(&all_of_demo()).await?;
        page.press_button("Next page").await?;
        page.until("page 2", |seen| seen.page_status.starts_with("21–40 of "))
            .await?;
        let seen = page.toggle_row(0).await?;
        assert_eq!(seen.url, before.url, "the address stays what it was");
        page.toggle_status("FAILED").await?;
        page.until("filtered", |seen| {
            seen.settled() && seen.column("status").iter().all(|s| *s == "Failed")
        })
        .await?;
        Ok(())
    });
}

#[test]
fn user_in_the_address_is_removed() {
    console_with(in_march_2025(), |page| async move {
        // What the program makes of the first document, before the second takes its place.
        page.expect_in_log("Request cannot be constructed from a URL that includes credentials");
        let address = page.address().replace("http://", "http://alice:S3CR3T@");
        page.session()
            .go(&format!("{address}?{}", all_of_demo()))
            .await?;
        let seen = page.table().await?;
        assert!(seen.notices.is_empty(), "{:?}", seen.notices);
        assert_eq!(
            page.session().url().await?,
            format!("{}?{}", page.address(), all_of_demo())
        );
        let markup = page.value("document.documentElement.outerHTML").await?;
        assert!(!markup.to_string().contains("S3CR3T"));
        let documents = page.ocp.asked_of_site().await?;
        let documents = documents
            .iter()
            .filter(|request| request.path == "/ocp/backup/")
            .count();
        assert_eq!(documents, 2, "it is done once");
        Ok(())
    });
}
