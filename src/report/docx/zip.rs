//! A ZIP archive with one date for everything: the same bytes for the same files.

/// January 1, 1980, the earliest date of the format.
const DATE: u16 = 0x21;

struct Entry {
    name: String,
    crc: u32,
    packed: Vec<u8>,
    size: u32,
    at: u32,
}

/// The archive of these files, in this order.
pub fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut entries = Vec::new();
    for (name, bytes) in files {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
        let entry = Entry {
            name: (*name).to_owned(),
            crc: crc32fast::hash(bytes),
            packed,
            size: bytes.len() as u32,
            at: out.len() as u32,
        };
        out.extend(0x0403_4b50_u32.to_le_bytes());
        common(&entry, &mut out);
        out.extend(entry.name.as_bytes());
        out.extend(&entry.packed);
        entries.push(entry);
    }
    let directory = out.len() as u32;
    for entry in &entries {
        out.extend(0x0201_4b50_u32.to_le_bytes());
        out.extend(20u16.to_le_bytes());
        common(entry, &mut out);
        out.extend([0; 6]);
        out.extend([0; 4]);
        out.extend(entry.at.to_le_bytes());
        out.extend(entry.name.as_bytes());
    }
    let size = out.len() as u32 - directory;
    let n = entries.len() as u16;
    out.extend(0x0605_4b50_u32.to_le_bytes());
    for v in [0, 0, n, n] {
        out.extend(v.to_le_bytes());
    }
    out.extend(size.to_le_bytes());
    out.extend(directory.to_le_bytes());
    out.extend(0u16.to_le_bytes());
    out
}

/// The fields shared by a file's own header and the directory.
fn common(entry: &Entry, out: &mut Vec<u8>) {
    const DEFLATED: u16 = 8;
    // Names are UTF-8.
    for v in [20, 0x0800, DEFLATED, 0, DATE] {
        out.extend(v.to_le_bytes());
    }
    for v in [entry.crc, entry.packed.len() as u32, entry.size] {
        out.extend(v.to_le_bytes());
    }
    for v in [entry.name.len() as u16, 0] {
        out.extend(v.to_le_bytes());
    }
}
