/* dew-schedule-model-private.h: what the files of the schedule's model share.
 *
 * dew-schedule-model.c holds the model and follows the document; the rows and the names in column 0 are a DewTree's; columns.c says which columns there are besides,
 * figures.c what their cells say and take.
 */
#pragma once

#include "dew-money-print.h"
#include "dew-schedule-model.h"
#include "dew-tree.h"

G_BEGIN_DECLS

typedef struct {
  int    partner;               /* index, DEW_NO_PARTNER or DEW_ALL_PARTNERS */
  DewSum sum;
} DewScheduleColumn;

struct _DewScheduleModel
{
  GObject      parent_instance;

  DewDocument *document;
  int          year;
  DewUnit      unit;
  gboolean     all_columns;
  gboolean     narrow;

  DewTree     *tree;
  GArray      *columns;         /* DewScheduleColumn: column 1 and those after it */
  int          decimals;

  char         text[DEW_MONEY_SIZE];    /* what cells and columns lend */
};

/* dew-schedule-model.c */
const DewTotals *_dew_schedule_model_totals (DewScheduleModel *self);

/* dew-schedule-columns.c; columns are numbered from 1. TRUE when they are others than before. */
gboolean                 _dew_schedule_model_list_columns    (DewScheduleModel *self);
const DewScheduleColumn *_dew_schedule_model_get_column      (DewScheduleModel *self, guint number);
void                     _dew_schedule_model_describe_column (DewScheduleModel *self, guint number, DewGridColumn *out);
const DewPartner        *_dew_schedule_model_partner         (DewScheduleModel *self, int index);

/* "Council additional", for screen readers and the record of changes. Free with g_free. */
char *_dew_schedule_model_column_words (DewScheduleModel *self, const DewScheduleColumn *column);

/* dew-schedule-figures.c: what the grid asks of a cell, by its node and its column. */
void          _dew_schedule_model_figure_cell   (DewScheduleModel *self, guint node, guint number, DewGridCell *out);
char         *_dew_schedule_model_figure_spoken (DewScheduleModel *self, guint node, guint number);
char         *_dew_schedule_model_figure_text   (DewScheduleModel *self, guint node, guint number);
char         *_dew_schedule_model_figure_fixed  (DewScheduleModel *self, guint node, guint number);
DewGridAnswer _dew_schedule_model_figure_commit (DewScheduleModel *self, guint node, guint number, const char *text, int choice, DewGridReply *reply);

G_END_DECLS
