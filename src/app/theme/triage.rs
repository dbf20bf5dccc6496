//! Triage marks: one set of fills in every theme, reserved for patients. The letter and the shape carry the meaning;
//! the keyline of the theme guarantees the contrast.

use super::Rgb;

/// How one category looks. The order everywhere is I D M E X.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TriageLook {
    pub word: &'static str,
    pub letter: char,
    pub fill: Rgb,
    pub ink: Rgb,
}

const WHITE: Rgb = Rgb(255, 255, 255);
const BLACK: Rgb = Rgb(0, 0, 0);

pub const TRIAGE: [TriageLook; 5] = [
    TriageLook { word: "Immediate", letter: 'I', fill: Rgb(0xDC, 0x1F, 0x2E), ink: WHITE },
    TriageLook { word: "Delayed", letter: 'D', fill: Rgb(0xF9, 0xE0, 0x4B), ink: BLACK },
    TriageLook { word: "Minimal", letter: 'M', fill: Rgb(0x45, 0xB7, 0x94), ink: BLACK },
    TriageLook { word: "Expectant", letter: 'E', fill: Rgb(0x5C, 0x63, 0x70), ink: WHITE },
    TriageLook { word: "Dead", letter: 'X', fill: BLACK, ink: WHITE },
];
