//! The words of a script for what hospitals decide about their own houses.

use super::{Names, Written};
use crate::sim::Decision;

impl Names<'_> {
    pub(super) fn in_a_hospital(&self, written: Written) -> Result<Decision, String> {
        use Decision as D;
        use Written as W;
        let p = |id: &str| self.place(id);
        Ok(match written {
            W::ConserveOxygen { at } => D::ConserveOxygen { at: p(&at)? },
            W::OpenDecontamination { at } => D::OpenDecontamination { at: p(&at)? },
            W::ReleaseStaff { at } => D::ReleaseStaff { at: p(&at)? },
            W::LendStaff { from, to, nurses } => D::LendStaff { from: p(&from)?, to: p(&to)?, nurses },
            W::SendSupplies { from, to, item, count } => D::SendSupplies { from: p(&from)?, to: p(&to)?, item, count },
            W::OfferTransfer { from, to, kind, count } => {
                D::OfferTransfer { from: p(&from)?, to: p(&to)?, kind, count }
            }
            W::AcceptTransfer { at, from } => D::AcceptTransfer { at: p(&at)?, from: p(&from)? },
            W::RefuseTransfer { at, from } => D::RefuseTransfer { at: p(&at)?, from: p(&from)? },
            W::ShelterHospital { at, on } => D::ShelterHospital { at: p(&at)?, on },
            W::EvacuateHospital { at, scope, by } => D::EvacuateHospital { at: p(&at)?, scope, by },
            W::StartDowntime { at } => D::StartDowntime { at: p(&at)? },
            W::OpenAlternateSite { at } => D::OpenAlternateSite { at: p(&at)? },
            W::SetVisitors { at, policy } => D::SetVisitors { at: p(&at)?, policy },
            W::OpenInformationCenter { at } => D::OpenInformationCenter { at: p(&at)? },
            other => return self.relief(other),
        })
    }
}
