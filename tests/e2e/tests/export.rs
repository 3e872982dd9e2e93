//! Files that the browser saves, compared with the tasks that OCP sent.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};
use chrono::DateTime;
use e2e::download::{Downloads, File};
use e2e::{Page, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::{
    BILLING_TENANT, DEMO_CLUSTER, FAULT_CLUSTER, INVENTORY_TENANT, REPORTS_TENANT,
};
use serde_json::{Value, json};

use crate::in_march_2025;

/// Opens the panel, chooses a format and starts the export.
pub(crate) async fn export(page: &Page, format: &str) -> Result<()> {
    page.press_button("Export").await?;
    choose(page, &format!("export-format-{format}")).await?;
    if format == "csv" {
        choose(page, "export-for-programs").await?;
    }
    page.click("export-start").await
}

/// Clicks the label of a choice, as its input lies below it.
async fn choose(page: &Page, choice: &str) -> Result<()> {
    let label = format!("label:has([data-testid=\"{choice}\"])");
    page.session()
        .click(&page.session().first(&label).await?)
        .await
}

pub(crate) async fn status(page: &Page, words: &str) -> Result<()> {
    page.until_text(words).await
}

/// The cells of a CSV file by RFC 4180.
fn cells(table: &str) -> Result<Vec<Vec<String>>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut rest = table.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
            '"' => quoted = !quoted,
            _ if quoted => cell.push(c),
            ',' => row.push(std::mem::take(&mut cell)),
            '\r' => {
                ensure!(rest.next() == Some('\n'), "a row ends with CRLF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\n' => ensure!(false, "a line feed outside quotation marks"),
            c => cell.push(c),
        }
    }
    ensure!(
        cell.is_empty() && row.is_empty() && !quoted,
        "the last row has an end"
    );
    Ok(rows)
}

/// A value in one spelling: integers as digits, times as instants.
fn meaning(name: &str, value: &Value) -> String {
    const TEXTS: [&str; 6] = [
        "tenantName",
        "clusterName",
        "errorMsg",
        "backupUri",
        "status",
        "dataType",
    ];
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    let time = DateTime::parse_from_rfc3339(&text)
        .or_else(|_| DateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S%.f%z"));
    match time {
        Ok(time) if !TEXTS.contains(&name) => time.timestamp_micros().to_string(),
        _ => text,
    }
}

/// The values of a task by field, in one spelling.
type Fields = BTreeMap<String, String>;

fn meanings(task: &Value) -> Fields {
    let members = task
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(_, value)| !value.is_null());
    members
        .map(|(name, value)| (name.clone(), meaning(name, value)))
        .collect()
}

/// Compares an exported task with the one that OCP sent. At most two of its values may be masked.
fn assert_same_task(written: &Fields, sent: &Fields) -> Result<()> {
    let masked: BTreeSet<_> = written
        .iter()
        .filter(|(_, value)| value.contains("***"))
        .map(|(name, _)| name)
        .collect();
    let plain = |task: &Fields| -> Fields {
        task.iter()
            .filter(|(name, _)| !masked.contains(name))
            .map(|(a, b)| (a.clone(), b.clone()))
            .collect()
    };
    assert_eq!(plain(written), plain(sent));
    ensure!(
        written.len() == sent.len() && masked.len() <= 2,
        "{written:?}"
    );
    Ok(())
}

/// Exports the tasks as lines, and compares them with the exported JSON `file`.
async fn assert_same_lines(page: &Page, downloads: &mut Downloads, file: &Value) -> Result<()> {
    export(page, "ndjson").await?;
    let lines = downloads.next().await?.text;
    let lines: Vec<Value> = lines
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    assert_eq!(lines[1..], *file["contents"].as_array().context("tasks")?);
    assert_eq!(lines[0]["format"], "ocp-backup-console");
    Ok(())
}

#[test]
fn json_and_ndjson_are_exact_and_complete() {
    console_with(in_march_2025(), |page| async move {
        let mut downloads = Downloads::of(&page).await?;
        // Longs as strings, as bare numbers; times in two more spellings.
        for (cluster, tenant) in [
            (FAULT_CLUSTER, Fault::NumbersAsStrings.tenant_id()),
            (DEMO_CLUSTER, BILLING_TENANT),
            (DEMO_CLUSTER, INVENTORY_TENANT),
            (DEMO_CLUSTER, REPORTS_TENANT),
        ] {
            page.open_table(&format!(
                "cluster={cluster}&tenant={tenant}&range=all&zone=utc"
            ))
            .await?;
            let sent = page.ocp.tasks(cluster, tenant, "").await?;
            let sent: Vec<_> = sent.iter().map(meanings).collect();
            export(&page, "json").await?;
            let File { name, text } = downloads.next().await?;
            ensure!(
                name.starts_with(&format!("data-backup-tasks_{cluster}-{tenant}_"))
                    && name.contains("Z.json"),
                "{name}"
            );
            let file: Value = serde_json::from_str(&text)?;
            let written = file["contents"].as_array().context("tasks")?;
            let written: Vec<_> = written.iter().map(meanings).collect();
            // Newest first, as OCP lists them; masked, where there is something to mask.
            assert_eq!(written.len(), sent.len());
            for (written, sent) in written.iter().zip(&sent) {
                assert_same_task(written, sent)?;
            }
            if tenant == BILLING_TENANT {
                ensure!(
                    text.contains(":9223372036854775001,")
                        || text.contains(":9223372036854775001}"),
                    "bare and exact"
                );
            }
            assert_eq!(
                (&file["totalReported"], &file["written"]),
                (&json!(sent.len()), &json!(sent.len()))
            );
            assert_eq!(
                (&file["complete"], &file["zone"], &file["cluster"]),
                (&json!(true), &json!("UTC"), &json!(cluster))
            );
            page.press_button("Dismiss").await?;

            assert_same_lines(&page, &mut downloads, &file).await?;
        }
        Ok(())
    });
}

