/* dew-ledger.c */
