/* dew-schema.h: the tables of a document, described once.
 *
 * One table is one entry here and one struct below; loading, saving, undo, the ledger, import and export of the whole document all follow
 * the description. The columns of a table stand in the order of the file's own columns, the key first. New columns and
 * tables are only ever appended, each with the version of the format that it came with: a row of an older version has in them what a new row has, 0 or "".
 */
#pragma once

#include <glib.h>

#include "dew-quantity.h"

typedef enum {
  DEW_TABLE_DOCUMENT,
  DEW_TABLE_PARTNER,
  DEW_TABLE_AGREEMENT,
  DEW_TABLE_POOL,
  DEW_TABLE_LINE,
  DEW_TABLE_SCENARIO,
  DEW_TABLE_FIGURE,
  DEW_TABLE_RULE,
  DEW_TABLE_VIREMENT,
  DEW_TABLE_MOVEMENT,
  DEW_TABLE_REMARK,
  DEW_TABLE_ARRANGEMENT,
  DEW_TABLE_VARIANCE,
  DEW_TABLE_INCENTIVE,
  DEW_TABLE_SPREAD,
  DEW_N_TABLES
} DewTable;

typedef enum {
  DEW_COLUMN_INT64,     /* gint64 in the struct, INTEGER in the file */
  DEW_COLUMN_INT,       /* gint in the struct, INTEGER in the file */
  DEW_COLUMN_TEXT,      /* char * in the struct, never NULL; TEXT in the file, never NULL */
  DEW_COLUMN_DATE,      /* as TEXT; "" or YYYY-MM-DD */
  DEW_COLUMN_MONEY,     /* gint64 pence */
} DewColumnType;

typedef enum {
  DEW_COLUMN_KEY      = 1 << 0, /* part of the primary key */
  DEW_COLUMN_NULLABLE = 1 << 1, /* NULL in the file; 0 in the struct for a reference, DEW_CLEARED for money */
} DewColumnFlags;

typedef struct {
  const char       *name;
  DewColumnType     type;
  DewColumnFlags    flags;
  gsize             offset;       /* into the struct */
  int               refers;       /* DewTable this column holds an id of, or -1 */
  gint64            min, max;     /* what an integer may be, both 0 for anything */
  const char *const *words;       /* the words for the values 0, 1, …, NULL-terminated, for JSON and CSV; NULL where it is a number */
  int               since;        /* the version of the format it came with; 0: the table's own */
} DewColumn;

typedef struct {
  const char      *name;
  gsize            size;          /* of the struct */
  const DewColumn *columns;
  guint            n_columns;
  guint            n_key;         /* how many of the first columns are the key */
  int              since;         /* the version of the format it came with; 0: the first */
} DewTableInfo;

/* The version of the format that this description is of. */
#define DEW_FORMAT_VERSION 4

extern const DewTableInfo dew_tables[DEW_N_TABLES];

/* The index of a column by name, or -1. */
int dew_table_column (DewTable table, const char *name);

/* How many of a table's columns a version of the format has: the first so many; 0 where it has no such table. */
guint dew_table_columns_in (DewTable table, int version);

/* The table by name, or -1. */
int dew_table_find (const char *name);

/* ---- The rows ---- */

/* Figures in a scenario may be cleared: no figure there, though the baseline has one. */
#define DEW_CLEARED G_MININT64

/* The baseline's number in every column that names a scenario. */
#define DEW_BASELINE G_GINT64_CONSTANT (0)

/* The partner of a figure that belongs to none. */
#define DEW_UNATTRIBUTED G_GINT64_CONSTANT (0)

/* The only row of `document`. */
#define DEW_DOCUMENT_ID G_GINT64_CONSTANT (1)

typedef enum { DEW_APPROVAL_UNSAID, DEW_APPROVAL_DRAFT, DEW_APPROVAL_APPROVED } DewApproval;

typedef struct {
  gint64 id;
  char  *title;
  char  *subtitle;      /* what this draft is: "Draft for Cabinet, June 2013" */
  char  *as_at;         /* the date that "soon", "past", months to date and rules in force go by; "" is today */
  char  *note;
  gint   amber;         /* from what variance on a status is amber, in millionths of the budget; 0: DEW_USUAL_AMBER */
  gint   red;           /* above what variance it is red; 0: DEW_USUAL_RED */
  gint   approval;      /* DewApproval */
  char  *prepared_by;   /* a role */
  char  *contact;
  char  *marking;       /* its security classification: "OFFICIAL" */
  char  *annexes;       /* what it was last exported with: names of annexes in order, with spaces between; "": never chosen */
  gint   paper_unit;    /* what tables for print were last in, as DewUnit has it */
  gint   working_copy;  /* 1: it was last exported as a working copy */
} DewDocumentRow;

/* 2 % and 5 %, in millionths. */
#define DEW_USUAL_AMBER 20000
#define DEW_USUAL_RED   50000

