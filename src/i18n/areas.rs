//! The texts of the page's parts: a list for each, as in `messages`.

mod answer;
mod export;
mod filter;
mod keys;
mod load;
mod saved;
mod scopes;
mod table;

pub use answer::AnswerTexts;
pub use export::ExportTexts;
pub use filter::FilterTexts;
pub use keys::KeysTexts;
pub use load::LoadTexts;
pub use saved::SavedTexts;
pub use scopes::ScopesTexts;
pub use table::TableTexts;
