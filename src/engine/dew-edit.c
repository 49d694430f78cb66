/* dew-edit.c */
