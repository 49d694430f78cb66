/* dew-intake.c */
