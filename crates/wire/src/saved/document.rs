//! Answers and lists of tasks, element by element.

use super::{Inside, Known, Place, Problem, Reader};
use crate::json::Walk;

impl Reader {
    /// Reads one element of where the reader is. When that is not whole yet, nothing has happened.
    pub(super) fn step(&mut self, text: &str) -> Result<(), Problem> {
        let mut walk = Walk::resume(text, self.mark, !self.whole);
        match self.place {
            Place::Start if walk.peek()? == b'[' => {
                walk.enter(b'[')?;
                self.tasks_in(Inside::Nothing);
            }
            Place::Start | Place::End => {
                walk.enter(b'{')?;
                self.place = Place::Top;
            }
            Place::Top if !walk.more(b'}')? => self.after_top(&text[..walk.at()])?,
            Place::Top => match &*walk.name()? {
                "data" if walk.peek()? == b'{' => {
                    walk.enter(b'{')?;
                    (self.place, self.known) = (Place::Data, self.known.max(Known::Kind));
                }
                "data" | "contents" if walk.peek()? == b'[' => {
                    walk.enter(b'[')?;
                    self.tasks_in(Inside::Top);
                }
                name => self.member(name, walk.value()?)?,
            },
            Place::Data if !walk.more(b'}')? => self.place = Place::Top,
            Place::Data => match &*walk.name()? {
                "contents" if walk.peek()? == b'[' => {
                    walk.enter(b'[')?;
                    self.tasks_in(Inside::Data);
                }
                "page" => self.member("page", walk.value()?)?,
                _ => _ = walk.value()?,
            },
            Place::Tasks(inside) if !walk.more(b']')? => {
                self.place = match inside {
                    Inside::Nothing => Place::End,
                    Inside::Top => Place::Top,
                    Inside::Data => Place::Data,
                }
            }
            Place::Tasks(inside) => {
                let entry = walk.value()?.get();
                self.entry(entry, inside != Inside::Nothing)?;
            }
            Place::Lines => {}
        }
        self.mark = walk.mark();
        Ok(())
    }

    fn tasks_in(&mut self, inside: Inside) {
        (self.place, self.known) = (Place::Tasks(inside), Known::Tasks);
    }

    /// An object has ended, and the text before its end is `text`. When it held no tasks it may be the first of many lines.
    fn after_top(&mut self, text: &str) -> Result<(), Problem> {
        if self.known != Known::Nothing || self.envelope.failed() {
            self.place = Place::End;
            return Ok(());
        }
        if !self.said.is_export {
            // Not about the tasks that follow, so it is to be one; what it says of itself it says as a task.
            (self.envelope, self.said) = Default::default();
            self.entry(text.trim_start(), false)?;
        }
        (self.place, self.known) = (Place::Lines, Known::Kind);
        self.line = text.matches('\n').count();
        Ok(())
    }
}
