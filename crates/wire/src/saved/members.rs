//! What a file says of itself.

use serde_json::value::RawValue;

use super::{NotSaved, Problem, Reader};
use crate::json::Scalar;
use crate::json::total;
use model::export::metadata::{FORMAT, VERSION};
use model::filter::{Scope, parse_id};
use model::link::query::{Defaults, TaskQuery};
use model::saved::FileMetadata;
use model::shared::masking::quote;
use model::task::instant::{Instant, parse_wire};
use model::task::{ClusterId, TenantId};

/// What the file says of itself, before it is known what that comes to.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Whether it is an export of this console, by its `format`.
    pub is_export: bool,
    /// Its `version`, when it is none that is understood.
    version: Option<String>,
    about: FileMetadata,
    exported_at: Option<Instant>,
    cluster: Option<i64>,
    tenant: Option<i64>,
}

impl Said {
    /// What it comes to; `timestamp` is that of the answer.
    pub(super) fn about(self, timestamp: Option<&str>) -> FileMetadata {
        let scope = self.cluster.zip(self.tenant);
        let scope = scope.map(|(cluster, tenant)| Scope {
            cluster: ClusterId(cluster),
            tenant: TenantId(tenant),
        });
        let as_of = self
            .about
            .as_of
            .or(self.exported_at)
            .or_else(|| parse_wire(timestamp?));
        FileMetadata {
            as_of,
            scope,
            ..self.about
        }
    }
}

impl Reader {
    /// Takes a member in that stands beside the tasks, wherever in the file: whoever sorts its members changes nothing.
    pub(super) fn member(&mut self, name: &str, raw: &RawValue) -> Result<(), Problem> {
        let scalar = Scalar::of(raw);
        let said = &mut self.said;
        let about = &mut said.about;
        let count = || scalar.integer().and_then(|count| u64::try_from(count).ok());
        let id = || parse_id(&scalar.integer()?.to_string());
        match name {
            "page" => about.total = total(raw.get()).or(about.total),
            "format" => match scalar.text() {
                Some(FORMAT) => said.is_export = true,
                Some(other) => return Err(Problem::Is(NotSaved::OtherFormat(quote(other)))),
                None => {}
            },
            "version" if scalar.integer() != Some(VERSION.into()) => {
                said.version = Some(quote(scalar.text().unwrap_or(raw.get())));
            }
            // `exportedAt` is later than the moment that the tasks are of.
            "asOf" => about.as_of = scalar.text().and_then(parse_wire).or(about.as_of),
            "exportedAt" => said.exported_at = scalar.text().and_then(parse_wire),
            "app" => about.app = scalar.text().map(quote),
            "cluster" => said.cluster = id(),
            "tenant" => said.tenant = id(),
            "query" => {
                about.filter = scalar
                    .text()
                    .map(|query| TaskQuery::parse(query, &Defaults::default()).0.filter);
            }
            "totalReported" => about.total = count(),
            "leftOut" => about.left_out = count().unwrap_or_default(),
            "complete" => about.is_complete = Some(scalar == Scalar::Bool(true)),
            _ => self.envelope.member(name, raw),
        }
        match &said.version {
            Some(version) if said.is_export => Err(Problem::Is(NotSaved::Newer(version.clone()))),
            _ => Ok(()),
        }
    }
}
