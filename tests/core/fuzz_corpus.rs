//! Replay of the fuzz targets' corpus: every input that once broke a reader (`fuzz/`).

#[path = "../../fuzz/targets.rs"]
mod targets;

use std::path::PathBuf;

#[test]
fn every_fuzz_corpus_input_is_read_without_panic() {
    for (name, target) in targets::TARGETS {
        let folder = PathBuf::from("fuzz/corpus").join(name);
        let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
            .expect("each target has a corpus")
            .map(|e| e.expect("readable").path())
            .collect();
        files.sort();
        assert!(files.len() >= 5, "{name}: {} inputs", files.len());
        for file in files {
            let data = std::fs::read(&file).expect("readable");
            let outcome = std::panic::catch_unwind(|| target(&data));
            assert!(outcome.is_ok(), "{}", file.display());
        }
    }
}
