//! Condition profiles as authors write them.

use crate::scenario::checked::{BedKind, Text};
use crate::scenario::decode::{At, Cause, Decimal, Name, Percent, Plain, choice, record};
use crate::units::Span;

record! {
    /// What ails somebody, how it goes on without care, and what care takes. Whatever is not written is as in the condition
    /// it is like. A condition with the id of a built-in one replaces it.
    Condition "condition" {
        /// Unique among conditions. A built-in `blunt-trauma` is also written `BluntTrauma`.
        id: At<Name>,
        /// For people.
        name: Option<At<Text>> = "the id",
        /// Everything that is not written here is as there.
        like: Option<At<Cause>> = "`BluntTrauma`",
        /// Where the numbers come from.
        source: Option<At<Plain>> = "empty",
        /// How it goes on while nobody treats it.
        physiology: Option<Physiology> = "as in the condition it is like",
        /// RPM score at the start. Triage and dispatch look at it, whatever the physiology.
        scores: Option<Scores> = "as in the condition it is like",
        /// How badly hurt people are, for batches that give only a number of people.
        mix: Option<Mix> = "as in the condition it is like",
        /// Odds of death of other ages, against an adult.
        age_odds: Option<AgeOdds> = "as in the condition it is like",
        /// How long dying takes.
        dying: Option<Dying> = "as in the condition it is like",
        /// Survivors with a complication for every death that the same care would have had.
        complications: Option<At<Decimal>> = "as in the condition it is like",
        /// The way through a hospital.
        care: Option<Care> = "as in the condition it is like",
        /// Time in a decontamination lane before anybody else may touch them.
        decontamination: Option<Decontamination> = "as in the condition it is like",
        /// Ambulance crews carry what stops it.
        antidote: Option<At<bool>> = "as in the condition it is like",
        /// Others may catch it.
        contagious: Option<At<bool>> = "as in the condition it is like",
        /// Share of the adults who are 65 and over.
        older: Option<At<Percent>> = "as in the condition it is like",
    }
}

choice! {
    /// How it goes on while nobody treats it.
    Physiology "physiology" {
        /// Nobody dies of it.
        Stable,
        /// Respiratory rate, pulse and motor response in one score from 0 to 12, and its deterioration every half hour.
        Rpm,
        /// Scaled log-logistic survival by severity.
        LogLogistic { Curves },
        /// Revised Baux score: age, burned skin, smoke in the lungs.
        Burns { BurnNumbers },
        /// RPM, and after release the crush syndrome.
        Crush { CrushNumbers },
        /// Radiation sickness by dose.
        Radiation { RadiationNumbers },
        /// An infection: days, not minutes.
        Infection { InfectionNumbers },
    }
}

record! {
    /// Curves by severity. A severity without one does not die.
    Curves "curves" {
        /// Red.
        immediate: Option<Curve> = "does not die",
        /// Yellow.
        delayed: Option<Curve> = "does not die",
        /// Green.
        minimal: Option<Curve> = "does not die",
        /// Expectant.
        expectant: Option<Curve> = "does not die",
    }
}

record! {
    /// Survival if care begins after a time t: `survives / ((t / scale)^shape + 1)`.
    Curve "curve" {
        /// Share who survive if care begins at once, 0–1.
        survives: At<Decimal>,
        /// After this long, half of them.
        scale: At<Span>,
        /// How suddenly it falls.
        shape: At<Decimal>,
    }
}

record! {
    /// Numbers of the revised Baux score.
    BurnNumbers "burns" {
        /// Burned skin, percent.
        area: Ranges,
        /// Share who have inhaled smoke.
        inhalation: Option<At<Percent>> = "`\"10 %\"`",
        /// Fluids may wait this long.
        fluids: Option<At<Span>> = "`\"2 h\"`",
        /// Points of the score that every later hour costs.
        points_an_hour: Option<At<Decimal>> = "5",
    }
}

record! {
    /// Numbers of the crush syndrome.
    CrushNumbers "crush" {
        /// Share with the syndrome after very long under the rubble.
        most: At<Percent>,
        /// Time under the rubble after which 63 % of that share have it.
        scale: At<Span>,
        /// Survival of the syndrome, from release to fluids.
        syndrome: Curve,
    }
}

