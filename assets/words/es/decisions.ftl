# Decisiones: nombre, ayuda (efecto, tiempo, costo) y la orden como aparece en el registro.

decision-activate-command-center = Activar centro de comando
decision-activate-command-center-hint = Agiliza los reportes; se requiere antes de la expansión.
decision-activate-command-center-order = Activar el centro de comando de { $at }

decision-report-status = Reportar camas y estado
decision-report-status-hint = Actualiza el tablero en 1 min; en 10 antes de activar la coalición.
decision-report-status-order = Reportar camas y estado de { $at }

decision-open-surge = Abrir camas de expansión
decision-open-surge-hint = Agrega camas en 20 a 45 min; sobrecarga al personal y empeora resultados.
decision-open-surge-order = Pasar { $at } a { $level }

decision-cancel-electives = Cancelar cirugías electivas
decision-cancel-electives-hint = Libera quirófanos al terminar cada caso.
decision-cancel-electives-order = Cancelar cirugías electivas en { $at }

decision-reverse-triage = Dar altas tempranas
decision-reverse-triage-hint = Da de alta a cerca del 8% de los hospitalizados en 1 a 4 h.
decision-reverse-triage-order = Dar altas tempranas en { $at }

decision-set-diversion = Fijar desvío
decision-set-diversion-hint = Las ambulancias van a otro lugar; siguen llegando pacientes por su cuenta.
decision-set-diversion-order =
    { $divert ->
     [divert] Desviar ambulancias de { $at }
    *[accept] Aceptar ambulancias en { $at }
    }

decision-recall-staff = Llamar al personal
decision-recall-staff-hint = Agrega 20% de personal en 30 a 90 min.
decision-recall-staff-order = Llamar al personal libre a { $at }

decision-transfer-patients = Trasladar pacientes
decision-transfer-patients-hint = El transporte llega en unos 30 min; primero quienes esperan cama en urgencias.
decision-transfer-patients-order =
    { $count ->
     [one] Trasladar 1 paciente de { $from } a { $to }
    *[other] Trasladar { $count } pacientes de { $from } a { $to }
    }

decision-set-triage-system = Fijar sistema de triaje
decision-set-triage-system-hint = SALT subclasifica un poco menos que START.
decision-set-triage-system-order = Usar triaje { $system }

decision-set-destination-policy = Fijar política de destino
decision-set-destination-policy-hint = Define cómo eligen hospital las ambulancias; solo ven camas reportadas.
decision-set-destination-policy-order = Fijar destinos de ambulancias: { $policy }

decision-set-quota = Limitar un hospital
decision-set-quota-hint = Limita los pacientes que llegan en ambulancia a un hospital.
decision-set-quota-order = Limitar { $at } a { $immediate } inmediatos, { $delayed } diferidos, { $minimal } menores

decision-send-buses = Enviar autobuses para ambulatorios
decision-send-buses-hint = Cada autobús lleva 30 víctimas ambulatorias; cargar toma 15 min.
decision-send-buses-order =
    { $buses ->
     [one] Enviar 1 autobús a { $site } y de ahí a { $to }
    *[other] Enviar { $buses } autobuses a { $site } y de ahí a { $to }
    }

decision-request-mutual-aid = Solicitar ayuda mutua
decision-request-mutual-aid-hint = Agrega ambulancias de un vecino tras su tiempo de viaje.
decision-request-mutual-aid-order = Solicitar ayuda mutua a { $from }

decision-merge-incidents = Unificar los dos incidentes
decision-merge-incidents-hint = Libera las unidades asignadas al incidente duplicado.
decision-merge-incidents-order = Unificar los dos incidentes

decision-set-reserve = Fijar reserva del 911
decision-set-reserve-hint = Reserva parte de la flota para otras llamadas al 911.
decision-set-reserve-order = Reservar { $pct }% de la flota para otras llamadas al 911

decision-set-dispatch-policy = Fijar política de despacho
decision-set-dispatch-policy-hint = La cobertura no vacía ninguna base; la escena espera un poco más.
decision-set-dispatch-policy-order = Fijar despacho: { $policy }

decision-set-priority-policy = Fijar prioridad de carga
decision-set-priority-policy-hint = Define a quién se carga primero cuando faltan ambulancias.
decision-set-priority-policy-order = Cargar primero: { $policy }

