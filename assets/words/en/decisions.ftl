# Decisions: label, hint (effect, time, cost), and the order as the log has it. Keys are made of the kind's name.

decision-activate-command-center = Activate command center
decision-activate-command-center-hint = Speeds up reports; required before surge.
decision-activate-command-center-order = Activate the command center at { $at }

decision-report-status = Report beds and status
decision-report-status-hint = Updates the bed board in 1 min; 10 before coalition activation.
decision-report-status-order = Report beds and status of { $at }

decision-open-surge = Open surge beds
decision-open-surge-hint = Adds beds in 20 to 45 min; stretches staff and worsens outcomes.
decision-open-surge-order = Set { $at } to { $level }

decision-cancel-electives = Cancel elective surgery
decision-cancel-electives-hint = Frees operating rooms as cases end.
decision-cancel-electives-order = Cancel elective surgery at { $at }

decision-reverse-triage = Discharge early
decision-reverse-triage-hint = Discharges about 8% of med-surg patients within 1 to 4 hr.
decision-reverse-triage-order = Discharge stable inpatients early at { $at }

decision-set-diversion = Set diversion
decision-set-diversion-hint = Ambulances go elsewhere; walk-ins still arrive.
decision-set-diversion-order =
    { $divert ->
     [divert] Divert ambulances from { $at }
    *[accept] Accept ambulances at { $at }
    }

decision-recall-staff = Recall staff
decision-recall-staff-hint = Adds 20% staff in 30 to 90 min.
decision-recall-staff-order = Recall off-duty staff to { $at }

decision-transfer-patients = Transfer patients
decision-transfer-patients-hint = Transport arrives in about 30 min; boarders go first.
decision-transfer-patients-order =
    { $count ->
     [one] Transfer 1 patient from { $from } to { $to }
    *[other] Transfer { $count } patients from { $from } to { $to }
    }

decision-set-triage-system = Set triage system
decision-set-triage-system-hint = SALT undertriages slightly less than START.
decision-set-triage-system-order = Triage with { $system }

decision-set-destination-policy = Set destination policy
decision-set-destination-policy-hint = Sets how ambulances choose hospitals; they see only reported beds.
decision-set-destination-policy-order = Set ambulance destinations: { $policy }

decision-set-quota = Cap a hospital
decision-set-quota-hint = Limits ambulance patients to one hospital.
decision-set-quota-order = Cap { $at } at { $immediate } immediate, { $delayed } delayed, { $minimal } minimal

decision-send-buses = Bus ambulatory casualties
decision-send-buses-hint = Each bus takes 30 ambulatory casualties; loading takes 15 min.
decision-send-buses-order =
    { $buses ->
     [one] Send 1 bus to { $site }, then to { $to }
    *[other] Send { $buses } buses to { $site }, then to { $to }
    }

decision-request-mutual-aid = Request mutual aid
decision-request-mutual-aid-hint = Adds a neighbor's ambulances after their travel time.
decision-request-mutual-aid-order = Request mutual aid from { $from }

decision-merge-incidents = Merge the two incidents
decision-merge-incidents-hint = Frees units assigned to the duplicate incident.
decision-merge-incidents-order = Merge the two incidents

decision-set-reserve = Set the 911 reserve
decision-set-reserve-hint = Keeps part of the fleet for other 911 calls.
decision-set-reserve-order = Keep { $pct }% of the fleet for other 911 calls

decision-set-dispatch-policy = Set dispatch policy
decision-set-dispatch-policy-hint = Cover keeps every base staffed; scene response is slightly slower.
decision-set-dispatch-policy-order = Set dispatch: { $policy }

decision-set-priority-policy = Set loading priority
decision-set-priority-policy-hint = Sets who is loaded first when ambulances are short.
decision-set-priority-policy-order = Load first: { $policy }

decision-request-air = Request a helicopter
decision-request-air-hint = Flies one critical patient per trip; one crew holds the landing zone.
decision-request-air-order = Request a helicopter for { $site }

decision-open-staging = Open a staging area
decision-open-staging-hint = Prevents congestion at the scene; takes one crew for 1 hr.
decision-open-staging-order = Open a staging area at { $site }

decision-open-collection-point = Open a collection point
decision-open-collection-point-hint = Loading is 3 min faster; takes two crews for 1 hr.
decision-open-collection-point-order = Open a casualty collection point at { $site }

decision-stand-down = Release surplus units
decision-stand-down-hint = Surplus units become available; mutual aid demobilizes.
decision-stand-down-order = Release all but { $keep } ambulances from { $site }

