//! Closures behind a pointer, with less beside them than `dyn FnMut` has.
//!
//! The table of a `dyn FnMut` also names `call_once`, which is compiled for each closure and never called: some three
//! hundred functions of the console's (docs/decisions/0003-size.md).

/// A closure of one argument.
pub trait Call<In, Out> {
    /// Calls it.
    fn call(&mut self, given: In) -> Out;
}

impl<In, Out, F: FnMut(In) -> Out> Call<In, Out> for F {
    fn call(&mut self, given: In) -> Out {
        self(given)
    }
}
