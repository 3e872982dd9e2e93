//! The cURL command of a request.

use model::settings::config::{ApiBase, Auth, Config};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Clipboard, Page, TASKS_PATH, click, close_request_details,
    copy_as_curl_button, open_request_details, open_signed_in, page_origin, request_value,
    tasks_response,
};

#[wasm_bindgen_test]
async fn curl_command_has_no_credential_and_signing_out_clears_the_list() {
    let clipboard = Clipboard::working();
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response([1], 1)).await;
    open_request_details(&page).await;
    assert!(page.has_text("from the shell’s variables OCP_USER and OCP_PASSWORD"));
    click(&copy_as_curl_button(&page, 0)).await;
    assert!(
        clipboard
            .text()
            .ends_with("-u \"${OCP_USER:?}:${OCP_PASSWORD:?}\""),
        "{}",
        clipboard.text()
    );
    assert!(!clipboard.text().contains("ann") && !clipboard.text().contains("pa55"));
    close_request_details(&page).await;
    click(&page.button("Sign out")).await;
    assert!(!page.has("[data-testid=this-answer]"));
}

#[wasm_bindgen_test]
async fn curl_command_uses_the_configured_api_base() {
    for (base, address) in [
        ("/ocp", format!("{}/ocp", page_origin())),
        ("http://[::1]:1/x", "http://[::1]:1/x".to_owned()),
    ] {
        let clipboard = Clipboard::working();
        let api_base = ApiBase::parse(base).expect("a base");
        let config = Config {
            api_base,
            auth: Auth::Proxy,
            refresh_seconds: 0,
            ..Config::default()
        };
        let page = Page::open_with_config(config, ALL_TASKS_QUERY).await;
        let request = page.next_request().await;
        request.respond(&tasks_response([1], 1)).await;
        open_request_details(&page).await;
        assert_eq!(request_value(&page, "URL GET"), request.raw.url());
        click(&copy_as_curl_button(&page, 0)).await;
        assert!(
            clipboard
                .text()
                .contains(&format!(" '{address}{TASKS_PATH}' ")),
            "{}",
            clipboard.text()
        );
        assert!(
            clipboard.text().ends_with("-H 'Accept-Language: en-US'"),
            "{}",
            clipboard.text()
        );
    }
}
