//! The metadata of a file: the members beside its tasks.

use serde_json::value::RawValue;

use super::{FileError, Reader, StepError};
use crate::json::Scalar;
use crate::json::total;
use model::export::metadata::{FORMAT, VERSION};
use model::filter::{Scope, parse_id};
use model::link::query::{Defaults, TaskQuery};
use model::saved::FileMetadata;
use model::shared::masking::quote;
use model::task::instant::{Instant, parse_wire};
use model::task::{ClusterId, TenantId};

/// The metadata of a file as far as it was read.
#[derive(Debug, Default)]
pub(crate) struct Header {
    /// Whether it is an export of this console, by its `format`.
    pub is_export: bool,
    /// Its `version`, if this console does not understand it.
    version: Option<String>,
    about: FileMetadata,
    exported_at: Option<Instant>,
    cluster: Option<i64>,
    tenant: Option<i64>,
}

impl Header {
    /// The metadata of the whole file; `timestamp` is that of the response in it.
    pub(super) fn metadata(self, timestamp: Option<&str>) -> FileMetadata {
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
    /// Reads a member beside the tasks. The order of the members does not matter.
    pub(super) fn member(&mut self, name: &str, raw: &RawValue) -> Result<(), StepError> {
        let scalar = Scalar::of(raw);
        let header = &mut self.header;
        let about = &mut header.about;
        let count = || scalar.integer().and_then(|count| u64::try_from(count).ok());
        let id = || parse_id(&scalar.integer()?.to_string());
        match name {
            "page" => about.total = total(raw.get()).or(about.total),
            "format" => match scalar.text() {
                Some(FORMAT) => header.is_export = true,
                Some(other) => return Err(StepError::File(FileError::OtherFormat(quote(other)))),
                None => {}
            },
            "version" if scalar.integer() != Some(VERSION.into()) => {
                header.version = Some(quote(scalar.text().unwrap_or(raw.get())));
            }
            // `exportedAt` is later than the moment at which the tasks were loaded.
            "asOf" => about.as_of = scalar.text().and_then(parse_wire).or(about.as_of),
            "exportedAt" => header.exported_at = scalar.text().and_then(parse_wire),
            "app" => about.app = scalar.text().map(quote),
            "cluster" => header.cluster = id(),
            "tenant" => header.tenant = id(),
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
        match &header.version {
            Some(version) if header.is_export => {
                Err(StepError::File(FileError::Newer(version.clone())))
            }
            _ => Ok(()),
        }
    }
}
