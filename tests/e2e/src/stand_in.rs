//! The stand-in OCP behind the page, as a test sees it: what was asked of it, and what it shall do wrong.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::wire::Wire;

/// The stand-in of one test.
#[derive(Debug, Clone)]
pub struct StandIn {
    wire: Wire,
    origin: String,
}

/// A request for tasks, as the stand-in saw it.
#[derive(Debug, Clone, Deserialize)]
pub struct Asked {
    /// The path, as on the wire.
    pub path: String,
    /// The query string, as on the wire.
    pub query: String,
}

impl Asked {
    /// A parameter's value as it stands on the wire.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    /// `page` and `size`.
    pub fn page(&self) -> (u64, u64) {
        let number = |name| self.parameter(name).and_then(|text| text.parse().ok()).unwrap_or_default();
        (number("page"), number("size"))
    }
}

impl StandIn {
    pub(crate) fn new(origin: String) -> Self {
        Self { wire: Wire::new(), origin }
    }

    /// The requests for tasks so far, oldest first.
    pub async fn asked(&self) -> Result<Vec<Asked>> {
        let told = self.wire.get(&format!("{}/_stand-in/requests", self.origin)).await?;
        let all: Vec<Asked> = serde_json::from_value(told["requests"].clone())?;
        Ok(all.into_iter().filter(|request| request.path.ends_with("/dataBackupTasks")).collect())
    }

    /// The latest request for tasks.
    pub async fn last_asked(&self) -> Result<Asked> {
        self.asked().await?.pop().context("nothing was asked")
    }

    /// How many requests are being answered.
    pub async fn in_flight(&self) -> Result<u64> {
        let told = self.wire.get(&format!("{}/_stand-in/requests", self.origin)).await?;
        told["inFlight"].as_u64().context("no count")
    }

    /// Forgets requests, fault and clock.
    pub async fn reset(&self) -> Result<()> {
        self.wire.get(&format!("{}/_stand-in/reset", self.origin)).await.map(drop)
    }

    /// What strikes the next requests for tasks: a fault with options, such as `slow&times=1`, or `none`.
    pub async fn fault(&self, fault: &str) -> Result<()> {
        self.wire.get(&format!("{}/_stand-in/fault?set={fault}", self.origin)).await.map(drop)
    }

    /// The tasks that OCP itself would list for a query, in its order. Not through the page, so a test can judge the page by
    /// it; it counts as a request.
    pub async fn tasks(&self, cluster: i64, tenant: i64, query: &str) -> Result<Vec<Value>> {
        let path = format!("api/v2/ob/clusters/{cluster}/tenants/{tenant}/backup/task/dataBackupTasks");
        let answer = self.wire.get(&format!("{}/{path}?size=2000&{query}", self.origin)).await?;
        Ok(answer["data"]["contents"].as_array().context("no contents")?.clone())
    }
}
