//! The program that the page loads.

use any_spawner::Executor;
use leptos::prelude::*;
use ocp_backup_console::api::client;
use ocp_backup_console::platform::crash;
use ocp_backup_console::state::app::App;
use ocp_backup_console::view::console::{Console, ConsoleProps};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;

/// How long the page waits for its own `config.json`, in seconds: it shows nothing before.
const CONFIG_SECONDS: u32 = 10;

fn main() {
    crash::install_notice();
    // It fails only if there is one already.
    drop(Executor::init_wasm_bindgen());
    spawn_local(start());
}

/// Loads the configuration, sends the first request, and then builds the page.
async fn start() {
    let (config, notices) = client::config(CONFIG_SECONDS).await;
    let Some(root) = document().get_element_by_id("app") else {
        return;
    };
    let owner = Owner::new();
    let app = owner.with(|| App::new(config, notices));
    // The first request is a task by now: it is sent before the page is built.
    leptos::task::tick().await;
    mount_to(root.unchecked_into(), move || Console(ConsoleProps { app })).forget();
    // The state lives as long as the page, so that no response or timer outlives it.
    std::mem::forget(owner);
    crash::dismiss_shell();
}
