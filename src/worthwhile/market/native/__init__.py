"""The core in Rust (native/) that compiles what is published as usual, at many times the pace of Python."""