decision-request-air = Solicitar un helicóptero
decision-request-air-hint = Traslada un paciente crítico por vuelo; un equipo cuida la zona de aterrizaje.
decision-request-air-order = Solicitar un helicóptero para { $site }

decision-open-staging = Abrir un área de espera
decision-open-staging-hint = Evita la congestión en la escena; ocupa un equipo por 1 h.
decision-open-staging-order = Abrir un área de espera en { $site }

decision-open-collection-point = Abrir un punto de reunión
decision-open-collection-point-hint = Cargar toma 3 min menos; ocupa dos equipos por 1 h.
decision-open-collection-point-order = Abrir un punto de reunión de víctimas en { $site }

decision-stand-down = Liberar unidades sobrantes
decision-stand-down-hint = Las unidades sobrantes quedan disponibles; la ayuda mutua se desmoviliza.
decision-stand-down-order = Liberar todas las ambulancias de { $site } menos { $keep }

decision-relieve-crews = Relevar equipos
decision-relieve-crews-hint = Reemplaza equipos con 6 h o más de servicio; 20 min cada uno.
decision-relieve-crews-order = Relevar a los equipos cansados

decision-move-up = Reubicar una unidad
decision-move-up-hint = Mueve una unidad libre para cubrir otra base.
decision-move-up-order = Reubicar una unidad en { $to }

decision-issue-health-alert = Emitir una alerta de salud
decision-issue-health-alert-hint = Menos personas acuden a emergencias sin necesidad.
decision-issue-health-alert-order =
    { $languages ->
     [english] Emitir una alerta de salud solo en inglés
    *[four] Emitir una alerta de salud en los cuatro idiomas principales
    }

decision-open-family-center = Abrir centro de asistencia familiar
decision-open-family-center-hint = Las familias dejan emergencias y se acortan las estancias.
decision-open-family-center-order = Abrir un centro de asistencia familiar en { $at }

decision-allocate-blood = Asignar sangre
decision-allocate-blood-hint = Los glóbulos rojos llegan en 30 min.
decision-allocate-blood-order = Mover { $units } unidades de glóbulos rojos de { $from } a { $to }

decision-staff-shelter = Asignar personal a un refugio
decision-staff-shelter-hint = Un equipo de salud en el refugio reduce a la mitad las referencias.
decision-staff-shelter-order = Enviar un equipo de salud a { $at }

decision-activate-eoc = Activar el COE
decision-activate-eoc-hint = Se requiere antes de abrir refugios y evacuar.
decision-activate-eoc-order = Activar el centro de operaciones de emergencia

decision-open-shelter = Abrir un refugio
decision-open-shelter-hint = Recibe evacuados hasta su capacidad.
decision-open-shelter-order = Abrir un refugio en { $at }

decision-close-shelter = Cerrar un refugio
decision-close-shelter-hint = Deja de recibir personas.
decision-close-shelter-order = Cerrar el refugio de { $at }

decision-order-evacuation = Ordenar una evacuación
decision-order-evacuation-hint = Los residentes de la zona salen en 1 h.
decision-order-evacuation-order = Ordenar la evacuación de { $zone }

decision-clear-road = Despejar un camino
decision-clear-road-hint = Una cuadrilla lo reabre en unos 25 min.
decision-clear-road-order = Enviar una cuadrilla al cambio vial { $change }

decision-close-road = Cerrar calles junto al incidente
decision-close-road-hint = Cierra toda calle a menos de 150 m del lugar.
decision-close-road-order = Cerrar las calles alrededor de { $near }

decision-restore-power = Restablecer la energía primero
decision-restore-power-hint = Una cuadrilla eléctrica tarda unos 40 min.
decision-restore-power-order = Restablecer primero la energía en { $at }

decision-warn-public = Alertar al público
decision-warn-public-hint = Más personas saben dónde obtener ayuda.
decision-warn-public-order =
    { $languages ->
     [english] Alertar al público solo en inglés
    *[four] Alertar al público en los cuatro idiomas principales
    }

decision-activate-coalition = Activar la coalición
decision-activate-coalition-hint = Comparte reportes en 1 min; los hospitales reportan cada 15 min.
decision-activate-coalition-order = Activar la coalición

decision-request-status = Pedir estado a los hospitales
decision-request-status-hint = Cada hospital reporta en 4 a 9 min.
decision-request-status-order = Pedir el estado a todos los hospitales

