/* dew-chances-private.h: what the files of DewChances share.
 *
 * dew-chances.c holds the widget and what it is about; settings.c what is asked for before a run; count.c what would vary; run.c the run on its thread; table.c and chart.c the result; words.c the sentences.
 */
#pragma once

#include "dew-chances.h"
#include "dew-chart-view.h"
#include "dew-lanes.h"
#include "dew-segments.h"
#include "dew-simulate-lanes.h"

G_BEGIN_DECLS

/* A simulation, with all that is needed to tell it when the document has gone on. */
typedef struct {
  gint64         pool;          /* id */
  DewReadyLanes *ready;
  DewSimulation *simulation;    /* NULL until it has run */
  GPtrArray     *partners;      /* char *: short names, by partner index */
  guint          numbers[DEW_MAX_LANES];        /* of the scenarios, 1 for the baseline */
  gboolean       edited;        /* the document was changed since */
} DewChancesResult;

typedef struct _DewChancesJob DewChancesJob;

struct _DewChances
{
  GtkWidget         parent_instance;

  GtkLabel         *explanation;
  GtkWidget        *settings;
  GtkDropDown      *draws_choice;
  GtkEntry         *seed_entry;
  GtkEntry         *deviation_entry;
  GtkDropDown      *shape_choice;
  GtkWidget        *simulate_button;
  GtkWidget        *message_box;
  GtkLabel         *message;
  GtkWidget        *schedule_button;
  GtkWidget        *progress_box;
  GtkProgressBar   *progress;
  GtkWidget        *stop_button;
  GtkWidget        *stale_box;
  GtkLabel         *stale;
  GtkWidget        *again_button;
  GtkLabel         *sentences;
  GtkWidget        *result_box;
  DewLanes         *lanes;
  GtkLabel         *basis;
  GtkWidget        *chart_card;
  DewChartView     *chart;
  GtkDropDown      *bearer_choice;
  DewSegments      *kind_choice;

  DewDocument      *document;
  int               year;
  gint64            pool;
  char             *as_at;
  GArray           *scenarios;          /* gint64 */

  DewVaryCounts     varying;
  gboolean          counted;            /* varying is of what stands now */
  guint             counting;           /* source that begins to count it */
  gboolean          counts;             /* a thread does */
  guint             count_serial;       /* goes up with what there is to count */
  char             *failure;            /* why the last one failed, until something changes */

  DewChancesJob    *job;                /* runs; borrowed from its task */
  guint             polling;            /* source that shows how far it is */
  DewChancesResult *result;             /* NULL: none yet */
  GArray           *bearers;            /* guint: partner indices behind bearer_choice */
  gint64            bearer;             /* id of the one whose chart is shown, 0: the first */
  gboolean          filling;            /* choices are being set, and not by a person */
};

/* ---- dew-chances.c ---- */

const DewLedger *_dew_chances_ledger   (DewChances *self);
/* Whether the result is of what stands now, apart from edits. */
gboolean         _dew_chances_is_shown (DewChances *self);
/* Shows what can be done and what there is. */
void             _dew_chances_look     (DewChances *self);

/* ---- dew-chances-settings.c ---- */

void     _dew_chances_add_settings  (DewChances *self);
/* What is set; FALSE where something of it cannot be read. usual is only filled where has_usual. */
gboolean _dew_chances_read_settings (DewChances *self, guint64 *draws, guint64 *seed, gboolean *has_usual, DewUsualSpread *usual);
/* Shows what varies, or why there can be no simulation; FALSE then. */
gboolean _dew_chances_show_settings (DewChances *self);
/* Gives the focus to what stands in the way of a simulation. */
void     _dew_chances_focus_refusal (DewChances *self);

/* ---- dew-chances-count.c ---- */

/* Counts what varies when nothing has changed for a moment. */
void     _dew_chances_count_later   (DewChances *self);

/* ---- dew-chances-run.c ---- */

void     _dew_chances_run           (DewChances *self);
/* What runs is of a document that has been changed since. */
void     _dew_chances_job_edited    (DewChancesJob *job);
void     _dew_chances_result_free   (DewChancesResult *result);

/* ---- dew-chances-table.c ---- */

/* Makes the table of the result, and copies it. */
void     _dew_chances_show_table    (DewChances *self);
void     _dew_chances_copy          (DewChances *self);

/* ---- dew-chances-chart.c ---- */

void     _dew_chances_add_chart     (DewChances *self);
void     _dew_chances_show_chart    (DewChances *self);

/* ---- dew-chances-words.c ---- */

/* All of it in sentences; what it was worked out by. Free with g_free. */
char    *_dew_chances_sentences     (const DewChancesResult *result);
char    *_dew_chances_basis         (const DewChancesResult *result);
/* Which lines vary, and how. */
char    *_dew_chances_explanation   (const DewVaryCounts *varying);

const DewReadyLane    *_dew_chances_lane (const DewChancesResult *result, guint lane);
/* Whether a partner may have to bear anything in a lane, and in any. */
gboolean _dew_chances_bears         (const DewChancesResult *result, guint lane, guint partner);
gboolean _dew_chances_bears_any     (const DewChancesResult *result, guint partner);

G_END_DECLS
