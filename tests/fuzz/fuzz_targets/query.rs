#![no_main]

libfuzzer_sys::fuzz_target!(|query: &str| gainsay_fuzz::query(query));