decision-announce-distribution = Anunciar distribución de pacientes
decision-announce-distribution-hint = Reemplaza la política de destino de EMS.
decision-announce-distribution-order = Anunciar la distribución de pacientes: { $rule }

decision-send-rescue-teams = Enviar equipos de rescate
decision-send-rescue-teams-hint = Reduce a la mitad la extricación; ocupa dos equipos por 40 min.
decision-send-rescue-teams-order = Enviar equipos de rescate a { $site }

decision-set-hazard-zone = Fijar zonas de peligro
decision-set-hazard-zone-hint = Protege a los equipos en 12 min; ocupa una compañía por 2 h.
decision-set-hazard-zone-order = Fijar zonas de peligro en { $site }

decision-mass-decontamination = Iniciar descontaminación masiva
decision-mass-decontamination-hint = Abre en 15 min; 4 a 12 min por persona; dos compañías por 2 h.
decision-mass-decontamination-order = Iniciar la descontaminación masiva en { $site }

decision-search-sector = Buscar en el sector
decision-search-sector-hint = Ubica a todos los desaparecidos en 30 min; ocupa dos compañías.
decision-search-sector-order = Buscar desaparecidos en { $site }

decision-water-supply = Establecer suministro de agua
decision-water-supply-hint = Elimina en 12 min la demora del rescate por fuego; dos compañías.
decision-water-supply-order = Establecer suministro de agua en { $site }

decision-assess-structure = Evaluar la estructura
decision-assess-structure-hint = Termina la demora del rescate en 20 min; ocupa una compañía.
decision-assess-structure-order = Evaluar la estructura en { $site }

decision-retriage = Repetir el triaje
decision-retriage-hint = Halla a la mitad de los subclasificados; dos equipos por 40 min.
decision-retriage-order = Repetir el triaje de todas las víctimas en { $site }

decision-treat-and-release = Tratar y dar de alta en escena
decision-treat-and-release-hint = Las víctimas menores van a casa en 20 a 60 min; dos equipos.
decision-treat-and-release-order = Tratar y dar de alta a víctimas menores en { $site }

decision-lock-down = Cerrar accesos
decision-lock-down-hint = Las familias esperan afuera y se acortan las estancias.
decision-lock-down-order = Cerrar los accesos de { $at }

decision-assign-interpreters = Asignar intérpretes
decision-assign-interpreters-hint = Acorta 20% las estancias con inglés limitado; usa 1% del personal.
decision-assign-interpreters-order = Asignar intérpretes en { $at }

decision-conserve-fuel = Ahorrar combustible del generador
decision-conserve-fuel-hint = El combustible dura 50% más; cierra la mitad de los quirófanos.
decision-conserve-fuel-order = Ahorrar combustible del generador en { $at }

decision-conserve-oxygen = Ahorrar oxígeno
decision-conserve-oxygen-hint = El oxígeno dura 50% más; quienes lo usan empeoran un poco.
decision-conserve-oxygen-order = Ahorrar oxígeno en { $at }

decision-open-decontamination = Abrir descontaminación
decision-open-decontamination-hint = Lista en 15 a 30 min; usa 3% del personal.
decision-open-decontamination-order = Abrir la descontaminación en { $at }

decision-release-staff = Liberar al personal llamado
decision-release-staff-hint = El personal llamado descansa y vuelve al próximo turno.
decision-release-staff-order = Liberar al personal llamado de { $at }

decision-lend-staff = Prestar personal
decision-lend-staff-hint = Llegan tras 1 h de trámites (30 min con coalición) más el viaje.
decision-lend-staff-order = Prestar { $nurses } enfermeros de { $from } a { $to }

decision-send-supplies = Enviar suministros
decision-send-supplies-hint = Se empacan en 25 min, más el viaje; reduce su inventario.
decision-send-supplies-order = Enviar { $count } { $item } de { $from } a { $to }

decision-offer-transfer = Ofrecer un traslado
decision-offer-transfer-hint = El otro hospital debe aceptar; la oferta vence en 1 h.
decision-offer-transfer-order = Ofrecer { $count } pacientes de { $from } ({ $kind }) a { $to }

decision-accept-transfer = Aceptar un traslado
decision-accept-transfer-hint = Reserva camas hasta que lleguen.
decision-accept-transfer-order = Aceptar pacientes de { $from } en { $at }

decision-refuse-transfer = Rechazar un traslado
decision-refuse-transfer-hint = Los pacientes permanecen donde están.
decision-refuse-transfer-order = Rechazar pacientes de { $from } en { $at }

