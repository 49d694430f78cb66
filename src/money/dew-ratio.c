/* dew-ratio.c */
