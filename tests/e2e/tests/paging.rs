//! Pages of the sorted result.

use e2e::console_with;
use e2e::form::keys;
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT, SAMPLE_TENANT};

use crate::{all_of_demo, in_march_2025, tenant};

#[test]
fn next_and_previous_visit_all_pages() {
    console_with(in_march_2025(), |page| async move {
        let all = page.ocp.tasks(DEMO_CLUSTER, DEMO_TENANT, "").await?;
        let total = all.len();
        let first = page.open_table(&all_of_demo()).await?;
        assert_eq!(first.page_status, format!("1–20 of {total}"));
        assert!(!first.has_previous && first.has_next);
        page.press_button("Next page").await?;
        let second = page
            .until("page 2", |seen| {
                seen.page_status == format!("21–40 of {total}")
            })
            .await?;
        assert!(second.search.contains("&page=2"), "{}", second.search);
        assert!(second.has_previous && second.has_next);
        let ids: Vec<String> = all
            .iter()
            .skip(20)
            .take(20)
            .map(|task| task["taskId"].to_string())
            .collect();
        assert_eq!(second.tasks(), ids);
        page.press_button("Previous page").await?;
        let back = page
            .until("page 1", |seen| seen.page_status == first.page_status)
            .await?;
        assert_eq!(back.rows, first.rows);
        assert!(!back.search.contains("page="), "{}", back.search);
        assert_eq!(
            page.ocp.asked().await?.len(),
            3,
            "two loads of the page and one of this test: paging asks nothing"
        );
        Ok(())
    });
}

#[test]
fn page_size_can_be_chosen_and_keeps_the_place() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&format!("{}&page=6", all_of_demo()))
            .await?;
        for (size, status) in [
            ("10", "101–110 of "),
            ("50", "101–150 of "),
            ("100", "101–200 of "),
            ("20", "101–120 of "),
        ] {
            page.choose("page-size", size).await?;
            let seen = page
                .until(status, |seen| seen.page_status.starts_with(status))
                .await?;
            assert_eq!(seen.rows.len().to_string(), size);
            assert_eq!(
                seen.search.contains(&format!("&size={size}")),
                size != "20",
                "{}",
                seen.search
            );
        }
        Ok(())
    });
}

#[test]
fn page_beyond_the_last_shows_the_last() {
    console_with(in_march_2025(), |page| async move {
        let total = page.ocp.tasks(DEMO_CLUSTER, DEMO_TENANT, "").await?.len();
        let seen = page
            .open_table(&format!("{}&page=9999", all_of_demo()))
            .await?;
        assert!(
            seen.page_status.ends_with(&format!("–{total} of {total}")),
            "{}",
            seen.page_status
        );
        assert!(seen.has_previous && !seen.has_next);
        assert_eq!(seen.rows.len(), (total - 1) % 20 + 1);
        let last = total.div_ceil(20);
        let told = format!("The link’s page 9,999 does not exist; the last is {last}.");
        assert!(
            seen.notices.iter().any(|notice| notice.text == told),
            "{:?}",
            seen.notices
        );
        assert!(
            seen.search.contains(&format!("page={last}")),
            "{}",
            seen.search
        );
        let first = total - (total - 1) % 20;
        page.press_button("Previous page").await?;
        let before = format!("{}–{} of {total}", first - 20, first - 1);
        page.until("the page before the last", |seen| {
            seen.page_status == before
        })
        .await?;
        Ok(())
    });
}

#[test]
fn single_page_has_no_next_or_previous() {
    console_with(in_march_2025(), |page| async move {
        let seen = page
            .open_table(&format!("{}&range=all", tenant(SAMPLE_TENANT)))
            .await?;
        assert!(!seen.has_previous && !seen.has_next, "{}", seen.page_status);
        Ok(())
    });
}

#[test]
fn filter_or_a_sort_goes_back_to_the_first_page() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&format!("{}&page=3", all_of_demo()))
            .await?;
        let seen = page.sort_by("duration").await?;
        assert!(
            seen.page_status.starts_with("1–20 of "),
            "{}",
            seen.page_status
        );
        // The keyboard pages as well.
        let next = page.by_role("button", "Next page").await?;
        page.session().type_into(&next, keys::ENTER).await?;
        page.until("page 2", |seen| seen.page_status.starts_with("21–40 of "))
            .await?;
        page.toggle_status("DONE").await?;
        let seen = page
            .until("filtered", |seen| {
                seen.settled() && seen.search.contains("status=DONE")
            })
            .await?;
        assert!(
            seen.page_status.starts_with("1–20 of ") && !seen.search.contains("page="),
            "{}",
            seen.search
        );
        assert_eq!(seen.sorted["duration"], "ascending", "the sort stays");
        Ok(())
    });
}
