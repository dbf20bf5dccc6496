# What happened: past tense, actor and verb.
fact-patient-tagged = Crews tagged patient { $n } { $tag }
fact-patient-left-scene = Patient { $n } ({ $tag }) left the scene with { $unit } for { $place }
fact-patient-self-presenting = Patient { $n } ({ $tag }) left for { $place } without waiting for EMS
fact-patient-arrived-by-ems = Patient { $n } ({ $tag }) arrived at { $place } by ambulance
fact-patient-walked-in = Patient { $n } ({ $tag }) walked in at { $place }
fact-care-began = { $place } began definitive care of patient { $n } ({ $tag })
fact-patient-moved = Patient { $n } ({ $tag }) moved to { $bed } at { $place }
fact-patient-discharged = Patient { $n } ({ $tag }) was discharged home from { $place }
fact-patient-died = Patient { $n } ({ $tag }) died at { $place }
fact-patient-died-preventable = Patient { $n } ({ $tag }) died at { $place }; the best achievable care would have saved this life
fact-patient-died-outside = Patient { $n } ({ $tag }) died before reaching a hospital
fact-patient-died-outside-preventable = Patient { $n } ({ $tag }) died before reaching a hospital; the best achievable care would have saved this life
fact-treated-at-scene = Crews treated and released patient { $n } ({ $tag }) at { $site }
fact-patient-transferred = Patient { $n } ({ $tag }) left { $from } for { $to }

fact-casualties = { $n ->
    [one] 1 casualty
   *[other] { $n } casualties
} at { $site }
fact-first-call = First 911 call from { $site }
fact-unit-dispatched = { $unit } was dispatched to { $site }
fact-unit-on-scene = { $unit } arrived on scene at { $site }
fact-triage-finished = Crews finished triage at { $site }
fact-scene-cleared = The last patient left { $site }
fact-bus-dispatched = { $unit } was dispatched to { $site } for ambulatory patients
fact-aid-requested = Mutual aid was requested from { $neighbor }; ETA { $eta }
fact-aid-arrived = { $n ->
    [one] 1 mutual-aid unit
   *[other] { $n } mutual-aid units
} arrived from { $neighbor }
fact-units-misdirected = { $n ->
    [one] 1 unit
   *[other] { $n } units
} responded to a second 911 call card for the same crash
fact-incidents-merged = Dispatch merged the two incidents; { $n ->
    [one] 1 unit
   *[other] { $n } units
} available
fact-triage-system = EMS set triage to { $system }
fact-destination-policy = EMS set the destination policy: { $policy }
fact-quota = EMS capped { $place } at { $immediate } immediate, { $delayed } delayed, { $minimal } minimal
fact-rescue-teams = Rescue teams began work at { $site }; { $n ->
    [one] 1 person
   *[other] { $n } people
} still trapped
fact-retriaged = Crews repeated triage at { $site }; { $n ->
    [one] 1 tag
   *[other] { $n } tags
} changed
fact-reserve = EMS reserved { $pct }% of the fleet for other 911 calls
fact-dispatch-policy = EMS set the dispatch policy: { $policy }
fact-priority-policy = EMS set the loading priority: { $policy }
fact-air-requested = { $unit } was requested for { $site }
fact-staging-opened = A staging area opened at { $site }
fact-collection-point-opened = A casualty collection point opened at { $site }
fact-units-released = { $n ->
    [one] 1 unit was
   *[other] { $n } units were
} released from { $site }
fact-crews-relieved = Fresh crews were assigned to { $n ->
    [one] 1 unit
   *[other] { $n } units
}
fact-moved-up = { $unit } moved up to { $place }
fact-hazard-at = Hazard at { $site }: { $hazard }
fact-hazard-controlled = Hazard under control at { $site }: { $hazard }
fact-companies = Fire companies began work at { $site }: { $work }
fact-sector-searched = Crews finished the search of { $site }; { $n ->
    [one] 1 person
   *[other] { $n } people
} found
fact-lanes-opened = Decontamination lanes opened at { $site }
fact-patient-decontaminated = Patient { $n } ({ $tag }) was decontaminated
fact-crew-exposed = The crew of { $unit } was exposed
fact-structure-collapsed = More of { $site } collapsed; { $n ->
    [one] 1 crew
   *[other] { $n } crews
} out of service

