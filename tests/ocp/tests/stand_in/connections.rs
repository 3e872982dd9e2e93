//! What needs a real connection: resets and the `Host` header.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use ocp_stand_in::demo::FAULT_CLUSTER;
use ocp_stand_in::{Fault, router, serve};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::client::{options, tasks_path};

async fn start() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(serve(listener, router(options())));
    address
}

/// Everything the server sends until it closes, or how the connection broke.
async fn exchange(address: SocketAddr, path: &str, host: &str) -> (String, io::Result<usize>) {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\n{host}Connection: close\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .await
        .expect("a sent request");
    let mut received = Vec::new();
    let outcome = stream.read_to_end(&mut received).await;
    (String::from_utf8_lossy(&received).into_owned(), outcome)
}

#[tokio::test]
async fn a_reset_is_a_reset_after_part_of_the_answer() {
    let path = tasks_path(FAULT_CLUSTER, Fault::Reset.tenant_id(), "");
    let (received, outcome) = exchange(start().await, &path, "Host: localhost\r\n").await;
    assert_eq!(
        outcome.expect_err("a broken connection").kind(),
        io::ErrorKind::ConnectionReset
    );
    assert!(received.starts_with("HTTP/1.1 200 OK"), "{received}");
}

#[tokio::test]
async fn a_cut_refusal_comes_with_its_head_and_without_its_end() {
    let address = start().await;
    for (fault, status, header) in [
        (Fault::Cut401, 401, "content-type: application/json"),
        (Fault::Cut429, 429, "ratelimit-reset: 5"),
    ] {
        let path = tasks_path(FAULT_CLUSTER, fault.tenant_id(), "");
        let (received, outcome) = exchange(address, &path, "Host: localhost\r\n").await;
        outcome.expect("an end, though an early one");
        let (head, body) = received.split_once("\r\n\r\n").expect("a head");
        let head = head.to_lowercase();
        assert!(
            head.starts_with(&format!("http/1.1 {status} ")) && head.contains(header),
            "{head}"
        );
        let promised = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        assert!(
            promised.is_some_and(|promised| promised > body.len()) && !body.is_empty(),
            "{head}: {body}"
        );
    }
}

#[tokio::test]
async fn a_cut_answer_says_it_is_whole() {
    let path = tasks_path(FAULT_CLUSTER, Fault::Truncated.tenant_id(), "");
    let (received, outcome) = exchange(start().await, &path, "Host: localhost\r\n").await;
    outcome.expect("a proper end");
    let (head, body) = received.split_once("\r\n\r\n").expect("a head");
    assert!(
        head.to_lowercase()
            .contains(&format!("content-length: {}", body.len())),
        "{head}"
    );
    assert!(serde_json::from_str::<serde_json::Value>(body).is_err());
}

#[tokio::test]
async fn only_loopback_hosts_are_served() {
    let address = start().await;
    for (host, status) in [
        (format!("Host: {address}\r\n"), 200),
        ("Host: localhost:1\r\n".to_owned(), 200),
        ("Host: [::1]:8080\r\n".to_owned(), 200),
        ("Host: ocp.example.com\r\n".to_owned(), 403),
        (String::new(), 403),
    ] {
        let (received, _) = exchange(address, "/api/v2/info", &host).await;
        assert!(
            received.starts_with(&format!("HTTP/1.1 {status}")),
            "{host}: {received}"
        );
        assert_eq!(received.contains("text/plain"), status == 403);
    }
}

#[tokio::test]
async fn other_addresses_are_not_listened_on() {
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0))
        .await
        .expect("a port");
    let refused = serve(listener, router(options())).await;
    assert_eq!(
        refused.expect_err("a refusal").kind(),
        io::ErrorKind::InvalidInput
    );
}
