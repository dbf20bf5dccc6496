# Palabras comunes a todas las pantallas. Glosario: una palabra para cada cosa.
exercise = EJERCICIO
