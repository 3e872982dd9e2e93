//! Signing in: HTTP Basic, sessions, and how both are refused.

use axum::Router;
use axum::routing::get;
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT};
use ocp_stand_in::{Auth, Options, router_beside};

use crate::client::{Answer, Client, options, tasks_path};

const RIGHT: &str = "Basic YWRtaW46ZGVtbw==";
const WRONG: &str = "Basic YWRtaW46d3Jvbmc=";

fn client(auth: Auth) -> Client {
    Client::with(Options { auth, ..options() })
}

async fn ask(client: &Client, headers: &[(&str, &str)]) -> Answer {
    let answer = client
        .get_with(&tasks_path(DEMO_CLUSTER, DEMO_TENANT, "size=1"), headers)
        .await;
    assert!(!answer.headers.contains_key("www-authenticate"));
    answer
}

async fn code(client: &Client, headers: &[(&str, &str)]) -> String {
    let answer = ask(client, headers).await;
    if answer.status == 200 {
        return "in".to_owned();
    }
    assert_eq!(answer.status, 401);
    answer.error_code().as_str().expect("a code").to_owned()
}

/// Signs in by the form; the cookie to send from now on.
async fn cookie(client: &Client) -> String {
    let answer = client
        .post("/login", "user=admin&password=demo&callback=%2F")
        .await;
    assert_eq!(answer.status, 303);
    let cookie = answer.headers["set-cookie"].to_str().expect("text");
    assert!(
        cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    cookie.split(';').next().expect("a pair").to_owned()
}

#[tokio::test]
async fn basic_is_asked_for_by_a_refusal_without_a_dialog() {
    let client = client(Auth::Basic);
    assert_eq!(code(&client, &[]).await, "IAM10000");
    assert_eq!(
        code(
            &client,
            &[("authorization", "OCP-ACCESS-KEY-HMACSHA1 key:signature")]
        )
        .await,
        "IAM10000"
    );
    assert_eq!(code(&client, &[("authorization", WRONG)]).await, "IAM10006");
    assert_eq!(code(&client, &[("authorization", RIGHT)]).await, "in");
}

#[tokio::test]
async fn wrong_passwords_are_counted_down_to_a_block() {
    let client = client(Auth::Basic);
    for left in (1..20).rev() {
        let answer = ask(&client, &[("authorization", WRONG)]).await;
        let message = format!("User name or password is wrong; {left} tries left.");
        assert_eq!(
            (answer.error_code(), &answer.json()["error"]["message"]),
            ("IAM10006".into(), &message.into())
        );
    }
    assert_eq!(code(&client, &[("authorization", WRONG)]).await, "IAM10007");
    assert_eq!(
        code(&client, &[("authorization", RIGHT)]).await,
        "IAM10007",
        "the block is for the client"
    );
    client.get("/_stand-in/clock?advance=899").await;
    assert_eq!(code(&client, &[("authorization", RIGHT)]).await, "IAM10007");
    client.get("/_stand-in/clock?advance=1").await;
    assert_eq!(code(&client, &[("authorization", RIGHT)]).await, "in");
    let answer = ask(&client, &[("authorization", WRONG)]).await;
    assert!(
        answer.text().contains("19 tries left"),
        "a right password forgets the wrong ones"
    );
}

#[tokio::test]
async fn a_block_and_a_refused_address_can_be_lifted() {
    let client = client(Auth::Basic);
    for _ in 0..20 {
        ask(&client, &[("authorization", WRONG)]).await;
    }
    assert_eq!(
        client.get("/_stand-in/unblock").await.json()["blocked"],
        false
    );
    assert_eq!(code(&client, &[("authorization", RIGHT)]).await, "in");
    assert_eq!(
        client.get("/_stand-in/address/refuse").await.json()["addressRefused"],
        true
    );
    assert_eq!(code(&client, &[("authorization", RIGHT)]).await, "IAM10014");
    assert_eq!(code(&client, &[]).await, "IAM10014");
    client.get("/_stand-in/unblock").await;
    assert_eq!(code(&client, &[("authorization", RIGHT)]).await, "in");
}

#[tokio::test]
async fn the_sign_in_page_gives_a_session_and_leads_back() {
    let client = client(Auth::Session);
    assert_eq!(code(&client, &[]).await, "IAM10000");
    assert_eq!(
        code(&client, &[("authorization", RIGHT)]).await,
        "IAM10000",
        "only the cookie counts"
    );
    let page = client
        .get("/login?callback=%2Fa%2F%3Fb%3D1%26c%3D%22%3E")
        .await;
    assert!(
        page.status == 200 && page.text().contains("value=\"/a/?b=1&amp;c=&quot;&gt;\""),
        "{}",
        page.text()
    );
    assert!(
        page.headers["content-security-policy"]
            .to_str()
            .expect("text")
            .starts_with("default-src 'none'")
    );
    let answer = client
        .post(
            "/login",
            "user=admin&password=demo&callback=%2Fa%2F%3Fb%3D1",
        )
        .await;
    assert!(answer.status == 303 && answer.headers["location"] == "/a/?b=1");
    for elsewhere in [
        "%2F%2Fevil.example",
        "https%3A%2F%2Fevil.example%2F",
        "%2F%5Cevil.example",
        "",
    ] {
        let answer = client
            .post(
                "/login",
                &format!("user=admin&password=demo&callback={elsewhere}"),
            )
            .await;
        assert_eq!(answer.headers["location"], "/", "{elsewhere}");
    }
    let cookie = cookie(&client).await;
    assert_eq!(
        code(&client, &[("cookie", &format!("theme=dark; {cookie}"))]).await,
        "in"
    );
    assert_eq!(
        code(&client, &[("cookie", "ocp-stand-in-session=made-up")]).await,
        "IAM10000"
    );
}

#[tokio::test]
async fn a_wrong_password_on_the_page_says_so_and_counts() {
    let client = client(Auth::Session);
    let answer = client
        .post("/login", "user=admin&password=wrong&callback=%2Fa")
        .await;
    assert!(answer.status == 401 && !answer.headers.contains_key("set-cookie"));
    assert!(
        answer.text().contains("19 tries left") && answer.text().contains("value=\"/a\""),
        "{}",
        answer.text()
    );
    client.get("/_stand-in/address/refuse").await;
    let answer = client.post("/login", "user=admin&password=demo").await;
    assert!(answer.status == 401 && answer.text().contains("address"));
}

#[tokio::test]
async fn sessions_end_at_once_later_and_by_themselves() {
    let client = client(Auth::Session);
    let first = cookie(&client).await;
    assert_eq!(
        client.get("/_stand-in/session/end").await.json()["sessions"],
        0
    );
    assert_eq!(code(&client, &[("cookie", &first)]).await, "IAM10000");
    let second = cookie(&client).await;
    let headers = [("cookie", &*second)];
    client.get("/_stand-in/session/end?after=2").await;
    assert_eq!(
        code(&client, &[]).await,
        "IAM10000",
        "a request without a session is not counted"
    );
    for expected in ["in", "in", "IAM10000", "IAM10000"] {
        assert_eq!(code(&client, &headers).await, expected);
    }
    let third = cookie(&client).await;
    let headers = [("cookie", &*third)];
    for (minutes, expected) in [(29, "in"), (29, "in"), (30, "IAM10000")] {
        client
            .get(&format!("/_stand-in/clock?advance={}", minutes * 60))
            .await;
        assert_eq!(code(&client, &headers).await, expected);
    }
}

#[tokio::test]
async fn a_session_can_be_over_in_the_middle_of_many_pages() {
    let client = Client::new();
    client
        .get("/_stand-in/fault?set=unauthorized&after=3&times=1")
        .await;
    let mut codes = Vec::new();
    for _ in 0..6 {
        codes.push(code(&client, &[]).await);
    }
    assert_eq!(codes, ["in", "in", "in", "IAM10000", "in", "in"]);
}

#[tokio::test]
async fn credentials_are_numbered_and_not_kept() {
    let client = client(Auth::Basic);
    for headers in [
        &[][..],
        &[("authorization", WRONG)],
        &[("authorization", RIGHT)],
        &[("authorization", WRONG)],
    ] {
        ask(&client, headers).await;
    }
    let log = client.get("/_stand-in/requests").await.json();
    let numbers: Vec<_> = log["requests"]
        .as_array()
        .expect("requests")
        .iter()
        .map(|entry| entry["credential"].as_u64())
        .collect();
    assert_eq!(numbers, [None, Some(1), Some(2), Some(1)]);
}

#[tokio::test]
async fn requests_for_files_are_told_apart() {
    let site = Router::new().fallback(get(async || "a file"));
    let client = Client(router_beside(options(), site));
    let file = client
        .get_with(
            "/console/?tenant=1",
            &[("referer", "http://127.0.0.1/login")],
        )
        .await;
    assert_eq!(file.text(), "a file");
    client.get("/login?callback=%2Fx").await;
    client.get("/api/v2/info").await;
    let log = client.get("/_stand-in/requests").await.json();
    assert_eq!(
        (&log["count"], log["requests"].as_array().map(Vec::len)),
        (&1.into(), Some(1))
    );
    let told = |at: usize| {
        (
            log["site"][at]["path"].clone(),
            log["site"][at]["query"].clone(),
        )
    };
    assert_eq!(told(0), ("/console/".into(), "tenant=1".into()));
    assert_eq!(told(1), ("/login".into(), "callback=%2Fx".into()));
    assert_eq!(
        log["site"][0]["headers"]["referer"],
        "http://127.0.0.1/login"
    );
}
