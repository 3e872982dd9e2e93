//! Where words are marked, and which terms narrow which.

use super::*;
use crate::find::searchable_text::tests::is_in;
use crate::load::result_set::tests::task;
use crate::task::BackupTask;
use proptest::prelude::*;

fn marked(find: &str, text: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for mark in FindTerms::parse(find).marks(text) {
        out.extend([&text[from..mark.start], "[", &text[mark.clone()], "]"]);
        from = mark.end;
    }
    out + &text[from..]
}

#[test]
fn words_are_marked_where_they_stand_in_the_original_text() {
    for (find, text, expected) in [
        ("err", "Error: ERR", "[Err]or: [ERR]"),
        ("ab bc", "xabcx", "x[abc]x"),
        ("aa", "aaaa b", "[aaaa] b"),
        ("a b", "ab", "[ab]"),
        ("stra", "Straße", "[Stra]ße"),
        ("É", "xéy", "x[é]y"),
        ("жук", "ЖУК!", "[ЖУК]!"),
        ("ａ", "Ａb", "[Ａ]b"),
        ("a", "Ａb", "[Ａ]b"),
        ("Ａb", "xAB", "x[AB]"),
        ("i", "xİy", "x[İ]y"),
        ("İ", "İİ!", "[İİ]!"),
        ("y", "İxy", "İx[y]"),
        ("ß", "aẞß", "a[ẞß]"),
        ("e b", "ẞẞe İb", "ẞẞ[e] İ[b]"),
        ("备", "备份", "[备]份"),
        ("x", "", ""),
        ("", "text", "text"),
    ] {
        assert_eq!(marked(find, text), expected, "{find} in {text}");
    }
    assert_eq!(
        FindTerms::parse("e").marks(&"e ".repeat(5_000)).len(),
        MAX_MARKS
    );
}

proptest! {
    #[test]
    fn marks_are_in_order_apart_and_contain_a_word(find in "[abİßẞａΣσ ]{0,6}", text in "[abcİIßẞＡΣσς\u{307} 备]{0,30}", noise: String) {
        let terms = FindTerms::parse(&find);
        for text in [&text, &noise] {
            let whole = folded(text);
            let marks = terms.marks(text);
            prop_assert_eq!(marks.is_empty(), terms.words.iter().all(|word| !whole.contains(&**word)));
            let mut from = 0;
            for mark in &marks {
                prop_assert!(mark.start >= from && mark.start < mark.end);
                from = mark.end;
                let part = folded(&text[mark.clone()]);
                prop_assert!(terms.words.iter().any(|word| part.contains(&**word)), "{}", part);
            }
        }
    }

    #[test]
    fn narrower_terms_find_nothing_more(
        find in "[ab1.: ]{0,5}", other in "[ab1.: ]{0,5}", name in "[ab1]{0,6}", nanos in prop_oneof![Just(0), Just(111_000_000)],
    ) {
        let (terms, other) = (FindTerms::parse(&find), FindTerms::parse(&other));
        let start_time = chrono::DateTime::from_timestamp(11, nanos);
        let task = BackupTask { tenant_name: Some(name.into()), start_time, ..task(2) };
        if terms.narrows(&other) && is_in(&terms, &task) {
            prop_assert!(is_in(&other, &task));
        }
    }
}
