//! The server's clock, set by each response.

use chrono::TimeDelta;
use leptos::prelude::*;
use model::shared::server_clock::{Freshness, ResponseTimes, ServerClock};
use model::task::instant::Instant;

use crate::platform::clock;

/// The clock that ages, relative time ranges and "as of" follow.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    server: ReadSignal<ServerClock>,
    set_server: WriteSignal<ServerClock>,
    /// The difference whose notice the user has dismissed.
    dismissed: RwSignal<Option<TimeDelta>>,
}

impl Clock {
    /// A clock that is the browser's until the first response.
    pub(crate) fn new() -> Self {
        let (server, set_server) = signal(ServerClock::default());
        Self {
            server,
            set_server,
            dismissed: RwSignal::new(None),
        }
    }

    /// The server's time. Whoever tracks it is notified when the clock is set, not when time passes.
    pub fn now(self) -> Instant {
        self.server.with(|server| server.at(clock::now()))
    }

    /// The server's time, without tracking.
    pub fn now_untracked(self) -> Instant {
        untrack(|| self.now())
    }

    /// What has to be added to the browser's time.
    pub(crate) fn offset_untracked(self) -> TimeDelta {
        self.server.with_untracked(ServerClock::offset)
    }

    /// Sets the clock by a response, and returns how recent the response is.
    pub(crate) fn read(self, times: ResponseTimes) -> Freshness {
        let mut server = self.server.get_untracked();
        let freshness = server.read(times);
        if server != self.server.get_untracked() {
            self.set_server.set(server);
        }
        freshness
    }

    /// What has to be added to the browser's time, if the user is to be told.
    pub fn untold_difference(self) -> Option<TimeDelta> {
        let difference = self.server.with(ServerClock::difference)?;
        (self.dismissed.get() != Some(difference)).then_some(difference)
    }

    /// Tells the present difference no more.
    pub fn dismiss_difference(self) {
        self.dismissed
            .set(self.server.with_untracked(ServerClock::difference));
    }
}