decision-shelter-hospital = Refugiarse en el lugar
decision-shelter-hospital-hint = Detiene llegadas, altas y recogidas hasta que termine.
decision-shelter-hospital-order =
    { $on ->
     [yes] Refugiarse en el lugar en { $at }
    *[no] Terminar el refugio en el lugar en { $at }
    }

decision-evacuate-hospital = Evacuar hospitalizados
decision-evacuate-hospital-hint = Detiene ingresos ahí; escaleras, camilleros y vehículos marcan el ritmo.
decision-evacuate-hospital-order = Evacuar { $at }: { $scope }, { $by }

decision-start-downtime = Iniciar procedimientos sin sistema
decision-start-downtime-hint = Evita casi toda la demora sin expediente electrónico; si funciona, quita tiempo.
decision-start-downtime-order = Iniciar procedimientos sin sistema en { $at }

decision-open-alternate-site = Abrir sitio de atención alterno
decision-open-alternate-site-hint = Agrega 20% de camas en unas 4 h; sin más personal.
decision-open-alternate-site-order = Abrir un sitio de atención alterno en { $at }

decision-set-visitors = Fijar política de visitas
decision-set-visitors-hint = Menos visitas alivian emergencias; cuesta hasta 2% del personal.
decision-set-visitors-order = Fijar visitas en { $at }: { $policy }

decision-open-information-center = Abrir centro de información familiar
decision-open-information-center-hint = Las familias dejan emergencias; usa 2% del personal.
decision-open-information-center-order = Abrir un centro de información familiar en { $at }

decision-open-nurse-line = Abrir línea de enfermería
decision-open-nurse-line-hint = Menos personas acuden a emergencias sin necesidad.
decision-open-nurse-line-order = Abrir la línea de enfermería

decision-declare-crisis-standards = Declarar estándares de crisis
decision-declare-crisis-standards-hint = Se requiere antes de la expansión de crisis; empeora la atención.
decision-declare-crisis-standards-order = Declarar estándares de atención de crisis

decision-evacuate-residents = Evacuar residentes
decision-evacuate-residents-hint = Ocho por camioneta cada 12 min tras 30 min; mover causa daño.
decision-evacuate-residents-order = Evacuar residentes de { $from } a { $to }

decision-accept-step-down = Aceptar altas del hospital
decision-accept-step-down-hint = Recibe hasta ocho pacientes del hospital más lleno en 3 h.
decision-accept-step-down-order = Aceptar altas del hospital en { $at }

decision-outreach = Hacer alcance en una zona
decision-outreach-hint = 20% más residentes encuentran un refugio.
decision-outreach-order =
    { $languages ->
     [english] Hacer alcance en { $zone } solo en inglés
    *[four] Hacer alcance en { $zone } en los cuatro idiomas principales
    }

decision-close-referrals = Dar seguimiento a referencias
decision-close-referrals-hint = Las referencias se cierran en 1 h en vez de 3.
decision-close-referrals-order = Dar seguimiento a las referencias de { $at }

decision-endorse-message = Respaldar el mensaje
decision-endorse-message-hint = Más personas confían en la alerta de salud.
decision-endorse-message-order = Respaldar el mensaje público

decision-control-rumour = Desmentir el rumor
decision-control-rumour-hint = Los curiosos dejan las calles; menos personas preocupadas salen de casa.
decision-control-rumour-order = Desmentir el rumor

decision-start-surveillance = Iniciar vigilancia
decision-start-surveillance-hint = Más personas siguen las alertas tras 4 h; quita personal de enfermería.
decision-start-surveillance-order = Iniciar vigilancia de brotes

decision-open-pod = Abrir punto de entrega
decision-open-pod-hint = Repone medicamentos perdidos tras 4 h; ocupa un equipo de promotores.
decision-open-pod-order = Abrir un punto de entrega de medicamentos en { $at }

decision-issue-isolation-guidance = Emitir guía de aislamiento
decision-issue-isolation-guidance-hint = Menos consultas en refugios; cada refugio pierde 10% de capacidad.
decision-issue-isolation-guidance-order = Emitir guía de aislamiento a los refugios

decision-order-early-dialysis = Ordenar diálisis anticipada
decision-order-early-dialysis-hint = Los centros con energía tratan tras 6 h; turnos dobles.
decision-order-early-dialysis-order = Ordenar sesiones de diálisis anticipadas