typedef enum { DEW_PARTNER_AUTHORITY, DEW_PARTNER_NHS_COMMISSIONER, DEW_PARTNER_NHS_TRUST, DEW_PARTNER_OTHER } DewPartnerKind;

typedef struct {
  gint64 id;
  gint64 position;      /* order among siblings; need not be unique or contiguous */
  char  *name;
  char  *short_name;    /* "" where there is none */
  gint   kind;          /* DewPartnerKind */
} DewPartner;

typedef struct {
  gint64 id;
  gint64 position;
  char  *name;
  char  *start;
  char  *end;
  gint   no_end;        /* 1: runs with no end date. 0 with an empty end: not entered */
  char  *review;
  char  *note;
  char  *source;        /* the paragraph it was taken from */
} DewAgreement;

typedef enum { DEW_LEAD_MISSING, DEW_LEAD_SINGLE, DEW_LEAD_JOINT, DEW_LEAD_SPLIT } DewLeadMode;
typedef enum { DEW_STATUS_POOLED, DEW_STATUS_ALIGNED } DewStatus;
typedef enum { DEW_CONTRACT_UNSAID, DEW_CONTRACT_BLOCK, DEW_CONTRACT_DEMAND_LED } DewContract;
typedef enum { DEW_RECURRENCE_UNSAID, DEW_RECURRENT, DEW_NON_RECURRENT } DewRecurrence;
typedef enum { DEW_FUNCTIONS_UNSAID, DEW_FUNCTIONS_NHS, DEW_FUNCTIONS_HEALTH_RELATED } DewFunctions;

/* How a year's budget falls on its months. Unsaid is the pool's way on a line, and equal on a pool. */
typedef enum { DEW_PROFILE_UNSAID, DEW_PROFILE_EQUAL, DEW_PROFILE_LAST_YEAR, DEW_PROFILE_TYPED } DewProfile;

/* Where a forecast outturn comes from. Unsaid is the pool's way on a line, and typed on a pool. */
typedef enum { DEW_OUTLOOK_UNSAID, DEW_OUTLOOK_TYPED, DEW_OUTLOOK_STRAIGHT, DEW_OUTLOOK_LAST_YEAR } DewOutlook;

typedef struct {
  gint64 id;
  gint64 agreement;     /* 0: none said */
  gint64 position;
  char  *name;
  char  *reference;     /* free text: "Schedule 3" */
  gint64 host;          /* partner, 0: none said */
  gint   lead_mode;     /* DewLeadMode */
  gint64 lead;          /* partner, only with DEW_LEAD_SINGLE */
  char  *aims;
  char  *start;
  char  *end;
  gint   no_end;
  char  *note;
  char  *source;
  char  *services;      /* what it pays for */
  char  *client_group;
  char  *care_group;    /* what an annual report groups by: "Adults" */
  char  *manager;       /* the pool manager, a role */
  gint   status;        /* DewStatus before pooled_from; while it is aligned, so is every line in it */
  char  *pooled_from;
  gint   profile;       /* DewProfile */
  gint   outlook;       /* DewOutlook */
  gint64 merged_into;   /* the pool it was merged into when it ended, 0: none */
  char  *formerly;      /* what it was called before, or was made of, in words */
} DewPool;

typedef enum { DEW_LINE_SERVICE, DEW_LINE_CATEGORY } DewLineKind;

typedef struct {
  gint64 id;
  gint64 pool;
  gint64 parent;        /* the category it stands in, 0: directly in the pool */
  gint64 position;
  gint   kind;          /* DewLineKind: only service lines hold figures, only categories have children */
  char  *name;
  gint   lead_mode;     /* never DEW_LEAD_SPLIT */
  gint64 lead;
  char  *provider;
  gint   contract;      /* DewContract */
  gint   status;        /* DewStatus before pooled_from */
  char  *pooled_from;   /* an aligned line is pooled from this date on */
  char  *note;
  char  *source;
  gint   recurrence;    /* DewRecurrence */
  gint   functions;     /* DewFunctions */
  gint   profile;       /* DewProfile */
  gint   outlook;       /* DewOutlook */
  gint64 continues;     /* the line, of a pool that ended or that it was moved from, whose earlier years are this one's; 0: none */
  gint   correlation;   /* of a category: how much outturns of the lines in it move together in a simulation, 0 to 1000000 millionths; 0 on service lines */
} DewLine;

typedef struct {
  gint64 id;
  gint64 position;
  char  *name;
  char  *note;
  gint   plan;          /* 1: locked as the plan, which nothing in it may change; at most one scenario is */
} DewScenario;

typedef enum {
  DEW_EXISTING, DEW_ADDITIONAL, DEW_INCOME,     /* a contribution: always a partner's, always a whole year's */
  DEW_BUDGET, DEW_ACTUAL, DEW_FORECAST,         /* may be nobody's, may be a month's */
  DEW_PREVIOUS,                                 /* the forecast before the latest; may be nobody's, always a whole year's */
  DEW_N_MEASURES
} DewMeasure;

/* "existing", … as CSV and JSON have it. */
extern const char *const dew_measure_words[DEW_N_MEASURES + 1];

