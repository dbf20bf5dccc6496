//! Supplies: consumables by the hour, ventilators, and deliveries.

use super::Facility;
use crate::scenario::{BedKind, Place, PlaceKind, Utility};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PlaceId, Span};
use serde::{Deserialize, Serialize};

/// What a hospital can send to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Item {
    RedCells,
    Ventilators,
    /// Large cylinders.
    Oxygen,
    /// Sets of gown, gloves, mask and eye protection.
    Protection,
    /// Medicines for one patient and day.
    Medicines,
}

impl Item {
    pub const ALL: [Item; 5] = [Item::RedCells, Item::Ventilators, Item::Oxygen, Item::Protection, Item::Medicines];

    /// What is used up by the hour: position in [`Stocks::stock`].
    pub fn stock(self) -> Option<usize> {
        match self {
            Item::RedCells | Item::Ventilators => None,
            Item::Oxygen => Some(0),
            Item::Protection => Some(1),
            Item::Medicines => Some(2),
        }
    }

    /// One of it, in the unit of its stock: a large cylinder holds 6,900 L [M]; a set; one patient's day.
    fn unit(self) -> i64 {
        if self == Item::Oxygen { 6_900 } else { 1440 }
    }
}

/// Of one kind: liters of oxygen, or sets and patient-days in 1/1440.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    pub amount: i64,
    /// Used in a minute of the morning of StartEx.
    pub usual: i64,
    /// No more can be kept.
    pub full: i64,
    /// It was said that it runs low.
    pub warned: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stocks {
    pub ventilators: i32,
    /// Oxygen, protection, medicines.
    pub stock: [Stock; 3],
    /// Oxygen comes from the tank; else from the cylinders in the house.
    pub piped: bool,
    pub cylinders: i64,
    pub saving_oxygen: bool,
}

/// Usual stocks [A]: oxygen 96 h, protective equipment and medicines 72 h.
const USUAL: [Span; 3] = [Span::hours(96), Span::hours(72), Span::hours(72)];
/// Cylinders in the house last four hours of usual use [A].
const CYLINDERS: Span = Span::hours(4);
/// Suppliers bring a usual day's use once a day [A].
const DELIVERY: Span = Span::hours(24);
/// Stock is counted this often.
const COUNT: Span = Span::mins(15);
/// Short of it: less than this is left [A].
const LOW: Span = Span::hours(4);
/// Target saturations a little lower, leaks closed: a third less [A].
const SAVED_PCT: i64 = 67;
/// Packing and a van [A].
const PACKING: Span = Span::mins(25);

/// Used in a minute by one patient of the department.
fn rates(kind: BedKind) -> [i64; 3] {
    let d = kind.department();
    [i64::from(d.oxygen), i64::from(d.protection_per_day), i64::from(kind.is_inpatient() || kind.is_emergency())]
}

impl Stocks {
    pub fn at_startex(place: &Place) -> Stocks {
        let mut usual = [0; 3];
        for b in &place.beds {
            for (u, rate) in usual.iter_mut().zip(rates(b.kind)) {
                *u += rate * i64::from(b.occupied);
            }
        }
        let lasts = [place.house.oxygen, place.house.protection, place.house.medicines];
        let stock = [0, 1, 2].map(|i| {
            let minutes = lasts[i].unwrap_or(USUAL[i]).0 / 60_000;
            Stock { amount: usual[i] * minutes, usual: usual[i], full: usual[i] * minutes, warned: false }
        });
        // Three full-feature ventilators for four intensive care beds: 20 for 100,000 people, 2.7 beds for 1,000 of them,
        // every tenth in intensive care [table B7b, M].
        let intensive: u32 =
            place.beds.iter().filter(|b| b.kind.department().ventilated_pct > 0).map(|b| b.staffed).sum();
        let ventilators = place.house.ventilators.unwrap_or((intensive * 3).div_ceil(4).max(2)) as i32;
        let cylinders = usual[0] * CYLINDERS.0 / 60_000;
        Stocks { ventilators, stock, piped: true, cylinders, saving_oxygen: false }
    }

    fn out_of(&self, item: Item) -> bool {
        let Some(i) = item.stock() else { return false };
        let left = if item == Item::Oxygen && !self.piped { self.cylinders } else { self.stock[i].amount };
        self.stock[i].usual > 0 && left <= 0
    }

    /// No operation and no intensive care without oxygen; no isolation without protective equipment.
    pub fn can_run(&self, kind: BedKind) -> bool {
        let breathes = kind == BedKind::Or || kind.is_intensive();
        !(breathes && self.out_of(Item::Oxygen) || kind == BedKind::Isolation && self.out_of(Item::Protection))
    }

    /// Without medicines everything takes longer.
    pub fn short_of_medicines(&self) -> bool {
        self.out_of(Item::Medicines)
    }
}

impl Facility {
    fn used_in_a_minute(&self) -> [i64; 3] {
        let mut used = [0; 3];
        for w in &self.wards {
            for (u, rate) in used.iter_mut().zip(rates(w.kind)) {
                *u += rate * i64::from(w.occupied + w.background_patients);
            }
        }
        if self.stocks.saving_oxygen {
            used[0] = used[0] * SAVED_PCT / 100;
        }
        used
    }

    /// How long the stock lasts at the present use; `None`: nothing is used.
    pub fn lasts(&self, item: Item) -> Option<Span> {
        let i = item.stock()?;
        let left = if item == Item::Oxygen && !self.stocks.piped {
            self.stocks.cylinders
        } else {
            self.stocks.stock[i].amount
        };
        let used = self.used_in_a_minute()[i];
        (used > 0).then(|| Span::mins(left.max(0) / used))
    }