decision-issue-water-order = Emitir aviso de hervir agua
decision-issue-water-order-hint = Menos enfermos por agua insegura; cocinas y diálisis más lentas.
decision-issue-water-order-order = Emitir un aviso de hervir el agua

decision-open-fatality-center = Abrir centro de fallecidos
decision-open-fatality-center-hint = Alivia las morgues tras 6 h; requiere un local de operaciones.
decision-open-fatality-center-order = Abrir un centro de manejo de fallecidos en { $at }

decision-declare-emergency = Declarar emergencia
decision-declare-emergency-hint = Se requiere antes de la ayuda estatal y federal.
decision-declare-emergency-order = Declarar emergencia

decision-request-outside-help = Solicitar ayuda estatal o federal
decision-request-outside-help-hint = Agrega cuadrillas, equipos y autobuses: estatal 12 h, federal 48 h.
decision-request-outside-help-order =
    { $level ->
     [federal] Solicitar ayuda federal
    *[state] Solicitar ayuda estatal
    }

decision-request-national-guard = Solicitar Guardia Nacional
decision-request-national-guard-hint = Tras 12 h, sus vehículos llevan a usuarios de equipos a refugios; solicitud única.
decision-request-national-guard-order = Solicitar la Guardia Nacional

decision-provide-transport = Proveer transporte
decision-provide-transport-hint = Lleva a usuarios de equipos a refugios y diálisis; tres zonas a la vez.
decision-provide-transport-order = Proveer transporte para { $zone }

decision-restore-zone = Restablecer una zona primero
decision-restore-zone-hint = Una cuadrilla tarda unas 6 h y no atiende otro lugar.
decision-restore-zone-order = Restablecer primero la energía en { $zone }

decision-deliver-fuel = Entregar combustible primero
decision-deliver-fuel-hint = Agrega un día de combustible en 2 h; máximo cuatro camiones.
decision-deliver-fuel-order = Entregar combustible primero a { $at }

decision-assess-damage = Evaluar daños
decision-assess-damage-hint = Las reparaciones toman 25% menos tras 4 h; ocupa una cuadrilla.
decision-assess-damage-order = Evaluar los daños

decision-draw-cache = Usar una reserva
decision-draw-cache-hint = Abastece un refugio tras una demora; algunas requieren emergencia declarada.
decision-draw-cache-order = Enviar { $cache } a { $to }

decision-shelter-in-place = Resguardar residentes
decision-shelter-in-place-hint = Reduce a la mitad el daño por calor; no acepta altas del hospital.
decision-shelter-in-place-order = Resguardar en el lugar a los residentes de { $at }

decision-run-early-sessions = Adelantar sesiones
decision-run-early-sessions-hint = Los pacientes adelantan una sesión; 6 h de turnos dobles.
decision-run-early-sessions-order = Adelantar sesiones de diálisis en { $at }

decision-extend-hours = Extender el horario
decision-extend-hours-hint = Un tercio más de sesiones; menos visitas a emergencias; cansa al personal.
decision-extend-hours-order = Extender el horario de { $at }

decision-set-power-plan = Prepararse para un apagón
decision-set-power-plan-hint = Un generador contratado agrega un día de energía tras 6 h.
decision-set-power-plan-order = Preparar { $at } para un apagón

decision-check-on-people = Hacer visitas de bienestar
decision-check-on-people-hint = Encuentra a quienes no llaman; ocupa un equipo por un día.
decision-check-on-people-order = Hacer visitas de bienestar en { $zone }

decision-provide-languages = Enviar intérpretes
decision-provide-languages-hint = Menos referencias abiertas; ocupa un equipo por un día.
decision-provide-languages-order = Enviar intérpretes a { $at }

decision-register-needs = Registrar necesidades funcionales
decision-register-needs-hint = Transporte y diálisis alcanzan al triple; un equipo, un día.
decision-register-needs-order = Registrar a personas con necesidades de acceso y funcionales en { $zone }

decision-open-community-center = Abrir un centro comunitario
decision-open-community-center-hint = Ayuda a quedarse en casa; abre en 3 h; ocupa un equipo.
decision-open-community-center-order =
    { $offer ->
     [cooling] Abrir un centro de enfriamiento en { $zone }
     [charging] Abrir un centro de carga en { $zone }
    *[kitchen] Abrir una cocina comunitaria en { $zone }
    }

