/* dew-changes.c */
