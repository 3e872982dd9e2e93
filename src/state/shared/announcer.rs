//! Announcements for screen readers.

use std::rc::Rc;

use leptos::prelude::*;

type Sentence = Rc<dyn Fn() -> String>;

/// Holds the latest announcement. It composes nothing: views give it finished sentences.
#[derive(Clone, Copy)]
pub struct Announcer {
    /// How the load stands, in one sentence that reads signals.
    load_sentence: StoredValue<Sentence, LocalStorage>,
    /// The latest announcement, and the sentence on the load at that time.
    latest: RwSignal<(String, String)>,
}

impl Default for Announcer {
    fn default() -> Self {
        Self {
            load_sentence: StoredValue::new_local(Rc::new(String::new)),
            latest: RwSignal::new((String::new(), String::new())),
        }
    }
}

impl Announcer {
    /// Announces `sentence`, the state of the load, whenever it changes.
    pub fn follow_load(self, sentence: impl Fn() -> String + 'static) {
        self.load_sentence.set_value(Rc::new(sentence));
    }

    /// The text of the live region: the latest announcement until the sentence on the load changes.
    pub fn text(self) -> String {
        let load = self.load_sentence.get_value()();
        self.latest.with(|(message, load_then)| {
            if *load_then == load && !message.is_empty() {
                message.clone()
            } else {
                load.clone()
            }
        })
    }

    /// Announces a message. A repeated message ends in a blank, so that it is another text and is
    /// announced again.
    pub fn announce(self, message: &str) {
        let load = untrack(|| self.load_sentence.get_value()());
        self.latest.update(|(latest, load_then)| {
            let blank = if latest == message { "\u{a0}" } else { "" };
            *latest = format!("{message}{blank}");
            *load_then = load;
        });
    }
}
