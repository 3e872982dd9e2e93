//! Faults that are looked at more closely than in the table of all.

use anyhow::ensure;
use e2e::{console, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::{BILLING_TENANT, DEMO_TENANT, FAULT_CLUSTER, LARGE_TENANT};

use crate::{all_of_demo, in_march_2025, tenant};

fn link(fault: Fault) -> String {
    format!(
        "cluster={FAULT_CLUSTER}&tenant={}&range=all&zone=utc&size=100",
        fault.tenant_id()
    )
}

#[test]
fn load_ends_if_the_server_ignores_size_or_page() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&link(Fault::SizeIgnored)).await?;
        let asked = page.ocp.asked().await?.len();
        assert!(asked <= 30, "237 tasks in tens took {asked} requests");
        page.ocp.reset().await?;
        page.ocp.fault("page-ignored").await?;
        let seen = page
            .open_table(&format!("{}&range=all", tenant(LARGE_TENANT)))
            .await?;
        let asked = page.ocp.asked().await?.len();
        assert!(asked <= 5, "{asked} requests for the same page");
        assert_eq!(seen.loaded, Some(2000));
        let told = "OCP reports 12,000 tasks but returned 2,000: the list may be incomplete.";
        assert!(
            seen.notices.iter().any(|notice| notice.text == told),
            "{:?}",
            seen.notices
        );
        Ok(())
    });
}

#[test]
fn tasks_with_the_same_id_have_separate_rows() {
    console_with(in_march_2025(), |page| async move {
        let seen = page.open_table(&link(Fault::DuplicateIds)).await?;
        let shared: Vec<usize> = (0..60)
            .filter(|at| seen.rows[*at].task == seen.rows[0].task)
            .collect();
        assert_eq!(shared.len(), 3, "three tasks share the first id");
        let seen = page.toggle_row(shared[1]).await?;
        let open: Vec<usize> = (0..60).filter(|at| seen.rows[*at].open).collect();
        assert_eq!(open, [shared[1]], "only the one that was clicked opens");
        assert_eq!(seen.details.len(), 1);
        assert_eq!(
            seen.details[0].value("backupSetId"),
            Some(&*seen.rows[shared[1]].cells["backupSetId"])
        );
        page.session().travel("refresh").await?;
        let seen = page.table().await?;
        assert!(
            seen.rows[shared[1]].open && seen.details.len() == 1,
            "the link opens that one again"
        );
        Ok(())
    });
}

#[test]
fn unknown_status_is_shown_as_received() {
    console_with(in_march_2025(), |page| async move {
        let seen = page.open_table(&link(Fault::UnknownStatus)).await?;
        let statuses = seen.column("status");
        for status in ["INIT", "COMPLETED", "BACKUP_SYS_META", "No status", "—"] {
            assert!(statuses.contains(&status), "{status}: {statuses:?}");
        }
        Ok(())
    });
}

#[test]
fn numbers_keep_all_their_digits() {
    console_with(in_march_2025(), |page| async move {
        let seen = page.open_table(&link(Fault::NumbersAsStrings)).await?;
        assert_eq!(seen.rows[3].cells["backupSetId"], "9223372036854775807");
        let seen = page.toggle_row(3).await?;
        assert_eq!(
            seen.details[0].value("dataVersion"),
            Some("9223372036854775807")
        );
        let set = "9223372036854775807";
        page.fill("filter-backup-set-id", set).await?;
        page.apply().await?;
        page.until("it is in the address", |seen| {
            seen.search.contains(set) && !seen.busy
        })
        .await?;
        assert_eq!(
            page.ocp.last_asked().await?.parameter("backupSetId"),
            Some(set)
        );
        // Another tenant writes its longs as bare numbers.
        page.open_table(&format!("{}&range=all", tenant(BILLING_TENANT)))
            .await?;
        let seen = page.open_all_rows().await?;
        let versions: Vec<_> = seen
            .details
            .iter()
            .filter_map(|detail| detail.value("dataVersion"))
            .collect();
        assert!(versions.contains(&"9223372036854775001"), "{versions:?}");
        Ok(())
    });
}

