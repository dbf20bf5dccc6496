# Text of views: log lines, sheets, conditions, units, summary.
when-by-hand = by hand
when-condition = when { $condition }
when-startex = at StartEx
to-facilitator = facilitator only
fate-lost = not delivered
fate-arrives = arrives at { $time }
fate-arrived = arrived at { $time }
trouble-water = no water
trouble-generator = on generator
trouble-power = no power

doing-available = available
doing-dispatched = dispatched to { $site }
doing-en-route = en route to { $place }, { $n } min
doing-triage = triaging
doing-staged = staged at the scene
doing-loading = loading
doing-offload-delay = offload delay at { $place }, { $n } min
doing-offloading = offloading at { $place }
doing-cleaning = cleaning at { $place }
doing-returning = returning
doing-busy = on another call
doing-off = out of service
doing-gone = released

cond-and = and
cond-or = or
cond-n-of = { $n } of ({ $list })
cond-not = not ({ $part })
cond-held = for { $span }: { $part }
cond-after = after { $time }
cond-released = “{ $title }” is released
cond-released-ago = { $span } after “{ $title }”
cond-read = { $who } read “{ $title }”
cond-answered = { $who } answered “{ $title }”: “{ $choice }”
cond-answered-any = { $who } answered “{ $title }”
cond-decided = { $who } did “{ $decision }”
cond-reported = { $who } reported “{ $question }”
cond-reported-within = { $who } reported “{ $question }” in the last { $span }
cond-beds = { $who } has a bed report of { $place }
cond-beds-within = { $who } has a bed report of { $place } from the last { $span }
cond-told = { $who } received “{ $title }”
cond-module = “{ $title }” has started
cond-mark = mark “{ $name }”
cond-bots = bots play { $seats }
any-seat = any seat
no-seat = no seat
metric-ed-waiting = patients awaiting an ED bed at { $place }
metric-beds-free = { $bed } available at { $place }
metric-at-scene = people at { $site }
metric-units = units available
metric-shelter = people in { $place }
metric-deaths = deaths

end-col-arrivals = Arrivals
end-col-ems = by EMS
end-col-admitted = Admitted
end-col-icu = ICU
end-col-operated = Operated
end-col-died = Died
end-col-first = First arrival
end-total = { $n ->
    [one] 1 casualty
   *[other] { $n } casualties
}. { $ems } arrived at a hospital by EMS and { $own } on their own.
end-treated = { $n ->
    [one] 1 was
   *[other] { $n } were
} treated at the scene and released.
end-waiting = At EndEx, { $door ->
    [one] 1 was
   *[other] { $door } were
} awaiting an ED bed and { $outside ->
    [one] 1 had
   *[other] { $outside } had
} not reached a hospital.
end-no-deaths = No deaths.
end-deaths = { $n ->
    [one] 1 death
   *[other] { $n } deaths
}: { $scene } at the scene, { $before } before care, { $care } in care. The best achievable care would have saved { $preventable } of these.
end-care = Definitive care began for { $n } of { $all } immediate patients; median time { $median }.
end-cleared = The last patient left { $site } at { $time }.
end-not-cleared = Patients remained at { $site } at EndEx.
end-eei = { $n } of { $all } EEIs arrived on time.
end-sheltered = { $n ->
    [one] 1 person
   *[other] { $n } people
} sheltered.
end-task-target = { $task } (target { $target })
end-for-evaluators = for the evaluators
end-met = Met at { $times }
end-not-done = Not done
end-some = { $n } of { $all } on time

log-evaluator = Evaluator
log-bot = { $name } (bot)
log-refused = Refused: { $what }. { $why }
log-inject = Inject
log-missed = Not released on time: { $title }
log-module = Module “{ $title }” started
log-eei = Reported at { $time }, “{ $question }”: { $value }
log-expected = Expected
log-expectation-met = Met: { $what } (after “{ $title }”)
log-expectation-missed = Not done on time: { $what } (after “{ $title }”)
log-sent = Sent at { $time }: { $text }
log-delivered = Delivered: { $what }
log-time-up = Scenario time ended
result-none = { $option }: no answers
result-some = { $option }: { $n } of { $all } ({ $who })

public-not-started = The exercise has not started.
public-answered = { $n } of { $all } answered
figure-scenes = casualties still at the scenes, counted by crews
figure-icu = staffed ICU beds available, as reported
figure-reported = hospitals that reported in the last 30 min
figure-shelters = shelters open

sheet-counted = counted now by your staff
sheet-reported = reported at { $time }, { $n } min ago
sheet-no-report = no report received
sheet-not-reporting = not reporting
sheet-not-open = not open
sheet-board = board: { $time }, { $n } min old
sheet-never = never reported
sheet-differs = { $status }, { $n ->
    [one] 1 bed
   *[other] { $n } beds
} available; the board says { $said }, { $reported }
sheet-short-of = Short of
sheet-trauma = Trauma center
sheet-trauma-level = level { $level }
sheet-capacity = Capacity
sheet-people = People
sheet-encounters = Medical encounters
sheet-health-team = Health team
sheet-on-site = on site
sheet-none = none
sheet-residents = Residents
sheet-stations = Stations
sheet-fleet = Units
sheet-generator = Generator
sheet-fuel = fuel for { $span }
sheet-utilities = Utilities
sheet-red-cells = Red cells
sheet-red-cell-units = { $n ->
    [one] 1 unit
   *[other] { $n } units
}
sheet-staff = Staff
sheet-boarding = Boarding
sheet-command-center = Command center
sheet-active = active
sheet-not-active = not active
sheet-arrivals = Arrivals
nedocs = { $score } ({ $band })
nedocs-not-busy = not busy
nedocs-busy = busy
nedocs-extremely-busy = extremely busy
nedocs-overcrowded = overcrowded
nedocs-severely-overcrowded = severely overcrowded
nedocs-dangerously-overcrowded = dangerously overcrowded
