/* dew-apportion.c */