record! {
    /// Numbers of radiation sickness.
    RadiationNumbers "radiation" {
        /// Dose in centigray.
        dose: Ranges,
        /// Dose that half of those without care survive, centigray.
        half_without: At<u16>,
        /// Dose that half of those with supportive care survive, centigray.
        half_with: At<u16>,
        /// How suddenly survival falls with the dose.
        steepness: At<Decimal>,
        /// Care that begins later than this gains nothing.
        window: At<Span>,
    }
}

record! {
    /// Numbers of an infection.
    InfectionNumbers "infection" {
        /// Share of the children in care who die.
        child: At<Decimal>,
        /// Of the adults.
        adult: At<Decimal>,
        /// Of those of 65 and over.
        older: At<Decimal>,
        /// Odds of death of the immediate against these.
        immediate_odds: Option<At<Decimal>> = "1",
        /// Odds of death of the delayed against these.
        delayed_odds: Option<At<Decimal>> = "1",
        /// Untreated for this long, the odds of death have doubled.
        doubles: At<Span>,
    }
}

record! {
    /// A least and a greatest number by severity.
    Ranges "ranges" {
        /// Red.
        immediate: Option<Range> = "0 to 0",
        /// Yellow.
        delayed: Option<Range> = "0 to 0",
        /// Green.
        minimal: Option<Range> = "0 to 0",
        /// Expectant.
        expectant: Option<Range> = "0 to 0",
    }
}

record! {
    /// Anything between, equally likely.
    Range "range" {
        /// Least.
        from: At<u16>,
        /// Greatest.
        to: At<u16>,
    }
}

record! {
    /// RPM scores when hurt, by severity.
    Scores "scores" {
        /// Red.
        immediate: Vec<Score> = "as in the condition it is like",
        /// Yellow.
        delayed: Vec<Score> = "as in the condition it is like",
        /// Green.
        minimal: Vec<Score> = "as in the condition it is like",
        /// Expectant.
        expectant: Vec<Score> = "as in the condition it is like",
    }
}

record! {
    /// A score and how often it is met.
    Score "score" {
        /// RPM, 0 to 12.
        rpm: At<u16>,
        /// Weight against the other scores.
        weight: Option<At<Decimal>> = "1",
    }
}

record! {
    /// Shares of all casualties; together 100 %.
    Mix "mix" {
        /// Red.
        immediate: Option<At<Percent>> = "0 %",
        /// Yellow.
        delayed: Option<At<Percent>> = "0 %",
        /// Green.
        minimal: Option<At<Percent>> = "0 %",
        /// Expectant.
        expectant: Option<At<Percent>> = "0 %",
        /// Dead at once.
        dead: Option<At<Percent>> = "0 %",
    }
}

record! {
    /// Odds of death against an adult.
    AgeOdds "age odds" {
        /// Under 18.
        child: Option<At<Decimal>> = "1",
        /// 65 and over.
        older: Option<At<Decimal>> = "1",
    }
}

record! {
    /// Mean time from the moment nothing helps any more to death.
    Dying "dying" {
        /// While nobody treats them.
        untreated: At<Span>,
        /// In care.
        in_care: At<Span>,
    }
}

record! {
    /// Steps of care, in order. The first is in the emergency department and for everybody.
    Care "care" {
        /// Red.
        immediate: Vec<CareStep> = "as in the condition it is like",
        /// Yellow.
        delayed: Vec<CareStep> = "as in the condition it is like",
        /// Green.
        minimal: Vec<CareStep> = "as in the condition it is like",
        /// Expectant.
        expectant: Vec<CareStep> = "as in the condition it is like",
    }
}

record! {
    /// One stay.
    CareStep "step of care" {
        /// Kind of place. A hospital without it uses the nearest thing it has.
        bed: At<BedKind>,
        /// Share who need it.
        share: Option<At<Percent>> = "`\"100 %\"`",
        /// Mean stay; stays are lognormal.
        mean: At<Span>,
        /// Standard deviation of the stay as a share of its mean.
        cv: Option<At<Decimal>> = "0.5",
        /// Share of those here who are on a ventilator.
        ventilated: Option<At<Percent>> = "`\"0 %\"`",
        /// Share of those here who are dialyzed.
        dialysis: Option<At<Percent>> = "`\"0 %\"`",
    }
}

record! {
    /// Minutes in a lane.
    Decontamination "decontamination" {
        /// Who can walk and undress.
        walking: At<Span>,
        /// Who lies.
        lying: At<Span>,
    }
}
