//! The program that the page loads.

use leptos::prelude::*;
use ocp_backup_console::platform::crash;
use ocp_backup_console::view::console::Console;

fn main() {
    crash::install_notice();
    if let Some(root) = document().get_element_by_id("app") {
        let root = wasm_bindgen::JsCast::unchecked_into(root);
        mount_to(root, || view! { <Console base="" /> }).forget();
        crash::dismiss_shell();
    }
}
