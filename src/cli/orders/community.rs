//! Decisions on access and functional needs, utilities, supplies, and trust, with ids as written.

use super::{Names, Written};
use crate::sim::{Decision, Languages};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenOutreach {
    zone: String,
    #[serde(default = "in_four")]
    languages: Languages,
}

/// Community health workers speak the language of those they know.
fn in_four() -> Languages {
    Languages::TopFour
}

impl Names<'_> {
    pub(super) fn relief(&self, written: Written) -> Result<Decision, String> {
        use Decision as D;
        use Written as W;
        Ok(match written {
            W::Outreach(WrittenOutreach { zone, languages }) => D::Outreach { zone: self.zone(&zone)?, languages },
            W::StartSurveillance => D::StartSurveillance,
            W::OpenPod { at } => D::OpenPod { at: self.place(&at)? },
            W::IssueIsolationGuidance => D::IssueIsolationGuidance,
            W::OrderEarlyDialysis => D::OrderEarlyDialysis,
            W::IssueWaterOrder => D::IssueWaterOrder,
            W::OpenFatalityCenter { at } => D::OpenFatalityCenter { at: self.place(&at)? },
            W::DeclareEmergency => D::DeclareEmergency,
            W::RequestOutsideHelp { level } => D::RequestOutsideHelp { level },
            W::ProvideTransport { zone } => D::ProvideTransport { zone: self.zone(&zone)? },
            W::RestoreZone { zone } => D::RestoreZone { zone: self.zone(&zone)? },
            W::DeliverFuel { at } => D::DeliverFuel { at: self.place(&at)? },
            W::AssessDamage => D::AssessDamage,
            W::DrawCache { cache, to } => D::DrawCache { cache: self.cache(&cache)?, to: self.place(&to)? },
            W::ShelterInPlace { at } => D::ShelterInPlace { at: self.place(&at)? },
            W::RunEarlySessions { at } => D::RunEarlySessions { at: self.place(&at)? },
            W::ExtendHours { at } => D::ExtendHours { at: self.place(&at)? },
            W::SetPowerPlan { at } => D::SetPowerPlan { at: self.place(&at)? },
            W::CheckOnPeople { zone } => D::CheckOnPeople { zone: self.zone(&zone)? },
            W::ProvideLanguages { at } => D::ProvideLanguages { at: self.place(&at)? },
            W::RegisterNeeds { zone } => D::RegisterNeeds { zone: self.zone(&zone)? },
            W::OpenCommunityCenter { zone, offer } => D::OpenCommunityCenter { zone: self.zone(&zone)?, offer },
            W::RaiseBarrier { zone, barrier } => D::RaiseBarrier { zone: self.zone(&zone)?, barrier },
            W::AnswerBarrier { zone, barrier } => D::AnswerBarrier { zone: self.zone(&zone)?, barrier },
            W::SetPriorities { zone } => D::SetPriorities { zone: self.zone(&zone)? },
            W::ContestAllocation => D::ContestAllocation,
            W::PublishMessage { zone } => D::PublishMessage { zone: self.zone(&zone)? },
            W::SharePicture => D::SharePicture,
            W::BrokerTransfer { from, to, count } => {
                D::BrokerTransfer { from: self.place(&from)?, to: self.place(&to)?, count }
            }
            W::AnnounceAllocation { rule } => D::AnnounceAllocation { rule },
            W::CallMeeting => D::CallMeeting,
            W::TaskMember { at } => D::TaskMember { at: self.place(&at)? },
            _ => return Err("this is no decision".into()),
        })
    }

    fn cache(&self, id: &str) -> Result<u16, String> {
        self.position("cache", id, self.scenario.community.caches.iter().map(|c| c.id.as_str())).map(|i| i as u16)
    }
}
