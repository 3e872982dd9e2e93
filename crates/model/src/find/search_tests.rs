//! What is found, where it is marked, and that a search may build on the one before it.

use super::*;
use crate::generators::any_task;
use crate::load::result_set::tests::task;
use crate::load::result_set::{Batch, Order};
use crate::table::sort::Sort;
use crate::task::status::TaskStatus;
use proptest::collection::vec;
use proptest::prelude::*;

fn as_shown(value: Value<'_>, out: &mut String) {
    out.push_str(match value {
        Value::Status(_) => "In progress",
        Value::Seconds(_) => "2 m 05 s",
        _ => "",
    });
}

fn is_in(find: &Find, task: &BackupTask) -> bool {
    let mut text = String::new();
    write_searchable_text(task, find, &mut as_shown, &mut text);
    find.is_in(&text)
}

fn sample() -> BackupTask {
    BackupTask {
        status: Some(TaskStatus::from_wire("DOING")),
        start_time: crate::task::instant::parse_wire("2024-08-09T08:02:57.715753Z"),
        duration: Some(125),
        backup_uri: Some("oss://Bucket/Straße/İstanbul".into()),
        error_msg: Some("(server)result: -4016(Internal error)".into()),
        data_secondary_backup_task_ids: Some([11, 12].into()),
        unreadable: vec![(TaskField::DataVersion, "{\"Major\":4}".into())],
        unknown: vec![("extraField".into(), "\"Émile\"".into())],
        ..task(1_000_042)
    }
}

#[test]
fn every_field_is_looked_into_as_it_is_shown_and_as_it_came() {
    for text in [
        "doing",
        "PROGRESS",
        "in progress",
        "1000042",
        "0042 doing",
        "2024-08-09t08:02:57.715753z",
        "2024-08-09T08",
        "57.71",
        "02:57z",
        "125",
        "05 s 125",
        "bucket/stra",
        "STRASSE".replace("SS", "ß").as_str(),
        "İSTANBUL",
        "-4016",
        "internal ERROR",
        "11",
        "major",
        "EXTRAFIELD",
        "émile",
        "ÉMILE \"",
    ] {
        assert!(is_in(&Find::parse(text), &sample()), "{text}");
    }
    for text in [
        "doing done",
        "q",
        "1000043",
        "progressin",
        "bucketstra",
        "7157",
        "715753z",
        "7157 57.7157",
    ] {
        assert!(!is_in(&Find::parse(text), &sample()), "{text}");
    }
    assert!(Find::parse(" \u{3000}\t").is_empty());
    assert_eq!(Find::parse("a A  b a"), Find::parse("A B"));
}

fn marked(find: &str, text: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for mark in Find::parse(find).marks(text) {
        out.extend([&text[from..mark.start], "[", &text[mark.clone()], "]"]);
        from = mark.end;
    }
    out + &text[from..]
}

#[test]
fn words_are_marked_where_they_stand() {
    for (find, text, expected) in [
        ("err", "Error: ERR", "[Err]or: [ERR]"),
        ("ab bc", "xabcx", "x[abc]x"),
        ("aa", "aaaa b", "[aaaa] b"),
        ("a b", "ab", "[ab]"),
        ("stra", "Straße", "[Stra]ße"),
        ("É", "xéy", "x[é]y"),
        ("жук", "ЖУК!", "[ЖУК]!"),
        ("ａ", "Ａb", "[Ａ]b"),
        ("备", "备份", "[备]份"),
        ("x", "", ""),
        ("", "text", "text"),
    ] {
        assert_eq!(marked(find, text), expected, "{find} in {text}");
    }
    assert_eq!(
        Find::parse("e").marks(&"e ".repeat(5_000)).len(),
        MAX_MARKS
    );
}

