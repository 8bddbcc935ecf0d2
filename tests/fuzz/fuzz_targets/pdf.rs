#![no_main]

libfuzzer_sys::fuzz_target!(
    init: gainsay_fuzz::forgive_foreign_parsers(),
    |bytes: &[u8]| gainsay_fuzz::document("a.pdf", bytes)
);
