//! Reads a PNG as the program writes it: eight bits a channel, three or four channels, not interlaced.

pub struct Picture {
    pub wide: usize,
    pub high: usize,
    channels: usize,
    bytes: Vec<u8>,
}

impl Picture {
    pub fn of(wide: usize, pixels: Vec<[u8; 3]>) -> Picture {
        Picture { wide, high: pixels.len() / wide, channels: 3, bytes: pixels.concat() }
    }

    pub fn read(file: &[u8]) -> Picture {
        let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().expect("four bytes")) as usize;
        let (mut at, mut packed) = (8, Vec::new());
        while at + 8 < file.len() {
            let long = number(at);
            if &file[at + 4..at + 8] == b"IDAT" {
                packed.extend_from_slice(&file[at + 8..at + 8 + long]);
            }
            at += 12 + long;
        }
        let (wide, high, depth, kind, interlaced) = (number(16), number(20), file[24], file[25], file[28]);
        assert_eq!((depth, interlaced), (8, 0), "another kind of PNG");
        let channels = if kind == 6 { 4 } else { 3 };
        assert!(kind == 2 || kind == 6, "another kind of PNG");
        let raw = miniz_oxide::inflate::decompress_to_vec_zlib(&packed).expect("it inflates");
        Picture { wide, high, channels, bytes: unfiltered(&raw, wide * channels, channels) }
    }

    pub fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let from = (y * self.wide + x) * self.channels;
        [self.bytes[from], self.bytes[from + 1], self.bytes[from + 2]]
    }
}

/// Each row begins with its filter (PNG, third edition, 9.2).
fn unfiltered(raw: &[u8], row: usize, channels: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(raw.len());
    for line in raw.chunks_exact(row + 1) {
        let start = out.len();
        for (i, byte) in line[1..].iter().enumerate() {
            let left = if i >= channels { out[start + i - channels] } else { 0 };
            let up = if start > 0 { out[start + i - row] } else { 0 };
            let corner = if i >= channels && start > 0 { out[start + i - row - channels] } else { 0 };
            let guess = match line[0] {
                0 => 0,
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                _ => paeth(left, up, corner),
            };
            out.push(byte.wrapping_add(guess));
        }
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let guess = a + b - c;
    let (pa, pb, pc) = ((guess - a).abs(), (guess - b).abs(), (guess - c).abs());
    if pa <= pb && pa <= pc {
        left
    } else if pb <= pc {
        up
    } else {
        corner
    }
}
