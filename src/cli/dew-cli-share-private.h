/* dew-cli-share-private.h: what `share` has worked out, and the ways to write it */
#pragma once

#include "dew-cli-private.h"
#include "dew-share.h"

typedef struct {
  const DewLedger *ledger;
  const DewPool   *pool;
  const DewLine   *line;        /* or NULL */
  const DewShare  *share;
  const char      *forecast;    /* the day of the forecast that is shared; NULL where the variance was typed */
  const char      *left_out;    /* then which lines have none, a sentence; NULL where all do */
  gint64           unsaid;      /* pence that virements which do not say whose they move bring to the pool (+), or take from it (−): nobody's contribution, and part of the total */
  const GPtrArray *warnings;    /* and what was judged, sentences (char *) of the pool and of its lines; NULL where the variance was typed */
} DewCliShare;

/* Writes all of it to stdout. */
void _dew_cli_share_put_json (const DewCliShare *result);
void _dew_cli_share_put_csv  (const DewCliShare *result);
void _dew_cli_share_put_text (const DewCliShare *result);

/* The name of a line, NULL for 0. */
const char *_dew_cli_share_line (const DewCliShare *result, gint64 id);
