//! Small workspaces with one violation each.

use crate::sources::Sources;
use crate::violations;

fn found(files: &[(&str, &str)]) -> Vec<String> {
    violations(&Sources::read(files))
}

const NO_TEXT: &str = "";

#[test]
fn a_state_that_imports_a_view_is_found() {
    let files = [
        (
            "src/state/load/loader.rs",
            "use crate::{api::client, view::{table::row, words}};",
        ),
        ("src/view/table/row.rs", NO_TEXT),
        ("src/view/words/mod.rs", NO_TEXT),
        ("src/api/client.rs", NO_TEXT),
    ];
    assert_eq!(
        found(&files),
        [
            "console::state::load::loader imports console::view::table::row: state does not import view",
            "console::state::load::loader imports console::view::words: state does not import view",
        ]
    );
}

#[test]
fn platform_api_and_model_import_nothing_above_them() {
    let files = [
        (
            "src/platform/page.rs",
            "fn f() { crate::state::app::App::start(); }",
        ),
        ("src/api/client.rs", "use crate::state::app::{self, App};"),
        ("src/state/app.rs", NO_TEXT),
        ("crates/model/src/link/query.rs", "use wire::error;"),
        ("crates/wire/src/error.rs", "use model::link::query;"),
    ];
    let violations = found(&files);
    let rules: Vec<_> = violations
        .iter()
        .filter_map(|line| line.rsplit_once(": "))
        .collect();
    let rules: Vec<_> = rules.into_iter().map(|(_, rule)| rule).take(3).collect();
    assert_eq!(
        rules,
        [
            "api does not import state",
            "platform does not import state",
            "model does not import wire"
        ]
    );
}

#[test]
fn a_model_that_uses_a_browser_crate_is_found() {
    for text in [
        "use web_sys::Window;",
        "fn f() { js_sys::Date::now(); }",
        "use leptos::prelude::*;",
    ] {
        let violations = found(&[("crates/model/src/task/mod.rs", text)]);
        assert!(
            violations[0].ends_with(": model runs without a browser"),
            "{violations:?}"
        );
    }
    assert!(
        found(&[(
            "src/view/context.rs",
            "use leptos::prelude::*; use web_sys::Window;"
        )])
        .is_empty()
    );
}

#[test]
fn only_the_console_imports_features_of_the_view() {
    let files = |text| {
        [
            ("src/view/filter/form.rs", text),
            ("src/view/ui/popover.rs", NO_TEXT),
            ("src/view/table/row.rs", NO_TEXT),
            (
                "src/view/console/page.rs",
                "use super::super::{filter::form, table::row, ui::popover};",
            ),
        ]
    };
    assert!(
        found(&files(
            "use crate::view::ui::popover::Popover; use super::range;"
        ))
        .is_empty()
    );
    let violations = found(&files("use super::super::table::row::Row;"));
    assert_eq!(
        violations,
        [
            "console::view::filter::form imports console::view::table::row: only view::console imports features"
        ]
    );
}

#[test]
fn shared_parts_of_the_view_import_no_feature() {
    let files = [
        (
            "src/view/ui/popover.rs",
            "fn f() { let x = view! { <crate::view::table::row::Row/> }; }",
        ),
        (
            "src/view/words/mod.rs",
            "use crate::view::table::row as other;",
        ),
        (
            "src/view/table/row.rs",
            "use crate::view::{ui::popover, words};",
        ),
    ];
    let violations = found(&files);
    let rule = ": only view::console imports features";
    let broken = violations
        .iter()
        .filter(|line| line.ends_with(rule))
        .count();
    assert_eq!(broken, 2, "{violations:?}");
}

#[test]
fn features_of_the_state_import_those_before_them() {
    let files = |text| {
        [
            ("src/state/session/mod.rs", text),
            ("src/state/shared/mod.rs", NO_TEXT),
            ("src/state/table/mod.rs", NO_TEXT),
            (
                "src/state/app.rs",
                "use super::{session::Session, table::Table};",
            ),
        ]
    };
    assert!(found(&files("use crate::state::shared::Announcer;")).is_empty());
    assert_eq!(
        found(&files("use super::table::Table;")),
        ["console::state::session imports console::state::table: \
          state::session does not come after state::table in STATE_ORDER"]
    );
    let files = [
        ("src/state/misc.rs", "use super::settings;"),
        ("src/state/settings.rs", NO_TEXT),
        ("src/state/app.rs", "use super::misc;"),
    ];
    let rule = "state::misc has no place in STATE_ORDER";
    assert_eq!(
        found(&files),
        [
            format!("console::state::app imports console::state::misc: {rule}"),
            format!("console::state::misc imports console::state::settings: {rule}"),
        ]
    );
}

#[test]
fn a_circle_of_files_is_found() {
    let files = [
        ("src/view/filter/a.rs", "use super::b::B; pub struct A;"),
        (
            "src/view/filter/b.rs",
            "pub struct B; fn f() { super::c::f(); }",
        ),
        (
            "src/view/filter/c.rs",
            "pub fn f() -> crate::view::filter::a::A {}",
        ),
    ];
    let module = |name: &str| format!("console::view::filter::{name}");
    let expected = ["a", "b", "c"].map(module).join(", ");
    assert_eq!(found(&files), [format!("a circle: {expected}")]);
}

#[test]
fn a_reexport_is_followed_and_makes_no_circle() {
    let files = |text| {
        [
            (
                "src/view/filter/mod.rs",
                "mod a; mod b; pub use a::A; pub(super) use self::b::B;",
            ),
            ("src/view/filter/a.rs", text),
            ("src/view/filter/b.rs", "pub struct B;"),
        ]
    };
    assert!(found(&files("use super::B; pub struct A;")).is_empty());
    let with_own = [
        (
            "src/view/filter/mod.rs",
            "mod a; use a::A; pub struct Own(A);",
        ),
        ("src/view/filter/a.rs", "use super::Own; pub struct A;"),
    ];
    assert_eq!(found(&with_own).len(), 1);
}

#[test]
fn tests_may_import_anything() {
    let text =
        "#[cfg(test)] mod tests { use crate::view::table; } #[cfg(test)] use crate::view::table;";
    assert!(
        found(&[
            ("src/state/app.rs", text),
            ("src/view/table/mod.rs", NO_TEXT)
        ])
        .is_empty()
    );
}

#[test]
fn a_module_imported_by_name_is_told_from_a_package_of_that_name() {
    let files = [
        (
            "src/view/words/mod.rs",
            "use crate::view::table; fn f() { table::row::f(); }",
        ),
        ("src/view/table/mod.rs", NO_TEXT),
        (
            "src/view/table/row.rs",
            "use crate::view::ui; fn f() { ui::popover(); }",
        ),
        ("src/view/ui/mod.rs", NO_TEXT),
        ("crates/ui/src/lib.rs", "use model::task;"),
        ("crates/model/src/task.rs", NO_TEXT),
    ];
    let rule = "only view::console imports features";
    assert_eq!(
        found(&files),
        [
            format!("console::view::words imports console::view::table: {rule}"),
            format!("console::view::words imports console::view::table::row: {rule}"),
            "ui imports model::task: ui does not import model".to_owned(),
        ]
    );
}
