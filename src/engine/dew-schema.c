/* dew-schema.c */
