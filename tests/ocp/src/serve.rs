//! Serving on this machine, with connections that can be reset.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::extract::connect_info::Connected;
use axum::middleware::from_fn;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use crate::http::connection::Abort;
use crate::http::host::require_loopback_host;

/// Serves `app` until the future is dropped, to loopback names only (see [`require_loopback_host`]). With this, and
/// not with `axum::serve`, the fault `reset` is a real TCP reset.
///
/// Fails with `InvalidInput` when `listener` is not bound to a loopback address: what is served has no secrets but
/// takes orders from anybody.
pub async fn serve(listener: TcpListener, app: Router) -> io::Result<()> {
    if !listener.local_addr()?.ip().is_loopback() {
        let message = "the stand-in listens on loopback addresses only";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    let app = app.layer(from_fn(require_loopback_host));
    let service = app.into_make_service_with_connect_info::<Abort>();
    axum::serve(Resettable(listener), service).await
}

struct Resettable(TcpListener);

impl Listener for Resettable {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        // axum's own listener waits and tries again when the system is out of file handles.
        let (stream, address) = Listener::accept(&mut self.0).await;
        let abort = Abort::default();
        (Connection { stream, abort }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Resettable>> for Abort {
    fn connect_info(stream: IncomingStream<'_, Resettable>) -> Self {
        stream.io().abort.clone()
    }
}

/// A TCP stream that is reset instead of closed when its [`Abort`] says so.
struct Connection {
    stream: TcpStream,
    abort: Abort,
}

impl Drop for Connection {
    fn drop(&mut self) {
        if self.abort.asked() {
            // Without lingering, closing sends RST. If it cannot be set the answer still breaks off.
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // A proper end (FIN) first would hide the reset from the other side.
        if self.abort.asked() {
            Poll::Ready(Ok(()))
        } else {
            Pin::new(&mut self.stream).poll_shutdown(cx)
        }
    }
}
