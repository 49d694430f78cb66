/* dew-what-if-table-private.h: the rows of the lanes, and the widgets that they are made of.
 *
 * dew-what-if-table.c lists and fills them; dew-what-if-cells.c makes the widgets.
 */
#pragma once

#include "dew-what-if-page-private.h"

G_BEGIN_DECLS

typedef enum {
  DEW_ROW_HEAD,             /* number, name and menu */
  DEW_ROW_RULE,             /* in few words */
  DEW_ROW_SENTENCE,         /* as the schedule would have it */
  DEW_ROW_POOL,             /* a pool's name and variance */
  DEW_ROW_PERCENT,          /* of a partner: of the variance */
  DEW_ROW_SHARE,
  DEW_ROW_COST,
  DEW_ROW_CHANGES,          /* of the final cost: the two below side by side, where lanes are wide enough */
  DEW_ROW_CHANGE,           /* in pounds */
  DEW_ROW_CHANGE_PERCENT,   /* in per cent of the baseline's */
  DEW_ROW_RESERVE,          /* what no partner bears */
  DEW_ROW_HELD,
  DEW_ROW_UNALLOCATED,
  DEW_ROW_TOGETHER,
  DEW_ROW_WORDS,
} DewWhatIfRowKind;

typedef struct {
  DewWhatIfRowKind kind;
  gint64     pool;              /* 0: all */
  guint      partner;           /* its index, where the row is a partner's */
  gint64     held, across;      /* of what is held: how it is called goes by them */
  gboolean   brief;             /* a pool's among others: with its name, and no more than the share */
  GtkWidget *cells[DEW_MAX_COMPARED];
} DewWhatIfRow;

/* Whether a row is a partner's. */
gboolean    _dew_what_if_row_is_partners (DewWhatIfRowKind kind);

/* What a row is called at its left; borrowed. */
const char *_dew_what_if_row_name        (DewWhatIfPage *self, const DewWhatIfRow *row);

const DewPartner *_dew_what_if_partner   (DewWhatIfPage *self, guint partner);

/* A row's name, and its cell in a lane, still without what is said there; floating. */
GtkWidget  *_dew_what_if_new_name        (DewWhatIfPage *self, const DewWhatIfRow *row);
GtkWidget  *_dew_what_if_new_cell        (DewWhatIfPage *self, const DewWhatIfRow *row, guint lane);

G_END_DECLS
