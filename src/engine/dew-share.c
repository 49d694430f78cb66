/* dew-share.c */
