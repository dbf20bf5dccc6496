//! Condition profiles as written.

use crate::scenario::checked::{BedKind, Text};
use crate::scenario::decode::{At, Cause, Decimal, Name, Percent, Plain, choice, record};
use crate::units::Span;

record! {
    /// An injury or illness: its untreated course and its care. Missing fields come from the condition named in `like`. A
    /// condition with the id of a built-in one replaces it.
    Condition "condition" {
        /// Id; unique among conditions. The id `blunt-trauma` can also be written `BluntTrauma`.
        id: At<Name>,
        /// Display name.
        name: Option<At<Text>> = "the id",
        /// Condition that supplies the missing fields.
        like: Option<At<Cause>> = "`BluntTrauma`",
        /// Source of the numbers.
        source: Option<At<Plain>> = "empty",
        /// Untreated course.
        physiology: Option<Physiology> = "from `like`",
        /// Initial RPM score, which triage and dispatch use with every physiology.
        scores: Option<Scores> = "from `like`",
        /// Severity mix, for batches with only a total.
        mix: Option<Mix> = "from `like`",
        /// Odds of death by age, relative to an adult.
        age_odds: Option<AgeOdds> = "from `like`",
        /// Time from beyond saving to death.
        dying: Option<Dying> = "from `like`",
        /// Survivors with a complication per death under the same care.
        complications: Option<At<Decimal>> = "from `like`",
        /// Care steps in a hospital.
        care: Option<Care> = "from `like`",
        /// Time in a decontamination lane.
        decontamination: Option<Decontamination> = "from `like`",
        /// Ambulance crews carry an antidote.
        antidote: Option<At<bool>> = "from `like`",
        /// Contagious.
        contagious: Option<At<bool>> = "from `like`",
        /// Share of adults who are 65 or older.
        older: Option<At<Percent>> = "from `like`",
    }
}

choice! {
    /// Untreated course.
    Physiology "physiology" {
        /// No deaths.
        Stable,
        /// Respiratory rate, pulse, and motor response in one score from 0 to 12, with its decline every half hour.
        Rpm,
        /// Scaled log-logistic survival by severity.
        LogLogistic { Curves },
        /// Revised Baux score: age, burned area, inhalation injury.
        Burns { BurnNumbers },
        /// RPM, then crush syndrome after release.
        Crush { CrushNumbers },
        /// Radiation sickness by dose.
        Radiation { RadiationNumbers },
        /// Infection, over days.
        Infection { InfectionNumbers },
    }
}

record! {
    /// Curves by severity. A severity without a curve has no deaths.
    Curves "curves" {
        /// Immediate (red).
        immediate: Option<Curve> = "no deaths",
        /// Delayed (yellow).
        delayed: Option<Curve> = "no deaths",
        /// Minimal (green).
        minimal: Option<Curve> = "no deaths",
        /// Expectant.
        expectant: Option<Curve> = "no deaths",
    }
}

record! {
    /// Survival with care after a time t: `survives / ((t / scale)^shape + 1)`.
    Curve "curve" {
        /// Share who survive with immediate care, 0–1.
        survives: At<Decimal>,
        /// Time after which half of that share survive.
        scale: At<Span>,
        /// Steepness of the decline.
        shape: At<Decimal>,
    }
}

record! {
    /// Numbers of the revised Baux score.
    BurnNumbers "burns" {
        /// Burned area, percent of skin.
        area: Ranges,
        /// Share with inhalation injury.
        inhalation: Option<At<Percent>> = "`\"10 %\"`",
        /// Acceptable delay of fluids.
        fluids: Option<At<Span>> = "`\"2 h\"`",
        /// Score points lost per additional hour.
        points_an_hour: Option<At<Decimal>> = "5",
    }
}

record! {
    /// Numbers of the crush syndrome.
    CrushNumbers "crush" {
        /// Maximum share with the syndrome, after very long entrapment.
        most: At<Percent>,
        /// Entrapment time after which 63 % of that share have it.
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
        /// Dose with 50 % survival without care, centigray.
        half_without: At<u16>,
        /// Dose with 50 % survival with supportive care, centigray.
        half_with: At<u16>,
        /// Steepness of survival by dose.
        steepness: At<Decimal>,
        /// Latest start of effective care.
        window: At<Span>,
    }
}

