//! Color tokens. `tests/desktop` checks their contrast ratios.

/// An opaque sRGB color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    const fn hex(v: u32) -> Rgb {
        Rgb((v >> 16) as u8, (v >> 8) as u8, v as u8)
    }

    /// A blend in sRGB, `share` of 256 parts of `self` and the rest of `other`: for quiet lines on a known background.
    pub const fn over(self, other: Rgb, share: u32) -> Rgb {
        const fn mix(a: u8, b: u8, s: u32) -> u8 {
            ((a as u32 * s + b as u32 * (256 - s)) / 256) as u8
        }
        Rgb(mix(self.0, other.0, share), mix(self.1, other.1, share), mix(self.2, other.2, share))
    }
}

/// One theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    pub dark: bool,
    pub background: Rgb,
    pub panel: Rgb,
    pub raised: Rgb,
    pub land_fill: Rgb,
    pub water: Rgb,
    pub road: Rgb,
    pub line: Rgb,
    pub text: Rgb,
    pub text2: Rgb,
    pub disabled: Rgb,
    pub accent: Rgb,
    pub accent_ink: Rgb,
    pub attention: Rgb,
    pub attention_ink: Rgb,
    pub focus: Rgb,
    pub focus_gap: Rgb,
    /// Occupancy or vulnerability, lowest first.
    pub ramp: [Rgb; 5],
    pub series: [Rgb; 3],
    /// The outline of every triage mark: 3:1 on any background.
    pub keyline: Rgb,
}

pub const DARK: Tokens = Tokens {
    dark: true,
    background: Rgb::hex(0x10161D),
    panel: Rgb::hex(0x18212B),
    raised: Rgb::hex(0x222D39),
    land_fill: Rgb::hex(0x131B24),
    water: Rgb::hex(0x16283A),
    road: Rgb::hex(0x6A7B8C),
    line: Rgb::hex(0x75859A),
    text: Rgb::hex(0xF1F4F7),
    text2: Rgb::hex(0xB7C2CD),
    disabled: Rgb::hex(0x8593A1),
    accent: Rgb::hex(0x8FCBFF),
    accent_ink: Rgb::hex(0x06121C),
    attention: Rgb::hex(0xE85FB4),
    attention_ink: Rgb::hex(0x1A0612),
    focus: Rgb::hex(0xFFFFFF),
    focus_gap: Rgb::hex(0x10161D),
    ramp: [Rgb::hex(0x1F3447), Rgb::hex(0x2E5C86), Rgb::hex(0x3F8AC4), Rgb::hex(0x7DBDEB), Rgb::hex(0xD3ECFB)],
    series: [Rgb::hex(0x6EC1F2), Rgb::hex(0xF1F4F7), Rgb::hex(0x8A63D2)],
    keyline: Rgb::hex(0xFFFFFF),
};

pub const LIGHT: Tokens = Tokens {
    dark: false,
    background: Rgb::hex(0xFFFFFF),
    panel: Rgb::hex(0xF4F6F8),
    raised: Rgb::hex(0xFFFFFF),
    land_fill: Rgb::hex(0xEEF1F4),
    water: Rgb::hex(0xD7E4EF),
    road: Rgb::hex(0x6F7C89),
    line: Rgb::hex(0x6B7884),
    text: Rgb::hex(0x121A22),
    text2: Rgb::hex(0x44515E),
    disabled: Rgb::hex(0x6B7782),
    accent: Rgb::hex(0x0B57D0),
    accent_ink: Rgb::hex(0xFFFFFF),
    attention: Rgb::hex(0x7A0050),
    attention_ink: Rgb::hex(0xFFFFFF),
    focus: Rgb::hex(0x000000),
    focus_gap: Rgb::hex(0xFFFFFF),
    ramp: [Rgb::hex(0xDCEBF7), Rgb::hex(0xA6CDEB), Rgb::hex(0x5E9FD0), Rgb::hex(0x2B6FA8), Rgb::hex(0x0B3D66)],
    series: [Rgb::hex(0x2B87C8), Rgb::hex(0x121A22), Rgb::hex(0x6A3FB5)],
    keyline: Rgb::hex(0x121A22),
};

/// Two tones, thick lines, no tints.
pub const CONTRAST: Tokens = Tokens {
    dark: true,
    background: Rgb::hex(0x000000),
    panel: Rgb::hex(0x000000),
    raised: Rgb::hex(0x000000),
    land_fill: Rgb::hex(0x000000),
    water: Rgb::hex(0x00243D),
    road: Rgb::hex(0xB0B0B0),
    line: Rgb::hex(0xFFFFFF),
    text: Rgb::hex(0xFFFFFF),
    text2: Rgb::hex(0xFFFFFF),
    disabled: Rgb::hex(0xB0B0B0),
    accent: Rgb::hex(0x8FCBFF),
    accent_ink: Rgb::hex(0x000000),
    attention: Rgb::hex(0xFF9EDB),
    attention_ink: Rgb::hex(0x000000),
    focus: Rgb::hex(0xFFFF00),
    focus_gap: Rgb::hex(0x000000),
    ramp: [Rgb::hex(0x1F3447), Rgb::hex(0x2E5C86), Rgb::hex(0x3F8AC4), Rgb::hex(0x7DBDEB), Rgb::hex(0xD3ECFB)],
    series: [Rgb::hex(0x6EC1F2), Rgb::hex(0xFFFFFF), Rgb::hex(0xB79CEB)],
    keyline: Rgb::hex(0xFFFFFF),
};
