/* dew-grid.c */
