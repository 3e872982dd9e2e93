//! Addresses in `config.json`, compared with what browsers make of them.

use super::*;
use crate::generators::ADDRESS_LIKE_PATTERN;
use proptest::prelude::*;
use url::Url;

fn page() -> Url {
    Url::parse("https://console.example:8443/backups/?cluster=1").unwrap()
}

fn decoded(text: &str) -> Vec<u8> {
    // Form decoding would read `+` as a space.
    let pair = format!("x={}", text.replace('+', "%2B").replace('&', "%26"));
    form_urlencoded::parse(pair.as_bytes())
        .next()
        .unwrap()
        .1
        .into_owned()
        .into_bytes()
}

fn base(text: &str) -> Option<String> {
    ApiBase::parse(text).map(|base| base.as_str().to_owned())
}

#[test]
fn api_base_drops_trailing_slashes() {
    for (text, expected) in [
        ("", ""),
        ("/", ""),
        ("/ocp", "/ocp"),
        ("/ocp/", "/ocp"),
        ("/a/b_c-d~e.f/.g//", "/a/b_c-d~e.f/.g"),
        ("https://ocp.example.com", "https://ocp.example.com"),
        ("HTTP://OCP:8080/", "HTTP://OCP:8080"),
        ("https://[fe80::1]:65535/x/", "https://[fe80::1]:65535/x"),
    ] {
        assert_eq!(base(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn api_base_refuses_ambiguous_addresses() {
    for text in [
        "//",
        "///",
        "//host",
        "/a//b",
        "/..",
        "/a/../b",
        "/.",
        "/a..b",
        "/%2e%2e",
        "/a?b",
        "/a#b",
        "/a b",
        " /a",
        "/a\\b",
        "\\a",
        "/a\n",
        "/a\0",
        "/é",
        "/{a}",
        "a",
        "api/v2",
        "localhost:8080",
        "ftp://h",
        "file:///a",
        "javascript:alert(1)",
        "http:/h",
        "http:h",
        "http://",
        "http:///a",
        "https://u@h",
        "https://u:p@h",
        "https://h?a",
        "https://h#a",
        "https://h:",
        "https://h:0",
        "https://h:080",
        "https://h:+80",
        "https://h:65536",
        "https://h:80:80",
        "https://h..h",
        "https://.h",
        "https://h.",
        "https://[]",
        "https://[::1",
        "https://[g]",
        "https://h\\@i",
        "https://h%2ei",
        "https://ö.example",
        "://h",
        "https:// h",
        "https://h/..",
        "https://h//a",
    ] {
        assert_eq!(base(text), None, "{text}");
    }
}

#[test]
fn login_url_accepts_paths_and_http_addresses() {
    for text in [
        "/",
        "/login",
        "/login?callback={return}",
        "/a//b/../c?d=%20%2F&e=@:1#f?{return}{return}",
        "https://sso.example.com",
        "HTTPS://sso.example.com:8443?back={return}",
        "http://[::1]/#/login/{return}",
        "https://h/%2Fa",
    ] {
        assert_eq!(LoginUrl::parse(text), Some(LoginUrl(text.into())), "{text}");
    }
}

#[test]
fn login_url_refuses_addresses_that_lead_elsewhere() {
    for text in [
        "",
        "login",
        "?a",
        "#a",
        "{return}",
        "//h",
        "/%2Fh",
        "/%2fh",
        "/{return}",
        "/\\h",
        "\\\\h",
        "/%5Ch",
        "/a?%5c",
        "/\th",
        "/\n/h",
        "/%0Aa",
        "/%00",
        "/%7f",
        "/%252Fh",
        "/%255Ch",
        "/%",
        "/%4",
        "/%+1",
        "/%zz",
        "/%{return}",
        "/é",
        "/a b",
        "/\u{85}",
        "/\"",
        "/<a>",
        "/{",
        "/a{returned}",
        "javascript:alert(1)",
        "JavaScript://h/%0Aalert(1)",
        "javascript%3Aa",
        "data:text/html,a",
        "data://h",
        "ftp://h",
        "https:h",
        "https:/h",
        "https://",
        "https://u@h",
        "https://u:p@h/",
        "https://u%40h",
        "https://{return}",
        "https://h:99999",
        "https://h\\@i",
        " https://h",
        "https://h/ ",
        "\u{1}/a",
    ] {
        assert_eq!(LoginUrl::parse(text), None, "{text}");
    }
}

#[test]
fn returning_to_inserts_the_encoded_address() {
    let go = |text: &str| {
        LoginUrl::parse(text)
            .unwrap()
            .returning_to("/b/?a=1&z=+ é", "https://c/b/?a=1")
    };
    assert_eq!(go("/login?x=1"), "/login?x=1");
    assert_eq!(
        go("/login?to={return}#{return}"),
        format!("/login?to={0}#{0}", "%2Fb%2F%3Fa%3D1%26z%3D%2B%20%C3%A9")
    );
    assert_eq!(
        go("https://sso/?to={return}&y"),
        "https://sso/?to=https%3A%2F%2Fc%2Fb%2F%3Fa%3D1&y"
    );
}

#[test]
fn sample_path_stays_below_the_page() {
    for (text, name) in [
        ("sample.json", "sample.json"),
        ("a/b.c/d-1.json", "d-1.json"),
        (".x", ".x"),
    ] {
        assert_eq!(
            SamplePath::parse(text).as_ref().map(SamplePath::name),
            Some(name),
            "{text}"
        );
    }
    for text in [
        "", "/", "/x", "//h", "..", "../x", "a/../x", ".", "./x", "a/", "a//b", "x?y", "x#y",
        "h:1", "é", "a b", "a\\b", "a%2fb",
    ] {
        assert_eq!(SamplePath::parse(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn browsers_resolve_sample_paths_below_the_page(text in ADDRESS_LIKE_PATTERN) {
        if let Some(sample) = SamplePath::parse(&text) {
            let url = page().join(sample.as_str()).unwrap();
            prop_assert_eq!(url.as_str(), format!("https://console.example:8443/backups/{text}"));
        }
    }

    #[test]
    fn browsers_resolve_requests_below_the_api_base(text in ADDRESS_LIKE_PATTERN) {
        if let Some(base) = ApiBase::parse(&text) {
            prop_assert!(text.starts_with(base.as_str()) && !base.as_str().ends_with('/'));
            prop_assert_eq!(ApiBase::parse(base.as_str()), Some(base.clone()));
            // A text that looks like an IP address but is none has no URL: requests to it fail, as
            // to any wrong host.
            if let Ok(url) = page().join(&format!("{}/api/v2", base.as_str())) {
                prop_assert_eq!(url.origin() == page().origin(), !base.is_absolute());
                prop_assert!(
                    ["http", "https"].contains(&url.scheme()) && url.username().is_empty()
                );
                let below = url.path() == format!("{}/api/v2", base.as_str());
                prop_assert!(base.is_absolute() || below);
                prop_assert!(
                    url.path().ends_with("/api/v2")
                        && url.query().is_none()
                        && url.fragment().is_none()
                );
            }
        }
    }

    #[test]
    fn browsers_resolve_login_urls_to_the_expected_origin(
        text in ADDRESS_LIKE_PATTERN,
        search in "\\PC{0,20}",
    ) {
        if let Some(login) = LoginUrl::parse(&text) {
            let bytes = decoded(&text);
            prop_assert!(
                !bytes
                    .iter()
                    .any(|byte| byte.is_ascii_control() || *byte == b'\\')
            );
            prop_assert!(!bytes.starts_with(b"//"));
            let address = login.returning_to(&search, &search);
            if let Ok(url) = page().join(&address) {
                prop_assert_eq!(url.origin() == page().origin(), text.starts_with('/'));
                prop_assert!(
                    ["http", "https"].contains(&url.scheme()) && url.username().is_empty()
                );
            }
        }
    }

    #[test]
    fn return_address_decodes_to_itself(address in "(\\PC|[ +%&=#?!~'()\n\0]){0,30}") {
        let login = LoginUrl::parse("/login?to={return}").unwrap();
        let whole = login.returning_to(&address, "");
        let encoded = whole.strip_prefix("/login?to=").unwrap();
        let expected: String = address
            .bytes()
            .map(|byte| match byte {
                byte if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) => {
                    char::from(byte).to_string()
                }
                byte => format!("%{byte:02X}"),
            })
            .collect();
        prop_assert_eq!(encoded, &expected);
        let url = page().join(&whole).unwrap();
        prop_assert_eq!(url.query_pairs().next().unwrap().1.into_owned(), address);
        prop_assert_eq!(url.origin(), page().origin());
    }

    #[test]
    fn parsing_any_text_does_not_panic(text: String) {
        let _ = (ApiBase::parse(&text), LoginUrl::parse(&text));
    }
}
