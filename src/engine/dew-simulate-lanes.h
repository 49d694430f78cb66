/* dew-simulate-lanes.h: scenarios of a pool and year made ready to be simulated together: what the command line and the window both ask for.
 *
 * Making them ready reads the ledger; running them does not, so that they may be run on another thread while the ledger goes on. Each lane's lines vary by that scenario's figures, and
 * its draws are shared by its rules.
 */
#pragma once

#include "dew-simulate.h"
#include "dew-spread.h"

/* All borrowed, for the call alone. */
typedef struct {
  gint64                pool;           /* id */
  int                   year;
  const char           *as_at;          /* until when actuals count: a valid date, not empty */
  const char           *rules_at;       /* the rules in force on that day: a valid date; NULL: the year's last day */
  const gint64         *scenarios;      /* ids, in the order of the lanes; DEW_BASELINE may be among them */
  guint                 n_scenarios;    /* 1 to DEW_MAX_LANES */
  const DewUsualSpread *usual;          /* for demand-led lines without a spread of their own; NULL: theirs is that of the last years */
} DewLanesQuery;

/* How many lines vary in some lane, by where their spread is from. */
typedef struct {
  guint typed, usual, years;
} DewVaryCounts;

typedef struct {
  gint64      scenario;                 /* id */
  char       *name;                     /* "Baseline" in words for that */
  DewProgram *program;
  GArray     *inputs;                   /* DewSpreadInput */
  char       *reason;                   /* why it would refuse an overspend, or else an underspend: a sentence; NULL where it refuses neither */
} DewReadyLane;

typedef struct {
  char           *pool;                 /* its name */
  int             year;
  char           *as_at;                /* until when actuals count */
  char           *rules_at;             /* the day whose rules are in force */
  gboolean        has_usual;
  DewUsualSpread  usual;
  DewVaryCounts   varying;
  GPtrArray      *lanes;                /* DewReadyLane */
} DewReadyLanes;

/* NULL with an error where the pool is not there, there are too many lanes, a rule cannot be read, or nothing varies: that says what to do. */
DewReadyLanes *dew_ready_lanes_new  (const DewLedger *ledger, const DewLanesQuery *query, GError **error);
void           dew_ready_lanes_free (DewReadyLanes *lanes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewReadyLanes, dew_ready_lanes_free)

/* What would vary, without making ready what it is shared by. 0 everywhere where the pool is not there. */
DewVaryCounts  dew_lanes_varying    (const DewLedger *ledger, const DewLanesQuery *query);

/* Why nothing varies, and what can be done, in a sentence; usual: whether a usual spread is given. Free with g_free. */
char          *dew_lanes_fixed      (const char *pool, int year, gboolean usual);

/* Simulates them; of query draws, seed, threads, progress and data count, and the answer is that of dew_simulate (). Any thread may. */
DewSimulation *dew_ready_lanes_run  (const DewReadyLanes *lanes, const DewSimulateQuery *query, GError **error);

/* FALSE with an error where a lane shares none of the draws: it names the first that does not, and says why. */
gboolean       dew_ready_lanes_shared (const DewReadyLanes *lanes, const DewSimulation *simulation, GError **error);
