//! Mistakes in `config.json`.

use leptos::prelude::window;
use model::settings::config::{Auth, Config, ConfigNotice};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{ALL_TASKS_QUERY, Page, PageSetup, Timers, click, dispatch, is_sign_in_open};

#[wasm_bindgen_test]
async fn mistakes_in_the_file_are_dismissible_notices() {
    let notices = vec![
        ConfigNotice::UnknownKey {
            key: "colour".into(),
        },
        ConfigNotice::WrongValue {
            key: "pageSize",
            value: "7".into(),
        },
        ConfigNotice::NotAnObject,
        ConfigNotice::Unavailable(0),
        ConfigNotice::Unavailable(500),
    ];
    let page = Page::open_with(PageSetup {
        notices,
        query: "",
        ..PageSetup::default()
    })
    .await;
    let mut warnings = vec![
        "config.json: there is no setting “colour”; it is ignored.",
        "config.json: “pageSize” cannot be 7; the default is used.",
        "config.json is not a JSON object; the defaults are used.",
        "config.json could not be read, as no response was received; the defaults are used.",
        "config.json could not be read (HTTP 500); the defaults are used.",
    ];
    assert_eq!(page.notices("warning"), warnings);
    click(&page.all("[data-testid=notice] button")[1]).await;
    warnings.remove(1);
    assert_eq!(page.notices("warning"), warnings);
}

#[wasm_bindgen_test]
async fn invalid_api_base_stops_every_request() {
    for auth in [Auth::Session, Auth::Basic, Auth::Proxy] {
        let timers = Timers::install();
        let notices = vec![ConfigNotice::WrongValue {
            key: "apiBase",
            value: "ocp".into(),
        }];
        let config = Config {
            auth,
            ..Config::default()
        };
        let page = Page::open_with(PageSetup {
            config,
            notices,
            query: ALL_TASKS_QUERY,
            ..PageSetup::default()
        })
        .await;
        let assert_halted = || {
            let warnings = page.error_notice();
            assert!(
                warnings.contains("This pageNo requests are sent, because config.json"),
                "{auth:?}: {warnings}"
            );
            assert_eq!(
                page.notices("warning"),
                [
                    "config.json: “apiBase” cannot be ocp; no requests are sent until it is corrected."
                ]
            );
            assert!(
                !is_sign_in_open(&page)
                    && !page.has_button("Retry")
                    && !page.has_button("Load the rest"),
                "{auth:?}"
            );
            assert_eq!(
                (timers.pending_delays(), page.notices("info")),
                (Vec::new(), Vec::new()),
                "{auth:?}"
            );
        };
        assert_halted();
        click(&page.by_test_id("filter-status-DONE")).await;
        for button in ["Apply", "Refresh", "Apply"] {
            click(&page.button(button)).await;
            page.assert_no_request().await;
            assert_halted();
        }
        for event in ["online", "focus"] {
            dispatch(&window(), event).await;
            page.assert_no_request().await;
        }
        assert_halted();
    }
}
