//! Tasks line by line.

use super::{MAX_TRIED, NotSaved, Problem, Reader};
use crate::json::{Broken, MAX_AT_ONCE};
use crate::task_wire::read_task;
use model::saved::MAX_LISTED_LINES;
use model::shared::masking::MASK;

impl Reader {
    /// Reads the line that begins where the reader is. One that is no JSON object is counted, and costs no other.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Problem> {
        let rest = &text[self.mark.at..];
        let (line, length) = match rest.split_once('\n') {
            Some((line, _)) => (line, line.len() + 1),
            None if self.whole => (rest, rest.len()),
            None => return Err(Broken::CutOff.into()),
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
            let (count, told) = &mut self.broken_lines;
            *count += 1;
            if told.len() < MAX_LISTED_LINES {
                told.push(self.line);
            }
            let is_hopeless = *count == MAX_TRIED && self.tasks.rows().is_empty();
            return if is_hopeless {
                Err(Problem::Is(NotSaved::Other))
            } else {
                Ok(())
            };
        };
        self.take(Some(task), line, false)
    }
}