#[test]
fn a_search_looks_only_into_what_it_cannot_know() {
    let mut rows = ResultSet::default();
    rows.merge(Batch {
        tasks: (1..=200).map(task).collect(),
        ..Batch::default()
    });
    let looked = std::cell::Cell::new(0);
    let run = |search: &mut Search, rows: &ResultSet| {
        looked.set(0);
        let mut look = |find: &Find, task: &BackupTask| {
            looked.set(looked.get() + 1);
            is_in(find, task)
        };
        while !search.share(rows, &mut look, &mut || true) {}
        (looked.get(), search.found().count)
    };
    let zone = Zone::Utc;
    let mut search = Search::default().again(Find::parse("1"), zone);
    assert_eq!(run(&mut search, &rows), (200, 119));
    search = search.again(Find::parse("19"), zone);
    assert_eq!(
        run(&mut search, &rows),
        (119, 12),
        "only what had a 1 can have a 19"
    );
    search = search.again(Find::parse("1"), zone);
    assert_eq!(run(&mut search, &rows), (188, 119), "what has a 19 has a 1");
    rows.merge(Batch {
        tasks: [task(7), task(1_000)].into(),
        ..Batch::default()
    });
    search = search.again(Find::parse("1"), zone);
    assert_eq!(
        run(&mut search, &rows),
        (1, 120),
        "one is new, one came again and says the same"
    );
    search = search.again(Find::parse("1"), Zone::Local);
    assert_eq!(run(&mut search, &rows), (201, 120), "its times are others");
    // A refresh: the same tasks anew, one gone, one before them and one changed.
    let mut fresh = ResultSet::default();
    let changed = BackupTask {
        duration: Some(1),
        ..task(40)
    };
    let again = (1..=200).filter(|id| *id != 7 && *id != 40).map(task);
    fresh.merge(Batch {
        tasks: [task(3_000)]
            .into_iter()
            .chain(again)
            .chain([changed])
            .collect(),
        ..Batch::default()
    });
    search = search.again(Find::parse("1"), Zone::Local);
    assert_eq!(run(&mut search, &fresh), (2, 120));
    search = search.again(Find::parse("1"), Zone::Local);
    assert_eq!(run(&mut search, &rows), (3, 120));
    // Stopped at once, and taken up: nothing that was known is lost.
    let mut stopped = search.again(Find::parse("1"), Zone::Local);
    assert!(!stopped.share(&rows, &mut |_, _| false, &mut || true));
    search = stopped.again(Find::parse("1"), Zone::Local);
    assert_eq!(run(&mut search, &rows), (0, 120));
}

proptest! {
    #[test]
    fn a_search_finds_the_same_whatever_it_knew_before(
        answers in vec((vec(any_task(), 0..30), "[0-9 ad]{0,3}", any::<bool>(), 0..3_usize), 1..6),
    ) {
        let mut rows = ResultSet::default();
        let mut search = Search::default();
        for (tasks, text, utc, shares) in answers {
            rows.merge(Batch { tasks, ..Batch::default() });
            let find = Find::parse(&text);
            search = search.again(find.clone(), if utc { Zone::Utc } else { Zone::Local });
            let mut turns = 0;
            let done = search.share(&rows, &mut is_in, &mut || { turns += 1; turns >= shares });
            if done {
                let found = search.found();
                let order = Order::sorted(&rows, &Sort::default(), None);
                let shown = order.filtered(|place| found.has(place));
                let expected: Vec<u32> = order.places().iter().copied()
                    .filter(|place| rows.at(*place).is_some_and(|task| is_in(&find, task))).collect();
                prop_assert_eq!(shown.places(), &expected[..]);
                prop_assert_eq!((found.count, found.searched()), (expected.len(), rows.len()));
            }
        }
    }

    #[test]
    fn marks_are_in_order_apart_and_hold_a_word(find in "[abİßΣσ ]{0,6}", text in "[abcİIßΣσς\u{307} 备]{0,30}", noise: String) {
        let find = Find::parse(&find);
        for text in [&text, &noise] {
            let folded = folded(text);
            let marks = find.marks(text);
            prop_assert_eq!(marks.is_empty(), find.words.iter().all(|word| !folded.contains(&**word)));
            let mut from = 0;
            for mark in &marks {
                prop_assert!(mark.start >= from && mark.start < mark.end);
                from = mark.end;
                let part = super::folded(&text[mark.clone()]);
                prop_assert!(find.words.iter().any(|word| part.contains(&**word)), "{}", part);
            }
        }
    }

    #[test]
    fn a_number_is_not_found_in_fractions_of_a_second(number in "[0-9]{1,4}z?", second in 0..9_999_i64, nanos in 0..1_000_000_000_u32) {
        let at = |nanos| BackupTask { start_time: chrono::DateTime::from_timestamp(second, nanos), ..task(1) };
        let find = Find::parse(&number);
        prop_assert_eq!(is_in(&find, &at(nanos)), is_in(&find, &at(0)), "{}", number);
        let exact = print_exact(at(nanos).start_time.unwrap());
        prop_assert!(is_in(&Find::parse(&exact), &at(nanos)) && is_in(&Find::parse(&exact[14..]), &at(nanos)), "{}", exact);
    }

    #[test]
    fn what_is_narrower_finds_no_more(
        find in "[ab1.: ]{0,5}", other in "[ab1.: ]{0,5}", name in "[ab1]{0,6}", nanos in prop_oneof![Just(0), Just(111_000_000)],
    ) {
        let (find, other) = (Find::parse(&find), Find::parse(&other));
        let start_time = chrono::DateTime::from_timestamp(11, nanos);
        let task = BackupTask { tenant_name: Some(name.into()), start_time, ..task(2) };
        if find.narrows(&other) && is_in(&find, &task) {
            prop_assert!(is_in(&other, &task));
        }
    }
}