decision-relieve-crews = Relieve crews
decision-relieve-crews-hint = Replaces crews on duty 6 hr or more; 20 min each.
decision-relieve-crews-order = Relieve tired crews

decision-move-up = Move a unit up
decision-move-up-hint = Moves an idle unit to cover another base.
decision-move-up-order = Move a unit up to { $to }

decision-issue-health-alert = Issue a health alert
decision-issue-health-alert-hint = Fewer people visit EDs without need.
decision-issue-health-alert-order =
    { $languages ->
     [english] Issue a health alert in English only
    *[four] Issue a health alert in the region's four main languages
    }

decision-open-family-center = Open family assistance center
decision-open-family-center-hint = Families leave the EDs, which shortens stays there.
decision-open-family-center-order = Open a family assistance center at { $at }

decision-allocate-blood = Allocate blood
decision-allocate-blood-hint = Red cells arrive in 30 min.
decision-allocate-blood-order = Move { $units } red-cell units from { $from } to { $to }

decision-staff-shelter = Staff a shelter
decision-staff-shelter-hint = An on-site health team halves referrals.
decision-staff-shelter-order = Send a health team to { $at }

decision-activate-eoc = Activate the EOC
decision-activate-eoc-hint = Required before shelters and evacuations.
decision-activate-eoc-order = Activate the emergency operations center

decision-open-shelter = Open a shelter
decision-open-shelter-hint = Accepts evacuees up to its capacity.
decision-open-shelter-order = Open a shelter at { $at }

decision-close-shelter = Close a shelter
decision-close-shelter-hint = Stops admitting people.
decision-close-shelter-order = Close the shelter at { $at }

decision-order-evacuation = Order an evacuation
decision-order-evacuation-hint = Residents of the zone leave within 1 hr.
decision-order-evacuation-order = Order the evacuation of { $zone }

decision-clear-road = Clear a road
decision-clear-road-hint = A crew reopens it in about 25 min.
decision-clear-road-order = Send a crew to road change { $change }

decision-close-road = Close nearby roads
decision-close-road-hint = Closes all roads within 150 m of the site.
decision-close-road-order = Close the roads around { $near }

decision-restore-power = Restore power first
decision-restore-power-hint = A utility crew takes about 40 min.
decision-restore-power-order = Restore power to { $at } first

decision-warn-public = Warn the public
decision-warn-public-hint = More people know where to get help.
decision-warn-public-order =
    { $languages ->
     [english] Warn the public in English only
    *[four] Warn the public in the region's four main languages
    }

decision-activate-coalition = Activate the coalition
decision-activate-coalition-hint = Shares reports in 1 min; hospitals report every 15 min.
decision-activate-coalition-order = Activate the coalition

decision-request-status = Request status from hospitals
decision-request-status-hint = Each hospital reports in 4 to 9 min.
decision-request-status-order = Request status from all hospitals

decision-announce-distribution = Announce patient distribution
decision-announce-distribution-hint = Replaces the EMS destination policy.
decision-announce-distribution-order = Announce patient distribution: { $rule }

decision-send-rescue-teams = Send rescue teams
decision-send-rescue-teams-hint = Halves extrication time; takes two crews for 40 min.
decision-send-rescue-teams-order = Send rescue teams to { $site }

decision-set-hazard-zone = Set hazard zones
decision-set-hazard-zone-hint = Protects crews in 12 min; takes one company for 2 hr.
decision-set-hazard-zone-order = Set hazard zones at { $site }

decision-mass-decontamination = Start mass decontamination
decision-mass-decontamination-hint = Opens in 15 min; up to 12 min each; takes two companies.
decision-mass-decontamination-order = Start mass decontamination at { $site }

decision-search-sector = Search the sector
decision-search-sector-hint = Accounts for all missing persons in 30 min; takes two companies.
decision-search-sector-order = Search { $site } for missing persons

decision-water-supply = Establish water supply
decision-water-supply-hint = Controls the fire's delay to rescue in 12 min; two companies.
decision-water-supply-order = Establish a water supply at { $site }

decision-assess-structure = Assess the structure
decision-assess-structure-hint = Ends the slowdown of rescue in 20 min; takes one company.
decision-assess-structure-order = Assess the structure at { $site }

decision-retriage = Re-triage all casualties
decision-retriage-hint = Finds half of the undertriaged; takes two crews for 40 min.
decision-retriage-order = Re-triage all casualties at { $site }

