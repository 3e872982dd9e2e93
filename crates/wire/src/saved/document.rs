//! Responses and lists of tasks, element by element.

use super::{Container, Kind, Position, Reader, StepError};
use crate::json::{Walk, elements, for_each_member};

impl Reader {
    /// Reads the next element. If it is incomplete, the state of the reader does not change.
    pub(super) fn read_element(&mut self, text: &str) -> Result<(), StepError> {
        let mut walk = Walk::resume(text, self.mark, !self.is_complete);
        match self.position {
            Position::Start if walk.peek()? == b'[' => {
                walk.enter(b'[')?;
                self.enter_tasks(Container::None);
            }
            Position::Start | Position::End => {
                walk.enter(b'{')?;
                self.position = Position::Top;
            }
            Position::Top if !walk.more(b'}')? => self.after_top(&text[..walk.at()])?,
            Position::Top => match &*walk.name()? {
                "data" if walk.peek()? == b'{' => {
                    walk.enter(b'{')?;
                    (self.position, self.kind) = (Position::Data, self.kind.max(Kind::Certain));
                }
                "data" | "contents" if walk.peek()? == b'[' => {
                    walk.enter(b'[')?;
                    self.enter_tasks(Container::Top);
                }
                name => self.member(name, walk.value()?)?,
            },
            Position::Data if !walk.more(b'}')? => self.position = Position::Top,
            Position::Data => match &*walk.name()? {
                "contents" if walk.peek()? == b'[' => {
                    walk.enter(b'[')?;
                    self.enter_tasks(Container::Data);
                }
                "page" => self.member("page", walk.value()?)?,
                _ => _ = walk.value()?,
            },
            Position::Tasks(container) if !walk.more(b']')? => {
                self.position = match container {
                    Container::None => Position::End,
                    Container::Top => Position::Top,
                    Container::Data => Position::Data,
                }
            }
            Position::Tasks(container) => {
                let entry = walk.value()?.get();
                if container != Container::None || !self.add_response(entry)? {
                    self.add_entry(entry, container != Container::None)?;
                }
            }
            Position::Lines => {}
        }
        self.mark = walk.mark();
        Ok(())
    }

    /// Adds the tasks of a response in a list of responses. False if `json` is none: it has no list of tasks in
    /// its `data`.
    fn add_response(&mut self, json: &str) -> Result<bool, StepError> {
        let (mut members, mut contents) = (Vec::new(), None);
        let read = for_each_member(json, |name, raw| {
            if name == "data" {
                let mut tasks = elements(raw.get()).ok();
                let mut page = None;
                _ = for_each_member(raw.get(), |name, raw| match &*name {
                    "contents" => tasks = elements(raw.get()).ok(),
                    "page" => page = Some(raw),
                    _ => {}
                });
                contents = tasks.map(|tasks| (tasks, page));
            } else {
                members.push((name, raw));
            }
        });
        let (Ok(()), Some((tasks, page))) = (read, contents) else {
            return Ok(false);
        };
        self.kind = Kind::Tasks;
        for (name, raw) in members {
            self.member(&name, raw)?;
        }
        if let Some(page) = page {
            self.member("page", page)?;
        }
        for task in tasks {
            self.add_entry(task.get(), true)?;
        }
        Ok(true)
    }

    fn enter_tasks(&mut self, container: Container) {
        (self.position, self.kind) = (Position::Tasks(container), Kind::Tasks);
    }

    /// Handles the end of the outermost object; `text` is the text before it. An object without tasks may be
    /// the first of many lines.
    fn after_top(&mut self, text: &str) -> Result<(), StepError> {
        if self.kind != Kind::Unknown || self.envelope.failed() {
            self.position = Position::End;
            return Ok(());
        }
        if !self.header.is_export {
            // It does not describe the tasks that follow, so it is a task itself.
            (self.envelope, self.header) = Default::default();
            self.add_entry(text.trim_start(), false)?;
        }
        (self.position, self.kind) = (Position::Lines, Kind::Certain);
        self.line = text.matches('\n').count();
        Ok(())
    }
}
