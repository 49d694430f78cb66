/* dew-money-print.c */
