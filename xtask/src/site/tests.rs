//! The server as a whole, asked over a socket.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::*;

/// A build with one page, gone after the test.
struct Build(PathBuf);

impl Build {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = env::temp_dir().join(format!(
            "xtask-site-{}-{}",
            process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        ));
        fs::create_dir_all(&folder).unwrap();
        for (name, content) in [
            ("index.html", "<p>page"),
            ("index.html.br", "packed"),
            ("a-0123456789abcdef.js", "a()"),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        Self(folder)
    }

    async fn serve(&self, base: &str, backend: Backend) -> RunningServer {
        self.configured(base, backend, None).await
    }

    async fn configured(
        &self,
        base: &str,
        backend: Backend,
        config: Option<&str>,
    ) -> RunningServer {
        let config = config.map(str::to_owned);
        start(
            SiteOptions {
                dist: self.0.clone(),
                base: base.to_owned(),
                config,
                backend,
            },
            0,
        )
        .await
        .unwrap()
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn stand_in() -> Backend {
    Backend::StandIn(ocp_stand_in::Options::default())
}

/// The whole answer to a GET, in lower case; `more` is further header lines.
async fn get(server: &RunningServer, path: &str, more: &str) -> String {
    let authority = server.url().split('/').nth(2).unwrap();
    let mut stream = TcpStream::connect(authority).await.unwrap();
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n{more}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.to_ascii_lowercase()
}

#[tokio::test]
async fn the_console_lies_below_its_base_and_the_api_at_the_root() {
    let build = Build::new();
    let server = build.serve("ocp/backups", stand_in()).await;
    assert!(server.url().ends_with("/ocp/backups/"));
    let page = get(&server, "/ocp/backups/?tenant=1", "").await;
    assert!(
        page.starts_with("http/1.1 200") && page.ends_with("<p>page"),
        "{page}"
    );
    let redirected = get(&server, "/ocp/backups?tenant=1", "").await;
    assert!(
        redirected.starts_with("http/1.1 302")
            && redirected.contains("location: /ocp/backups/?tenant=1\r\n"),
        "{redirected}"
    );
    let api = get(&server, "/api/v2/no-such-thing", "").await;
    assert!(api.contains("content-type: application/json"), "{api}");
    assert!(
        get(&server, "/_stand-in/", "")
            .await
            .starts_with("http/1.1 200")
    );
    for path in ["/", "/ocp/backups/none.js", "/ocp/backups/../../etc/passwd"] {
        assert!(
            get(&server, path, "").await.starts_with("http/1.1 404"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn files_come_compressed_with_the_headers_of_production() {
    let build = Build::new();
    let server = build.serve("/", stand_in()).await;
    let page = get(&server, "/", "Accept-Encoding: gzip, br\r\n").await;
    assert!(
        page.contains("content-encoding: br\r\n") && page.ends_with("packed"),
        "{page}"
    );
    assert!(
        page.contains("vary: accept-encoding\r\n") && page.contains("cache-control: no-cache\r\n"),
        "{page}"
    );
    assert!(
        page.contains("content-security-policy: default-src 'none';"),
        "{page}"
    );
    let script = get(
        &server,
        "/a-0123456789abcdef.js",
        "Accept-Encoding: gzip, br\r\n",
    )
    .await;
    assert!(
        script.contains("immutable") && script.ends_with("a()"),
        "{script}"
    );
}

#[tokio::test]
async fn a_page_that_is_known_is_not_sent_again() {
    let build = Build::new();
    let server = build.serve("/", stand_in()).await;
    let page = get(&server, "/", "").await;
    let tag = page
        .lines()
        .find_map(|line| line.strip_prefix("etag: "))
        .unwrap();
    let again = get(&server, "/", &format!("If-None-Match: {tag}\r\n")).await;
    assert!(again.starts_with("http/1.1 304"), "{again}");
}

#[tokio::test]
async fn requests_pass_through_to_another_ocp() {
    let build = Build::new();
    let ocp = build.serve("/", stand_in()).await;
    let url = ocp.url().to_owned();
    let console = build
        .serve(
            "/",
            Backend::Proxy {
                url: url.clone(),
                insecure: false,
            },
        )
        .await;
    let passed = get(&console, "/api/v2/none", "").await;
    assert!(
        passed.starts_with("http/1.1 400") && passed.contains("content-type: application/json\r\n"),
        "{passed}"
    );
    let foreign = get(
        &console,
        "/api/v2/none",
        "Origin: http://elsewhere.example\r\n",
    )
    .await;
    assert!(foreign.starts_with("http/1.1 403"), "{foreign}");
    ocp.stop().await;
    drop(console);
    let console = build
        .serve(
            "/",
            Backend::Proxy {
                url,
                insecure: false,
            },
        )
        .await;
    let nobody = get(&console, "/api/v2/none", "").await;
    assert!(
        nobody.starts_with("http/1.1 502") && nobody.contains("--ocp"),
        "{nobody}"
    );
}

#[tokio::test]
async fn what_is_no_build_is_not_served() {
    let dist = Path::new("/nowhere").to_owned();
    let options = SiteOptions {
        dist,
        base: "/".to_owned(),
        config: None,
        backend: stand_in(),
    };
    let error = start(options, 0).await.unwrap_err().to_string();
    assert!(error.contains("cargo xtask dist"), "{error}");
}

#[tokio::test]
async fn the_configuration_is_served_as_it_is_given() {
    let build = Build::new();
    let none = build.serve("/a/", stand_in()).await;
    assert!(
        get(&none, "/a/config.json", "")
            .await
            .starts_with("http/1.1 404")
    );
    fs::write(build.0.join("config.json"), "{\"of\":\"the build\"}").unwrap();
    assert!(
        get(&none, "/a/config.json", "")
            .await
            .ends_with("{\"of\":\"the build\"}")
    );
    for text in ["{\"auth\":\"basic\"}", "{ broken", ""] {
        let server = build.configured("/a/", stand_in(), Some(text)).await;
        let config = get(&server, "/a/config.json?x", "Accept-Encoding: br\r\n").await;
        assert!(
            config.starts_with("http/1.1 200") && config.ends_with(&format!("\r\n\r\n{text}")),
            "{config}"
        );
        assert!(
            config.contains("content-type: application/json\r\n"),
            "{config}"
        );
        assert!(config.contains("cache-control: no-cache\r\n"), "{config}");
        assert!(
            get(&server, "/config.json", "")
                .await
                .starts_with("http/1.1 404")
        );
    }
}

#[tokio::test]
async fn requests_for_files_are_in_the_log_of_the_stand_in() {
    let build = Build::new();
    let server = build.serve("/a/", stand_in()).await;
    get(
        &server,
        "/a/?tenant=1",
        "Referer: http://127.0.0.1/login\r\n",
    )
    .await;
    let log = get(&server, "/_stand-in/requests", "").await;
    assert!(
        log.contains("\"path\":\"/a/\"") && log.contains("\"query\":\"tenant=1\""),
        "{log}"
    );
    assert!(
        log.contains("http://127.0.0.1/login") && log.contains("\"count\":0"),
        "{log}"
    );
    assert!(
        get(&server, "/login?callback=%2Fa%2F", "")
            .await
            .contains("value=\"/a/\"")
    );
}
