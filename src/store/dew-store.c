/* dew-store.c */
