/* dew-error.c */
