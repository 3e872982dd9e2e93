//! Asking a stand-in without a network.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use ocp_stand_in::{Clock, Options, router};
use serde_json::Value;
use tower::ServiceExt as _;

/// The time at which the clock of the tests stands; a watched backup is half-way.
pub(crate) const NOW: &str = "2025-03-10T12:31:00Z";

/// One answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        str::from_utf8(&self.body).expect("UTF-8")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub(crate) fn contents(&self) -> Vec<Value> {
        self.json()["data"]["contents"]
            .as_array()
            .expect("contents")
            .clone()
    }

    pub(crate) fn total(&self) -> i64 {
        self.json()["data"]["page"]["totalElements"]
            .as_i64()
            .expect("total")
    }

    /// `error.code`, after a look at the rest of a failure's form.
    pub(crate) fn error_code(&self) -> Value {
        let answer = self.json();
        assert_eq!(answer["successful"], false);
        assert_eq!(answer["status"], self.status.as_u16());
        assert!(
            answer["error"]["message"]
                .as_str()
                .is_some_and(|message| !message.is_empty())
        );
        answer["error"]["code"].clone()
    }
}

/// A stand-in and the means to ask it.
#[derive(Clone)]
pub(crate) struct Client(pub(crate) Router);

impl Client {
    /// Seed 1, no sign-in, the clock at [`NOW`].
    pub(crate) fn new() -> Self {
        Self::with(options())
    }

    pub(crate) fn with(options: Options) -> Self {
        Self(router(options))
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).expect("a request"))
            .await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, path: &str, form: &str) -> Answer {
        let request =
            Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.send(
            request
                .body(Body::from(form.to_owned()))
                .expect("a request"),
        )
        .await
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let Ok(response) = self.0.clone().oneshot(request).await;
        let (head, body) = response.into_parts();
        let body = body
            .collect()
            .await
            .expect("a whole body")
            .to_bytes()
            .to_vec();
        Answer {
            status: head.status,
            headers: head.headers,
            body,
        }
    }

    /// Asks for tasks, with a query such as `page=1`.
    pub(crate) async fn tasks(&self, cluster: i64, tenant: i64, query: &str) -> Answer {
        self.get(&tasks_path(cluster, tenant, query)).await
    }
}

pub(crate) fn options() -> Options {
    Options {
        clock: Clock::Fixed(NOW.parse().expect("a time")),
        ..Options::default()
    }
}

pub(crate) fn tasks_path(cluster: i64, tenant: i64, query: &str) -> String {
    format!("/api/v2/ob/clusters/{cluster}/tenants/{tenant}/backup/task/dataBackupTasks?{query}")
}
