//! Typed ids. Each is the position of its subject in a list of the scenario or of the coalition.

use super::Id;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($repr:ty)),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $repr);

        impl $name {
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the subject at `index`. Lists are bounded far below the id's range when a scenario is checked.
            pub const fn at(index: usize) -> Self {
                $name(index as $repr)
            }
        }

        impl Id for $name {
            fn index(self) -> usize {
                $name::index(self)
            }

            fn at(index: usize) -> Self {
                $name::at(index)
            }
        }
    )*};
}

ids! {
    /// A facility: hospital, shelter, EMS base, nursing home…
    PlaceId(u32),
    /// An incident site with casualties.
    SiteId(u16),
    /// A zone of population.
    ZoneId(u16),
    /// An EMS unit.
    UnitId(u32),
    /// A patient.
    PatientId(u32),
    /// A seat.
    SeatId(u16),
    /// An injury or illness: a condition profile of the scenario.
    ConditionId(u16),
    /// A person in the exercise room.
    PersonId(u16),
    /// A mutual-aid partner of the scenario.
    AidId(u16),
    /// A cache of the scenario.
    CacheId(u16),
    /// A change of a road, in the order of occurrence.
    RoadChangeId(u16),
    /// An inject of the MSEL.
    InjectId(u16),
    /// A module of the exercise (`moves` in files).
    MoveId(u16),
    /// An objective of the exercise.
    ObjectiveId(u16),
    /// A junction of the road graph.
    NodeId(u32),
    /// A stretch of road between two junctions.
    RoadId(u32),
}
