//! The doorway: everything happens in the library.

/// Records are a great many small texts, on which the system's own way of giving out memory spends a fifth of the time.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    std::process::exit(sanjian::cli::run() as i32);
}
