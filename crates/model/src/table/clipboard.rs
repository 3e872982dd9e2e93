//! The selected tasks as text for the clipboard.

use std::sync::Arc;

use crate::export::delimited::{DelimitedTable, Delimiter};
use crate::export::task_json;
use crate::task::BackupTask;
use crate::task::field::TaskField;
use crate::task::instant::Instant;

/// The format of the copied text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFormat {
    /// A table with comma-separated cells.
    Csv,
    /// A table with tab-separated cells, which spreadsheets paste as cells.
    Tsv,
    /// A JSON array of the tasks as OCP would send them.
    Json,
}

impl CopyFormat {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Tsv, Self::Json];

    /// The format's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Json => "JSON",
        }
    }

    /// Formats the tasks in the given order. A table has `fields` as its columns and a header row.
    /// `time` prints a time with its offset from UTC.
    pub fn write(
        self,
        tasks: &[Arc<BackupTask>],
        fields: &[TaskField],
        time: &dyn Fn(Instant) -> String,
    ) -> String {
        let mut out = String::new();
        let delimiter = match self {
            Self::Csv => Delimiter::Comma,
            Self::Tsv => Delimiter::Tab,
            Self::Json => {
                for (position, task) in tasks.iter().enumerate() {
                    out.push_str(if position == 0 { "[\n" } else { ",\n" });
                    task_json::write(&mut out, task);
                }
                out.push_str("\n]\n");
                return out;
            }
        };
        let table = DelimitedTable {
            delimiter,
            fields,
            time,
            words: None,
        };
        table.write_header(&mut out);
        for task in tasks {
            table.write_row(&mut out, task);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::result_set::tests::task;
    use crate::task::instant::print_exact;

    fn copied(format: CopyFormat, ids: &[i64]) -> String {
        let tasks: Vec<_> = ids.iter().map(|id| Arc::new(task(*id))).collect();
        format.write(
            &tasks,
            &[TaskField::TaskId, TaskField::Status],
            &print_exact,
        )
    }

    #[test]
    fn csv_and_tsv_have_a_header_and_a_line_per_task() {
        assert_eq!(
            copied(CopyFormat::Csv, &[9, 2]),
            "taskId,status,otherFields\r\n9,,\r\n2,,\r\n"
        );
        assert_eq!(
            copied(CopyFormat::Tsv, &[9]),
            "taskId\tstatus\totherFields\r\n9\t\t\r\n"
        );
    }

    #[test]
    fn json_is_an_array_of_tasks() {
        assert_eq!(
            copied(CopyFormat::Json, &[9, 2]),
            "[\n{\"taskId\":9},\n{\"taskId\":2}\n]\n"
        );
        let read: Vec<serde_json::Value> =
            serde_json::from_str(&copied(CopyFormat::Json, &[1])).expect("it is JSON");
        assert_eq!(read.len(), 1);
    }
}
