/* dew-cli-simulate-private.h: what `simulate` has worked out, and the ways to write it */
#pragma once

#include "dew-cli-private.h"
#include "dew-simulate.h"

/* A scenario, the baseline first. */
typedef struct {
  const char *name;             /* borrowed */
  DewProgram *program;
  GArray     *inputs;           /* DewSpreadInput */
  char       *reason;           /* why draws were refused, a sentence; NULL where none was */
} DewCliLane;

typedef struct {
  const DewLedger     *ledger;
  const DewPool       *pool;
  int                  year;
  const char          *as_at;
  const DewSimulation *simulation;
  const GPtrArray     *lanes;   /* DewCliLane */
} DewCliSimulated;

/* Writes all of it to stdout. */
void _dew_cli_simulate_put_json (const DewCliSimulated *simulated);
void _dew_cli_simulate_put_csv  (const DewCliSimulated *simulated);
void _dew_cli_simulate_put_text (const DewCliSimulated *simulated);
