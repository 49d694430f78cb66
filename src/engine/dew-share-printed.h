/* dew-share-printed.h: percentages as papers print them, whole, are another rule than the ratio of contributions they come from.
 *
 * A board paper that shares by 99 : 96 and prints 51 / 49 leaves open which of the two was agreed; they differ by thousands of
 * pounds on each million.
 */
#pragma once

#include "dew-share.h"

typedef struct {
  char   *percentages;        /* "51 / 49", in the order of the shares' partners */
  char   *rule;               /* "fixed Council 51%, CCG 49%", canonical */
  gint64  partner;            /* id of the first partner of the share */
  gint64  difference;         /* pence: what that partner would bear under that rule less what it bears */
} DewPrinted;

/* What whole percentages would make of a share by contributions. NULL where there is nothing to say: it was not shared by
 * contributions alone, they are whole already, or do not come to 100. Free with dew_printed_free (). */
DewPrinted *dew_printed_new (const DewLedger *ledger, const DewShareQuery *query, const DewShare *share);
void        dew_printed_free (DewPrinted *printed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewPrinted, dew_printed_free)
