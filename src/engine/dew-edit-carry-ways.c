/* dew-edit-carry-ways.c: what a pool says for its lines, said on a line that is carried into another */
#include "dew-edit-carry.h"

#include <string.h>

/* The later of two dates of which "" is never. */
static char *
later_date (char *one,
            char *other)
{
  if (*one == '\0' || *other == '\0')
    return (char *) "";

  return strcmp (one, other) < 0 ? other : one;
}

/* What the pool says for a line that says nothing itself. */
static gint
pool_way (gint way,
          gint usual)
{
  return way == 0 ? usual : way;
}

/* Whether a line that was in one pool and is in another is pooled later than it would be by what is said of itself. */
static gboolean
loses_date (const DewPool *from,
            const DewPool *to)
{
  return from->status == DEW_STATUS_ALIGNED && (to->status != DEW_STATUS_ALIGNED || strcmp (to->pooled_from, from->pooled_from) != 0);
}

void
_dew_keep_ways (const DewPool *from,
                const DewPool *to,
                DewLine       *line)
{
  gint profile = pool_way (from->profile, DEW_PROFILE_EQUAL);
  gint outlook = pool_way (from->outlook, DEW_OUTLOOK_TYPED);

  if (line->kind != DEW_LINE_SERVICE)
    return;

  if (line->profile == DEW_PROFILE_UNSAID && profile != pool_way (to->profile, DEW_PROFILE_EQUAL))
    line->profile = profile;
  if (line->outlook == DEW_OUTLOOK_UNSAID && outlook != pool_way (to->outlook, DEW_OUTLOOK_TYPED))
    line->outlook = outlook;
  if (!loses_date (from, to))
    return;

  line->pooled_from = line->status == DEW_STATUS_ALIGNED ? later_date (line->pooled_from, from->pooled_from) : from->pooled_from;
  line->status = DEW_STATUS_ALIGNED;
}

void
_dew_keep_arranged_ways (const DewPool  *from,
                         const DewPool  *to,
                         DewArrangement *arrangement)
{
  if (arrangement->status == DEW_ARRANGED_AS_BASELINE || !loses_date (from, to))
    return;

  arrangement->pooled_from = arrangement->status == DEW_ARRANGED_ALIGNED ? later_date (arrangement->pooled_from, from->pooled_from) : from->pooled_from;
  arrangement->status = DEW_ARRANGED_ALIGNED;
}
