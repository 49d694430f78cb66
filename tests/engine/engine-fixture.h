/* engine-fixture.h: a small county to edit, edits of it by chance, and ledgers as text. */
#pragma once

#include "dew-edit.h"

/* What make_county () has. Ids count up within a table, and positions are the ids, so that there is no room between two. */
enum { COUNCIL = 1, CCG, TRUST };               /* the last without a short name */
enum { ADULTS = 1, CHILDREN };                  /* agreements; the second without pools */
enum { OLDER = 1, EQUIPMENT, CARERS };          /* pools; the last in no agreement */
enum { GROWTH = 1, SPLIT };                     /* scenarios */

/* Lines: Older people: Care (Nursing (District nurses, Transport), Meals), Transport; Equipment: Beds, Transport; Carers: Respite, an empty category. */
enum { CARE = 10, NURSING, DISTRICT, NIGHT, MEALS, TRANSPORT, BEDS = 20, VAN, RESPITE = 30 };

/* Figures of 2013 and 2014, whole years and months, overlays of GROWTH, and rules 1 to 5; it validates. */
DewLedger *make_county (void);

/* Takes the changes over into the ledger. */
void take (DewLedger *ledger, DewChanges *changes);

/* Puts a figure into the ledger, past all checks of edits. */
void put (DewLedger *ledger, gint64 line, int year, int month, DewMeasure measure, gint64 partner, gint64 scenario, gint64 pence);

/* A ledger as text: every row and figure by the description, and the tree. Free with g_free. */
char *dump_ledger (const DewLedger *ledger);

void assert_same_dump (const DewLedger *ledger, const char *expected);

/* A refusal has that code, and is one sentence that says so. Clears the error. */
void assert_refused (GError **error, DewErrorCode code, const char *says);

/* Ids one after the other; data is a gint64 *. */
gint64 count_ids (gpointer data);

/* The same for edits by hand: from 9001 on, through the whole test. */
DewIds next_ids (void);

/* Says in a scenario how a line stands. */
void arrange (DewLedger *ledger, gint64 scenario, gint64 line, gint off, gint status, const char *pooled_from, gint lead_mode, gint64 lead);

/* How many kinds of edits by chance there are. */
#define N_RANDOM_VERBS 14

/* One edit by chance through the verbs of dew-edit.h; FALSE with an error where it is refused. *what says which verb it was. */
gboolean random_verb (const DewLedger *ledger, DewChanges *changes, DewIds ids, const char **what, GError **error);

/* The same through those of dew-edit-scenario.h alone, which are one kind among the others. */
gboolean random_scenario_verb (const DewLedger *ledger, DewChanges *changes, DewIds ids, GError **error);

/* How often to do what is done `full` times in the long run. */
guint how_many (guint full);
