//! Tasks line by line.

use super::{FileError, MAX_ENTRIES_WITHOUT_TASK, Reader, StepError};
use crate::json::{JsonError, MAX_AT_ONCE};
use crate::task_wire::read_task;
use model::saved::MAX_LISTED_LINES;
use model::shared::masking::MASK;

impl Reader {
    /// Reads the next line. A line that is no JSON object is counted and skipped.
    pub(super) fn read_line(&mut self, text: &str) -> Result<(), StepError> {
        let rest = &text[self.mark.at..];
        let (line, length) = match rest.split_once('\n') {
            Some((line, _)) => (line, line.len() + 1),
            None if self.is_complete => (rest, rest.len()),
            None => return Err(JsonError::CutOff.into()),
        };
        self.mark.at += length;
        self.line += 1;
        let line = line.trim();
        if line.is_empty() {
            return Ok(());
        }
        if line.len() > MAX_AT_ONCE {
            self.tasks.add_not_task(MASK.into());
            return Ok(());
        }
        let Some(task) = read_task(line, self.tasks.last()) else {
            let (count, listed) = &mut self.broken_lines;
            *count += 1;
            if listed.len() < MAX_LISTED_LINES {
                listed.push(self.line);
            }
            let is_hopeless = *count == MAX_ENTRIES_WITHOUT_TASK && self.tasks.rows().is_empty();
            return if is_hopeless {
                Err(StepError::File(FileError::Other))
            } else {
                Ok(())
            };
        };
        self.add(Some(task), line, false)
    }
}
