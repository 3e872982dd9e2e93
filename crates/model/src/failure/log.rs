//! Where the log of a failure is, and the command that finds its lines.

use super::message::{FailureParts, Side};
use crate::shared::shell::quoted;

/// A log of OceanBase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// `observer.log`
    Observer,
    /// `rootservice.log`
    RootService,
}

impl Log {
    /// The name of the file. Older parts of the log have a time behind it.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Observer => "observer.log",
            Self::RootService => "rootservice.log",
        }
    }

    /// The log that has the lines of a failure: that of the process that the message names, or that of the server
    /// with the address; `None` if it names neither.
    pub fn of(failure: &FailureParts<'_>) -> Option<Self> {
        match failure.side {
            Some(Side::Observer) => Some(Self::Observer),
            Some(Side::RootService) => Some(Self::RootService),
            None => failure.server.map(|_| Self::Observer),
        }
    }
}

/// The command that prints the log's lines of a failure, for a POSIX shell in the log's folder; `None` without a trace
/// id. Where it is not known which log has them, both are searched.
pub fn grep_line(failure: &FailureParts<'_>) -> Option<String> {
    let pattern = quoted(failure.trace_id?);
    let files = match Log::of(failure) {
        Some(log) => format!("{}*", log.file_name()),
        None => format!(
            "{}* {}*",
            Log::Observer.file_name(),
            Log::RootService.file_name()
        ),
    };
    Some(format!("grep -F -e {pattern} {files}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::parse;

    fn line(message: &str) -> Option<String> {
        grep_line(parse(message).first()?)
    }

    #[test]
    fn command_searches_the_log_of_the_process() {
        for (message, command) in [
            (
                "(server)addr: 11.1.1.1:4004,result: -4016(e),trace_id: YFA40BA2D90B-005FA487348F363-0-0",
                "grep -F -e 'YFA40BA2D90B-005FA487348F363-0-0' observer.log*",
            ),
            (
                "(rootservice)result: -4012,trace_id: YB42AC1E55AC-0005",
                "grep -F -e 'YB42AC1E55AC-0005' rootservice.log*",
            ),
            (
                "failed with traceid YB42AC1E55AC-0005",
                "grep -F -e 'YB42AC1E55AC-0005' observer.log* rootservice.log*",
            ),
        ] {
            assert_eq!(line(message).as_deref(), Some(command));
        }
        assert_eq!(line("(server)result: -4016(e)"), None);
    }
}
