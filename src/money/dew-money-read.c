/* dew-money-read.c */
