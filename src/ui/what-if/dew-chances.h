/* dew-chances.h: what a pool may come to in each scenario: a simulation that is asked for, run aside, and told as a table, in words and as a chart.
 *
 * A result stays until another takes its place, and is shown while its pool and year are. Where the document, or the scenarios that stand side by side, are no longer those that it was
 * worked out from, it says so.
 */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_CHANCES (dew_chances_get_type ())
G_DECLARE_FINAL_TYPE (DewChances, dew_chances, DEW, CHANCES, GtkWidget)

/* All borrowed. */
typedef struct {
  DewDocument  *document;       /* NULL: none */
  int           year;
  gint64        pool;           /* id, 0: all of them; those cannot be simulated together */
  const char   *as_at;          /* a valid date, not empty */
  const gint64 *scenarios;      /* ids, in the order of the lanes */
  guint         n_scenarios;    /* 1 to DEW_MAX_LANES */
} DewChancesQuery;

/* What is to be simulated from now on. Costs nothing where it is the same as before. A simulation of another pool or year, or of another document, that runs is stopped. */
void     dew_chances_show     (DewChances *self, const DewChancesQuery *query);

/* The document was changed; NULL: anything in it. */
void     dew_chances_changed  (DewChances *self, const DewChanges *changes);

/* Begins a simulation, or says why there can be none. */
void     dew_chances_simulate (DewChances *self);

/* Stops the one that runs; FALSE where none does. */
gboolean dew_chances_stop     (DewChances *self);

G_END_DECLS
