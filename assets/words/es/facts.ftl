# Lo que pasó: en pasado, quién y qué hizo.
fact-patient-tagged = Los equipos clasificaron al paciente { $n } como { $tag }
fact-patient-left-scene = El paciente { $n } ({ $tag }) salió de la escena con { $unit } hacia { $place }
fact-patient-self-presenting = El paciente { $n } ({ $tag }) salió hacia { $place } sin esperar a EMS
fact-patient-arrived-by-ems = El paciente { $n } ({ $tag }) llegó a { $place } en ambulancia
fact-patient-walked-in = El paciente { $n } ({ $tag }) llegó a { $place } por sus propios medios
fact-care-began = { $place } empezó la atención definitiva del paciente { $n } ({ $tag })
fact-patient-moved = El paciente { $n } ({ $tag }) pasó a { $bed } en { $place }
fact-patient-discharged = El paciente { $n } ({ $tag }) fue dado de alta a su casa desde { $place }
fact-patient-died = El paciente { $n } ({ $tag }) falleció en { $place }
fact-patient-died-preventable = El paciente { $n } ({ $tag }) falleció en { $place }; la mejor atención posible le habría salvado la vida
fact-patient-died-outside = El paciente { $n } ({ $tag }) falleció antes de llegar a un hospital
fact-patient-died-outside-preventable = El paciente { $n } ({ $tag }) falleció antes de llegar a un hospital; la mejor atención posible le habría salvado la vida
fact-treated-at-scene = Los equipos trataron y dieron de alta al paciente { $n } ({ $tag }) en { $site }
fact-patient-transferred = El paciente { $n } ({ $tag }) salió de { $from } hacia { $to }

fact-casualties = { $n ->
    [one] 1 víctima
   *[other] { $n } víctimas
} en { $site }
fact-first-call = Primera llamada al 911 desde { $site }
fact-unit-dispatched = { $unit } fue enviada a { $site }
fact-unit-on-scene = { $unit } llegó a la escena en { $site }
fact-triage-finished = Los equipos terminaron el triaje en { $site }
fact-scene-cleared = El último paciente salió de { $site }
fact-bus-dispatched = { $unit } fue enviado a { $site } para pacientes ambulatorios
fact-aid-requested = Se pidió ayuda mutua a { $neighbor }; llegada estimada en { $eta }
fact-aid-arrived = Llegaron { $n ->
    [one] 1 unidad
   *[other] { $n } unidades
} de ayuda mutua de { $neighbor }
fact-units-misdirected = { $n ->
    [one] 1 unidad respondió
   *[other] { $n } unidades respondieron
} a una segunda llamada por el mismo choque
fact-incidents-merged = La central unió los dos incidentes; { $n ->
    [one] 1 unidad disponible
   *[other] { $n } unidades disponibles
}
fact-triage-system = EMS fijó el triaje con { $system }
fact-destination-policy = EMS fijó la norma de destinos: { $policy }
fact-quota = EMS limitó { $place } a { $immediate } inmediatos, { $delayed } diferidos, { $minimal } menores
fact-rescue-teams = Los equipos de rescate empezaron en { $site }; { $n ->
    [one] 1 persona aún atrapada
   *[other] { $n } personas aún atrapadas
}
fact-retriaged = Los equipos repitieron el triaje en { $site }; { $n ->
    [one] 1 etiqueta cambiada
   *[other] { $n } etiquetas cambiadas
}
fact-reserve = EMS reservó el { $pct }% de la flota para otras llamadas al 911
fact-dispatch-policy = EMS fijó la norma de despacho: { $policy }
fact-priority-policy = EMS fijó la prioridad de carga: { $policy }
fact-air-requested = Se pidió { $unit } para { $site }
fact-staging-opened = Se abrió un área de espera en { $site }
fact-collection-point-opened = Se abrió un punto de reunión de víctimas en { $site }
fact-units-released = { $n ->
    [one] 1 unidad quedó liberada
   *[other] { $n } unidades quedaron liberadas
} de { $site }
fact-crews-relieved = Se asignaron equipos de relevo a { $n ->
    [one] 1 unidad
   *[other] { $n } unidades
}
fact-moved-up = { $unit } se adelantó a { $place }
fact-hazard-at = Peligro en { $site }: { $hazard }
fact-hazard-controlled = Peligro bajo control en { $site }: { $hazard }
fact-companies = Los bomberos empezaron en { $site }: { $work }
fact-sector-searched = Los equipos terminaron la búsqueda en { $site }; { $n ->
    [one] 1 persona hallada
   *[other] { $n } personas halladas
}
fact-lanes-opened = Se abrieron los carriles de descontaminación en { $site }
fact-patient-decontaminated = El paciente { $n } ({ $tag }) fue descontaminado
fact-crew-exposed = El equipo de { $unit } quedó expuesto
fact-structure-collapsed = Se derrumbó otra parte de { $site }; { $n ->
    [one] 1 equipo
   *[other] { $n } equipos
} fuera de servicio