decision-raise-barrier = Reportar barrera de acceso
decision-raise-barrier-hint = Informa qué impide el acceso; sin respuesta en 2 h, cuesta confianza.
decision-raise-barrier-order = Reportar una barrera de acceso en { $zone }: { $barrier }

decision-answer-barrier = Eliminar barrera de acceso
decision-answer-barrier-hint = Elimina la barrera en 2 h; ocupa un equipo.
decision-answer-barrier-order = Eliminar la barrera de acceso en { $zone }: { $barrier }

decision-set-priorities = Fijar prioridades comunitarias
decision-set-priorities-hint = Sube la confianza; cuadrillas y equipos atienden primero esta zona.
decision-set-priorities-order = Fijar prioridades con los residentes de { $zone }

decision-contest-allocation = Impugnar la asignación
decision-contest-allocation-hint = Baja la confianza en toda zona hasta una reunión de coordinación.
decision-contest-allocation-order = Impugnar la asignación

decision-publish-message = Publicar un mensaje
decision-publish-message-hint = Llega a residentes con inglés limitado, en su nombre.
decision-publish-message-order = Publicar un mensaje para { $zone }

decision-share-picture = Compartir el panorama operativo
decision-share-picture-hint = Entrega los reportes al instante; todos los miembros ven su estado.
decision-share-picture-order = Compartir el panorama operativo común

decision-broker-transfer = Gestionar un traslado
decision-broker-transfer-hint = Ambos hospitales aceptan; el transporte tarda 30 min.
decision-broker-transfer-order =
    { $count ->
     [one] Gestionar el traslado de 1 paciente de { $from } a { $to }
    *[other] Gestionar el traslado de { $count } pacientes de { $from } a { $to }
    }

decision-announce-allocation = Anunciar regla de asignación
decision-announce-allocation-hint = Las reservas siguen la regla; los asesores pueden impugnarla.
decision-announce-allocation-order = Anunciar la regla de asignación: { $rule }

decision-call-meeting = Convocar reunión de coordinación
decision-call-meeting-hint = Toma 30 min; actualiza reportes y resuelve una regla impugnada.
decision-call-meeting-order = Convocar una reunión de coordinación

decision-task-member = Asignar tarea a un hospital
decision-task-member-hint = Su centro de comando abre y reporta en 15 min.
decision-task-member-order = Pedir a { $at } que abra su centro de comando

decision-record-decision = Registrar una decisión
decision-record-decision-hint = Documenta una decisión que no tiene botón.
decision-record-decision-order =
    { $reason ->
     [none] Decisión: { $text }
    *[other] Decisión: { $text } (motivo: { $reason })
    }

# Títulos de la lista de decisiones.
group-coordination = Coordinación
group-command = Comando
group-capacity = Capacidad
group-scene = Escena
group-destinations = Destinos
group-fleet = Flota
group-public = Público
group-shelter = Refugio
group-utilities = Caminos y energía
group-supplies = Suministros
group-other = Otras

# Campos de los formularios.
field-ambulances = Ambulancias
field-barrier = Barrera
field-base = Base
field-buses = Autobuses
field-cache = Reserva
field-center = Centro
field-decision = Decisión
field-delayed = Diferidos
field-doors = Puertas
field-from = Desde
field-hospital = Hospital
field-immediate = Inmediatos
field-item = Artículo
field-keep = Mantener en la escena
field-languages = Idiomas
field-level = Nivel
field-member = Hospital
field-minimal = Menores
field-move-by = Transporte
field-mutual-aid = Vecino
field-nurses = Enfermeros
field-nursing-home = Hogar de ancianos
field-offer = Tipo
field-patients = Pacientes
field-patients-of = Pacientes de
field-percent = Porcentaje reservado
field-place = Centro
field-quantity = Cantidad
field-reason = Motivo
field-road = Camino
field-rule = Regla
field-scope = Quiénes
field-shelter = Refugio
field-site = Lugar
field-system = Sistema
field-to = Hacia
field-unit = Unidad
field-units = Unidades
field-visitors = Visitas
field-zone = Zona

form-no-option = No hay opciones en { $field }.
form-mutual-aid = { $name }: { $als } ALS, { $bls } BLS, llegada en { $eta }
diversion-divert = desviar
diversion-accept = aceptar
languages-four = los cuatro idiomas principales de la región
languages-english = solo inglés
doors-closed = cerradas
doors-open = abiertas
