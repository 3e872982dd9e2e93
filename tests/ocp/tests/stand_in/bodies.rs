//! Responses with wrong bytes or a wrong pace.

use std::time::Duration;

use http_body_util::BodyExt as _;
use ocp_stand_in::demo::FAULT_CLUSTER;
use ocp_stand_in::{Fault, router, serve};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep, timeout};
use tower::ServiceExt as _;

use crate::client::{Client, options, tasks_path};

fn path(fault: Fault, query: &str) -> String {
    tasks_path(FAULT_CLUSTER, fault.tenant_id(), query)
}

#[tokio::test]
async fn bodies_start_with_a_bom_or_contain_invalid_utf8() {
    let client = Client::new();
    let bom = client.get(&path(Fault::Bom, "")).await;
    assert!(bom.body.starts_with(b"\xef\xbb\xbf{"));
    assert!(serde_json::from_slice::<Value>(&bom.body[3..]).is_ok());
    let wrong = client.get(&path(Fault::InvalidUtf8, "")).await;
    assert!(str::from_utf8(&wrong.body).is_err());
    let readable = String::from_utf8_lossy(&wrong.body).into_owned();
    let tasks = serde_json::from_str::<Value>(&readable).expect("JSON when it is read leniently");
    assert_eq!(tasks["data"]["contents"].as_array().map(Vec::len), Some(60));
    assert_eq!(readable.matches("\"before ").count(), 6);
    assert!(!readable.contains("@no-utf-8@"));
}

#[tokio::test]
async fn a_huge_response_is_complete_json() {
    for (fault, announced) in [
        (Fault::HugeAnswer, false),
        (Fault::HugeAnswerAnnounced, true),
    ] {
        let request = axum::http::Request::get(path(fault, ""))
            .body(axum::body::Body::empty())
            .expect("a request");
        let Ok(response) = router(options()).oneshot(request).await;
        let length = http_body::Body::size_hint(response.body()).exact();
        assert_eq!(length.is_some(), announced);
        let mut body = response.into_body();
        let (mut count, mut first, mut last) = (0, None, None);
        while let Some(frame) = body.frame().await {
            let data = frame.expect("a piece").into_data().expect("data");
            count += data.len() as u64;
            last = Some(data.clone());
            first.get_or_insert(data);
        }
        assert!(count >= 200_000_000 && length.is_none_or(|length| length == count));
        assert!(first.is_some_and(|first| first.ends_with(b"\"contents\":[")));
        let last = last.expect("an end");
        let end = format!(
            "{{\"data\":{{\"contents\":[{}",
            str::from_utf8(&last).expect("text")
        );
        assert!(serde_json::from_str::<Value>(&end).is_ok());
    }
}

#[tokio::test]
async fn an_endless_response_ends_when_the_client_disconnects() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = router(options());
    tokio::spawn(serve(listener, router.clone()));
    let client = Client(router);
    let in_flight = async || client.get("/_stand-in/requests").await.json()["inFlight"].as_u64();
    for fault in [
        Fault::HugeAnswer,
        Fault::HugeAnswerAnnounced,
        Fault::Stalls,
        Fault::SlowBody,
    ] {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        let request = format!(
            "GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n",
            path(fault, "")
        );
        stream
            .write_all(request.as_bytes())
            .await
            .expect("a sent request");
        let mut head = [0; 112];
        stream.read_exact(&mut head).await.expect("the beginning");
        let head = String::from_utf8_lossy(&head).to_lowercase();
        let announced = fault == Fault::HugeAnswerAnnounced;
        assert_eq!(head.contains("content-length: 2000"), announced, "{head}");
        assert_eq!(
            head.contains("transfer-encoding: chunked"),
            !announced,
            "{head}"
        );
        assert_eq!(in_flight().await, Some(1), "{}", fault.name());
        drop(stream);
        let gone = async {
            while in_flight().await != Some(0) {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(10), gone)
            .await
            .expect("an end");
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_is_slow_or_stalls() {
    let client = Client::new();
    let began = Instant::now();
    let whole = client.get(&path(Fault::SlowBody, "size=1")).await;
    let seconds = began.elapsed().as_secs();
    assert!(
        whole.contents().len() == 1 && seconds >= whole.body.len() as u64,
        "{seconds} s"
    );
    client.get("/_stand-in/fault?set=slow-body&ms=10").await;
    let began = Instant::now();
    client.get(&path(Fault::Slow, "size=1")).await;
    assert!(began.elapsed() < Duration::from_mins(1));
    client.get("/_stand-in/fault?set=none").await;
    assert!(
        timeout(
            Duration::from_hours(1),
            client.get(&path(Fault::Stalls, ""))
        )
        .await
        .is_err()
    );
}
