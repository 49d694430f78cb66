/* dew-monitor-private.h: how the spending of a year is kept, node by node, and worked out, line by line */
#pragma once

#include "dew-monitor.h"

/* What a line is warned of. */
typedef enum {
  DEW_WARN_MONTHS_DIFFER    = 1 << 0,   /* the months typed are not the year's budget */
  DEW_WARN_NO_WEIGHTS       = 1 << 1,   /* of the profile */
  DEW_WARN_ZERO_WEIGHTS     = 1 << 2,
  DEW_WARN_WILD_WEIGHTS     = 1 << 3,   /* they nearly cancel out */
  DEW_WARN_LATE             = 1 << 4,   /* an actual after M */
  DEW_WARN_GAP              = 1 << 5,   /* a month to M without, between actuals */
  DEW_WARN_NO_LAST_YEAR     = 1 << 6,   /* of the outlook */
  DEW_WARN_ZERO_LAST_YEAR   = 1 << 7,
  DEW_WARN_WILD_FORECAST    = 1 << 8,
  DEW_WARN_STOPS            = 1 << 9,   /* the last months to M without an actual, after one that has one */
  DEW_WARN_OVERRULED        = 1 << 11,  /* months with an actual of a partner whose actual for the year stands before them */
  DEW_WARN_LAST_STOPS       = 1 << 10,  /* last year's months, which something follows, end before March */
} DewMonitorWarnings;

/* One node. */
typedef struct {
  gint64  pence[DEW_N_MONITOR_ADDED];           /* modulo 2⁶⁴ while the monitor's magnitude is beyond G_MAXINT64 */
  guint   entered[DEW_N_MONITOR_ADDED];         /* how many lines have it */
  guint   lacking[DEW_N_MONITOR_DIFFERENCES];   /* how many have one of the two alone */
  guint   warned;                               /* how many have a warning */
  guint   stopped;                              /* how many have DEW_WARN_STOPS */
  guint16 warnings;                             /* DewMonitorWarnings of a line */
  guint8  is_line;
} DewMonitorCell;

struct _DewMonitor
{
  int                year;
  int                months;            /* M */
  gint64             scenario;
  char              *as_at;
  gint               amber, red;        /* millionths */
  guint64            structure;         /* of the ledger it was made from */
  guint              n_nodes;
  DewMonitorCell    *cells;             /* node by node */
  guint             *source;            /* whose months of last year are a line's, by node: its own number, another's, or 0 for nobody's; NULL where none is asked for */
  guint             *follower, *next;   /* the first line that continues a line, and the next that continues the same, by node; 0 is none; NULL as source is */
  unsigned __int128  magnitude;         /* the sizes of all lines' amounts added up */
};

/* Bits of months: 1 to 12, and 1 to M. */
#define DEW_ALL_MONTHS 0x1ffeu

static inline guint
_dew_months_until (int months)
{
  return (2u << months) - 2;
}

/* As dew_monitor_patch (); the nodes of the lines that were worked out again are appended (guint). FALSE where all were. */
gboolean _dew_monitor_follow (DewMonitor *monitor, const DewLedger *ledger, const DewTotals *totals, const DewChanges *changes, GArray *nodes);

/* ---- A line's year, from its figures ---- */

/* All partners together. Index 0 is what is entered for the year itself. */
typedef struct {
  gint64 pence[DEW_N_MONTHLY][13];
  guint  entered[DEW_N_MONTHLY];        /* bits */
  gint64 counted[13];                   /* actuals of months that count: of partners without an actual for the year itself */
  guint  counts;                        /* bits */
  guint  overruled;                     /* bits: months of partners with one */
} DewLineYear;

void _dew_line_year_read (DewLineYear *read, const DewLedger *ledger, guint node, int year, gint64 scenario);

/* What counts by the end of month M; FALSE where none is entered. */
gboolean _dew_line_year_actual (const DewLineYear *year, int months, gint64 *pence);

/* The months to M without an actual, between actuals; those after M with one. */
guint _dew_line_year_gaps (const DewLineYear *year, int months);
guint _dew_line_year_late (const DewLineYear *year, int months);

/* The last month with an actual where there are months to M after it; else 0. */
int _dew_line_year_stops (const DewLineYear *year, int months);

/* ---- Last year ---- */

/* Finds source and follower, or nothing where no line is profiled or forecast by last year. */
void _dew_monitor_look_back (DewMonitor *monitor, const DewLedger *ledger);

/* Finds source afresh for a line whose actuals of last year changed; the nodes that depend on it, itself among them, go into `nodes` (guint). */
void _dew_monitor_look_again (DewMonitor *monitor, const DewLedger *ledger, guint node, GArray *nodes);

/* ---- A line ---- */

typedef struct {
  const DewMonitor *monitor;
  DewProfile        profile;            /* in effect */
  DewOutlook        outlook;
  int               expected;           /* the months that actuals are expected of: M, or those until its pool ended */
  int               known;              /* K */
  DewLineYear       now;
  DewLineYear       last;               /* read only where has_last */
  gboolean          has_last;
} DewMonitorLine;

void _dew_monitor_line_read (DewMonitorLine *line, const DewMonitor *monitor, const DewLedger *ledger, guint node);

/* The weights of the profile; 0, or the warning why there are none. */
guint _dew_monitor_line_weigh (const DewMonitorLine *line, gint64 amount, gint64 weights[13]);

/* amount × weights of months 1 to `months` ÷ weights of the year, which do not sum to 0, and fit. */
gint64 _dew_monitor_spread (gint64 amount, const gint64 weights[13], int months);

/* TRUE when the weights sum to something, and no month's cumulative amount is too large. */
gboolean _dew_monitor_spreads (gint64 amount, const gint64 weights[13]);

/* A service line's columns and warnings, into a cell of zeros. */
void _dew_monitor_work_out (const DewMonitor *monitor, const DewLedger *ledger, const DewTotals *totals, guint node, DewMonitorCell *cell);
