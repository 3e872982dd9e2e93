//! Saved responses that are opened from the disk.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process;
use std::time::Duration;

use anyhow::Result;
use e2e::seen::Seen;
use e2e::{Page, console_with};
use ocp_stand_in::demo::{DEMO_CLUSTER, LARGE_TENANT};
use serde_json::{Value, json};

use crate::{all_of_demo, in_march_2025};

/// A file on the user's disk, for as long as a test goes on.
pub(crate) struct OnDisk(PathBuf);

impl OnDisk {
    pub(crate) fn new(name: &str, text: &str) -> Result<Self> {
        let folder = env::temp_dir().join(format!("e2e-saved-{}-{}", process::id(), name.len()));
        fs::create_dir_all(&folder)?;
        let file = folder.join(name);
        fs::write(&file, text)?;
        Ok(Self(file))
    }

    pub(crate) async fn open(&self, page: &Page) -> Result<()> {
        page.session()
            .type_into(
                &page.element("file-to-open").await?,
                &self.0.to_string_lossy(),
            )
            .await
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        if let Some(folder) = self.0.parent() {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

fn warns(part: &'static str) -> impl Fn(&Seen) -> bool {
    move |seen| {
        seen.settled()
            && seen
                .notices
                .iter()
                .any(|notice| notice.kind == "warning" && notice.text.contains(part))
    }
}

/// Filters the opened tasks, and checks that the rows are those that match.
async fn filter_file(page: &Page, tasks: &[Value]) -> Result<()> {
    page.toggle_status("FAILED").await?;
    page.choose_range("7d").await?;
    let recent = |task: &&Value| {
        task["status"] == "FAILED"
            && task["finishTime"]
                .as_str()
                .is_some_and(|time| time >= "2025-03-03T04:00:00")
    };
    let expected: Vec<String> = tasks
        .iter()
        .filter(recent)
        .map(|task| task["taskId"].to_string())
        .collect();
    assert!(!expected.is_empty());
    let seen = page
        .until("it is filtered", |seen| seen.loaded == Some(expected.len()))
        .await?;
    assert_eq!(
        seen.tasks(),
        expected[..expected.len().min(20)],
        "newest first"
    );
    Ok(())
}

#[test]
fn response_of_ocp_is_opened_filtered_and_closed() {
    console_with(in_march_2025(), |page| async move {
        let tasks = page.ocp.tasks(DEMO_CLUSTER, LARGE_TENANT, "page=1").await?;
        let data = json!({ "contents": tasks, "page": { "totalElements": 12_000 } });
        let response = json!({ "data": data, "successful": true, "timestamp": "2025-03-10T12:00:00.000+08:00" });
        let file = OnDisk::new("answer-march.json", &response.to_string())?;
        let demo = page.open_table(&all_of_demo()).await?;
        let asked = page.ocp.count().await?;

        file.open(&page).await?;
        let seen = page
            .until("the file is shown", |seen| seen.loaded == Some(tasks.len()))
            .await?;
        page.by_role("region", "Opened file").await?;
        page.until_text("It holds 2,000 of the 12,000 tasks that matched when it was saved.")
            .await?;
        assert_eq!(
            seen.title,
            "answer-march.json · archive · Data backup tasks"
        );
        assert!(
            seen.toolbar.contains("Saved 2025-03-10 04:00:00"),
            "{}",
            seen.toolbar
        );
        assert_eq!(seen.field("scope-tenant").value, LARGE_TENANT.to_string());
        filter_file(&page, &tasks).await?;
        assert_eq!(page.ocp.count().await?, asked, "OCP is asked nothing");

        page.press_button("Close the file").await?;
        let seen = page
            .until("OCP’s tasks are back", |seen| {
                seen.settled() && seen.loaded == demo.loaded
            })
            .await?;
        assert_eq!(
            (seen.search.clone(), seen.tasks()),
            (demo.search.clone(), demo.tasks())
        );
        assert_eq!(seen.focus, "open-file");
        Ok(())
    });
}

#[test]
fn reload_closes_the_file_with_one_notice() {
    console_with(in_march_2025(), |page| async move {
        let line = |id: i64, tenant: i64| json!({ "taskId": id, "status": "DONE", "clusterId": DEMO_CLUSTER, "tenantId": tenant });
        let lines: Vec<_> = (1..=30)
            .map(|id| line(id, LARGE_TENANT).to_string())
            .collect();
        let file = OnDisk::new("lines.ndjson", &lines.join("\r\n"))?;
        page.open_table(&all_of_demo()).await?;
        file.open(&page).await?;
        page.until("the file is shown", |seen| seen.loaded == Some(30))
            .await?;
        page.session().travel("refresh").await?;
        let seen = page
            .until("it is told", warns("lines.ndjson was open here."))
            .await?;
        assert!(
            seen.search.contains(&format!("tenant={LARGE_TENANT}")),
            "whose tasks they were: {}",
            seen.search
        );
        assert!(page.find_by_role("region", "Opened file").await?.is_none());
        page.press_button("Dismiss").await?;
        page.until("it is put away", |seen| seen.notices.is_empty())
            .await?;
        page.session().travel("back").await?;
        let seen = page
            .until("what was before is back", |seen| {
                seen.settled() && seen.notices.is_empty()
            })
            .await?;
        assert_eq!(seen.search, format!("?{}", all_of_demo()));
        Ok(())
    });
}

#[test]
fn wrong_file_is_named_and_the_rows_stay() {
    console_with(in_march_2025(), |page| async move {
        let before = page.open_table(&all_of_demo()).await?;
        let asked = page.ocp.count().await?;
        for (name, text, told) in [
            (
                "tasks.csv",
                "status,taskId,startTime\r\nDONE,1,2025\r\n",
                "Export JSON or NDJSON instead: they can.",
            ),
            ("empty.json", "", "The file is empty."),
            (
                "cut-off.json",
                "{\"data\":{\"contents\":[{\"task",
                "The file ends in the middle",
            ),
        ] {
            OnDisk::new(name, text)?.open(&page).await?;
            let says = |seen: &Seen| {
                let is_it = |text: &str| {
                    text.contains(told) && text.contains(&format!("{name} cannot be opened"))
                };
                seen.notices
                    .iter()
                    .any(|notice| notice.kind == "error" && is_it(&notice.text))
            };
            let seen = page.until(told, says).await?;
            assert_eq!(
                (seen.tasks(), seen.search.clone()),
                (before.tasks(), before.search.clone()),
                "{name}"
            );
            assert!(seen.announced.contains(told), "{}", seen.announced);
        }
        assert_eq!(page.ocp.count().await?, asked);
        Ok(())
    });
}

#[test]
fn file_of_a_hundred_thousand_tasks_is_read_while_the_page_responds() {
    console_with(in_march_2025(), |page| async move {
        let task = |id: i64| {
            let (day, hour, minute) = (id / 1_440 % 28 + 1, id / 60 % 24, id % 60);
            json!({
                "backupDimension": "TENANT", "backupMode": "PHYSICAL_BACKUP", "backupSetId": id, "clusterId": 1, "tenantId": 2,
                "backupUri": format!("file:///obbackup/ob_431/199/tenant_incarnation_1/1050/data/{id}"),
                "clusterName": "ob_431", "clusterType": "PRIMARY", "dataBackupTaskType": "INCREMENTAL_BACKUP",
                "dataVersion": 17_180_066_560_i64, "duration": 125, "errorMsg": "", "obClusterId": 199, "obTenantId": 1050,
                "finishTime": format!("2025-02-{day:02}T{hour:02}:{minute:02}:59.715753Z"),
                "schemaVersion": "1723190452151857000", "snapshotVersionTime": format!("2025-02-{day:02}T{hour:02}:{minute:02}:58Z"),
                "startTime": format!("2025-02-{day:02}T{hour:02}:{minute:02}:02.151857Z"), "status": "DONE", "taskId": id,
                "tenantName": "ledger",
            })
            .to_string()
        };
        let tasks: Vec<_> = (1..=100_000).map(task).collect();
        let file = OnDisk::new(
            "a-hundred-thousand.json",
            &format!("{{\"contents\":[{}]}}", tasks.join(",")),
        )?;
        page.open_table(&all_of_demo()).await?;
        page.value(
            "window.longest = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => \
                { if (!document.querySelector('[data-testid=source]')) longest = Math.max(longest, entry.duration) }))\
                .observe({ type: 'longtask' })",
        )
        .await?;
        file.open(&page).await?;
        let patience = Duration::from_mins(1);
        page.until_within(patience, "it is shown", |seen| seen.loaded == Some(100_000))
            .await?;
        let longest = page.value("Math.round(longest)").await?;
        println!("longest task while 100,000 tasks were read: {longest} ms");
        assert!(
            longest.as_f64().is_some_and(|longest| longest < 300.0),
            "{longest} ms"
        );
        Ok(())
    });
}
