//! The address is the state of the page: what goes in, what comes back, what is wrong.

use e2e::{console, console_with};
use ocp_stand_in::demo::{DEMO_TENANT, LARGE_TENANT};

use crate::{all_of_demo, in_march_2025, tenant};

#[test]
fn back_and_forward_restore_earlier_views() {
    console_with(in_march_2025(), |page| async move {
        let start = page.open_table(&all_of_demo()).await?;
        page.toggle_status("DONE").await?;
        let filtered = page
            .until("filtered", |seen| {
                seen.settled() && seen.search.contains("status=DONE")
            })
            .await?;
        let sorted = page.sort_by("duration").await?;
        page.press_button("Next page").await?;
        let paged = page
            .until("page 2", |seen| seen.page_status.starts_with("21–"))
            .await?;
        assert_eq!(
            paged.history,
            start.history + 3,
            "filter, sort and page are one entry each"
        );
        for (direction, expected) in [
            ("back", &sorted),
            ("back", &filtered),
            ("back", &start),
            ("forward", &filtered),
            ("forward", &sorted),
            ("forward", &paged),
        ] {
            page.session().travel(direction).await?;
            let seen = page
                .until(direction, |seen| {
                    seen.search == expected.search && seen.settled()
                })
                .await?;
            let seen = if seen.rows == expected.rows {
                seen
            } else {
                page.until("its rows", |seen| seen.rows == expected.rows)
                    .await?
            };
            assert_eq!(seen.page_status, expected.page_status);
            assert_eq!(seen.sorted, expected.sorted);
            assert_eq!(seen.statuses, expected.statuses, "the form follows");
        }
        Ok(())
    });
}

#[test]
fn typing_selecting_and_opening_add_no_history_entries() {
    console_with(in_march_2025(), |page| async move {
        let start = page.open_table(&all_of_demo()).await?;
        page.fill("filter-backup-set-id", "123").await?;
        page.toggle_row(0).await?;
        let seen = page.toggle_row(3).await?;
        assert_eq!(seen.history, start.history);
        assert!(!seen.search.contains("123"), "{}", seen.search);
        assert_eq!(seen.search.matches("open=").count(), 1, "{}", seen.search);
        assert_eq!(
            seen.field("filter-backup-set-id").value,
            "123",
            "opening a row leaves the form alone"
        );
        Ok(())
    });
}

#[test]
fn applying_the_same_filter_refreshes_without_a_history_entry() {
    console_with(in_march_2025(), |page| async move {
        let start = page.open_table(&all_of_demo()).await?;
        let asked = page.ocp.asked().await?.len();
        page.apply().await?;
        let seen = page.table().await?;
        assert_eq!((seen.history, &seen.search), (start.history, &start.search));
        assert!(page.ocp.asked().await?.len() > asked);
        Ok(())
    });
}

#[test]
fn unapplied_filter_is_not_sent_by_paging() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        page.fill("filter-backup-set-id", "123").await?;
        page.press_button("Next page").await?;
        let seen = page
            .until("page 2", |seen| seen.page_status.starts_with("21–40"))
            .await?;
        assert_eq!(seen.field("filter-backup-set-id").value, "123", "it stays");
        assert!(!seen.search.contains("123"), "{}", seen.search);
        page.until_text("Not applied yet: rows are still").await?;
        Ok(())
    });
}

#[test]
fn another_tenant_starts_a_new_load() {
    console(|page| async move {
        page.open_table(&tenant(DEMO_TENANT)).await?;
        page.fill("scope-tenant", &LARGE_TENANT.to_string()).await?;
        page.apply().await?;
        let seen = page
            .until("the other tenant", |seen| {
                seen.title.ends_with("archive · Data backup tasks") && seen.settled()
            })
            .await?;
        assert!(
            seen.column("tenantName")
                .iter()
                .all(|name| *name == "archive")
        );
        page.session().travel("back").await?;
        let seen = page
            .until("the first one again", |seen| {
                seen.title.ends_with("orders · Data backup tasks") && seen.settled()
            })
            .await?;
        assert_eq!(seen.field("scope-tenant").value, DEMO_TENANT.to_string());
        assert!(
            seen.column("tenantName")
                .iter()
                .all(|name| *name == "orders")
        );
        Ok(())
    });
}
