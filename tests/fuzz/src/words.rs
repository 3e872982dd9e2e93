//! Text in which one byte can stand for a word: what changes bytes at random then changes words, and gets past the first few
//! comparisons of a parser in seconds.

/// Reads `data` as text: bytes below 128 are themselves, and those above count through [`WORDS`]. So ordinary ASCII, such as
/// a documented sample, is an input as it is.
pub(crate) fn text(data: &[u8]) -> String {
    let mut text = String::with_capacity(data.len());
    for byte in data {
        match byte.checked_sub(128) {
            Some(index) => text.push_str(WORDS[usize::from(index) % WORDS.len()]),
            None => text.push(char::from(*byte)),
        }
    }
    text
}

/// Kept inputs mean these by their number: change nothing but the spare ones at the end.
const WORDS: [&str; 128] = [
    // Links.
    "cluster=",
    "&tenant=",
    "&range=",
    "&startTime=",
    "&endTime=",
    "&status=",
    "&backupSetId=",
    "&page=",
    "&size=",
    "&sort=",
    "&zone=",
    "&open=",
    "30d",
    "24h",
    "all",
    "DONE,",
    "FAILED,",
    "UNKNOWN",
    "-startTime",
    "taskId,",
    "duration",
    "utc",
    "1.7.1723190452151857",
    ".-.-",
    "x1f",
    "%2C",
    "%00",
    "+",
    // Times.
    "2024-08-09T08:02:57Z",
    "2024-08-09T16:13:34.483+08:00",
    "2021-09-16T17:25:05.943+0800",
    "2024-08-09",
    "T23:59:60",
    ".999999999",
    "-23:59",
    "+23:59",
    "0000-01-01",
    "9999-12-31",
    "2024-02-29",
    " 10:00",
    // JSON, and what a response is made of.
    "{\"",
    "\":\"",
    "\",\"",
    "\":",
    "\"}",
    "[]",
    "{}",
    "null",
    "true",
    "false",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "1e400",
    "1.5",
    "\\u0061",
    "\\ud800",
    "\\\"",
    "\\\\",
    "\\n",
    "{\"data\":{\"contents\":[",
    "],\"page\":{\"totalElements\":",
    "\"successful\":false",
    "\"successful\":true",
    "\"status\":",
    "\"traceId\":\"t\"",
    "\"error\":{\"code\":\"",
    "\"message\":\"",
    "\"target\":\"",
    "\"subErrors\":[{\"field\":\"",
    "\"taskId\":",
    "\"status\":\"DONE\"",
    "\"startTime\":\"",
    "\"backupUri\":\"",
    "\"errorMsg\":\"",
    "\"duration\":",
    "\"clusterName\":\"",
    "\"dataSecondaryBackupTaskIds\":[",
    "COM10002",
    "OBE11001",
    "IAM10000",
    "IAM10004",
    "IAM11000",
    "<html>",
    "\u{feff}",
    // Secrets.
    "access_key",
    "secret",
    "password",
    "token",
    "Authorization",
    "signature",
    "access_id",
    "pwd",
    "=",
    ": ",
    "%3D",
    "%3A",
    "%26",
    "://",
    "user:",
    "@host",
    "Bearer ",
    "Basic ",
    "***",
    "\\\":\\\"",
    "='",
    "=\"",
    ":[",
    "\\\\\\\"",
    // What is no ASCII: two, three and four bytes, combined, right to left, a space, a line, a digit.
    "é",
    "备",
    "😀",
    "e\u{301}",
    "א",
    "\u{a0}",
    "\u{2028}",
    "٣",
    "\u{fffd}",
    "İ",
    "\r\n",
    "\t",
    // Spare.
    "\u{0}",
    "\u{7f}",
    "a",
    "b",
    "c",
    "d",
    "e",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_itself_and_a_high_byte_is_a_word() {
        assert_eq!(text(b"cluster=1&tenant=2"), "cluster=1&tenant=2");
        assert_eq!(text(&[128, b'1', 129]), "cluster=1&tenant=");
    }
}
