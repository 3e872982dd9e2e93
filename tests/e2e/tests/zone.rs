//! The zone in which times are read and written.

use e2e::console_with;
use ocp_stand_in::demo::{DEMO_TENANT, SAMPLE_TENANT};

use crate::{in_march_2025, tenant};

#[test]
fn zone_applies_to_every_time_and_is_in_the_address() {
    console_with(in_march_2025(), |page| async move {
        let local = page
            .open_table(&format!("{}&range=all", tenant(SAMPLE_TENANT)))
            .await?;
        let zones = page
            .value("document.querySelector('[data-testid=zone]').innerText")
            .await?;
        assert!(
            zones
                .as_str()
                .is_some_and(|zones| zones.contains("Asia/Shanghai")),
            "the zone is named: {zones}"
        );
        // 2024-08-09T08:00:52Z is in the afternoon in Shanghai.
        assert!(
            local.rows[0].cells["startTime"].contains("16:00:52"),
            "{:?}",
            local.column("startTime")
        );
        page.choose("zone", "utc").await?;
        let utc = page
            .until("it is in the address", |seen| {
                seen.search.ends_with("&zone=utc")
            })
            .await?;
        assert!(
            utc.rows[0].cells["startTime"].contains("08:00:52"),
            "{:?}",
            utc.column("startTime")
        );
        assert!(utc.rows[0].cells["snapshotVersionTime"].contains("08:02:57"));
        assert_eq!(
            utc.exact_first("startTime"),
            local.exact_first("startTime"),
            "the moment is the same"
        );
        assert_eq!(
            utc.history, local.history,
            "a zone is no place to go back to"
        );
        page.session().travel("refresh").await?;
        let again = page.table().await?;
        assert_eq!(again.rows, utc.rows);
        page.choose("zone", "local").await?;
        let seen = page
            .until("the default has no name", |seen| {
                !seen.search.contains("zone")
            })
            .await?;
        assert_eq!(seen.rows, local.rows);
        Ok(())
    });
}

#[test]
fn typed_times_are_read_in_the_zone_and_sent_in_utc() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&format!("{}&range=all", tenant(DEMO_TENANT)))
            .await?;
        page.choose_range("custom").await?;
        page.fill("filter-start", "2025-01-01 06:00").await?;
        page.fill("filter-end", "2025-01-31T23:00:00Z").await?;
        page.apply().await?;
        let seen = page
            .until("it is sent", |seen| {
                seen.settled() && seen.search.contains("startTime")
            })
            .await?;
        let asked = page.ocp.last_asked().await?;
        assert_eq!(asked.parameter("startTime"), Some("2024-12-31T22:00:00Z"));
        assert_eq!(
            asked.parameter("endTime"),
            Some("2025-01-31T23:00:00Z"),
            "what names its zone keeps it"
        );
        assert_eq!(seen.field("filter-end").value, "2025-02-01 07:00:00");
        page.choose("zone", "utc").await?;
        let seen = page
            .until("the form follows", |seen| {
                seen.field("filter-start").value == "2024-12-31 22:00:00"
            })
            .await?;
        assert_eq!(seen.field("filter-end").value, "2025-01-31 23:00:00");
        assert!(!seen.busy, "the same question is not asked again");
        Ok(())
    });
}