fn link(fault: Fault) -> String {
    let tenant = fault.tenant_id();
    format!("cluster={FAULT_CLUSTER}&tenant={tenant}&range=all&zone=local")
}

#[test]
fn csv_is_a_table_of_exact_values() {
    console_with(in_march_2025(), |page| async move {
        let mut downloads = Downloads::of(&page).await?;
        page.open_table(&link(Fault::NumbersAsStrings)).await?;
        export(&page, "csv").await?;
        let text = downloads.next().await?.text;
        let table = text.strip_prefix('\u{feff}').context("the mark of UTF-8")?;
        let rows = cells(table)?;
        ensure!(
            rows.iter().all(|row| row.len() == 26),
            "all rows are as wide"
        );
        let head = rows
            .iter()
            .position(|row| row[0] == "status")
            .context("a header")?;
        let metadata: BTreeMap<_, _> = rows[..head]
            .iter()
            .map(|row| (row[0].as_str(), row[1].as_str()))
            .collect();
        assert_eq!(
            (
                metadata["# zone"],
                metadata["# complete"],
                metadata["# source"]
            ),
            ("Asia/Shanghai", "true", "OCP")
        );
        assert_eq!(metadata["# written"], (rows.len() - head - 1).to_string());
        let column = |name: &str| {
            let at = rows[head].iter().position(|cell| cell == name);
            at.map(|at| {
                rows[head + 1..]
                    .iter()
                    .map(|row| row[at].as_str())
                    .collect::<Vec<_>>()
            })
        };
        let sets = column("backupSetId").context("a column")?;
        assert_eq!(sets[3], "=\"9223372036854775807\"");
        let starts = column("startTime").context("a column")?;
        ensure!(
            starts.iter().all(|time| time.ends_with("+08:00")),
            "{starts:?}"
        );
        Ok(())
    });
}

#[test]
fn csv_has_no_formulas_of_hostile_texts() {
    console_with(in_march_2025(), |page| async move {
        let mut downloads = Downloads::of(&page).await?;
        page.open_table(&link(Fault::HostileText)).await?;
        export(&page, "csv").await?;
        let text = downloads.next().await?.text;
        let rows = cells(text.trim_start_matches('\u{feff}'))?;
        let head = rows
            .iter()
            .position(|row| row[0] == "status")
            .context("a header")?;
        for cell in rows[head + 1..].iter().flatten() {
            let is_exact = cell
                .strip_prefix("=\"")
                .is_some_and(|cell| cell.ends_with('"') && !cell[..cell.len() - 1].contains('"'));
            let first = cell.trim_start().chars().next().unwrap_or(' ');
            let is_number = cell.parse::<i64>().is_ok();
            ensure!(
                is_exact || is_number || !"=+-@＝＋－＠".contains(first),
                "{cell}"
            );
        }
        let all = rows[head + 1..].concat();
        ensure!(
            all.contains(&"'@SUM(1+1)*cmd|' /C calc'!A0".to_owned()),
            "it is there, and defused"
        );
        Ok(())
    });
}

#[test]
fn hostile_texts_are_exported_unchanged() {
    console_with(in_march_2025(), |page| async move {
        let mut downloads = Downloads::of(&page).await?;
        let tenant = Fault::HostileText.tenant_id();
        page.open_table(&format!(
            "cluster={FAULT_CLUSTER}&tenant={tenant}&range=all&zone=utc"
        ))
        .await?;
        export(&page, "json").await?;
        let file: Value = serde_json::from_str(&downloads.next().await?.text)?;
        // Halves of surrogate pairs are no text in Rust: the browser reads what OCP sent, and writes U+FFFD for them as the page does.
        let path = format!(
            "/api/v2/ob/clusters/{FAULT_CLUSTER}/tenants/{tenant}/backup/task/dataBackupTasks?size=2000"
        );
        let script = "return fetch(arguments[0]).then(r => r.json()).then(a => JSON.stringify(a.data.contents, \
                      (_, v) => typeof v === 'string' ? v.toWellFormed() : v).replace(/\\\\u[dD][89a-fA-F]../g, '\u{fffd}'))";
        let sent: String = page.session().run(script, &[json!(path)]).await?;
        let sent: Vec<Value> = serde_json::from_str(&sent)?;
        let written = file["contents"].as_array().context("tasks")?;
        assert_eq!(written.len(), sent.len());
        let (mut compared, mut masked) = (0, 0);
        for written in written {
            let sent = sent
                .iter()
                .find(|sent| sent["taskId"] == written["taskId"])
                .context("the same task")?;
            for name in [
                "tenantName",
                "clusterName",
                "errorMsg",
                "backupUri",
                "status",
                "taskType",
                "backupType",
                "dataType",
            ] {
                let text = written[name].as_str();
                masked += usize::from(text.is_some_and(|text| text.contains("***")));
                ensure!(
                    text == sent[name].as_str() || text.is_some_and(|text| text.contains("***")),
                    "{text:?} {}",
                    sent[name]
                );
                compared += usize::from(text.is_some());
            }
        }
        ensure!(
            compared > 150 && masked < compared / 5,
            "{compared} texts, {masked} masked"
        );
        Ok(())
    });
}
