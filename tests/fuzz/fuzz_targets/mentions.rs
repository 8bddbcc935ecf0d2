#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| gainsay_fuzz::mentions(text));
