//! Learns and measures tagger and parser: `cargo bench --bench syntax -- train|test|try FOLDER`.
//!
//! FOLDER holds a treebank as `train.conllu` and `test.conllu`, plain or packed with `xz`. `train` writes
//! `assets/syntax/weights.bin`; `test` prints how well the weights in the program do on the test part; `try` learns from
//! the training part but for its end and measures on that, so that settings can be compared before the test.

mod disguise;
mod measure;
mod oracle;
mod perceptron;
mod random;
mod train;
mod treebank;

use std::path::Path;
use std::time::Instant;

use gainsay::syntax::Model;

/// Sentences at the end of the training part that `try` measures on.
const HELD_BACK: usize = 2000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [command, folder] = arguments.as_slice() else {
        return Err("usage: syntax train|test|try FOLDER".into());
    };
    let folder = Path::new(folder);
    let start = Instant::now();
    match command.as_str() {
        "train" => {
            let weights = train::learn(&treebank::read(folder, "train")?)?;
            std::fs::write("assets/syntax/weights.bin", weights)?;
            println!("learned in {:.0?}", start.elapsed());
        }
        "test" => {
            let start = Instant::now();
            let model = Model::get();
            println!("ready in {:.3?}", start.elapsed());
            measure::print(&treebank::read(folder, "test")?, model);
        }
        "try" => {
            let sentences = treebank::read(folder, "train")?;
            let (known, held_back) = sentences.split_at(sentences.len().saturating_sub(HELD_BACK));
            let weights = train::learn(known)?;
            println!("learned in {:.0?}", start.elapsed());
            let model = Model::read(weights.leak()).ok_or("the weights have another length")?;
            measure::print(held_back, model);
        }
        other => return Err(format!("unknown command {other}").into()),
    }
    Ok(())
}
