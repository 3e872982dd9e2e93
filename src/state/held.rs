//! What `signal` does with its boxes, once each, whatever they hold: a caller makes one call of it.

use std::ops::{Deref, DerefMut};

use leptos::prelude::{
    self as plain, Read as _, ReadUntracked as _, ReadValue as _, Set as _, Write as _,
};
use leptos::prelude::{LocalStorage, WriteValue as _};
use leptos::reactive::signal::guards::{Mapped, Plain, ReadGuard, UntrackedWriteGuard};

/// What a box here holds: all that is asked of it is to be dropped.
pub(super) trait Thing {}
impl<T> Thing for T {}

/// What a signal or a memo holds.
pub(super) type Held = Box<dyn Thing + Send + Sync>;
/// What a stored value holds: it stays on the thread that made it.
pub(super) type Kept = Box<dyn Thing>;

#[inline(never)]
#[cfg_attr(debug_assertions, track_caller)]
pub(super) fn signal(value: Held) -> plain::RwSignal<Held> {
    plain::RwSignal::new(value)
}

#[inline(never)]
#[cfg_attr(debug_assertions, track_caller)]
pub(super) fn tracked(signal: plain::RwSignal<Held>) -> ReadGuard<Held, Plain<Held>> {
    signal.read()
}

#[inline(never)]
pub(super) fn untracked(signal: plain::RwSignal<Held>) -> Option<ReadGuard<Held, Plain<Held>>> {
    signal.try_read_untracked()
}

#[inline(never)]
pub(super) fn written(signal: plain::RwSignal<Held>) -> Option<UntrackedWriteGuard<Held>> {
    signal.try_write_untracked()
}

#[inline(never)]
pub(super) fn set(signal: plain::RwSignal<Held>, value: Held) {
    signal.set(value);
}

/// What makes a memo's value, told the last one.
pub(super) trait Make: Send + Sync {
    fn make(&self, last: Option<&Held>) -> Held;
}

/// A memo's value is kept in a cell that is empty at first.
pub(super) type Made = ReadGuard<Held, Mapped<Plain<Option<Held>>, Held>>;

#[inline(never)]
#[cfg_attr(debug_assertions, track_caller)]
pub(super) fn memo(
    make: Box<dyn Make>,
    differs: fn(Option<&Held>, Option<&Held>) -> bool,
) -> plain::Memo<Held> {
    plain::Memo::new_with_compare(move |last| make.make(last), differs)
}

#[inline(never)]
#[cfg_attr(debug_assertions, track_caller)]
pub(super) fn made_tracked(memo: plain::Memo<Held>) -> Made {
    memo.read()
}

#[inline(never)]
#[cfg_attr(debug_assertions, track_caller)]
pub(super) fn made(memo: plain::Memo<Held>) -> Made {
    memo.read_untracked()
}

#[inline(never)]
#[cfg_attr(debug_assertions, track_caller)]
pub(super) fn kept(value: Kept) -> plain::StoredValue<Kept, LocalStorage> {
    plain::StoredValue::new_local(value)
}

#[inline(never)]
pub(super) fn looked_at(
    stored: plain::StoredValue<Kept, LocalStorage>,
) -> Option<ReadGuard<Kept, Plain<Kept>>> {
    stored.try_read_value()
}

#[inline(never)]
pub(super) fn changed(
    stored: plain::StoredValue<Kept, LocalStorage>,
) -> Option<UntrackedWriteGuard<Kept>> {
    stored.try_write_value()
}

// A box of these knows not what it holds; its owner does, by its type. To ask each time (`Any`) costs 4.5 kB on the wire,
// half of them the 16 bytes by which each type is known: docs/decisions/0003-size.md.

/// What is in a box that holds what its owner's type says.
#[inline(never)]
pub(super) fn inside<T: 'static, A: ?Sized + 'static>(guard: &impl Deref<Target = Box<A>>) -> &T {
    seen(&***guard)
}

#[inline(never)]
pub(super) fn inside_mut<T: 'static, A: ?Sized + 'static>(
    guard: &mut impl DerefMut<Target = Box<A>>,
) -> &mut T {
    let held: *mut A = &raw mut ***guard;
    // SAFETY: as in `seen`; the box is borrowed for as long as what is in it.
    #[expect(unsafe_code, reason = "see above")]
    unsafe {
        &mut *held.cast::<T>()
    }
}

pub(super) fn seen<T: 'static, A: ?Sized + 'static>(held: &A) -> &T {
    let held: *const A = held;
    // SAFETY: a box gets into a `RwSignal<T>`, a `Memo<T>` or a `StoredValue<T>` in `signal` only, in `new` and in `set`,
    // and is a `Box<T>` there; nobody else sees it, and a change is made inside of it. None of the three becomes one of
    // another type: they do not vary in `T`.
    #[expect(unsafe_code, reason = "see above")]
    unsafe {
        &*held.cast::<T>()
    }
}

/// Stops the program, as Leptos' own signals do: nobody may read what is gone, and there is nothing to go on with. What is
/// taken down while it waits to be shown asks first (`view::life`).
#[cold]
#[inline(never)]
#[cfg_attr(debug_assertions, track_caller)]
pub(super) fn gone() -> ! {
    panic!("a signal was read after what owned it")
}
