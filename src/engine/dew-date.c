/* dew-date.c */
