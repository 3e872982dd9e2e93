//! The summary: a strip of figures that answers before a row is read.

mod strip;

pub(crate) use strip::SummaryStrip;
