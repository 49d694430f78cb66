/* dew-chart-draw.c */
