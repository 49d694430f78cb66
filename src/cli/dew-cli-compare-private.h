/* dew-cli-compare-private.h: what `compare` has worked out, and the ways to write it */
#pragma once

#include "dew-cli-private.h"
#include "dew-comparison.h"

typedef struct {
  const DewLedger *ledger;
  const DewPool   *pool;        /* NULL: all of them */
  int              year;
  DewComparison   *comparison;
  DewTotals       *totals[DEW_MAX_COMPARED];
} DewCliCompare;

/* Writes all of it to stdout. */
void _dew_cli_compare_put_json (const DewCliCompare *result);
void _dew_cli_compare_put_text (const DewCliCompare *result, gboolean csv);

/* What a lane is called. */
const char *_dew_cli_compare_name (const DewCliCompare *result, guint lane);
