/* dew-csv.c */
