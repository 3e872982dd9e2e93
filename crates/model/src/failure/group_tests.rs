//! Which failures are the same.

use super::*;
use crate::task::instant::parse_wire;
use crate::task::row_key::RowKey;
use proptest::prelude::*;

fn id(message: &str) -> GroupId {
    GroupId::of_message(message)
}

#[test]
fn failures_that_differ_in_ids_addresses_numbers_paths_times_and_names_are_the_same() {
    for (one, other) in [
        (
            "(server)ls_id: 1002,addr: 11.1.2.3:4004,module:BACKUP_DATA,result: -4016(Internal error),trace_id: YFA40BA2D90B-005FA487348F363-0-0",
            "(server)ls_id: 7,addr: [fe80::1]:2882,module:BACKUP_DATA,result: -4016(Internal error),trace_id: YB42AC1E55AC-0005CB53B2946DFF-0-0",
        ),
        (
            "CLOG : OB_ENTRY_NOT_EXIST(-4018) on \"11.1.2.3:2882\" with traceid YB42AC1E55AC-0005CB53B2946DFF",
            "CLOG : OB_ENTRY_NOT_EXIST(-4018) on \"11.1.2.4:2882\" with traceid YB42AC1E55AD-0005CB53B2946E00",
        ),
        (
            "cannot write /data/1/backup/x.obbak",
            "cannot write /obbackup/ob_431/199/tenant/y.obbak",
        ),
        ("cannot read oss://a/b?c=d", "cannot read s3://bucket/path"),
        ("tenant 'pay' is busy", "tenant 'shop_2' is busy"),
        ("租户“支付”正在备份", "租户“商店”正在备份"),
        (
            "timed out at 2025-03-10 04:00:00 after 30 s",
            "timed out at 2025-03-11T05:01:02Z after 31 s",
        ),
        ("disk  is\n full", "disk is full"),
    ] {
        assert_eq!(id(one), id(other), "{one}\n{other}");
    }
}

#[test]
fn failures_with_other_numbers_modules_or_words_differ() {
    for (one, other) in [
        (
            "(server)module:BACKUP_DATA,result: -4016(Internal error)",
            "(server)module:BACKUP_DATA,result: -4012(Internal error)",
        ),
        (
            "(server)module:BACKUP_DATA,result: -4016(e)",
            "(server)module:BACKUP_META,result: -4016(e)",
        ),
        ("(server)result: -4016(e)", "(rootservice)result: -4016(e)"),
        ("log archive is not running", "log archive is not started"),
        ("can't open", "can't close"),
    ] {
        assert_ne!(id(one), id(other), "{one}\n{other}");
    }
}

fn failed(key: i64, message: &str, finish: Option<&str>) -> BackupTask {
    BackupTask {
        status: Some(TaskStatus::Known(Status::Failed)),
        error_msg: Some(message.into()),
        finish_time: finish.map(|time| parse_wire(&format!("2025-03-{time}T00:00:00Z")).unwrap()),
        ..BackupTask::empty(RowKey::of_task(key, None, None))
    }
}

#[test]
fn group_has_its_count_its_times_and_its_latest_message() {
    let done = BackupTask {
        status: Some(TaskStatus::Known(Status::Done)),
        ..failed(9, "busy 9", Some("20"))
    };
    let tasks = [
        failed(1, "result: -9040(busy 1)", Some("05")),
        failed(2, "result: -9040(busy 2)", Some("07")),
        failed(3, "result: -9040(busy 3)", Some("01")),
        failed(4, "result: -9040(busy 4)", None),
        failed(5, "no such bucket", Some("06")),
        failed(6, "", Some("06")),
        done,
    ];
    let groups = groups(tasks.iter());
    let day = |time: Option<Instant>| time.map(|time| time.format("%d").to_string());
    let told: Vec<_> = groups
        .iter()
        .map(|group| {
            let code = group.code.map(|code| code.0);
            let times = (day(group.first_seen), day(group.last_seen));
            (&*group.message, code, group.count, times)
        })
        .collect();
    let days = |first: &str, last: &str| (Some(first.to_owned()), Some(last.to_owned()));
    assert_eq!(
        told,
        [
            ("result: -9040(busy 2)", Some(-9040), 4, days("01", "07")),
            ("no such bucket", None, 1, days("06", "06")),
        ]
    );
    assert_eq!(GroupId::of(&tasks[0]), Some(groups[0].id));
    assert_eq!(GroupId::of(&tasks[6]), None, "it has not failed");
}

proptest! {
    #[test]
    fn any_message_has_a_group_whose_link_can_be_read(message in "(\\PC|[('\"(:/-]|result|-4016){0,40}") {
        let id = id(&message);
        prop_assert_eq!(GroupId::parse(&id.to_string()), Some(id));
    }

    #[test]
    fn numbers_do_not_matter(before in "[a-z ]{0,12}", one: u32, other: u32, after in "[a-z ]{0,12}") {
        let message = |number: u32| format!("{before} {number} {after}");
        prop_assert_eq!(id(&message(one)), id(&message(other)));
    }
}
