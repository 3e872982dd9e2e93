//! The stand-in OCP behind the page, as a test sees it: what was asked of it, and what it shall do wrong.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::page::PATIENCE;
use crate::wire::Wire;

/// The stand-in of one test.
#[derive(Debug, Clone)]
pub struct StandIn {
    wire: Wire,
    origin: String,
}

/// A request, as the stand-in saw it.
#[derive(Debug, Clone, Deserialize)]
pub struct Asked {
    /// Which of the credentials seen so far it had, from 1; the same one has the same number again.
    pub credential: Option<u64>,
    /// Selected headers; of credentials and cookies only that they were there.
    pub headers: BTreeMap<String, String>,
    /// The path, as on the wire.
    pub path: String,
    /// The query string, as on the wire.
    pub query: String,
}

impl Asked {
    /// A parameter's value as it stands on the wire.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query
            .split('&')
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    /// `page` and `size`.
    pub fn page(&self) -> (u64, u64) {
        let number = |name| {
            self.parameter(name)
                .and_then(|text| text.parse().ok())
                .unwrap_or_default()
        };
        (number("page"), number("size"))
    }
}

impl StandIn {
    pub(crate) fn new(origin: String) -> Self {
        Self {
            wire: Wire::new(),
            origin,
        }
    }

    /// The requests for tasks so far, oldest first.
    pub async fn asked(&self) -> Result<Vec<Asked>> {
        let all: Vec<Asked> =
            serde_json::from_value(self.control("requests").await?["requests"].take())?;
        Ok(all
            .into_iter()
            .filter(|request| request.path.ends_with("/dataBackupTasks"))
            .collect())
    }

    /// The latest request for tasks.
    pub async fn last_asked(&self) -> Result<Asked> {
        self.asked().await?.pop().context("nothing was asked")
    }

    /// The requests for the console's files and for the sign-in page so far, oldest first.
    pub async fn asked_of_site(&self) -> Result<Vec<Asked>> {
        Ok(serde_json::from_value(
            self.control("requests").await?["site"].take(),
        )?)
    }

    /// How many requests to `/api` there were.
    pub async fn count(&self) -> Result<u64> {
        self.control("requests").await?["count"]
            .as_u64()
            .context("no count")
    }

    /// Waits until there were so many requests to `/api`.
    pub async fn until_asked(&self, count: u64) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while self.count().await? < count {
            if Instant::now() > deadline {
                bail!("there were {} requests, not {count}", self.count().await?);
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        Ok(())
    }

    /// The status of a response, the `Host` header naming `host`.
    pub async fn status_for_host(&self, path: &str, host: &str) -> Result<u16> {
        self.wire
            .status_for_host(&format!("{}{path}", self.origin), host)
            .await
    }

    /// How many requests are being answered.
    pub async fn in_flight(&self) -> Result<u64> {
        self.control("requests").await?["inFlight"]
            .as_u64()
            .context("no count")
    }

    /// What the stand-in says below `/_stand-in/`, such as to `session/end?after=3`.
    pub async fn control(&self, path: &str) -> Result<Value> {
        self.wire
            .get(&format!("{}/_stand-in/{path}", self.origin))
            .await
    }

    /// Forgets requests, fault and clock.
    pub async fn reset(&self) -> Result<()> {
        self.control("reset").await.map(drop)
    }

    /// What strikes the next requests for tasks: a fault with options, such as `slow&times=1`, or `none`.
    pub async fn fault(&self, fault: &str) -> Result<()> {
        self.control(&format!("fault?set={fault}")).await.map(drop)
    }

    /// The tasks that OCP itself would list for a query, in its order. Not through the page, so a test can judge the page by
    /// it; it counts as a request.
    pub async fn tasks(&self, cluster: i64, tenant: i64, query: &str) -> Result<Vec<Value>> {
        let path =
            format!("api/v2/ob/clusters/{cluster}/tenants/{tenant}/backup/task/dataBackupTasks");
        let answer = self
            .wire
            .get(&format!("{}/{path}?size=2000&{query}", self.origin))
            .await?;
        Ok(answer["data"]["contents"]
            .as_array()
            .context("no contents")?
            .clone())
    }
}
