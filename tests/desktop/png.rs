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

impl Picture {
    /// As a PNG of three channels. Five bits of a channel are kept: more would double the file and show nothing.
    pub fn packed(&self) -> Vec<u8> {
        let row = self.wide * 3;
        let rough = |byte: u8| (byte & 0xF8) | (byte >> 5);
        let (mut raw, mut above) = (Vec::with_capacity((row + 1) * self.high), vec![0_u8; row]);
        for y in 0..self.high {
            let line: Vec<u8> = (0..self.wide).flat_map(|x| self.at(x, y)).map(rough).collect();
            raw.push(2); // each byte less the one above it
            raw.extend(line.iter().zip(&above).map(|(byte, up)| byte.wrapping_sub(*up)));
            above = line;
        }
        let mut size = Vec::new();
        for n in [self.wide, self.high] {
            size.extend_from_slice(&(n as u32).to_be_bytes());
        }
        size.extend_from_slice(&[8, 2, 0, 0, 0]);
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let pixels = miniz_oxide::deflate::compress_to_vec_zlib(&raw, 10);
        for (kind, data) in [(b"IHDR", &size), (b"IDAT", &pixels), (b"IEND", &Vec::new())] {
            file.extend_from_slice(&(data.len() as u32).to_be_bytes());
            let body = [&kind[..], data].concat();
            file.extend_from_slice(&body);
            file.extend_from_slice(&checksum(&body).to_be_bytes());
        }
        file
    }
}

/// CRC-32 as PNG defines it (third edition, annex D).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 })
    };
    !bytes.iter().fold(!0, step)
}