fact-command-center = { $place } activated its command center
fact-beds-counted = { $place } counted its beds
fact-report-received = The bed board received the report of { $place }
fact-status-requested = The coalition asked all hospitals for their status
fact-surge-ordered = { $place } began to prepare { $level }
fact-surge-opened = { $place } changed to { $level }
fact-electives-canceled = { $place } canceled elective surgery
fact-early-discharge = { $place } began early discharge of { $n ->
    [one] 1 patient
   *[other] { $n } patients
}
fact-diversion-began = { $place } went on diversion
fact-diversion-ended = { $place } ended diversion
fact-status-set = Status of { $place } set to { $status }
fact-staff-recalled = { $place } recalled staff
fact-staff-arrived = Staff arrived at { $place }: { $pct }% of usual
fact-trauma-team = A trauma team arrived at { $place }; { $n ->
    [one] 1 team
   *[other] { $n } teams
} there now
fact-staff-lost = { $place } dropped to { $pct }% of its usual staff
fact-beds-changed = { $place }: { $bed } { $change } staffed beds
fact-blood-moved = { $n ->
    [one] 1 unit
   *[other] { $n } units
} of red cells left { $from } for { $to }
fact-blood-changed = { $place }: { $change } units of red cells
fact-power-lost = { $place } lost utility power
fact-generator-started = { $place } started its generator; fuel for { $fuel }
fact-generator-failed = { $place } lost all power
fact-power-restored = Utility power returned to { $place }
fact-water-lost = { $place } lost water service
fact-water-restored = Water service returned to { $place }
fact-channel-restored = { $channel } returned to normal
fact-channel-changed = { $channel } arrived { $delay } late; { $pct }% lost
fact-offload-slowed = Ambulance offload at { $place } slowed by { $extra }
fact-locked-down = { $place } went into lockdown
fact-interpreters = { $place } assigned interpreters
fact-fuel-conserved = { $place } began to conserve fuel; { $fuel } left
fact-residents-evacuating = { $from } began to evacuate { $n ->
    [one] 1 resident
   *[other] { $n } residents
} to { $to }
fact-residents-moved = { $n ->
    [one] 1 resident
   *[other] { $n } residents
} of { $from } arrived at { $to }
fact-snf-accepted = { $place } accepted { $n ->
    [one] 1 hospital discharge
   *[other] { $n } hospital discharges
} from { $from }
fact-staff-released = { $place } released its recalled staff; { $pct }% of usual
fact-shift-changed = A new shift began at { $place }: { $pct }% of usual
fact-staff-lent = { $from } lent { $n ->
    [one] 1 nurse
   *[other] { $n } nurses
} to { $to }
fact-staff-borrowed = { $n ->
    [one] 1 borrowed nurse
   *[other] { $n } borrowed nurses
} began work at { $place }
fact-staff-exposed = Staff at { $place } fell ill; { $n ->
    [one] 1 contaminated patient
   *[other] { $n } contaminated patients
} entered without decontamination
fact-supplies-sent = { $from } sent { $n } { $item } to { $to }
fact-supplies-received = { $place } received { $n } { $item }
fact-supply-low = { $place } dropped below a 4 hr supply of { $item }
fact-supply-out = { $place } ran out of { $item }
fact-oxygen-conserved = { $place } began to conserve oxygen
fact-utility-lost = { $place } lost { $utility }
fact-utility-restored = { $place } regained { $utility }
fact-downtime = { $place } started downtime procedures
fact-decontamination-ordered = { $place } began to set up decontamination
fact-decontamination-opened = { $place } opened decontamination
fact-visitors = { $place } set its visitor policy: { $policy }
fact-information-center = { $place } opened a family information center
fact-sheltered-in-place = { $place } began shelter in place
fact-shelter-in-place-over = { $place } ended shelter in place
fact-alternate-site-ordered = { $place } began to prepare an alternate care site
fact-alternate-site-opened = { $place } opened an alternate care site
fact-transfer-offered = { $from } offered { $n ->
    [one] 1 patient
   *[other] { $n } patients
} ({ $bed }) to { $to }
fact-transfer-accepted = { $to } accepted { $n ->
    [one] 1 patient
   *[other] { $n } patients
} from { $from }
fact-transfer-declined = { $to } declined the patients of { $from }
fact-transfer-expired = The offer of { $from } to { $to } expired after 1 hr
fact-evacuation-began = { $place } began to evacuate { $n ->
    [one] 1 inpatient
   *[other] { $n } inpatients
}
fact-inpatients-left = { $n ->
    [one] 1 inpatient
   *[other] { $n } inpatients
} left { $from } for { $to }
fact-evacuation-over = { $place } finished its evacuation: { $moved } transferred, { $home } discharged home
fact-morgue-full = The morgue of { $place } reached capacity

