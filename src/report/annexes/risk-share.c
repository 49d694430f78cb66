/* risk-share.c */
