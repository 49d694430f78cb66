/* dew-annex.c */