fact-road-changed = Road change: { $road }
fact-road-restored = Road back to normal: { $road }
fact-road-crew = A crew was dispatched to { $road }
fact-power-crew = A utility crew was dispatched to { $place }
fact-shelter-opened = Shelter opened at { $place }
fact-shelter-closed = Shelter at { $place } closed to new arrivals
fact-shelter-staffed = A health team arrived at { $place }
fact-shelter-encounter = Medical encounter at { $place }
fact-shelter-referral = { $place } referred a person to outside care
fact-referral-closed = A referral from { $place } was closed
fact-evacuation-ordered = Evacuation ordered for { $zone }
fact-people-left = { $n ->
    [one] 1 person
   *[other] { $n } people
} left { $zone }
fact-people-sheltered = { $place } admitted { $n ->
    [one] 1 person
   *[other] { $n } people
}
fact-people-turned-away = { $n ->
    [one] 1 person
   *[other] { $n } people
} from { $zone } found no open shelter
fact-eoc = The emergency operations center was activated
fact-coalition = The coalition was activated
fact-health-alert = Health alert issued { $languages }
fact-public-warned = Public warning issued { $languages }
fact-english-only = in English only
fact-four-languages = in four languages
fact-family-center = A family assistance center opened at { $place }
fact-distribution = The coalition announced a distribution rule: { $rule }
fact-nurse-line = The nurse line opened
fact-crisis-standards = Crisis standards of care were declared
fact-outreach = Community health workers reached { $zone }
fact-referrals-followed = Referrals from { $place } received follow-up
fact-message-endorsed = Community advisors endorsed the message
fact-rumor-spread = A rumor about { $site } spread; onlookers slowed the roads
fact-rumor-controlled = Rumor control worked; onlookers left
fact-weather = Weather changed the speed of all roads to { $pct }% of usual
fact-demand = Other 911 calls changed to { $pct }% of usual
fact-decision-recorded = Decision recorded: { $text }

fact-relief-ordered = Ordered: { $what }
fact-relief-ordered-at = Ordered: { $what }: { $about }
fact-relief-began = In effect: { $what }
fact-relief-began-at = In effect: { $what }: { $about }
fact-hazard-began = Hazard began: { $hazard }
fact-hazard-ended = Hazard ended: { $hazard }
fact-zone-dark = { $zone } lost power
fact-zone-lit = Power returned to { $zone }
fact-people-ill = { $n ->
    [one] 1 person
   *[other] { $n } people
} arrived at EDs: { $cause }
fact-people-ill-died = { $n ->
    [one] 1 person
   *[other] { $n } people
} arrived at EDs and { $died } died: { $cause }
fact-dialysis-missed = { $n ->
    [one] 1 person
   *[other] { $n } people
} missed dialysis today
fact-dialysis-early = { $n ->
    [one] 1 person
   *[other] { $n } people
} received early dialysis
fact-residents-ill = Residents of { $place }: { $ill } taken to a hospital, { $died } died
fact-shelter-patients = { $n ->
    [one] 1 person
   *[other] { $n } people
} at { $place } went to a hospital for lack of medication, oxygen, or power
fact-goods-out = { $place } ran short of { $good }
fact-goods-arrived = { $n } { $good } arrived at { $place }
fact-resources-arrived = Requested resources arrived: { $level }
fact-people-transported = { $n ->
    [one] 1 person
   *[other] { $n } people
} with medical devices transported from { $zone } to { $place }
fact-trust = Trust changed by { $points } points
fact-trust-zone = Trust in { $zone } changed by { $points } points
