//! The doorway: everything happens in the library.

fn main() {
    std::process::exit(sanjian::cli::run() as i32);
}
