//! Where things lie.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folder of the workspace's `Cargo.toml`.
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// Cargo's target folder, wherever the user has put it.
pub fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// The tools installed for this workspace alone.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// The executables among [`tools`].
pub fn tools_bin() -> PathBuf {
    tools().join("bin")
}

/// What is deployed: the release build.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What is deployed, with sample data in OCP's place.
pub fn demo() -> PathBuf {
    root().join("dist-demo")
}

/// Where cargo keeps the sources of crates; `None` when neither `CARGO_HOME` nor a home is known.
pub fn crate_sources() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    Some(home.join("registry/src"))
}

/// `PATH` with [`tools_bin`] in front: what Trunk looks for, it finds there first.
pub fn path_with_tools() -> OsString {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(tools_bin()).chain(env::split_paths(&rest));
    env::join_paths(all).unwrap_or(rest)
}

/// The first executable file called `name` on `PATH`, the workspace's own tools left out.
pub fn which(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|dir| dir.join(name))
        .find(|file| is_executable(file))
}

/// Whether `file` is a file somebody may run.
pub fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata()
        .is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}
