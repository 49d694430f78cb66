/* dew-carried-words.h: what an edit of dew-edit-pool.h does to lines, in sentences for a preview. */
#pragma once

#include "dew-changes.h"
#include "dew-ledger.h"

/* How many service lines go on as new ones from the first day of the year, with their earlier years kept, and how many move as they are. Free with g_free. */
char *dew_carried_words (const DewLedger *ledger, const DewChanges *changes, int year);
