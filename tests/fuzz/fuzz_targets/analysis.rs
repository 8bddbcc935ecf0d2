#![no_main]

libfuzzer_sys::fuzz_target!(|texts: &[u8]| gainsay_fuzz::analysis(texts));
