/* dew-chart.c */
