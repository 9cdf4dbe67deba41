//! What JavaScript calls: numbers only, texts by way of a buffer.

use super::Bench;
use std::cell::RefCell;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static BENCH: RefCell<Option<Bench>> = const { RefCell::new(None) };
    static FIGURES: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
}

/// A place for `bytes` bytes of text.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(bytes: usize) -> *mut u8 {
    BUFFER.with_borrow_mut(|buffer| {
        *buffer = vec![0; bytes];
        buffer.as_mut_ptr()
    })
}

fn text(from: usize, to: Option<usize>) -> String {
    let slice = |buffer: &Vec<u8>| buffer[from..to.unwrap_or(buffer.len())].to_vec();
    String::from_utf8(BUFFER.with_borrow(slice)).expect("text")
}

/// Takes the buffer as a table of apps.
#[unsafe(no_mangle)]
pub extern "C" fn take_table() {
    BENCH.set(Some(Bench::from_table(text(0, None).trim_end())));
}

/// Takes the buffer as a catalog of `bytes` bytes with a link behind it.
#[unsafe(no_mangle)]
pub extern "C" fn take_link(bytes: usize) {
    BENCH.set(Some(Bench::from_link(&text(0, Some(bytes)), &text(bytes, None))));
}

fn with<T>(function: impl FnOnce(&Bench) -> T) -> T {
    BENCH.with_borrow(|bench| function(bench.as_ref().expect("something taken")))
}

#[unsafe(no_mangle)]
pub extern "C" fn simulate(draws: usize) -> *const f64 {
    FIGURES.set(with(|bench| bench.simulate(draws)));
    FIGURES.with_borrow(|figures| figures.as_ptr())
}

#[unsafe(no_mangle)]
pub extern "C" fn report() -> usize {
    with(Bench::report)
}

#[unsafe(no_mangle)]
pub extern "C" fn compare() -> usize {
    with(Bench::compare)
}

#[unsafe(no_mangle)]
pub extern "C" fn stack() -> usize {
    with(Bench::stack)
}

#[unsafe(no_mangle)]
pub extern "C" fn money() -> usize {
    with(Bench::money)
}

#[unsafe(no_mangle)]
pub extern "C" fn sensitivity() -> usize {
    with(Bench::sensitivity)
}

#[unsafe(no_mangle)]
pub extern "C" fn counts(app: usize) -> bool {
    with(|bench| bench.counts(app))
}
