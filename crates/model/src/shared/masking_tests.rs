//! Texts with and without secrets.

use super::*;

#[test]
fn secrets_are_masked_in_parameters_json_and_addresses() {
    for (text, masked) in [
        (
            "oss://b/p?host=h&access_id=AK&access_key=S3cr3t&x=1",
            "oss://b/p?host=h&access_id=AK&access_key=***&x=1",
        ),
        ("secret_key: S3cr3t, retry", "secret_key: ***, retry"),
        (
            r#"{"secretKey":"S3,cr3t","a":1}"#,
            r#"{"secretKey":"***","a":1}"#,
        ),
        (r#"{\"password\":\"S3cr3t\"}"#, r#"{\"password\":\"***\"}"#),
        ("PASSWORD = 'S3 cr3t' given", "PASSWORD = '***' given"),
        (
            "uri=oss%3A//b%3Faccess_key%3DS3cr3t%26x",
            "uri=oss%3A//b%3Faccess_key%3D***%26x",
        ),
        ("s3://root:S3cr3t@host/path", "s3://root:***@host/path"),
        ("Authorization: Basic YWRtaW46", "Authorization: ***"),
        (
            "Authorization: OCP-ACCESS-KEY-HMACSHA1 AK:S1G",
            "Authorization: ***",
        ),
        ("token: Bearer S3cr3t, next", "token: ***, next"),
        (
            r#"{"password":"S3\"cr3t","a":1}"#,
            r#"{"password":"***","a":1}"#,
        ),
        (
            r#"{"password":"S3cr3t\\","a":1}"#,
            r#"{"password":"***","a":1}"#,
        ),
        (
            r#"{\"password\":\"S3\\\"cr3t\",1}"#,
            r#"{\"password\":\"***\",1}"#,
        ),
        (r#"{"secret":["A","B"]}"#, r#"{"secret":***"#),
        (
            r#"{"credentials":{"key":"S3cr3t"}}"#,
            r#"{"credentials":***"#,
        ),
        ("\"access_key\":\n \"S3cr3t\"", "\"access_key\":\n \"***\""),
        ("password\t=\tS3cr3t", "password\t=\t***"),
        ("db_pwd=S3cr3t", "db_pwd=***"),
        ("s3://root:S3/cr3t@h", "s3://root:***@h"),
        ("http://host:8080/a@b", "http://host:8080/a@b"),
        ("aws_secret_access_key=S3cr3t", "aws_secret_access_key=***"),
        ("passworded without a value", "passworded without a value"),
        ("file:///obbackup/ob_431/199", "file:///obbackup/ob_431/199"),
        ("://access_key:://&@", "://access_key:***@"),
        ("备份 access_key=密钥 失败", "备份 access_key=*** 失败"),
    ] {
        assert_eq!(mask(text), masked);
    }
}

/// Texts and their masked form.
const HEADERS_TOKENS_AND_SIGNED_ADDRESSES: &[(&str, &str)] = &[
    (
        "Authorization Basic dxxxxxxxxxxx failed",
        "Authorization Basic *** failed",
    ),
    ("sent Basic dXNlcjpwYXNz to it", "sent Basic *** to it"),
    ("token: bearer S3cr3t, next", "token: ***, next"),
    ("bearer eyJhbGciOiJIUzI1NiJ9.e30.x", "bearer ***"),
    (
        "proxy-authorization: Digest username=\"u\", response=\"S3cr3t\"\nnext",
        "proxy-authorization: ***\nnext",
    ),
    (
        "curl -H 'Authorization: Basic S3cr3t' http://h/",
        "curl -H 'Authorization: ***' http://h/",
    ),
    (
        r#"{"h":"Cookie: a=S3cr3t; b=S3cr3t"}"#,
        r#"{"h":"Cookie: ***"}"#,
    ),
    (
        r#"{"Cookie":"a=S3cr3t; b=\"S3cr3t\"","x":1}"#,
        r#"{"Cookie":"***","x":1}"#,
    ),
    (
        "Cookie: \"a\"; b=S3cr3t\r\nHost: h",
        "Cookie: ***\r\nHost: h",
    ),
    (
        "Set-Cookie: SESSION=S3cr3t; Path=/; HttpOnly",
        "Set-Cookie: ***",
    ),
    (r"GET / \nCookie: a=b\nS3cr3t", r"GET / \nCookie: ***"),
    ("/login;JSESSIONID=S3cr3t?x=1", "/login;JSESSIONID=***"),
    ("LTAI:AccessKeySecret=S3cr3t", "LTAI:AccessKeySecret=***"),
    ("access key secret: S3cr3t", "access key secret: ***"),
    ("Secret Access Key: S3cr3t", "Secret Access Key: ***"),
    (
        "DefaultEndpointsProtocol=https;AccountKey=S3cr3t==;x=1",
        "DefaultEndpointsProtocol=https;AccountKey=***;x=1",
    ),
    ("?sv=2022&sig=S3cr3t%3D&se=2024", "?sv=2022&sig=***&se=2024"),
    (
        "?X-Amz-Credential=AK%2F20240809%2Fs3&X-Amz-Signature=S3cr3t",
        "?X-Amz-Credential=***&X-Amz-Signature=***",
    ),
    (
        "X-Amz-Security-Token=S3cr3t&OSSAccessKeyId=AK&Signature=S3cr3t",
        "X-Amz-Security-Token=***&OSSAccessKeyId=***&Signature=***",
    ),
    ("ak=AK&sk=S3cr3t&x=1", "ak=AK&sk=***&x=1"),
    ("user=u&pass=S3cr3t", "user=u&pass=***"),
    (
        "SET ENCRYPTION ON IDENTIFIED BY 'S3 cr3t' ONLY",
        "SET ENCRYPTION ON IDENTIFIED BY '***' ONLY",
    ),
    (
        "ALTER USER u identified by \"S3 cr3t\"",
        "ALTER USER u identified by \"***\"",
    ),
    (
        "password => 'S3cr3t', password := S3cr3t",
        "password => '***', password := ***",
    ),
    ("password：S3cr3t", "password：***"),
    ("backup.password=S3cr3t", "backup.password=***"),
    (r"password=S3\cr3t x", "password=*** x"),
    (r#"{"a":"password=S3cr3t"}"#, r#"{"a":"password=***"}"#),
    (
        r#"{\"a\":\"password=S3cr3t\",1}"#,
        r#"{\"a\":\"password=***\",1}"#,
    ),
];

#[test]
fn headers_keep_the_message_of_oceanbase_behind_them() {
    assert_eq!(
        mask("authorization: OSS AK:S3cr3t,result: -9071(no),trace_id: YB42"),
        "authorization: ***,result: -9071(no),trace_id: YB42"
    );
}

#[test]
fn values_in_queries_are_masked_to_the_end_of_the_parameter_or_the_address() {
    for (text, masked) in [
        (
            "s3://b?access_key=S3;c,r)3't<1>2|3}4]5&x=1#f",
            "s3://b?access_key=***&x=1#f",
        ),
        (
            "SET BACKUP_DEST='oss://b/p?access_key=S3;cr3t' failed",
            "SET BACKUP_DEST='oss://b/p?access_key=***' failed",
        ),
        (
            "(see oss://b/p?host=h&access_key=S3;cr3t), then",
            "(see oss://b/p?host=h&access_key=***), then",
        ),
        (
            r#"{"uri":"oss://b?secret_key=S3,cr3t","x":1}"#,
            r#"{"uri":"oss://b?secret_key=***","x":1}"#,
        ),
        (
            "GET /api?token=S3;cr3t HTTP/1.1",
            "GET /api?token=*** HTTP/1.1",
        ),
    ] {
        assert_eq!(mask(text), masked, "{text}");
    }
}

#[test]
fn headers_tokens_and_signed_addresses_are_masked() {
    for (text, masked) in HEADERS_TOKENS_AND_SIGNED_ADDRESSES {
        assert_eq!(mask(text), *masked, "{text}");
    }
}

#[test]
fn encoded_secrets_are_masked() {
    for (text, masked) in [
        (
            "u=oss%3A%2F%2Froot%3AS3cr3t%40host%2Fp&x",
            "u=oss%3A%2F%2Froot%3A***%40host%2Fp&x",
        ),
        (
            "u=s3%253A%252F%252Froot%253AS3%25252Fcr3t%2540h%252Fp",
            "u=s3%253A%252F%252Froot%253A***%2540h%252Fp",
        ),
        ("u=s3%3A//root:S3%2540cr3t@h/", "u=s3%3A//root:***@h/"),
        (r#""s3:\/\/root:S3cr3t@h\/p""#, r#""s3:\/\/root:***@h\/p""#),
        (
            r"s3\u003a\u002f\u002froot:S3cr3t@h",
            r"s3\u003a\u002f\u002froot:***@h",
        ),
        ("access_key=S3%26cr3t&x=1", "access_key=***&x=1"),
        (
            "q%3Daccess_key%3DS3%2526cr3t%26x%3D1",
            "q%3Daccess_key%3D***%26x%3D1",
        ),
        (
            "q%253Daccess_key%253DS3cr3t%2526x",
            "q%253Daccess_key%253D***%2526x",
        ),
        ("%26sig%3DS3cr3t%26x", "%26sig%3D***%26x"),
        ("%2526sk%253DS3cr3t%2526x", "%2526sk%253D***%2526x"),
        (
            "%7B%22access_key%22%3A%22S3cr3t%22%7D&x",
            "%7B%22access_key%22%3A***&x",
        ),
        (
            r"access_key\u003dS3cr3t\u0026x\u003d1 next",
            r"access_key\u003d***\u0026x\u003d1 next",
        ),
        (
            r"access_key\\u003DS3cr3t next",
            r"access_key\\u003D*** next",
        ),
        (
            r#"{\\\"password\\\":\\\"S3cr3t\\\"}"#,
            r#"{\\\"password\\\":\\\"***\\\"}"#,
        ),
    ] {
        assert_eq!(mask(text), masked, "{text}");
    }
}

#[test]
fn private_keys_are_masked() {
    let key =
        "-----BEGIN RSA PRIVATE KEY-----\nMIIES3cr3t\nS3cr3t==\n-----END RSA PRIVATE KEY-----";
    let masked = "-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----";
    assert_eq!(mask(key), masked);
    assert_eq!(
        mask(&format!("private_key: {key} x")),
        "private_key: *** RSA PRIVATE KEY----- x"
    );
    assert_eq!(
        mask(&format!("key {}", key.replace('\n', "\\n"))),
        format!("key {masked}")
    );
    assert_eq!(
        mask(&format!("\\n{}", &key[..50])),
        format!("\\n{}", &masked[..34])
    );
    assert!(!mask(&key.replace(' ', "%20").replace('\n', "%0A")).contains("S3cr3t"));
    assert_eq!(mask("password=-----BEGIN S3cr3t"), "password=*** S3cr3t");
    let public = "-----BEGIN PUBLIC KEY-----\nMIIBIjAN\n-----END PUBLIC KEY-----";
    assert_eq!(mask(public), public);
}

#[test]
fn secret_that_starts_in_another_value_extends_its_mask() {
    for (text, masked) in [
        (
            "token: \nAuthorization: Basic S3cr3t\nnext",
            "token: \n***\nnext",
        ),
        ("token:\npassword: S3cr3t next", "token:\n*** next"),
        ("token: \"password\":\"S3cr3t\" next", "token: \"***\" next"),
        ("token=s3://u:S3;cr3t@host next", "token=*** next"),
        (
            "password=a-----BEGIN PRIVATE KEY-----\nS3cr3t",
            "password=***",
        ),
        ("token: x=Cookie: a=S3cr3t; b=S3cr3t", "token: ***"),
        (
            "://u=oss%3A%2F%2Froot%3AS3cr3t%40host,s3://root:S3cr3t@host/path",
            "://u=oss%3A%2F%2Froot%3A***@host/path",
        ),
        (
            "https://token:S3cr3t@host/path",
            "https://token:***@host/path",
        ),
    ] {
        assert_eq!(mask(text), masked, "{text}");
    }
}

#[test]
fn text_without_secrets_is_unchanged() {
    for text in [
        "(conn=3221) Access denied for user 'ocp_monitor'@'10.1.2.3' (using password: YES)",
        "Access denied (using password: NO), retry",
        "authorization: AccessDenied by bucket policy bk-ro,result: -9071(no),trace_id: YB420A010203-0",
        "backup set password: not set, encryption mode: NONE",
        "token: none, secret: null; password: required",
        "checkpoint key: 1722902400000000000, next token: 3 of 7 partitions",
        "file:///data/nfs/obbackup?zone=z1;z2",
        "(server)ls_id: 1002,addr: 11.1.1.1:4004,module:BACKUP_DATA,result: -4016(Internal error),trace_id: YFA40BA2D90B",
        "first pass: 3 files",
        "sk: Slovak",
        "basic authentication is off, bearer unknown",
        "approved by the administrator",
        "identified by trace id 7",
        "primary key: id",
        "session_id: 3221487617",
        "http://host:8080/a@b?x=1",
        "http%3A%2F%2Fhost%3A8080%2Fa%40b",
        "2024-08-09 08:02:57 -----BEGIN of a report-----",
        "oss://bucket/path?host=h&access_id=AK",
        "100% of 3 files, 50%25",
    ] {
        assert_eq!(mask(text), text);
    }
}
