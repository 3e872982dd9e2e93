//! Links: what a copied one restores, and what the page makes of a wrong one.

use e2e::console_with;
use e2e::seen::Seen;
use ocp_stand_in::demo::{DEMO_TENANT, REPORTS_TENANT};

use crate::{all_of_demo, in_march_2025, tenant};

fn assert_same(seen: &Seen, expected: &Seen) {
    assert_eq!(seen.search, expected.search);
    assert_eq!(seen.rows, expected.rows);
    assert_eq!(seen.sorted, expected.sorted);
    assert_eq!(seen.page_status, expected.page_status);
    assert_eq!(seen.page_size, expected.page_size);
    assert_eq!(seen.fields, expected.fields);
    assert_eq!(
        (&seen.statuses, &seen.range, &seen.zone),
        (&expected.statuses, &expected.range, &expected.zone)
    );
    let open = |seen: &Seen| {
        seen.details
            .iter()
            .map(|detail| detail.value("taskId").map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(open(seen), open(expected));
    assert!(seen.notices.is_empty(), "{:?}", seen.notices);
}

#[test]
fn reload_and_a_copied_link_restore_the_whole_view() {
    console_with(in_march_2025(), |page| async move {
        let link = format!(
            "{}&startTime=2024-03-01T00:00:00Z&endTime=2025-03-01T00:00:00Z&status=FAILED,DONE&page=2&size=10&sort=-duration,taskId&zone=utc",
            tenant(DEMO_TENANT)
        );
        page.open_table(&link).await?;
        page.toggle_row(1).await?;
        let seen = page.toggle_row(6).await?;
        assert_eq!(
            seen.search.split("&open=").next(),
            Some(&*format!("?{link}")),
            "the link is in its one spelling"
        );
        assert!(
            seen.page_status.starts_with("11–20 of "),
            "{}",
            seen.page_status
        );
        assert_eq!(seen.page_size.as_deref(), Some("10"));
        assert_eq!(seen.sorted["duration"], "descending");
        assert_eq!(seen.statuses, ["FAILED", "DONE"]);
        assert_eq!(
            (seen.range.as_str(), seen.zone.as_deref()),
            ("custom", Some("utc"))
        );
        assert_eq!(seen.field("filter-start").value, "2024-03-01 00:00:00");
        assert_eq!(seen.field("filter-end").value, "2025-03-01 00:00:00");
        assert_eq!(
            (seen.rows[1].open, seen.rows[6].open, seen.details.len()),
            (true, true, 2)
        );

        page.session().travel("refresh").await?;
        assert_same(&page.table().await?, &seen);
        page.new_tab().await?;
        page.session().go(&seen.url).await?;
        assert_same(&page.table().await?, &seen);
        Ok(())
    });
}

#[test]
fn wrong_parameters_of_a_link_are_reported_and_defaults_are_used() {
    console_with(in_march_2025(), |page| async move {
        let wrong = [
            ("range", "31d"),
            ("startTime", "2024-03-01"),
            ("status", "FINISHED"),
            ("backupSetId", "x7"),
            ("page", "0"),
            ("size", "25"),
            ("sort", "-rows"),
            ("columns", "status,status"),
            ("zone", "mars"),
            ("open", "7"),
        ];
        for (name, value) in wrong {
            page.open(&format!("{}&{name}={value}", tenant(DEMO_TENANT)))
                .await?;
            let told = format!("The link’s “{name}={value}” is not understood and is ignored.");
            let seen = page
                .until(&told, |seen| {
                    seen.notices.iter().any(|notice| notice.text == told)
                })
                .await?;
            assert_eq!(seen.notices.len(), 1, "{:?}", seen.notices);
            assert_eq!(seen.notices[0].kind, "warning");
        }
        page.open(&format!(
            "{}&range=all&status=FINISHED,DONE",
            tenant(DEMO_TENANT)
        ))
        .await?;
        let seen = page.table().await?;
        assert_eq!(
            seen.notices[0].text,
            "Of the link’s “status”, “FINISHED” is not understood and is left out."
        );
        assert_eq!(
            (seen.notices.len(), seen.statuses.as_slice()),
            (1, &["DONE".to_owned()][..])
        );
        page.open(&format!("{}&range=all&tenants=7", tenant(DEMO_TENANT)))
            .await?;
        let seen = page.table().await?;
        assert_eq!(
            seen.notices[0].text,
            "The link’s “tenants” is not a parameter of this page and is ignored."
        );
        assert_eq!(seen.rows.len(), 20, "the rest of the link counts");
        page.press_button("Dismiss").await?;
        page.until("it is put away", |seen| seen.notices.is_empty())
            .await?;
        Ok(())
    });
}

#[test]
fn all_faults_of_a_response_are_reported_together() {
    console_with(in_march_2025(), |page| async move {
        page.open(&format!(
            "{}&range=all&size=7&sort=nope&page=-1&zone=x",
            tenant(DEMO_TENANT)
        ))
        .await?;
        let seen = page.table().await?;
        assert_eq!(seen.notices.len(), 1, "{:?}", seen.notices);
        assert_eq!(
            seen.notices[0]
                .text
                .matches("is not understood and is ignored.")
                .count(),
            4,
            "{:?}",
            seen.notices
        );
        assert!(
            seen.page_status.starts_with("1–20 of "),
            "{}",
            seen.page_status
        );
        assert_eq!(seen.sorted["startTime"], "descending");
        page.press_button("Next page").await?;
        let seen = page
            .until("page 2", |seen| seen.page_status.starts_with("21–40 of "))
            .await?;
        assert!(
            seen.notices.is_empty(),
            "what was wrong is gone from the address, so it is told no more"
        );
        Ok(())
    });
}

#[test]
fn invalid_scope_prompts_for_one() {
    console_with(in_march_2025(), |page| async move {
        page.open("cluster=abc&tenant=5").await?;
        let seen = page
            .until("it asks", |seen| {
                seen.empty.contains("Choose a cluster and a tenant")
            })
            .await?;
        let told = "The link’s “cluster=abc” is not understood and is ignored.";
        assert!(
            seen.notices.iter().any(|notice| notice.text == told),
            "{:?}",
            seen.notices
        );
        assert!(page.ocp.asked().await?.is_empty());
        Ok(())
    });
}

#[test]
fn pasted_id_and_repeated_parameter_are_understood() {
    console_with(in_march_2025(), |page| async move {
        page.open(&format!("{}&tenant={REPORTS_TENANT}", all_of_demo()))
            .await?;
        let used = format!("The link has “tenant” more than once; {REPORTS_TENANT} is used.");
        let seen = page
            .until("the last tenant is shown", |seen| {
                seen.settled()
                    && seen
                        .notices
                        .iter()
                        .any(|notice| notice.text.contains(&used))
            })
            .await?;
        assert_eq!(seen.field("scope-tenant").value, REPORTS_TENANT.to_string());
        page.fill("filter-backup-set-id", "１\u{200b}２３").await?;
        page.apply().await?;
        page.until("the id is read as meant", |seen| {
            seen.search.contains("backupSetId=123") && !seen.busy
        })
        .await?;
        page.fill("filter-backup-set-id", "9223372036854775808")
            .await?;
        page.apply().await?;
        let seen = page
            .until("it is too large", |seen| {
                seen.field("filter-backup-set-id").invalid
            })
            .await?;
        let message = &seen.field("filter-backup-set-id").message;
        assert!(message.starts_with("Too large"), "{message}");
        Ok(())
    });
}
