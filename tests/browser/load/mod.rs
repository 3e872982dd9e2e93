//! Loading: requests, responses, retries and refresh.

mod auto_refresh;
mod auto_refresh_failures;
mod broken_bodies;
mod concurrent_pages;
mod contradictions;
mod counts;
mod empty_states;
mod failures;
mod loading;
mod progress;
mod refresh_news;
mod request_priority;
mod retry;
mod retry_end;
mod server_clock;
mod shifting_list;
mod stale_responses;
mod warnings;
