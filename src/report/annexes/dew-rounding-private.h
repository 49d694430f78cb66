/* dew-rounding-private.h: figures that are rounded so that they add up as they are printed, while their rows are written. */
#pragma once

#include "dew-monitoring-private.h"

/* The columns of the sheet. */
enum {
  DEW_ROUNDING_FIGURE, DEW_ROUNDING_PARTNER, DEW_ROUNDING_OF, DEW_ROUNDING_AMOUNT, DEW_ROUNDING_SIGN, DEW_ROUNDING_WHOLE, DEW_ROUNDING_REST, DEW_ROUNDING_ORDER, DEW_ROUNDING_COME_TO,
  DEW_ROUNDING_ROUNDED
};

/* What a column of the monitoring is more than what it is printed by, where it has a value: a part of its own. */
#define DEW_PART_MORE(column) ((DewPart) (DEW_PART_MONITORED + DEW_N_MONITOR_ADDED + (column)))

/* The same column of a pool of which only some lines have a budget, and of what stands in that: rounded by itself. */
#define DEW_PART_OWN(column) ((DewPart) (DEW_PART_MONITORED + 2 * DEW_N_MONITOR_ADDED + (column)))

/* A figure: what a node has of a part, of one partner or of all. */
typedef struct {
  guint   node;                 /* 0: of all that is asked for */
  int     partner;              /* or DEW_NO_PARTNER, DEW_ALL_PARTNERS */
  DewPart part;
} DewRoundKey;

/* What it comes to. */
typedef struct {
  guint  row;
  gint64 units;                 /* in steps */
} DewRounded;

/* ---- annexes/rounding.c ---- */

/* How much of what is printed the last digit stands for, in pence. */
gint64            _dew_rounding_step (const DewPaper *paper);

/* The figure, whose rows are written where they are not there yet; and the address of what it comes to, in steps, free with g_free. The sheet is there. */
const DewRounded *_dew_rounding_find    (DewPaper *paper, const DewRoundKey *key);
char             *_dew_rounding_address (const DewPaper *paper, const DewRounded *rounded);

/* Starts a row: what it is of, and its amount. */
guint             _dew_rounding_add_row (DewPaper *paper, const DewRoundKey *key, gint64 pence);

/* Keeps what stands in a row. */
void              _dew_rounding_keep    (DewPaper *paper, const DewRoundKey *key, guint row, gint64 units);

/* ---- annexes/rounding-keys.c: what is rounded together ---- */

/* What a figure is rounded to; FALSE where it is one of those that come to their own sum. */
gboolean _dew_rounding_over     (const DewPaper *paper, const DewRoundKey *key, DewRoundKey *over);

/* The figures that are rounded together with one, itself among them; and those of what stands directly in a node: DewRoundKey. */
GArray  *_dew_rounding_block    (const DewPaper *paper, const DewRoundKey *key);
GArray  *_dew_rounding_children (const DewPaper *paper, const DewRoundKey *over);

/* TRUE where the workbook has inputs of it: what is left empty may still be typed. */
gboolean _dew_rounding_has_inputs (const DewPaper *paper, const DewRoundKey *key);

/* What it is, in pence; and an expression for that in a row of the sheet, free with g_free. */
gint64   _dew_rounding_worth    (const DewPaper *paper, const DewRoundKey *key);
char    *_dew_rounding_pence    (const DewPaper *paper, const DewRoundKey *key, guint row);

/* In words, borrowed. */
const char *_dew_rounding_say   (DewPart part);

/* ---- annexes/rounding-sums.c: figures that are sums of what is printed, or follow it ---- */

/* Whether a part is one of those; then writes the rows of what stands beside a figure. */
gboolean _dew_rounding_is_sum   (DewPart part);
void     _dew_rounding_sum      (DewPaper *paper, const DewRoundKey *key);

/* What DEW_PART_MORE of a column is worth; and an expression for it. Free with g_free. */
gint64   _dew_rounding_more       (const DewPaper *paper, guint node, DewMonitorColumn column);
char    *_dew_rounding_more_pence (const DewPaper *paper, guint node, DewMonitorColumn column);
