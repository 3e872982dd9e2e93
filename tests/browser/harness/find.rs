//! The find box and the tasks that its tests search.

use serde_json::{Value, json};

use crate::harness::elements::{text_of, type_in};
use crate::harness::page::Page;
use crate::harness::responses::{entries_response, task_json};

/// Nine finished tasks, except that the third has failed and the fifth is running.
pub(crate) fn sample_tasks() -> Vec<Value> {
    let mut tasks: Vec<_> = (1..=9).map(task_json).collect();
    tasks[2]["status"] = json!("FAILED");
    tasks[2]["errorMsg"] =
        json!("(server)ls_id: 1002,module:BACKUP_DATA,result: -4016(Internal error)");
    tasks[4]["status"] = json!("DOING");
    tasks[4]["extra"] = json!({ "Worker": "Émile" });
    tasks
}

/// Opens the page with [`sample_tasks`].
pub(crate) async fn open_sample_tasks() -> Page {
    Page::open_with_response(&entries_response(&sample_tasks(), Some(9))).await
}

/// Types a text in the find box.
pub(crate) async fn type_find_text(page: &Page, text: &str) {
    type_in(&page.by_test_id("find"), text).await;
}

/// The text that states how many tasks were found.
pub(crate) fn find_scope(page: &Page) -> String {
    text_of(&page.by_test_id("find-scope"))
}

/// The marked texts of the page.
pub(crate) fn marked_texts(page: &Page) -> Vec<String> {
    page.all("mark").iter().map(|mark| text_of(mark)).collect()
}
