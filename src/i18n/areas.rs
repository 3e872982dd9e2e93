//! One list of texts per feature, with the `{places}` that each text fills in.

mod console;
mod export;
mod failure;
mod filter;
mod find;
mod link;
mod load;
mod overview;
mod requests;
mod saved;
mod scopes;
mod session;
mod settings;
mod shared;
mod summary;
mod table;
mod task;
mod timeline;

pub use console::ConsoleTexts;
pub use export::ExportTexts;
pub use failure::FailureTexts;
pub use filter::FilterTexts;
pub use find::FindTexts;
pub use link::LinkTexts;
pub use load::LoadTexts;
pub use overview::OverviewTexts;
pub use requests::RequestsTexts;
pub use saved::SavedTexts;
pub use scopes::ScopesTexts;
pub use session::SessionTexts;
pub use settings::SettingsTexts;
pub use shared::SharedTexts;
pub use summary::SummaryTexts;
pub use table::TableTexts;
pub use task::TaskTexts;
pub use timeline::TimelineTexts;
