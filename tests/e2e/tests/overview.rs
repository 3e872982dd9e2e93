//! A link to a tenant, and the bare address.

use e2e::console;
use e2e::form::keys;
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT, EMPTY_TENANT, SAMPLE_TENANT};

#[test]
fn link_to_a_tenant_shows_its_tasks_newest_first() {
    console(|page| async move {
        let seen = page
            .open_table(&format!("cluster={DEMO_CLUSTER}&tenant={DEMO_TENANT}"))
            .await?;
        // A task of the demo may be running, which the title says first.
        assert!(
            seen.title.ends_with("orders · Data backup tasks"),
            "{}",
            seen.title
        );
        assert_eq!(seen.caption, "Data backup tasks");
        assert_eq!(seen.rows.len(), 20);
        let starts: Vec<_> = seen
            .rows
            .iter()
            .map(|row| row.exact["startTime"].clone())
            .collect();
        assert!(starts.is_sorted_by(|a, b| a >= b), "{starts:?}");
        assert_eq!(seen.sorted.len(), 1, "{:?}", seen.sorted);
        assert_eq!(seen.sorted["startTime"], "descending");
        let loaded = seen.loaded.unwrap_or_default();
        assert_eq!(seen.total, format!("{loaded} tasks"));
        assert_eq!(seen.scope, "");
        assert_eq!(seen.page_status, format!("1–20 of {loaded}"));
        assert!(seen.toolbar.contains("As of "), "{}", seen.toolbar);
        let (_, time) = seen
            .announced
            .split_once(&format!("{loaded} tasks loaded, as of "))
            .unwrap_or_default();
        let is_time = time
            .bytes()
            .map(|byte| if byte.is_ascii_digit() { b'0' } else { byte })
            .eq(*b"00:00:00");
        assert!(is_time, "{}", seen.announced);
        assert!(seen.notices.is_empty(), "{:?}", seen.notices);
        Ok(())
    });
}

#[test]
fn every_control_has_a_role_and_a_name() {
    console(|page| async move {
        let seen = page
            .open_table(&format!("cluster={DEMO_CLUSTER}&tenant={DEMO_TENANT}"))
            .await?;
        let expand = format!("Expand task {}", seen.rows[0].task);
        for (role, name) in [
            ("heading", "Data backup tasks"),
            ("form", "Filter"),
            ("combobox", "Cluster id"),
            ("combobox", "Tenant id"),
            ("textbox", "Backup set id"),
            ("button", "Apply"),
            ("button", "Reset"),
            ("button", "Refresh"),
            ("table", "Data backup tasks"),
            ("columnheader", "Restorable to"),
            ("button", "Previous page"),
            ("button", "Next page"),
            ("button", &expand),
            ("navigation", "Pages"),
            ("combobox", "Times in"),
        ] {
            page.by_role(role, name).await?;
        }
        Ok(())
    });
}

#[test]
fn bare_address_prompts_for_a_tenant() {
    console(|page| async move {
        page.open("").await?;
        let seen = page
            .until("the page asks", |seen| {
                seen.empty.contains("Choose a cluster and a tenant")
            })
            .await?;
        assert!(!seen.ready && seen.notices.is_empty());
        assert!(
            page.ocp.asked().await?.is_empty(),
            "nothing is asked of OCP before a tenant is chosen"
        );
        page.fill("scope-cluster", &DEMO_CLUSTER.to_string())
            .await?;
        page.fill("scope-tenant", &DEMO_TENANT.to_string()).await?;
        page.session().press(&[keys::ENTER]).await?;
        let seen = page.table().await?;
        assert_eq!(
            seen.search,
            format!("?cluster={DEMO_CLUSTER}&tenant={DEMO_TENANT}")
        );
        assert_eq!(seen.history, 3, "about:blank, the bare address, the tenant");
        Ok(())
    });
}

#[test]
fn documented_response_is_shown() {
    console(|page| async move {
        let seen = page
            .open_table(&format!(
                "cluster={DEMO_CLUSTER}&tenant={SAMPLE_TENANT}&range=all&zone=utc"
            ))
            .await?;
        assert_eq!(
            (seen.total.as_str(), seen.page_status.as_str()),
            ("1 task", "1–1 of 1")
        );
        let cells = &seen.rows[0].cells;
        assert_eq!(
            (cells["status"].as_str(), cells["duration"].as_str()),
            ("Done", "2 m 05 s")
        );
        assert!(
            cells["startTime"].contains("08:00:52"),
            "{}",
            cells["startTime"]
        );
        Ok(())
    });
}

#[test]
fn no_data_and_no_match_are_distinguished() {
    console(|page| async move {
        let empty = format!("cluster={DEMO_CLUSTER}&tenant={EMPTY_TENANT}");
        page.open(&format!("{empty}&range=all")).await?;
        page.until("it has no tasks", |seen| {
            seen.empty.contains("This tenant has no data backup tasks")
        })
        .await?;
        page.open(&format!(
            "cluster={DEMO_CLUSTER}&tenant={DEMO_TENANT}&backupSetId=1&status=FAILED"
        ))
        .await?;
        let seen = page
            .until("nothing matches", |seen| {
                seen.empty.contains("Nothing matches this filter")
            })
            .await?;
        assert!(seen.empty.contains("Any status"), "{}", seen.empty);
        assert_eq!(seen.total, "0 tasks");
        page.press_button("Any backup set").await?;
        let seen = page.table().await?;
        assert_eq!(
            seen.search,
            format!("?cluster={DEMO_CLUSTER}&tenant={DEMO_TENANT}&status=FAILED")
        );
        Ok(())
    });
}