#[test]
fn huge_message_does_not_break_the_page() {
    console_with(in_march_2025(), |page| async move {
        page.allow_clipboard().await?;
        let seen = page.open_table(&link(Fault::HugeMessage)).await?;
        assert!(
            seen.column("errorMsg")
                .iter()
                .all(|error| error.chars().count() < 200)
        );
        page.toggle_row(1).await?;
        let seen = page.toggle_row(3).await?;
        assert_eq!(
            seen.details[0].failure.len(),
            10_000,
            "what is longer would stop the page"
        );
        assert!(
            seen.details[0]
                .text
                .contains("990,000 more characters: Copy includes them")
        );
        page.press_button("Copy Error").await?;
        let copied = page
            .value("navigator.clipboard.readText().then(text => text.length)")
            .await?;
        assert_eq!(copied, 1_000_000, "it can be had in full");
        assert!(seen.details[1].failure.lines().count() > 300);
        assert!(
            seen.width <= 0,
            "the page scrolls sideways by {}",
            seen.width
        );
        let heights = page
            .value("[...document.querySelectorAll('[data-testid=row]')].map(r => r.clientHeight)")
            .await?;
        let highest = heights
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(serde_json::Value::as_i64)
            .max();
        assert!(
            highest.is_some_and(|highest| highest < 80),
            "a row is {highest:?} pixels high"
        );
        Ok(())
    });
}

#[test]
fn hostile_text_is_shown_as_text() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&link(Fault::HostileText)).await?;
        let seen = page.open_all_rows().await?;
        let words = seen.told();
        for part in [
            "<script>window.hostile = 1</script>",
            "<img src=x onerror=\"window.hostile = 1\">",
            "{{constructor.constructor('window.hostile = 1')()}}",
            "javascript:window.hostile=1",
            "\"><svg onload=window.hostile=1>",
            "=HYPERLINK(\"https://example.com\")",
        ] {
            assert!(words.contains(part), "{part}");
        }
        assert_eq!(page.value("window.hostile === undefined").await?, true);
        assert_eq!(
            page.value(
                "document.querySelectorAll('main img, main svg:not(.icon), main script, main a[href]').length"
            )
            .await?,
            0
        );
        Ok(())
    });
}

#[test]
fn unordered_rows_are_sorted() {
    console_with(in_march_2025(), |page| async move {
        let seen = page.open_table(&link(Fault::Unordered)).await?;
        let starts: Vec<_> = seen
            .rows
            .iter()
            .map(|row| row.exact["startTime"].clone())
            .collect();
        assert!(starts.is_sorted_by(|a, b| a >= b), "{starts:?}");
        Ok(())
    });
}

#[test]
fn no_secret_reaches_the_page_or_its_address() {
    console_with(in_march_2025(), |page| async move {
        for link in [link(Fault::Secrets), format!("{}&size=50", all_of_demo())] {
            page.open_table(&link).await?;
            let seen = page.open_all_rows().await?;
            let markup = page.value("document.documentElement.outerHTML").await?;
            let stored = page
                .value("JSON.stringify([{...localStorage}, {...sessionStorage}])")
                .await?;
            for text in [markup.to_string(), seen.url.clone(), stored.to_string()] {
                for secret in ["SECRET", "DEMO_ACCESS_KEY"] {
                    if let Some(at) = text.find(secret) {
                        let around: String = text
                            .chars()
                            .skip(text[..at].chars().count().saturating_sub(120))
                            .take(200)
                            .collect();
                        ensure!(false, "a secret is in: {around}");
                    }
                }
            }
            let told = seen.told();
            assert!(told.contains("oss://"), "the rest of the path is shown");
        }
        Ok(())
    });
}

#[test]
fn link_cannot_smuggle_a_secret_into_the_page() {
    console(|page| async move {
        page.open(&format!(
            "{}&access_key=SECRET&size=access_key%3DSECRET-key",
            tenant(DEMO_TENANT)
        ))
        .await?;
        let told = |text: &str| {
            text.contains("“size=") && text.contains("is not a parameter of this page")
        };
        page.until("it is told", |seen| {
            seen.notices.iter().any(|notice| told(&notice.text))
        })
        .await?;
        let markup = page.value("document.body.outerHTML").await?.to_string();
        assert!(!markup.contains("SECRET"));
        Ok(())
    });
}
