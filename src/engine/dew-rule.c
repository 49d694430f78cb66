/* dew-rule.c */