decision-treat-and-release = Treat and release
decision-treat-and-release-hint = Minor casualties go home in 20 to 60 min; takes two crews.
decision-treat-and-release-order = Treat and release minor casualties at { $site }

decision-lock-down = Lock down
decision-lock-down-hint = Keeps families outside, which shortens ED stays.
decision-lock-down-order = Lock down { $at }

decision-assign-interpreters = Assign interpreters
decision-assign-interpreters-hint = Cuts limited-English stays by 20%; takes 1% of staff.
decision-assign-interpreters-order = Assign interpreters at { $at }

decision-conserve-fuel = Conserve generator fuel
decision-conserve-fuel-hint = Fuel lasts 50% longer; half the operating rooms close.
decision-conserve-fuel-order = Conserve generator fuel at { $at }

decision-conserve-oxygen = Conserve oxygen
decision-conserve-oxygen-hint = Oxygen lasts 50% longer; patients on oxygen do slightly worse.
decision-conserve-oxygen-order = Conserve oxygen at { $at }

decision-open-decontamination = Open decontamination
decision-open-decontamination-hint = Ready in 15 to 30 min; takes 3% of staff.
decision-open-decontamination-order = Open decontamination at { $at }

decision-release-staff = Release recalled staff
decision-release-staff-hint = Recalled staff rest and return for the next shift.
decision-release-staff-order = Release recalled staff from { $at }

decision-lend-staff = Lend staff
decision-lend-staff-hint = Arrive after 1 hr of paperwork (30 min if activated) plus travel.
decision-lend-staff-order = Lend { $nurses } nurses from { $from } to { $to }

decision-send-supplies = Send supplies
decision-send-supplies-hint = Packed in 25 min, then travel; reduces your own stock.
decision-send-supplies-order = Send { $count } { $item } from { $from } to { $to }

decision-offer-transfer = Offer a transfer
decision-offer-transfer-hint = The other hospital must accept; the offer expires in 1 hr.
decision-offer-transfer-order = Offer { $count } { $kind } patients from { $from } to { $to }

decision-accept-transfer = Accept a transfer
decision-accept-transfer-hint = Holds beds for them until they arrive.
decision-accept-transfer-order = Accept patients from { $from } at { $at }

decision-refuse-transfer = Decline a transfer
decision-refuse-transfer-hint = The patients remain where they are.
decision-refuse-transfer-order = Decline patients from { $from } at { $at }

decision-shelter-hospital = Shelter in place
decision-shelter-hospital-hint = Stops all arrivals, discharges, and pickups until it ends.
decision-shelter-hospital-order =
    { $on ->
     [yes] Shelter in place at { $at }
    *[no] End shelter in place at { $at }
    }

decision-evacuate-hospital = Evacuate inpatients
decision-evacuate-hospital-hint = Stops admissions there; stairs, carriers, and vehicles set the pace.
decision-evacuate-hospital-order = Evacuate { $scope } at { $at }, { $by }

decision-start-downtime = Start downtime procedures
decision-start-downtime-hint = Saves most delay while the EHR is down; otherwise costs time.
decision-start-downtime-order = Start EHR downtime procedures at { $at }

decision-open-alternate-site = Open alternate care site
decision-open-alternate-site-hint = Adds 20% med-surg beds in about 4 hr; no added staff.
decision-open-alternate-site-order = Open an alternate care site at { $at }

decision-set-visitors = Set visitor policy
decision-set-visitors-hint = Fewer visitors ease ED crowding; costs up to 2% of staff.
decision-set-visitors-order = Set visitors at { $at }: { $policy }

decision-open-information-center = Open family information center
decision-open-information-center-hint = Families leave your ED; takes 2% of staff.
decision-open-information-center-order = Open a family information center at { $at }

decision-open-nurse-line = Open the nurse line
decision-open-nurse-line-hint = Fewer people visit EDs without need.
decision-open-nurse-line-order = Open the nurse line

decision-declare-crisis-standards = Declare crisis standards
decision-declare-crisis-standards-hint = Required before crisis surge; care worsens for all patients there.
decision-declare-crisis-standards-order = Declare crisis standards of care

decision-evacuate-residents = Evacuate residents
decision-evacuate-residents-hint = Eight per van every 12 min after 30 min; moving causes harm.
decision-evacuate-residents-order = Evacuate residents from { $from } to { $to }

decision-accept-step-down = Accept hospital discharges
decision-accept-step-down-hint = Takes up to eight patients from the busiest hospital in 3 hr.
decision-accept-step-down-order = Accept hospital discharges at { $at }

