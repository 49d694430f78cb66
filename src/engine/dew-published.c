/* dew-published.c */
