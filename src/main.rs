//! The program `sandtable`: hands its arguments to the command line.
fn main() {}
