/* dew-chart-view.c */