    /// Whole units of it that could be given away.
    pub fn in_stock(&self, item: Item) -> u32 {
        let n = match item.stock() {
            Some(i) => self.stocks.stock[i].amount / item.unit(),
            None if item == Item::RedCells => i64::from(self.blood),
            None => i64::from(self.stocks.ventilators),
        };
        n.clamp(0, i64::from(u32::MAX)) as u32
    }

    /// Less than four hours of something, fewer than twelve red-cell units, or no ventilator to spare [A].
    pub fn short_of(&self) -> Vec<Item> {
        let few = |item: &Item| match item {
            Item::RedCells => self.kind == PlaceKind::Hospital && self.blood < 12,
            Item::Ventilators => self.stocks.ventilators > 0 && self.spare(Item::Ventilators) == 0,
            Item::Oxygen | Item::Protection | Item::Medicines => self.lasts(*item).is_some_and(|left| left < LOW),
        };
        Item::ALL.into_iter().filter(few).collect()
    }

    /// What could be given away: of ventilators, those beyond the patients who are on one.
    pub fn spare(&self, item: Item) -> u32 {
        let on_one = |w: &super::Ward| (w.occupied + w.background_patients) * w.kind.department().ventilated_pct;
        let used: u32 = self.wards.iter().map(on_one).sum::<u32>().div_ceil(100);
        let used = if item == Item::Ventilators { used } else { 0 };
        self.in_stock(item).saturating_sub(used)
    }

    fn add(&mut self, item: Item, count: i64) {
        match item.stock() {
            Some(i) => {
                let stock = &mut self.stocks.stock[i];
                stock.amount = (stock.amount + count * item.unit()).max(0);
                stock.warned &= count < 0;
            }
            None if item == Item::RedCells => self.blood += count as i32,
            None => self.stocks.ventilators += count as i32,
        }
    }
}

impl Coalition {
    pub(in crate::sim) fn count_stocks(&mut self) {
        self.live.agenda.put(self.live.now + COUNT, Due::StockCount);
        let minutes = COUNT.0 / 60_000;
        let now = self.live.now.0;
        let delivery = now > 0 && now % DELIVERY.0 == 0;
        for at in self.live.facilities.ids() {
            if self.live.facilities[at].wards.is_empty() {
                continue;
            }
            if delivery {
                for stock in &mut self.facility_mut(at).stocks.stock {
                    let more = stock.amount + stock.usual * DELIVERY.0 / 60_000;
                    stock.amount = more.min(stock.full.max(stock.amount));
                }
            }
            let used = self.live.facilities[at].used_in_a_minute();
            for item in [Item::Oxygen, Item::Protection, Item::Medicines] {
                self.use_up(at, item, used[item.stock().unwrap_or(0)] * minutes);
            }
        }
    }

    fn use_up(&mut self, at: PlaceId, item: Item, amount: i64) {
        let Some(i) = item.stock() else { return };
        let facility = self.facility_mut(at);
        let was_out = facility.stocks.out_of(item);
        if item == Item::Oxygen && !facility.stocks.piped {
            facility.stocks.cylinders = (facility.stocks.cylinders - amount).max(0);
        } else {
            facility.stocks.stock[i].amount = (facility.stocks.stock[i].amount - amount).max(0);
        }
        let low = facility.lasts(item).is_some_and(|left| left < LOW);
        let news = low && !facility.stocks.stock[i].warned;
        facility.stocks.stock[i].warned = low;
        if !was_out && facility.stocks.out_of(item) {
            self.tell(Fact::SupplyOut { at, item });
        } else if news {
            self.tell(Fact::SupplyLow { at, item });
        }
    }

    pub(in crate::sim) fn send_supplies(&mut self, from: PlaceId, to: PlaceId, item: Item, count: u16) {
        self.facility_mut(from).add(item, -i64::from(count));
        let due = self.live.now + PACKING + self.drive_between(from, to);
        self.live.agenda.put(due, Due::SuppliesArrive { at: to, item, count });
        self.tell(Fact::SuppliesSent { from, to, item, count });
    }

    pub fn supplies_arrive(&mut self, at: PlaceId, item: Item, count: u16) {
        self.facility_mut(at).add(item, i64::from(count));
        self.tell(Fact::SuppliesReceived { at, item, count });
        self.serve_everything(at);
    }

    pub(in crate::sim) fn save_oxygen(&mut self, at: PlaceId) {
        self.facility_mut(at).stocks.saving_oxygen = true;
        self.tell(Fact::OxygenConserved { at });
    }

    /// Elevators, the electronic record, piped oxygen: off or on.
    pub(in crate::sim) fn house_works(&mut self, at: PlaceId, utility: Utility, works: bool) {
        let facility = self.facility_mut(at);
        let switch = match utility {
            Utility::Elevators => &mut facility.building.elevators_work,
            Utility::Ehr => &mut facility.building.ehr,
            Utility::Oxygen => &mut facility.stocks.piped,
            Utility::Power | Utility::Water => return,
        };
        if std::mem::replace(switch, works) == works {
            return;
        }
        // With the record back, the paper is typed in and put away.
        facility.building.downtime &= !facility.building.ehr;
        self.tell(if works { Fact::UtilityRestored { at, utility } } else { Fact::UtilityLost { at, utility } });
        self.serve_everything(at);
    }
}
