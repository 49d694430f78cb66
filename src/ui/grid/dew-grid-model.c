/* dew-grid-model.c */
