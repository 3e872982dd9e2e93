//! The program that the page loads.

use leptos::prelude::*;
use ocp_backup_console::api::client::TIMEOUT_SECONDS;
use ocp_backup_console::platform::crash;
use ocp_backup_console::view::console::Console;

fn main() {
    crash::install_notice();
    if let Some(root) = document().get_element_by_id("app") {
        // Who hosts the page may say how long to wait: <div id="app" data-timeout-seconds="60">.
        let timeout_seconds = root.get_attribute("data-timeout-seconds").and_then(|seconds| seconds.parse().ok());
        let root = wasm_bindgen::JsCast::unchecked_into(root);
        mount_to(
            root,
            move || view! { <Console base="" timeout_seconds=timeout_seconds.unwrap_or(TIMEOUT_SECONDS) /> },
        )
        .forget();
        crash::dismiss_shell();
    }
}