decision-outreach = Start outreach
decision-outreach-hint = 20% more residents find a shelter.
decision-outreach-order =
    { $languages ->
     [english] Reach out to { $zone } in English only
    *[four] Reach out to { $zone } in the region's four main languages
    }

decision-close-referrals = Follow up on referrals
decision-close-referrals-hint = Referrals close in about 1 hr instead of 3.
decision-close-referrals-order = Follow up on referrals from { $at }

decision-endorse-message = Endorse the message
decision-endorse-message-hint = More people trust the health alert.
decision-endorse-message-order = Endorse the public message

decision-control-rumour = Counter the rumor
decision-control-rumour-hint = Clears onlookers from roads; fewer worried people leave home.
decision-control-rumour-order = Counter the rumor

decision-start-surveillance = Start surveillance
decision-start-surveillance-hint = More people follow alerts after 4 hr; reduces nurse line staff.
decision-start-surveillance-order = Start surveillance for illness clusters

decision-open-pod = Open point of dispensing
decision-open-pod-hint = Replaces lost medication from 4 hr on; takes one CHW team.
decision-open-pod-order = Open a point of dispensing at { $at }

decision-issue-isolation-guidance = Issue isolation guidance
decision-issue-isolation-guidance-hint = Fewer shelter medical visits; each shelter loses 10% capacity.
decision-issue-isolation-guidance-order = Issue isolation guidance to shelters

decision-order-early-dialysis = Order early dialysis
decision-order-early-dialysis-hint = Powered centers treat early from 6 hr on; staff work double shifts.
decision-order-early-dialysis-order = Order early dialysis sessions

decision-issue-water-order = Issue boil-water advisory
decision-issue-water-order-hint = Less illness from unsafe water; slows kitchens and dialysis.
decision-issue-water-order-order = Issue a boil-water advisory

decision-open-fatality-center = Open mass fatality center
decision-open-fatality-center-hint = Relieves hospital morgues from 6 hr on; needs an operations facility.
decision-open-fatality-center-order = Open a mass fatality center at { $at }

decision-declare-emergency = Declare an emergency
decision-declare-emergency-hint = Required before state and federal help.
decision-declare-emergency-order = Declare an emergency

decision-request-outside-help = Request state, federal help
decision-request-outside-help-hint = Adds crews, teams, and buses: state 12 hr, federal 48 hr.
decision-request-outside-help-order =
    { $level ->
     [federal] Request federal help
    *[state] Request state help
    }

decision-request-national-guard = Request National Guard
decision-request-national-guard-hint = After 12 hr, vehicles move device users to shelters; one request only.
decision-request-national-guard-order = Request the National Guard

decision-provide-transport = Provide transport
decision-provide-transport-hint = Moves device users to shelters; keeps dialysis; three zones at once.
decision-provide-transport-order = Provide transport for { $zone }

decision-restore-zone = Restore a zone first
decision-restore-zone-hint = A crew takes about 6 hr and is unavailable elsewhere.
decision-restore-zone-order = Restore power to { $zone } first

decision-deliver-fuel = Deliver fuel first
decision-deliver-fuel-hint = Adds one day of fuel in 2 hr; four trucks maximum.
decision-deliver-fuel-order = Deliver fuel to { $at } first

decision-assess-damage = Assess damage
decision-assess-damage-hint = Repairs take 25% less after 4 hr; takes one crew.
decision-assess-damage-order = Assess damage

decision-draw-cache = Draw on a cache
decision-draw-cache-hint = Supplies a shelter after a delay; some need a declared emergency.
decision-draw-cache-order = Send { $cache } to { $to }

decision-shelter-in-place = Shelter residents in place
decision-shelter-in-place-hint = Halves heat harm; ties up staff and stops hospital discharges.
decision-shelter-in-place-order = Shelter residents of { $at } in place

decision-run-early-sessions = Run early sessions
decision-run-early-sessions-hint = Patients get one session ahead; 6 hr of double shifts.
decision-run-early-sessions-order = Run early dialysis sessions at { $at }

decision-extend-hours = Extend hours
decision-extend-hours-hint = Adds one-third more sessions; clinics reduce ED visits; tires staff.
decision-extend-hours-order = Extend hours at { $at }

decision-set-power-plan = Prepare for power loss
decision-set-power-plan-hint = A contracted generator adds one day of power after 6 hr.
decision-set-power-plan-order = Prepare { $at } for a power loss

decision-check-on-people = Do wellness checks
decision-check-on-people-hint = Finds residents who do not call; takes one team for a day.
decision-check-on-people-order = Do wellness checks in { $zone }

