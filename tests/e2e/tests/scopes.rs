//! Whose tasks: lists that are searched by name, ids that always work, and the way back to those used before.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::form::keys::{CONTROL, DOWN, ENTER, ESCAPE};
use e2e::{Page, console_with};
use ocp_stand_in::demo::{BILLING_TENANT, DEMO_CLUSTER, DEMO_TENANT, REPORTS_TENANT};
use serde_json::{Value, json};

use crate::{all_of_demo, in_march_2025, tenant};

/// The options of the list that is open, and the sentence below it.
const LIST: &str = "(() => {
    const popup = document.querySelector('.combo__popup:not([hidden])');
    const words = el => el.textContent.replace(/\\s+/g, ' ').trim();
    return popup && { options: [...popup.querySelectorAll('[role=option]')].map(words), status: words(popup.lastElementChild) };
})()";

/// The page where nobody has chosen yet.
async fn start(page: &Page, query: &str) -> Result<()> {
    page.open(query).await?;
    page.until("it asks for a cluster", |seen| {
        seen.empty.contains("Choose a cluster")
    })
    .await
    .map(drop)
}

async fn until_list(
    page: &Page,
    what: &str,
    is_so: impl Fn(&[String], &str) -> bool,
) -> Result<Vec<String>> {
    let mut last = Value::Null;
    for _ in 0..500 {
        last = page.value(LIST).await?;
        let options: Vec<String> =
            serde_json::from_value(last["options"].clone()).unwrap_or_default();
        if is_so(&options, last["status"].as_str().unwrap_or_default()) {
            return Ok(options);
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    anyhow::bail!("not: {what}; but {last}")
}

/// What was asked of OCP's lists: path and query.
async fn asked_of_lists(page: &Page) -> Result<Vec<String>> {
    let all = page.ocp.control("requests").await?;
    let all = all["requests"].as_array().cloned().unwrap_or_default();
    let of = |request: &Value, name: &str| request[name].as_str().unwrap_or_default().to_owned();
    let lists = all
        .iter()
        .filter(|request| !of(request, "path").ends_with("/dataBackupTasks"));
    Ok(lists
        .map(|request| format!("{}?{}", of(request, "path"), of(request, "query")))
        .collect())
}

async fn active(page: &Page) -> Result<Value> {
    page.value("document.querySelector('[role=option][aria-selected=true] .combo__name')?.textContent ?? null").await
}

#[test]
fn dba_finds_a_tenant_by_name_with_the_keyboard_alone() {
    console_with(in_march_2025(), |page| async move {
        page.open("range=all&zone=utc&status=FAILED").await?;
        for name in ["Cluster id", "Tenant id"] {
            page.by_role("combobox", name).await?;
        }
        tokio::time::sleep(Duration::from_millis(400)).await;
        assert_eq!(
            page.ocp.count().await?,
            0,
            "nothing is asked before a list is opened"
        );

        page.press_button("Choose a cluster").await?;
        until_list(&page, "the clusters are listed", |_, status| {
            status == "5 clusters"
        })
        .await?;
        page.session().press(&[DOWN]).await?;
        assert_eq!(active(&page).await?, "ob_431");
        page.session().press(&[ENTER]).await?;
        page.until("it is chosen", |seen| {
            seen.field("scope-cluster").value == DEMO_CLUSTER.to_string()
        })
        .await?;
        page.until("its tenants are next", |seen| seen.focus == "scope-tenant")
            .await?;
        page.session().press(&["B", "i", "l", "l"]).await?;
        let found = until_list(&page, "the tenant is found", |_, status| {
            status == "1 of 9 match"
        })
        .await?;
        assert_eq!(
            found,
            [
                format!("billing {BILLING_TENANT} ORACLE · NORMAL"),
                "Reload list".into()
            ]
        );
        page.session().press(&[DOWN, ENTER]).await?;
        let seen = page.table().await?;
        assert_eq!(
            seen.search,
            format!(
                "?{}&range=all&status=FAILED&zone=utc",
                tenant(BILLING_TENANT)
            )
        );
        let [clusters, tenants] = asked_of_lists(&page)
            .await?
            .try_into()
            .expect("each list once");
        assert_eq!(clusters, "/api/v2/ob/clusters?page=1&size=50&sort=name,asc");
        assert_eq!(
            tenants,
            format!("/api/v2/ob/clusters/{DEMO_CLUSTER}/tenants?page=1&size=50")
        );
        let called =
            "[...document.querySelectorAll('.combo__called')].map(name => name.textContent)";
        assert_eq!(page.value(called).await?, json!(["ob_431", "billing"]));
        Ok(())
    });
}

#[test]
fn ids_can_be_typed_without_access_to_the_lists() {
    console_with(in_march_2025(), |page| async move {
        for (fault, sentence) in [
            (
                "forbidden",
                "You may not read OCP’s list of clusters; type the id.",
            ),
            ("html-200", "The response is not OCP’s list; type the id."),
            ("truncated", "The response is not OCP’s list; type the id."),
            ("html-502", "OCP’s list was not received; type the id."),
            (
                "unauthorized",
                "Sign in to see OCP’s list; an id can be typed.",
            ),
        ] {
            page.ocp.control(&format!("lists?set={fault}")).await?;
            start(&page, "range=all").await?;
            page.click("scope-cluster").await?;
            until_list(&page, fault, |_, status| status == sentence).await?;
            page.fill("scope-cluster", &DEMO_CLUSTER.to_string())
                .await?;
            page.fill("scope-tenant", &DEMO_TENANT.to_string()).await?;
            page.enter_in("scope-tenant").await?;
            let seen = page.table().await?;
            assert!(seen.notices.is_empty(), "{fault}: {:?}", seen.notices);
        }
        page.ocp.control("lists?set=hang").await?;
        start(&page, "range=all").await?;
        page.click("scope-cluster").await?;
        until_list(&page, "it waits", |_, status| {
            status == "Loading OCP’s list…"
        })
        .await?;
        page.session().press(&[ESCAPE]).await?;
        for _ in 0..100 {
            if page.ocp.in_flight().await? == 0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        anyhow::bail!("nobody waits for the list, and it is not ended")
    });
}

#[test]
fn long_list_is_searched_and_loaded_page_by_page() {
    console_with(in_march_2025(), |page| async move {
        page.ocp.control("lists?set=many").await?;
        start(&page, "").await?;
        page.click("scope-cluster").await?;
        until_list(&page, "the first have come", |_, status| {
            status.starts_with("50 of 5,000 loaded")
        })
        .await?;
        page.value("document.querySelector('#scope-cluster-list').scrollTo(0, 1e6)")
            .await?;
        until_list(&page, "more have come", |_, status| {
            status.starts_with("100 of 5,000 loaded")
        })
        .await?;
        page.session().press(&["_", "4", "9", "9", "9"]).await?;
        let found = until_list(&page, "it is found", |_, status| {
            status == "1 of 5,000 match"
        })
        .await?;
        assert_eq!(found[0], "many_4999 2004999 PRIMARY · 4.3.1.0 · RUNNING");
        let searched = asked_of_lists(&page)
            .await?
            .iter()
            .filter(|asked| asked.contains("name="))
            .count();
        ensure!(searched < 5, "a search for each letter: {searched}");

        page.ocp.control("lists?set=name-ignored").await?;
        start(&page, "").await?;
        page.click("scope-cluster").await?;
        until_list(&page, "the first have come", |_, status| {
            status.starts_with("50 of 5,000")
        })
        .await?;
        page.session().press(&["_", "0", "0", "0", "7"]).await?;
        until_list(&page, "it is said of how many", |_, status| {
            status == "1 match among 50 loaded of 5,000"
        })
        .await?;
        Ok(())
    });
}

#[test]
fn hostile_names_are_shown_as_text_and_fit_on_a_phone() {
    console_with(in_march_2025(), |page| async move {
        for width in [390, 320] {
            page.resize(width, 844).await?;
            for fault in ["hostile-names", "odd-entries", "none"] {
                page.ocp.control(&format!("lists?set={fault}")).await?;
                start(&page, "").await?;
                for field in ["scope-cluster", "scope-tenant"] {
                    page.fill("scope-cluster", &DEMO_CLUSTER.to_string())
                        .await?;
                    page.session().press(&[ESCAPE]).await?;
                    page.click(field).await?;
                    until_list(&page, "it is listed", |options, _| options.len() > 3).await?;
                    let seen = page.look().await?;
                    assert!(
                        seen.width <= 0,
                        "{fault} at {width}: {} too wide",
                        seen.width
                    );
                    page.session().press(&[ESCAPE]).await?;
                }
            }
        }
        assert_eq!(page.value("window.hostile ?? null").await?, Value::Null);
        page.ocp.control("lists?set=odd-entries").await?;
        start(&page, "").await?;
        page.click("scope-cluster").await?;
        let options = until_list(&page, "it is listed", |options, _| options.len() > 3).await?;
        assert!(
            options[0].starts_with("beyond 2^53 9007199254740993"),
            "{options:?}"
        );
        page.session().press(&[DOWN, ENTER]).await?;
        page.until("all its digits are there", |seen| {
            seen.field("scope-cluster").value == "9007199254740993"
        })
        .await?;
        Ok(())
    });
}

/// Whether a page without a tenant offers the pinned and the recent ones, and keeps the range of the address.
async fn assert_scopes_are_offered(page: &Page) -> Result<()> {
    page.open("range=7d").await?;
    let seen = page
        .until("those used are offered", |seen| {
            seen.empty.contains("Or continue where you left off")
        })
        .await?;
    assert!(
        seen.empty.contains("Pinned") && seen.empty.contains("Recent"),
        "{}",
        seen.empty
    );
    let first = page.session().first(".empty a.scope-link").await?;
    assert_eq!(
        page.session().name(&first).await?,
        format!("orders ob_431 {DEMO_TENANT}")
    );
    page.session().click(&first).await?;
    page.until("it is asked", |seen| {
        seen.search == format!("?{}&range=7d", tenant(DEMO_TENANT))
    })
    .await?;
    Ok(())
}

#[test]
fn link_to_a_recent_tenant_keeps_its_filter_and_opens_in_a_tab() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        page.session()
            .click(&page.by_role("button", "Pin this tenant").await?)
            .await?;
        page.open_table(&format!(
            "{}&range=all&zone=utc&status=DONE&size=50&sort=duration",
            tenant(REPORTS_TENANT)
        ))
        .await?;
        page.press_button("Recent and pinned tenants").await?;
        let link = page.session().first("#scope-menu a.scope-link").await?;
        let expected = format!(
            "?{}&range=all&status=DONE&size=50&sort=duration&zone=utc",
            tenant(DEMO_TENANT)
        );
        let tabs = async || Ok::<_, anyhow::Error>(page.session().tabs().await?.len());
        assert_eq!(tabs().await?, 1);
        page.session().click_with(CONTROL, &link).await?;
        for _ in 0..100 {
            if tabs().await? == 2 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        assert_eq!(tabs().await?, 2, "the browser opens the link in a tab");
        assert!(
            page.look()
                .await?
                .search
                .contains(&REPORTS_TENANT.to_string()),
            "and this one stays"
        );
        let link = page.session().first("#scope-menu a.scope-link").await?;
        page.session().click(&link).await?;
        let seen = page
            .until("it is shown", |seen| {
                seen.settled() && seen.search == expected
            })
            .await?;
        assert!(seen.title.starts_with("orders"), "{}", seen.title);

        assert_scopes_are_offered(&page).await
    });
}