fact-command-center = { $place } activó su centro de comando
fact-beds-counted = { $place } contó sus camas
fact-report-received = El tablero de camas recibió el informe de { $place }
fact-status-requested = La coalición pidió el estado a todos los hospitales
fact-surge-ordered = { $place } empezó a preparar { $level }
fact-surge-opened = { $place } pasó a { $level }
fact-electives-canceled = { $place } canceló la cirugía electiva
fact-early-discharge = { $place } empezó el alta anticipada de { $n ->
    [one] 1 paciente
   *[other] { $n } pacientes
}
fact-diversion-began = { $place } empezó a desviar ambulancias
fact-diversion-ended = { $place } dejó de desviar ambulancias
fact-status-set = Estado de { $place }: { $status }
fact-staff-recalled = { $place } llamó a su personal
fact-staff-arrived = Llegó personal a { $place }: { $pct }% de lo habitual
fact-trauma-team = Llegó un equipo de trauma a { $place }; ahora hay { $n ->
    [one] 1 equipo
   *[other] { $n } equipos
}
fact-staff-lost = { $place } bajó al { $pct }% de su personal habitual
fact-beds-changed = { $place }: { $bed } { $change } camas con personal
fact-blood-moved = { $n ->
    [one] 1 unidad
   *[other] { $n } unidades
} de glóbulos rojos salieron de { $from } hacia { $to }
fact-blood-changed = { $place }: { $change } unidades de glóbulos rojos
fact-power-lost = { $place } perdió la electricidad de la red
fact-generator-started = { $place } encendió su generador; combustible para { $fuel }
fact-generator-failed = { $place } se quedó sin electricidad
fact-power-restored = La electricidad de la red volvió a { $place }
fact-water-lost = { $place } se quedó sin agua
fact-water-restored = El agua volvió a { $place }
fact-channel-restored = { $channel }: de nuevo normal
fact-channel-changed = { $channel }: { $delay } de retraso; se pierde el { $pct }%
fact-offload-slowed = La entrega de ambulancias en { $place } se retrasó { $extra }
fact-locked-down = { $place } cerró sus puertas
fact-interpreters = { $place } asignó intérpretes
fact-fuel-conserved = { $place } empezó a ahorrar combustible; quedan { $fuel }
fact-residents-evacuating = { $from } empezó a evacuar a { $n ->
    [one] 1 residente
   *[other] { $n } residentes
} a { $to }
fact-residents-moved = { $n ->
    [one] 1 residente de { $from } llegó
   *[other] { $n } residentes de { $from } llegaron
} a { $to }
fact-snf-accepted = { $place } aceptó { $n ->
    [one] 1 alta hospitalaria
   *[other] { $n } altas hospitalarias
} de { $from }
fact-staff-released = { $place } liberó al personal llamado; { $pct }% de lo habitual
fact-shift-changed = Empezó un turno nuevo en { $place }: { $pct }% de lo habitual
fact-staff-lent = { $from } prestó { $n ->
    [one] 1 enfermero
   *[other] { $n } enfermeros
} a { $to }
fact-staff-borrowed = { $n ->
    [one] 1 enfermero prestado empezó
   *[other] { $n } enfermeros prestados empezaron
} a trabajar en { $place }
fact-staff-exposed = Enfermó personal de { $place }; { $n ->
    [one] 1 paciente contaminado entró
   *[other] { $n } pacientes contaminados entraron
} sin descontaminación
fact-supplies-sent = { $from } envió { $n } { $item } a { $to }
fact-supplies-received = { $place } recibió { $n } { $item }
fact-supply-low = A { $place } le quedan menos de 4 h de { $item }
fact-supply-out = { $place } se quedó sin { $item }
fact-oxygen-conserved = { $place } empezó a ahorrar oxígeno
fact-utility-lost = { $place } perdió: { $utility }
fact-utility-restored = { $place } recuperó: { $utility }
fact-downtime = { $place } pasó a procedimientos en papel
fact-decontamination-ordered = { $place } empezó a montar la descontaminación
fact-decontamination-opened = { $place } abrió la descontaminación
fact-visitors = { $place } fijó las visitas: { $policy }
fact-information-center = { $place } abrió un centro de información a familiares
fact-sheltered-in-place = { $place } empezó el refugio en el lugar
fact-shelter-in-place-over = { $place } terminó el refugio en el lugar
fact-alternate-site-ordered = { $place } empezó a preparar un centro de atención alterno
fact-alternate-site-opened = { $place } abrió un centro de atención alterno
fact-transfer-offered = { $from } ofreció { $n ->
    [one] 1 paciente
   *[other] { $n } pacientes
} ({ $bed }) a { $to }
fact-transfer-accepted = { $to } aceptó { $n ->
    [one] 1 paciente
   *[other] { $n } pacientes
} de { $from }
fact-transfer-declined = { $to } no aceptó a los pacientes de { $from }
fact-transfer-expired = La oferta de { $from } a { $to } venció tras 1 h
fact-evacuation-began = { $place } empezó a evacuar a { $n ->
    [one] 1 paciente hospitalizado
   *[other] { $n } pacientes hospitalizados
}
fact-inpatients-left = { $n ->
    [one] 1 paciente hospitalizado salió
   *[other] { $n } pacientes hospitalizados salieron
} de { $from } hacia { $to }
fact-evacuation-over = { $place } terminó su evacuación: { $moved } trasladados, { $home } dados de alta a casa
fact-morgue-full = La morgue de { $place } llegó a su capacidad

