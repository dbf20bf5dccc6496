# Words that every surface uses. Glossary: one word per thing.
exercise = EXERCISE