/* Whether a figure of that kind may be that month's and that partner's. */
gboolean dew_measure_fits (DewMeasure measure, int month, gint64 partner);

typedef struct {
  gint64 line;
  gint   year;
  gint   month;         /* 0: the whole year's */
  gint   measure;       /* DewMeasure */
  gint64 partner;       /* DEW_UNATTRIBUTED: nobody's */
  gint64 scenario;      /* DEW_BASELINE or a scenario's id */
  gint64 pence;         /* DEW_CLEARED only in a scenario */
} DewFigure;

typedef enum { DEW_OVER, DEW_UNDER } DewDirection;

typedef struct {
  gint64 id;
  gint64 scenario;
  gint64 pool;
  gint64 line;          /* 0: the whole pool */
  gint   direction;     /* DewDirection: for an overspend or for an underspend */
  char  *start;         /* in force from that month on, "" from the beginning */
  char  *text;          /* in the notation of dew-rule.h, canonical */
  char  *note;
} DewRuleRow;

/* Budget moved between lines in a year: what is moved are its movements, which come to nothing together. */
typedef struct {
  gint64 id;
  gint   year;
  char  *date;          /* in that year */
  gint64 partner;       /* whose money, 0: not said */
  char  *reason;
  char  *approved;      /* by whom: a body or a role */
  char  *assessment;    /* the reference of the impact assessment */
} DewVirement;

typedef struct {
  gint64 id;
  gint64 virement;
  gint64 line;          /* a service line, at most once in a virement */
  gint64 pence;         /* above 0 to the line, below 0 from it; never 0 */
} DewMovement;

/* A note on a figure of the baseline, and where the figure was taken from. At most one a cell. */
typedef struct {
  gint64 id;
  gint64 line;
  gint   year;
  gint   month;
  gint   measure;
  gint64 partner;       /* DEW_UNATTRIBUTED: nobody's */
  char  *note;
  char  *source;
} DewRemark;

/* What a scenario says of a line's status. */
typedef enum { DEW_ARRANGED_AS_BASELINE, DEW_ARRANGED_POOLED, DEW_ARRANGED_ALIGNED } DewArrangedStatus;

/* What a scenario says of a line's lead. */
typedef enum { DEW_ARRANGED_LEAD_AS_BASELINE, DEW_ARRANGED_LEAD_NONE, DEW_ARRANGED_LEAD_SINGLE, DEW_ARRANGED_LEAD_JOINT } DewArrangedLead;

/* What a scenario says of a service line otherwise than the baseline: at most one a scenario and line, and none that says nothing. */
typedef struct {
  gint64 id;
  gint64 scenario;      /* never the baseline */
  gint64 line;
  gint   off;           /* 1: the line is switched off, and has no figures in the scenario */
  gint   status;        /* DewArrangedStatus */
  char  *pooled_from;   /* goes with the status; "" unless that is aligned */
  gint   lead_mode;     /* DewArrangedLead */
  gint64 lead;          /* partner, only with DEW_ARRANGED_LEAD_SINGLE */
} DewArrangement;

/* A pool's variance of a year, typed; where there is none it is the forecast's. At most one a scenario, pool and year. */
typedef struct {
  gint64 id;
  gint64 scenario;      /* DEW_BASELINE or a scenario's id */
  gint64 pool;
  gint   year;
  gint64 pence;         /* above 0 an overspend; DEW_CLEARED, only in a scenario: the forecast's, though the baseline has one typed */
} DewVariance;

/* Money of a pool that is paid for performance: a ring-fence in a year, released as far as a target is achieved. */
typedef struct {
  gint64 id;
  gint64 pool;
  gint64 position;
  gint   year;
  char  *name;          /* no other of the pool's in the year has it */
  gint64 pence;         /* the ring-fence, 0 or more */
  char  *unit;          /* of target and achieved: "admissions avoided" */
  gint64 target;        /* thousandths of the unit, above 0, at most DEW_QUANTITY_LIMIT */
  gint64 achieved;      /* thousandths of the unit; may be below 0. Nothing said unless reported */
  gint   reported;      /* 1: what was achieved is known */
  gint64 commissioner;  /* the partner with whom the rest stays, 0: none said */
  char  *note;
} DewIncentive;

typedef enum { DEW_SPREAD_NORMAL, DEW_SPREAD_LOGNORMAL, DEW_SPREAD_THREE_POINT } DewSpreadShape;

/* By how much a service line's outturn may lie above (above 0) or below its latest budget in a simulation, in millionths of that budget. At most one a line. */
typedef struct {
  gint64 id;
  gint64 line;
  gint   shape;         /* DewSpreadShape */
  gint   middle;        /* the mean; of three points the likeliest */
  gint   deviation;     /* normal and lognormal: the standard deviation, above 0; else 0 */
  gint   low, high;     /* three points: low <= middle <= high, and low < high; else 0 */
  char  *source;        /* where it was taken from */
} DewSpread;
