/* dew-chart-push-private.h: texts one above the other that must not lie upon each other. */
#pragma once

#include <glib.h>

typedef struct {
  double centre;                /* where it would be; then where it is; pixels */
  double height;
  guint  id;                    /* the caller's */
} DewPushItem;

/* Moves items, which come in the order of their centres, as little as can be (by the sum of squares) so that none lies
 * on another and all are within top and bottom. What is higher together than that goes over the bottom. */
void _dew_chart_push_apart (DewPushItem *items,
                            guint        n,
                            double       top,
                            double       bottom);
