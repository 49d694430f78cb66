/* dew-sheet.c */
