/* dew-money.c */
