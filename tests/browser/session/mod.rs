//! Signing in and out.

mod dialog;
mod focus;
mod idle;
mod ocp_session;
mod over;
mod refused;
