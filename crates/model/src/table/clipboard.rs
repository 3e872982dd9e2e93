//! Selected tasks as the text that is copied.

use std::sync::Arc;

use crate::export::delimited::{DelimitedTable, Delimiter};
use crate::export::task_json;
use crate::task::BackupTask;
use crate::task::field::TaskField;
use crate::task::instant::Instant;

/// The form of what is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFormat {
    /// A table, its cells parted by commas.
    Csv,
    /// A table, its cells parted by tabs: spreadsheets take it as cells.
    Tsv,
    /// An array of the tasks as OCP would send them.
    Json,
}

impl CopyFormat {
    /// All forms, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Tsv, Self::Json];

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Json => "JSON",
        }
    }

    /// Writes the tasks in their order; a table has `fields` as its columns and begins with their names. `time` writes a
    /// time with its offset from UTC.
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

    fn copied(form: CopyFormat, ids: &[i64]) -> String {
        let tasks: Vec<_> = ids.iter().map(|id| Arc::new(task(*id))).collect();
        form.write(
            &tasks,
            &[TaskField::TaskId, TaskField::Status],
            &print_exact,
        )
    }

    #[test]
    fn a_table_has_its_columns_names_and_a_line_for_each_task() {
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
    fn json_is_an_array_of_the_tasks() {
        assert_eq!(
            copied(CopyFormat::Json, &[9, 2]),
            "[\n{\"taskId\":9},\n{\"taskId\":2}\n]\n"
        );
        let read: Vec<serde_json::Value> =
            serde_json::from_str(&copied(CopyFormat::Json, &[1])).expect("it is JSON");
        assert_eq!(read.len(), 1);
    }
}
