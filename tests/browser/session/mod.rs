//! Signing in and out.

mod dialog_focus;
mod idle_sign_out;
mod ocp_session;
mod refused_credentials;
mod session_end;
mod sign_in;
mod sign_in_form;
