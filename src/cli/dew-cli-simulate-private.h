/* dew-cli-simulate-private.h: what `simulate` has worked out, and the ways to write it */
#pragma once

#include "dew-cli-private.h"
#include "dew-simulate-lanes.h"

typedef struct {
  const DewLedger     *ledger;
  const DewReadyLanes *ready;           /* the baseline first */
  const DewSimulation *simulation;
} DewCliSimulated;

/* Writes all of it to stdout. */
void _dew_cli_simulate_put_json (const DewCliSimulated *simulated);
void _dew_cli_simulate_put_csv  (const DewCliSimulated *simulated);
void _dew_cli_simulate_put_text (const DewCliSimulated *simulated);