decision-provide-languages = Send interpreters
decision-provide-languages-hint = Fewer open referrals; takes one team for a day.
decision-provide-languages-order = Send interpreters to { $at }

decision-register-needs = Register people with AFN
decision-register-needs-hint = Transport and dialysis reach three times as many; one team, one day.
decision-register-needs-order = Register people with access and functional needs in { $zone }

decision-open-community-center = Open a community center
decision-open-community-center-hint = Helps residents stay home; opens in 3 hr; takes one team.
decision-open-community-center-order =
    { $offer ->
     [cooling] Open a cooling center in { $zone }
     [charging] Open a charging center in { $zone }
    *[kitchen] Open a community kitchen in { $zone }
    }

decision-raise-barrier = Report access barrier
decision-raise-barrier-hint = Tells responders what blocks access; unanswered for 2 hr, it costs trust.
decision-raise-barrier-order = Report an access barrier in { $zone }: { $barrier }

decision-answer-barrier = Remove access barrier
decision-answer-barrier-hint = Removes the barrier in 2 hr; takes one team.
decision-answer-barrier-order = Remove the access barrier in { $zone }: { $barrier }

decision-set-priorities = Set community priorities
decision-set-priorities-hint = Raises trust; crews and teams serve this zone first.
decision-set-priorities-order = Set priorities with the residents of { $zone }

decision-contest-allocation = Contest the allocation
decision-contest-allocation-hint = Lowers trust in all zones until a coordination meeting.
decision-contest-allocation-order = Contest the allocation

decision-publish-message = Publish a message
decision-publish-message-hint = Reaches residents with limited English, in your name.
decision-publish-message-order = Publish a message for { $zone }

decision-share-picture = Share the COP
decision-share-picture-hint = Delivers reports at once; all members see your status.
decision-share-picture-order = Share the common operating picture

decision-broker-transfer = Broker a transfer
decision-broker-transfer-hint = Both hospitals agree; transport takes 30 min.
decision-broker-transfer-order =
    { $count ->
     [one] Broker the transfer of 1 patient from { $from } to { $to }
    *[other] Broker the transfer of { $count } patients from { $from } to { $to }
    }

decision-announce-allocation = Announce allocation rule
decision-announce-allocation-hint = Caches follow the rule automatically; advisors can contest it.
decision-announce-allocation-order = Announce the allocation rule: { $rule }

decision-call-meeting = Call coordination meeting
decision-call-meeting-hint = Takes 30 min; updates all reports and settles a contested rule.
decision-call-meeting-order = Call a coordination meeting

decision-task-member = Task a hospital
decision-task-member-hint = Its command center opens and reports within 15 min.
decision-task-member-order = Task { $at } to open its command center

decision-record-decision = Record a decision
decision-record-decision-hint = Documents a decision that has no button.
decision-record-decision-order =
    { $reason ->
     [none] Decision: { $text }
    *[other] Decision: { $text } (reason: { $reason })
    }

# Headings of the list of decisions.
group-coordination = Coordination
group-command = Command
group-capacity = Capacity
group-scene = Scene
group-destinations = Destinations
group-fleet = Fleet
group-public = Public
group-shelter = Shelter
group-utilities = Roads and power
group-supplies = Supplies
group-other = Other

# Fields of the forms.
field-ambulances = Ambulances
field-barrier = Barrier
field-base = Base
field-buses = Buses
field-cache = Cache
field-center = Center
field-decision = Decision
field-delayed = Delayed
field-doors = Doors
field-from = From
field-hospital = Hospital
field-immediate = Immediate
field-item = Item
field-keep = Keep on scene
field-languages = Languages
field-level = Level
field-member = Hospital
field-minimal = Minimal
field-move-by = Transport
field-mutual-aid = Neighbor
field-nurses = Nurses
field-nursing-home = Nursing home
field-offer = Type
field-patients = Patients
field-patients-of = Patients of
field-percent = Percent kept
field-place = Facility
field-quantity = Quantity
field-reason = Reason
field-road = Road
field-rule = Rule
field-scope = Who
field-shelter = Shelter
field-site = Site
field-system = System
field-to = To
field-unit = Unit
field-units = Units
field-visitors = Visitors
field-zone = Zone

form-no-option = Nothing to select under { $field }.
form-mutual-aid = { $name }: { $als } ALS, { $bls } BLS, ETA { $eta }
diversion-divert = divert
diversion-accept = accept
languages-four = the region's four main languages
languages-english = English only
doors-closed = closed
doors-open = open
