/* dew-document.c */
