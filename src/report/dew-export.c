/* dew-export.c */
