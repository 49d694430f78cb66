/* dew-cli.c */
