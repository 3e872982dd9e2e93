//! The program that the page loads.

use leptos::prelude::*;
use ocp_backup_console::api::client;
use ocp_backup_console::platform::crash;
use ocp_backup_console::view::console::{Console, ConsoleProps};
use wasm_bindgen_futures::spawn_local;

/// How long the page waits for its own `config.json`, in seconds: it shows nothing before.
const CONFIG_SECONDS: u32 = 10;

fn main() {
    crash::install_notice();
    // Not Leptos' own, which works from the first mount on.
    spawn_local(async {
        let (config, notices) = client::config(CONFIG_SECONDS).await;
        if let Some(root) = document().get_element_by_id("app") {
            let root = wasm_bindgen::JsCast::unchecked_into(root);
            mount_to(root, move || Console(ConsoleProps { config, notices })).forget();
            crash::dismiss_shell();
        }
    });
}
