//! The form of a decision: its fields, and the values that fill them in. Screens draw them
//! without knowing what they mean.

use super::{
    Allocation, Destination, Dispatch, Diversion, EvacuationScope, Item, Languages, MoveBy, Offer, PatientPriority,
    Surge, TriageSystem, Visitors,
};
use crate::scenario::{Barrier, BedKind, Holder, PlaceKind};
use crate::units::{AidId, CacheId, PlaceId, RoadChangeId, SiteId, ZoneId};

/// One field of a form. A label is a key of the catalog: `field-…`.
#[derive(Clone, Copy, Debug)]
pub enum Ask {
    Place { label: &'static str, of: Places },
    Site,
    Zone,
    RoadChange,
    MutualAid,
    Cache,
    Number { label: &'static str, min: i64, max: i64, start: i64 },
    Line { label: &'static str },
    Choice { label: &'static str, of: Options },
}

/// Which facilities a field offers.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// Only those that the seat commands. In the first field this is also a right: see [`super::Decision::commands`].
    pub own: bool,
    /// Of these kinds; of any kind if empty.
    pub kinds: &'static [PlaceKind],
    pub with: With,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    Anything,
    Beds,
    EmergencyDepartment,
    /// Utility power is out there.
    PowerLoss,
    /// An offer to transfer patients that is open.
    OpenOffer,
}

/// Closed lists to choose from. [`Choice::OFFERED`] has the values in the order of their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Options {
    Surge,
    Diversion,
    TriageSystem,
    Destination,
    Dispatch,
    PatientPriority,
    Languages,
    Item,
    /// Inpatient beds that the seat's hospitals have.
    Wards,
    /// Sheltering in place begins or ends.
    Doors,
    EvacuationScope,
    MoveBy,
    Visitors,
    OutsideHelp,
    Offer,
    Barrier,
    Allocation,
}

/// What was filled in, in the order of the fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Pick(u32),
    Number(i64),
    Line(String),
}

pub(super) const fn place(label: &'static str, kinds: &'static [PlaceKind]) -> Ask {
    Ask::Place { label, of: Places { own: false, kinds, with: With::Anything } }
}

pub(super) const fn own(label: &'static str, kinds: &'static [PlaceKind]) -> Ask {
    Ask::Place { label, of: Places { own: true, kinds, with: With::Anything } }
}

pub(super) const fn any(label: &'static str, with: With) -> Ask {
    Ask::Place { label, of: Places { own: false, kinds: &[], with } }
}

pub(super) const fn own_with(label: &'static str, with: With) -> Ask {
    Ask::Place { label, of: Places { own: true, kinds: &[], with } }
}

pub(super) const fn number(label: &'static str, min: i64, max: i64, start: i64) -> Ask {
    Ask::Number { label, min, max, start }
}

pub(super) const fn choice(label: &'static str, of: Options) -> Ask {
    Ask::Choice { label, of }
}

pub(super) const MY_HOSPITAL: Ask = own("hospital", &[PlaceKind::Hospital]);
pub(super) const SHELTER: Ask = place("shelter", &[PlaceKind::Shelter]);

/// A field of a decision, read from a form.
pub trait Param: Sized {
    fn from_value(value: &Value) -> Option<Self>;

    /// The facility that the field names, if it names one.
    fn place(&self) -> Option<PlaceId> {
        None
    }
}

fn picked(value: &Value) -> Option<usize> {
    match value {
        Value::Pick(n) => Some(*n as usize),
        Value::Number(_) | Value::Line(_) => None,
    }
}

fn counted<T: TryFrom<i64>>(value: &Value) -> Option<T> {
    match value {
        Value::Number(n) => T::try_from(*n).ok(),
        Value::Pick(_) | Value::Line(_) => None,
    }
}

impl Param for PlaceId {
    fn from_value(value: &Value) -> Option<Self> {
        picked(value).map(PlaceId::at)
    }

    fn place(&self) -> Option<PlaceId> {
        Some(*self)
    }
}

macro_rules! params {
    ($($ty:ty: |$value:ident| $read:expr;)+) => { $(impl Param for $ty {
        fn from_value($value: &Value) -> Option<Self> {
            $read
        }
    })+ };
}
params! {
    SiteId: |v| picked(v).map(SiteId::at);
    ZoneId: |v| picked(v).map(ZoneId::at);
    AidId: |v| picked(v).map(AidId::at);
    CacheId: |v| picked(v).map(CacheId::at);
    RoadChangeId: |v| picked(v).map(RoadChangeId::at);
    u16: |v| counted(v);
    u8: |v| counted(v);
    bool: |v| picked(v).map(|n| n == 0);
    EvacuationScope: |v| EvacuationScope::numbered(picked(v)?);
}

impl Param for String {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Line(text) => Some(text.clone()),
            Value::Pick(_) | Value::Number(_) => None,
        }
    }
}

/// A closed list that a form offers.
pub trait Choice: Sized + 'static {
    const OFFERED: &'static [Self];
}

macro_rules! choices {
    ($($ty:ty: $offered:expr;)+) => { $(
        impl Choice for $ty {
            const OFFERED: &'static [Self] = &$offered;
        }

        impl Param for $ty {
            fn from_value(value: &Value) -> Option<Self> {
                <$ty>::OFFERED.get(picked(value)?).copied()
            }
        }
    )+ };
}
choices! {
    Surge: [Surge::Contingency, Surge::Crisis, Surge::Conventional];
    Diversion: [Diversion::Divert, Diversion::Accept];
    TriageSystem: [TriageSystem::Salt, TriageSystem::Start];
    Destination: [
        Destination::Specialty,
        Destination::LoadBalanced,
        Destination::NearestWithRoom,
        Destination::ClosestAppropriate,
        Destination::Nearest,
    ];
    Dispatch: [Dispatch::NearestWithCover, Dispatch::Nearest];
    PatientPriority: [PatientPriority::Sacco, PatientPriority::ResourceAware, PatientPriority::Start];
    Languages: [Languages::TopFour, Languages::EnglishOnly];
    Item: Item::ALL;
    BedKind: BedKind::ALL;
    MoveBy: [MoveBy::Need, MoveBy::Seats, MoveBy::Stretchers];
    Visitors: [Visitors::Limited, Visitors::Nobody, Visitors::Everybody];
    Holder: [Holder::State, Holder::Federal];
    Offer: [Offer::Cooling, Offer::Charging, Offer::Kitchen];
    Barrier: Barrier::ALL;
    Allocation: [Allocation::ByNeed, Allocation::Equal];
}

/// Numbers of scopes in a form: everybody, then the units, then the floors.
const FLOORS: usize = 100;

impl EvacuationScope {
    pub fn number(self) -> u32 {
        match self {
            EvacuationScope::All => 0,
            EvacuationScope::Unit(kind) => 1 + kind as u32,
            EvacuationScope::Floor(n) => FLOORS as u32 + u32::from(n),
        }
    }

    fn numbered(number: usize) -> Option<EvacuationScope> {
        Some(match number {
            0 => EvacuationScope::All,
            n if n < FLOORS => EvacuationScope::Unit(*BedKind::ALL.get(n - 1)?),
            n => EvacuationScope::Floor(u8::try_from(n - FLOORS).ok()?),
        })
    }
}