record! {
    /// Numbers of an infection.
    InfectionNumbers "infection" {
        /// Share of children in care who die, 0–1.
        child: At<Decimal>,
        /// Share of adults in care who die, 0–1.
        adult: At<Decimal>,
        /// Share of people 65 or older in care who die, 0–1.
        older: At<Decimal>,
        /// Odds ratio of death, immediate.
        immediate_odds: Option<At<Decimal>> = "1",
        /// Odds ratio of death, delayed.
        delayed_odds: Option<At<Decimal>> = "1",
        /// Untreated time that doubles the odds of death.
        doubles: At<Span>,
    }
}

record! {
    /// Minimum and maximum by severity.
    Ranges "ranges" {
        /// Immediate (red).
        immediate: Option<Range> = "0 to 0",
        /// Delayed (yellow).
        delayed: Option<Range> = "0 to 0",
        /// Minimal (green).
        minimal: Option<Range> = "0 to 0",
        /// Expectant.
        expectant: Option<Range> = "0 to 0",
    }
}

record! {
    /// Uniform range.
    Range "range" {
        /// Minimum.
        from: At<u16>,
        /// Maximum.
        to: At<u16>,
    }
}

record! {
    /// RPM scores at injury, by severity.
    Scores "scores" {
        /// Immediate (red).
        immediate: Vec<Score> = "from `like`",
        /// Delayed (yellow).
        delayed: Vec<Score> = "from `like`",
        /// Minimal (green).
        minimal: Vec<Score> = "from `like`",
        /// Expectant.
        expectant: Vec<Score> = "from `like`",
    }
}

record! {
    /// A score and its weight.
    Score "score" {
        /// RPM, 0 to 12.
        rpm: At<u16>,
        /// Relative weight.
        weight: Option<At<Decimal>> = "1",
    }
}

record! {
    /// Shares of all casualties; total 100 %.
    Mix "mix" {
        /// Immediate (red).
        immediate: Option<At<Percent>> = "0 %",
        /// Delayed (yellow).
        delayed: Option<At<Percent>> = "0 %",
        /// Minimal (green).
        minimal: Option<At<Percent>> = "0 %",
        /// Expectant.
        expectant: Option<At<Percent>> = "0 %",
        /// Dead on scene.
        dead: Option<At<Percent>> = "0 %",
    }
}

record! {
    /// Odds of death relative to an adult.
    AgeOdds "age odds" {
        /// Under 18.
        child: Option<At<Decimal>> = "1",
        /// 65 or older.
        older: Option<At<Decimal>> = "1",
    }
}

record! {
    /// Mean time from beyond saving to death.
    Dying "dying" {
        /// Without care.
        untreated: At<Span>,
        /// In care.
        in_care: At<Span>,
    }
}

record! {
    /// Care steps, in order. The first is in the ED, for all patients.
    Care "care" {
        /// Immediate (red).
        immediate: Vec<CareStep> = "from `like`",
        /// Delayed (yellow).
        delayed: Vec<CareStep> = "from `like`",
        /// Minimal (green).
        minimal: Vec<CareStep> = "from `like`",
        /// Expectant.
        expectant: Vec<CareStep> = "from `like`",
    }
}

record! {
    /// One stay in one kind of bed.
    CareStep "care step" {
        /// Kind of bed. A hospital without it uses the closest alternative.
        bed: At<BedKind>,
        /// Share of patients who need it.
        share: Option<At<Percent>> = "`\"100 %\"`",
        /// Mean stay; stays are lognormal.
        mean: At<Span>,
        /// Standard deviation of the stay, as a share of the mean.
        cv: Option<At<Decimal>> = "0.5",
        /// Share of these patients on a ventilator.
        ventilated: Option<At<Percent>> = "`\"0 %\"`",
        /// Share of these patients on dialysis.
        dialysis: Option<At<Percent>> = "`\"0 %\"`",
    }
}

record! {
    /// Time in a decontamination lane.
    Decontamination "decontamination" {
        /// Ambulatory patient.
        walking: At<Span>,
        /// Nonambulatory patient.
        lying: At<Span>,
    }
}