fact-road-changed = Cambio en las calles: { $road }
fact-road-restored = Calle de nuevo normal: { $road }
fact-road-crew = Una cuadrilla fue enviada a { $road }
fact-power-crew = Una cuadrilla eléctrica fue enviada a { $place }
fact-shelter-opened = Se abrió el albergue de { $place }
fact-shelter-closed = El albergue de { $place } dejó de admitir personas
fact-shelter-staffed = Un equipo de salud llegó a { $place }
fact-shelter-encounter = Consulta médica en { $place }
fact-shelter-referral = { $place } refirió a una persona a otro servicio
fact-referral-closed = Se cerró un referido de { $place }
fact-evacuation-ordered = Evacuación ordenada para { $zone }
fact-people-left = { $n ->
    [one] 1 persona salió
   *[other] { $n } personas salieron
} de { $zone }
fact-people-sheltered = { $place } admitió a { $n ->
    [one] 1 persona
   *[other] { $n } personas
}
fact-people-turned-away = { $n ->
    [one] 1 persona
   *[other] { $n } personas
} de { $zone } no encontraron albergue abierto
fact-eoc = Se activó el centro de operaciones de emergencia
fact-coalition = Se activó la coalición
fact-health-alert = Alerta de salud emitida { $languages }
fact-public-warned = Aviso a la población emitido { $languages }
fact-english-only = solo en inglés
fact-four-languages = en cuatro idiomas
fact-family-center = Se abrió un centro de asistencia a familias en { $place }
fact-distribution = La coalición anunció una regla de distribución: { $rule }
fact-nurse-line = Se abrió la línea de enfermería
fact-crisis-standards = Se declararon los estándares de atención de crisis
fact-outreach = Los promotores de salud llegaron a { $zone }
fact-referrals-followed = Los referidos de { $place } recibieron seguimiento
fact-message-endorsed = Los asesores comunitarios respaldaron el mensaje
fact-rumor-spread = Corrió un rumor sobre { $site }; los curiosos frenaron las calles
fact-rumor-controlled = El control de rumores funcionó; los curiosos se fueron
fact-weather = El tiempo cambió la velocidad de todas las calles al { $pct }% de lo habitual
fact-demand = Las otras llamadas al 911 cambiaron al { $pct }% de lo habitual
fact-decision-recorded = Decisión registrada: { $text }

fact-relief-ordered = Ordenado: { $what }
fact-relief-ordered-at = Ordenado: { $what }: { $about }
fact-relief-began = En vigor: { $what }
fact-relief-began-at = En vigor: { $what }: { $about }
fact-hazard-began = Empezó el peligro: { $hazard }
fact-hazard-ended = Terminó el peligro: { $hazard }
fact-zone-dark = { $zone } se quedó sin electricidad
fact-zone-lit = La electricidad volvió a { $zone }
fact-people-ill = { $n ->
    [one] 1 persona llegó
   *[other] { $n } personas llegaron
} a salas de emergencias: { $cause }
fact-people-ill-died = { $n ->
    [one] 1 persona llegó
   *[other] { $n } personas llegaron
} a salas de emergencias y murieron { $died }: { $cause }
fact-dialysis-missed = { $n ->
    [one] 1 persona perdió
   *[other] { $n } personas perdieron
} hoy su diálisis
fact-dialysis-early = { $n ->
    [one] 1 persona recibió
   *[other] { $n } personas recibieron
} diálisis anticipada
fact-residents-ill = Residentes de { $place }: { $ill } llevados a un hospital, { $died } fallecidos
fact-shelter-patients = { $n ->
    [one] 1 persona
   *[other] { $n } personas
} de { $place } fueron a un hospital por falta de medicinas, oxígeno o electricidad
fact-goods-out = { $place } se quedó corto de { $good }
fact-goods-arrived = { $n } { $good } llegaron a { $place }
fact-resources-arrived = Llegaron los recursos solicitados: { $level }
fact-people-transported = { $n ->
    [one] 1 persona
   *[other] { $n } personas
} con equipo médico transportadas de { $zone } a { $place }
fact-trust = La confianza cambió { $points } puntos
fact-trust-zone = La confianza en { $zone } cambió { $points } puntos
