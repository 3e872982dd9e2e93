//! Ways to give the page a file: the file field and drag and drop.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, attribute, choose_file, click, dispatch_drag, drop_file, drop_files, export_file,
    tasks_response, text_of, value, wait_until,
};

#[wasm_bindgen_test]
async fn file_can_be_chosen_in_the_file_field() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    let button = page.button("Open a saved file");
    assert_eq!(
        attribute(&button, "data-testid").as_deref(),
        Some("open-file")
    );
    let field = page.by_test_id("file-to-open");
    for id in [5, 6] {
        choose_file(&field, "same.json", &export_file([id], 1).to_string()).await;
        wait_until("the file is shown", || page.task_ids() == [id.to_string()]).await;
        assert_eq!(value(&field), "", "the same file can be chosen again");
    }
}

#[wasm_bindgen_test]
async fn first_of_several_files_is_opened_with_a_warning() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    let (first, second) = (
        export_file([1], 1).to_string(),
        export_file([2], 1).to_string(),
    );
    drop_files(&[("first.json", &first), ("second.json", &second)]).await;
    wait_until("the first file is shown", || page.task_ids() == ["1"]).await;
    assert_eq!(
        page.notices("warning"),
        ["Several files were given; only first.json is opened."]
    );
}

#[wasm_bindgen_test]
async fn drop_area_accepts_files_only() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    assert!(
        dispatch_drag("dragenter", "text").await
            && dispatch_drag("dragover", "text").await
            && dispatch_drag("drop", "text").await
    );
    assert!(!page.has(".drop"));
    assert!(
        !dispatch_drag("dragenter", "file").await && !dispatch_drag("dragover", "file").await,
        "the browser would show the file"
    );
    assert_eq!(
        text_of(&page.only(".drop")),
        "Drop to openIt stays in this browser: nothing is uploaded."
    );
    dispatch_drag("dragleave", "file").await;
    assert!(!page.has(".drop"));
    dispatch_drag("dragenter", "file").await;
    drop_file("backup.json", &export_file([1], 1).to_string()).await;
    assert!(!page.has(".drop"));
    wait_until("the file is shown", || page.task_ids() == ["1"]).await;
}

#[wasm_bindgen_test]
async fn newest_file_replaces_one_that_is_still_being_read() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    let large = export_file(1..=3_000, 3_000).to_string();
    // So many tasks are not read within the turn in which the next file is dropped.
    drop_file("large.json", &large).await;
    drop_file("small.json", &export_file([7], 1).to_string()).await;
    wait_until("the newer file is shown", || page.task_ids() == ["7"]).await;
    drop_file("large.json", &large).await;
    click(&page.button("Cancel")).await;
    page.assert_no_request().await;
    assert_eq!(
        (page.task_ids(), page.has_text("Reading")),
        (vec!["7".to_owned()], false)
    );
}
