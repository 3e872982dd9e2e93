//! Signals, memos and stored values whose code is there once.
//!
//! Leptos' own are compiled anew for each type that they hold: making, reading, writing, comparing, telling who listens,
//! dropping, for some seventy types. Here each holds a box, so that Leptos' code is compiled for boxes only, and what is
//! left for a type is to look inside. They do what Leptos' do, and have those of its methods that the console uses. For
//! what that saves see docs/decisions/0003-size.md.

use std::fmt;
use std::marker::PhantomData;

use leptos::prelude::{self as plain, LocalStorage, Notify as _, Track as _};

use crate::state::held::{
    Held, Kept, Make, changed, gone, inside, inside_mut, kept, looked_at, made, made_tracked, memo,
    seen, set, signal, tracked, untracked, written,
};

/// A value that changes and tells who reads it: Leptos' `RwSignal`.
pub struct RwSignal<T>(plain::RwSignal<Held>, PhantomData<fn(T) -> T>);

/// A value made of others, anew when they have changed and somebody asks: Leptos' `Memo`.
pub struct Memo<T>(plain::Memo<Held>, PhantomData<fn(T) -> T>);

/// A value that tells nobody: Leptos' `StoredValue`, for one thread.
pub struct StoredValue<T>(
    plain::StoredValue<Kept, LocalStorage>,
    PhantomData<fn(T) -> T>,
);

macro_rules! copied {
    ($($name:ident),+) => {$(
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(stringify!($name))
            }
        }
    )+};
}
copied!(RwSignal, Memo, StoredValue);

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that holds `value` for as long as its owner lives.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn new(value: T) -> Self {
        Self(signal(Box::new(value)), PhantomData)
    }

    /// What `read` makes of the value; what runs now runs again when it changes.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(inside(&tracked(self.0)))
    }

    /// What `read` makes of the value as it is now.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(inside(&untracked(self.0).unwrap_or_else(|| gone())))
    }

    /// The same; `None` if the signal's owner is gone.
    pub fn try_with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> Option<R> {
        untracked(self.0).map(|guard| read(inside(&guard)))
    }

    /// Changes the value, and tells who has read it. Without its owner that does nothing.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// The same, with what `change` returns; `None` if the signal's owner is gone.
    pub fn try_update<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let result = self.try_update_untracked(change);
        self.0.notify();
        result
    }

    /// Changes the value, and tells who has read it if `change` says so. Without its owner that does nothing.
    pub fn maybe_update(&self, change: impl FnOnce(&mut T) -> bool) {
        if self.try_update_untracked(change) == Some(true) {
            self.0.notify();
        }
    }

    /// Changes the value and tells nobody; `None` if the signal's owner is gone.
    pub fn try_update_untracked<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        written(self.0).map(|mut guard| change(inside_mut(&mut guard)))
    }

    /// Puts another value in its place, and tells who has read it.
    pub fn set(&self, value: T) {
        set(self.0, Box::new(value));
    }

    /// Runs what runs now again when the value changes.
    pub fn track(&self) {
        self.0.track();
    }

    /// Tells who has read it that it has changed.
    pub fn notify(&self) {
        self.0.notify();
    }
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo of what `make` gives; it is told what it gave last. Who reads it is told when it gives something else.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self(
            memo(
                Box::new(Maker(make, PhantomData::<fn(T) -> T>)),
                differs::<T>,
            ),
            PhantomData,
        )
    }
}

/// What makes the value of a `Memo<T>`.
struct Maker<T, F>(F, PhantomData<fn(T) -> T>);

impl<T: Send + Sync + 'static, F: Fn(Option<&T>) -> T + Send + Sync> Make for Maker<T, F> {
    fn make(&self, last: Option<&Held>) -> Held {
        Box::new(self.0(last.map(|last| seen(&**last))))
    }
}

fn differs<T: PartialEq + 'static>(one: Option<&Held>, other: Option<&Held>) -> bool {
    one.map(|one| seen::<T, _>(&**one)) != other.map(|other| seen::<T, _>(&**other))
}

impl<T: 'static> Memo<T> {
    /// What `read` makes of the value; what runs now runs again when it changes.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(inside(&made_tracked(self.0)))
    }

    /// What `read` makes of the value as it is now.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(inside(&made(self.0)))
    }

    /// Runs what runs now again when the value changes.
    pub fn track(&self) {
        self.0.track();
    }
}

macro_rules! cloned {
    ($($name:ident),+) => {$(
        impl<T: Clone + Send + Sync + 'static> $name<T> {
            /// The value; what runs now runs again when it changes.
            #[cfg_attr(debug_assertions, track_caller)]
            pub fn get(&self) -> T {
                self.with(T::clone)
            }

            /// The value as it is now.
            #[cfg_attr(debug_assertions, track_caller)]
            pub fn get_untracked(&self) -> T {
                self.with_untracked(T::clone)
            }
        }
    )+};
}
cloned!(RwSignal, Memo);

impl<T: 'static> StoredValue<T> {
    /// Keeps `value` for as long as its owner lives.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn new(value: T) -> Self {
        Self(kept(Box::new(value)), PhantomData)
    }

    /// What `read` makes of the value; `None` if its owner is gone.
    pub fn try_with_value<R>(&self, read: impl FnOnce(&T) -> R) -> Option<R> {
        looked_at(self.0).map(|guard| read(inside(&guard)))
    }

    /// What `read` makes of the value.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn with_value<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(inside(&looked_at(self.0).unwrap_or_else(|| gone())))
    }

    /// Changes the value; `None` if its owner is gone.
    pub fn try_update_value<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        changed(self.0).map(|mut guard| change(inside_mut(&mut guard)))
    }

    /// Changes the value. Without its owner that does nothing.
    pub fn update_value(&self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Puts another value in its place.
    pub fn set_value(&self, value: T) {
        self.update_value(|held| *held = value);
    }
}

impl<T: Clone + 'static> StoredValue<T> {
    /// The value.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn get_value(&self) -> T {
        self.with_value(T::clone)
    }
}
