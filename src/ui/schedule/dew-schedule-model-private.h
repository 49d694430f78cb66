/* dew-schedule-model-private.h: what the files of the schedule's model share: dew-schedule-model.c holds it and says which columns there are, dew-schedule-figures.c what stands in them. */
#pragma once

#include "dew-schedule-model.h"

G_BEGIN_DECLS

typedef enum { SCHEDULE_SUM, SCHEDULE_CHANGE, SCHEDULE_PERCENT, SCHEDULE_SAID } DewScheduleKind;

typedef struct {
  DewScheduleKind  kind;
  int         year;
  int         partner;          /* index, DEW_NO_PARTNER or DEW_ALL_PARTNERS */
  DewSum      sum;
  const char *said;             /* the column of a line */
  char        key[24];
} DewScheduleColumn;

struct _DewScheduleModel
{
  DewTreeModel parent_instance;

  GVariant    *sorts;           /* NULL: nothing was chosen */
  int          beside;
  GArray      *columns;         /* DewScheduleColumn: column 1 and those after it */
  char         text[32];        /* what cells and columns lend */
  char        *group;
  char         heading[16];
};

/* A column by its number, from 1. */
const DewScheduleColumn *_dew_schedule_column (gpointer model, guint number);

/* The two years that stand beside each other; the same where none does. */
int      _dew_schedule_earlier_year (DewScheduleModel *self);
int      _dew_schedule_later_year   (DewScheduleModel *self);

/* dew-schedule-figures.c: the model's virtual functions of those names. */
gboolean _dew_schedule_figure   (DewTreeModel *model, guint node, guint number, gint64 *pence);
gboolean _dew_schedule_baseline (DewTreeModel *model, guint node, guint number, gint64 *pence);
gboolean _dew_schedule_differs  (DewTreeModel *model, guint node, guint number);
void     _dew_schedule_dress    (DewTreeModel *model, guint node, guint number, DewGridCell *out);
char    *_dew_schedule_value    (DewTreeModel *model, guint node, guint number);

G_END_DECLS
