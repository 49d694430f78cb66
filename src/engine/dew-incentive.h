/* dew-incentive.h: what is released of money that is paid for performance, in figures and in words.
 *
 * A fund is a ring-fence of a pool in a year. It shares nothing of a variance, and is the same in all scenarios.
 */
#pragma once

#include "dew-ledger.h"

typedef enum {
  DEW_INCENTIVE_UNREPORTED,     /* what was achieved is not known yet */
  DEW_INCENTIVE_MISSED,         /* less than the target */
  DEW_INCENTIVE_MET,            /* the target exactly */
  DEW_INCENTIVE_EXCEEDED,       /* more, which releases no more */
  DEW_N_INCENTIVE_STATES,
} DewIncentiveState;

/* "not reported", "missed", "met", "exceeded": for people, marked for translation, and for machines as they are. */
extern const char *const dew_incentive_state_words[DEW_N_INCENTIVE_STATES];

DewIncentiveState dew_incentive_state (const DewIncentive *incentive);

/* The pence released of a ring-fence: the whole of it × achieved ÷ target, rounded down to whole pence, not below 0 and not more than the ring-fence; the rest stays with the
 * commissioner. Exact whatever the amounts. 0 while nothing is reported. incentive->pence is 0 or more and incentive->target above 0, as rows of a document are. */
gint64 dew_incentive_released (const DewIncentive *incentive);

/* Bytes enough for any percentage printed below, with its terminator. */
#define DEW_INCENTIVE_PERCENT_SIZE 64

/* What was achieved of the target, in per cent: with decimals = 4 always four ("82.5000"), with decimals = -1 as few as are exact within four; no percent sign. Of the DewPrintFlags
 * DEW_PRINT_GROUPS and DEW_PRINT_MINUS count. Cut off, not rounded, so that 100 stands only where the target is met. "" while nothing is reported. Returns buf. */
char *dew_incentive_percent (const DewIncentive *incentive, int decimals, unsigned flags, char buf[DEW_INCENTIVE_PERCENT_SIZE]);

/* The funds of a pool (0: of all pools) in a year (0: in all years), by pool as they stand in the tree, year and their own order: an array of const DewIncentive *, borrowed from the ledger. Free with g_ptr_array_unref. */
GPtrArray *dew_incentives_of (const DewLedger *ledger, gint64 pool, int year);

/* What their ring-fences and what is released of them come to, in pence. FALSE where it is beyond what can be counted. */
gboolean dew_incentives_sum (const GPtrArray *incentives, gint64 *pence, gint64 *released);

/* The name of who keeps what is not released: the commissioner that is said, else "the commissioner". Borrowed. */
const char *dew_incentive_keeper (const DewLedger *ledger, const DewIncentive *incentive);

/* "990 of 1,200 admissions avoided", "1,200 admissions avoided, not reported yet". Free with g_free. */
char *dew_incentive_quantities (const DewIncentive *incentive);

/* What becomes of the money, in a sentence or two: "“Fewer admissions” missed its target: 990 of 1,200 admissions avoided, 82.5 %. £17,500 of its £100,000 is not released and stays with
 * Oxfordshire Clinical Commissioning Group." Free with g_free. */
char *dew_incentive_told (const DewLedger *ledger, const DewIncentive *incentive);
