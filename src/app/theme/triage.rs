//! Triage marks: one set of fills in every theme, reserved for patients. The letter and the shape carry the meaning;
//! the keyline of the theme guarantees the contrast.

use super::Rgb;
use crate::tr;

/// How one category looks. The order everywhere is I D M E X.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TriageStyle {
    pub letter: char,
    pub fill: Rgb,
    pub ink: Rgb,
}

impl TriageStyle {
    pub fn word(&self) -> &'static str {
        match self.letter {
            'I' => tr!("triage-immediate"),
            'D' => tr!("triage-delayed"),
            'M' => tr!("triage-minimal"),
            'E' => tr!("triage-expectant"),
            _ => tr!("triage-dead"),
        }
    }
}

const WHITE: Rgb = Rgb(255, 255, 255);
const BLACK: Rgb = Rgb(0, 0, 0);

pub const TRIAGE: [TriageStyle; 5] = [
    TriageStyle { letter: 'I', fill: Rgb(0xDC, 0x1F, 0x2E), ink: WHITE },
    TriageStyle { letter: 'D', fill: Rgb(0xF9, 0xE0, 0x4B), ink: BLACK },
    TriageStyle { letter: 'M', fill: Rgb(0x45, 0xB7, 0x94), ink: BLACK },
    TriageStyle { letter: 'E', fill: Rgb(0x5C, 0x63, 0x70), ink: WHITE },
    TriageStyle { letter: 'X', fill: BLACK, ink: WHITE },
];
