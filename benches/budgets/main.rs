//! Measures the program against its budgets.
mod folder;
use folder::{Generator, Spread};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let g = Generator::new();
    for n in [1usize, 10, 100, 1000, 10000] {
        let d = std::path::PathBuf::from(format!("{}/{n}", a[1]));
        std::fs::create_dir_all(&d).unwrap();
        println!("{n} {}", g.fill(&d, n, Spread::Events).unwrap());
    }
    let d = std::path::PathBuf::from(format!("{}/one", a[1]));
    std::fs::create_dir_all(&d).unwrap();
    println!("{}", g.fill(&d, 300, Spread::OneEvent).unwrap());
}
