//! What a failed backup says: the forms `OceanBase`'s documentation prints, with made-up addresses and trace ids.

use super::dice::Dice;
use crate::catalog::Store;

/// Numbers and names of `OceanBase`'s kernel (its `ob_errno.def`) that a server reports during a backup.
const SERVER: [(i64, &str); 15] = [
    (-4009, "IO error"),
    (-4012, "Timeout"),
    (-4016, "Internal error"),
    (-4018, "Entry not exist"),
    (-9011, "cannot find backup file"),
    (-9042, "data version gap over limit"),
    (-9061, "IO limit"),
    (-9063, "backup IO is prohibited"),
    (-9070, "can not connect to backup destination"),
    (-9071, "no I/O permission at the backup destination"),
    (-9080, "format file missing"),
    (-9081, "format file mismatch"),
    (-9082, "backup device out of space"),
    (-9086, "advance checkpoint by flush timed out"),
    (-9087, "clog recycled before archive"),
];

/// Those that `RootService` reports when it schedules one.
const ROOT_SERVICE: [(i64, &str); 6] = [
    (-4554, "RootService found a timed-out task"),
    (-9026, "not a valid uri"),
    (-9027, "log archive interrupted"),
    (-9036, "backup is in progress"),
    (
        -9040,
        "backup can not start, because tenant is not in normal state",
    ),
    (-9064, "archive log and backup data are not continuous"),
];

/// What a server reports of the store itself.
fn store_error(store: Store) -> (i64, &'static str) {
    match store {
        Store::File => (-4009, "IO error"),
        Store::Oss => (-9003, "OSS error"),
        Store::Cos => (-9060, "COS error"),
        Store::S3 => (-9105, "S3 error"),
    }
}

/// The message of one failed task whose backup goes to `store`.
pub(crate) fn message(dice: &mut Dice, store: Store) -> String {
    let host = 11 + dice.below(6);
    let address = format!("10.20.3.{host}");
    // The trace id of an observer starts with its port and address in hexadecimal (port 2882 is B42).
    let origin = format!("YB420A1403{host:02X}");
    let trace = format!(
        "{origin}-{:015X}-0-0",
        0x5_FA48_0000_0000 + dice.below(0xFFFF_FFFF)
    );
    match dice.below(20) {
        0 => "log archive is not running".to_owned(),
        1 => format!(
            "CLOG : OB_ENTRY_NOT_EXIST(-4018) on \"{address}:2882\" with traceid {}",
            trace.trim_end_matches("-0-0")
        ),
        2..=4 => {
            let (number, name) = dice.pick(&ROOT_SERVICE);
            format!(
                "(rootservice)ls_id: 1,addr: {address}:2882,module:BACKUP_DATA,result: {number}({name}),trace_id: {trace}"
            )
        }
        _ => {
            let stream = 1001 + dice.below(4);
            // Few causes come back often, so that there is something to group.
            let (number, name) = match dice.below(8) {
                0..=2 => (-4016, "Internal error"),
                3 => store_error(store),
                _ => dice.pick(&SERVER),
            };
            format!(
                "(server)ls_id: {stream},addr: {address}:2882,module:BACKUP_DATA,result: {number}({name}),trace_id: {trace}"
            )
        }
    }
}
