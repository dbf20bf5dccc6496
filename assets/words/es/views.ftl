# Texto de las vistas: registro, hojas, condiciones, unidades, resumen.
when-by-hand = a mano
when-condition = cuando { $condition }
when-startex = al inicio (StartEx)
to-facilitator = solo facilitación
fate-lost = no entregado
fate-arrives = llega a las { $time }
fate-arrived = llegó a las { $time }
trouble-water = sin agua
trouble-generator = con generador
trouble-power = sin electricidad

doing-available = disponible
doing-dispatched = enviada a { $site }
doing-en-route = en camino a { $place }, { $n } min
doing-triage = haciendo triaje
doing-staged = en espera en la escena
doing-loading = cargando
doing-offload-delay = demora de entrega en { $place }, { $n } min
doing-offloading = entregando en { $place }
doing-cleaning = limpiando en { $place }
doing-returning = regresando
doing-busy = en otra llamada
doing-off = fuera de servicio
doing-gone = liberada

cond-and = y
cond-or = o
cond-n-of = { $n } de ({ $list })
cond-not = no ({ $part })
cond-held = durante { $span }: { $part }
cond-after = después de las { $time }
cond-released = «{ $title }» ya salió
cond-released-ago = { $span } después de «{ $title }»
cond-read = { $who } leyó «{ $title }»
cond-answered = { $who } respondió a «{ $title }»: «{ $choice }»
cond-answered-any = { $who } respondió a «{ $title }»
cond-decided = { $who } hizo «{ $decision }»
cond-reported = { $who } informó «{ $question }»
cond-reported-within = { $who } informó «{ $question }» en los últimos { $span }
cond-beds = { $who } tiene un informe de camas de { $place }
cond-beds-within = { $who } tiene un informe de camas de { $place } de los últimos { $span }
cond-told = { $who } recibió «{ $title }»
cond-module = «{ $title }» ha empezado
cond-mark = marca «{ $name }»
cond-bots = los bots juegan { $seats }
any-seat = cualquier puesto
no-seat = ningún puesto
metric-ed-waiting = pacientes que esperan cama de emergencias en { $place }
metric-beds-free = { $bed } disponibles en { $place }
metric-at-scene = personas en { $site }
metric-units = unidades disponibles
metric-shelter = personas en { $place }
metric-deaths = fallecidos

end-col-arrivals = Llegadas
end-col-ems = con EMS
end-col-admitted = Ingresados
end-col-icu = UCI
end-col-operated = Operados
end-col-died = Fallecidos
end-col-first = Primera llegada
end-total = { $n ->
    [one] 1 víctima
   *[other] { $n } víctimas
}. { $ems } llegaron a un hospital con EMS y { $own } por sus propios medios.
end-treated = { $n ->
    [one] 1 fue tratado
   *[other] { $n } fueron tratados
} en la escena y { $n ->
    [one] dado
   *[other] dados
} de alta.
end-waiting = Al final, { $door ->
    [one] 1 esperaba
   *[other] { $door } esperaban
} una cama de emergencias y { $outside ->
    [one] 1 no había
   *[other] { $outside } no habían
} llegado a un hospital.
end-no-deaths = Ningún fallecido.
end-deaths = { $n ->
    [one] 1 fallecido
   *[other] { $n } fallecidos
}: { $scene } en la escena, { $before } antes de la atención, { $care } durante la atención. La mejor atención posible habría salvado a { $preventable } de ellos.
end-care = La atención definitiva empezó para { $n } de { $all } pacientes inmediatos; tiempo mediano { $median }.
end-cleared = El último paciente salió de { $site } a las { $time }.
end-not-cleared = Al final quedaban pacientes en { $site }.
end-eei = { $n } de { $all } elementos esenciales de información llegaron a tiempo.
end-sheltered = { $n ->
    [one] 1 persona
   *[other] { $n } personas
} en albergues.
end-task-target = { $task } (meta { $target })
end-for-evaluators = para los evaluadores
end-met = Cumplido a las { $times }
end-not-done = No hecho
end-some = { $n } de { $all } a tiempo

log-evaluator = Evaluación
log-bot = { $name } (bot)
log-refused = Rechazado: { $what }. { $why }
log-inject = Evento
log-missed = No se envió a tiempo: { $title }
log-module = Módulo «{ $title }» iniciado
log-eei = Informado a las { $time }, «{ $question }»: { $value }
log-expected = Esperado
log-expectation-met = Cumplido: { $what } (tras «{ $title }»)
log-expectation-missed = No hecho a tiempo: { $what } (tras «{ $title }»)
log-sent = Enviado a las { $time }: { $text }
log-delivered = Entregado: { $what }
log-time-up = Terminó el tiempo del escenario
result-none = { $option }: sin respuestas
result-some = { $option }: { $n } de { $all } ({ $who })

public-not-started = El ejercicio no ha empezado.
public-answered = { $n } de { $all } respondieron
figure-scenes = víctimas aún en las escenas, contadas por los equipos
figure-icu = camas de UCI con personal disponibles, según informes
figure-reported = hospitales que informaron en los últimos 30 min
figure-shelters = albergues abiertos

sheet-counted = contado ahora por su personal
sheet-reported = informado a las { $time }, hace { $n } min
sheet-no-report = ningún informe recibido
sheet-not-reporting = sin informe
sheet-not-open = no abierto
sheet-board = tablero: { $time }, hace { $n } min
sheet-never = nunca informó
sheet-differs = { $status }, { $n ->
    [one] 1 cama disponible
   *[other] { $n } camas disponibles
}; el tablero dice { $said }, { $reported }
sheet-short-of = Escasez de
sheet-trauma = Centro de trauma
sheet-trauma-level = nivel { $level }
sheet-capacity = Capacidad
sheet-people = Personas
sheet-encounters = Consultas médicas
sheet-health-team = Equipo de salud
sheet-on-site = en el lugar
sheet-none = ninguno
sheet-residents = Residentes
sheet-stations = Puestos
sheet-fleet = Unidades
sheet-generator = Generador
sheet-fuel = combustible para { $span }
sheet-utilities = Servicios
sheet-red-cells = Glóbulos rojos
sheet-red-cell-units = { $n ->
    [one] 1 unidad
   *[other] { $n } unidades
}
sheet-staff = Personal
sheet-boarding = Esperan cama
sheet-command-center = Centro de comando
sheet-active = activo
sheet-not-active = no activo
sheet-arrivals = Llegadas
nedocs = { $score } ({ $band })
nedocs-not-busy = poca actividad
nedocs-busy = con actividad
nedocs-extremely-busy = mucha actividad
nedocs-overcrowded = saturado
nedocs-severely-overcrowded = muy saturado
nedocs-dangerously-overcrowded = peligrosamente saturado
