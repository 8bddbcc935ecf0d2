#![no_main]

libfuzzer_sys::fuzz_target!(|xml: &[u8]| gainsay_fuzz::packed("a.odt", "content.xml", xml));
