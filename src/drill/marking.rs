//! The mark on every surface: this is an exercise; or, a real event has stopped it.

use super::Drill;

/// Never empty, in both languages of the region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marking {
    #[default]
    Exercise,
    /// Exercise information must not be acted on.
    RealEmergency,
}

impl Marking {
    /// For a corner, a header, a file.
    pub fn short(self) -> &'static str {
        match self {
            Marking::Exercise => "EXERCISE · EJERCICIO",
            Marking::RealEmergency => "REAL EMERGENCY · EMERGENCIA REAL",
        }
    }

    /// For a whole screen.
    pub fn long(self) -> &'static str {
        match self {
            Marking::Exercise => "EXERCISE: nothing here is real · EJERCICIO: nada de esto es real",
            Marking::RealEmergency => {
                "REAL EMERGENCY: the exercise is stopped · EMERGENCIA REAL: el ejercicio está detenido"
            }
        }
    }
}

impl Drill {
    pub fn marking(&self) -> Marking {
        if self.exercise.real_emergency { Marking::RealEmergency } else { Marking::Exercise }
    }
}
