/* dew-totals.c */
