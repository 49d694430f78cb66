/* dew-page-columns.c: how wide the columns of a table are on paper. */
#include "dew-page-columns.h"

#define STEP 0.5                /* points, from one size of the type to the next */

/* Em. */
#define GAP     1.4             /* between columns */
#define EASY    11.0            /* texts in columns of that width are read with ease */
#define UPRIGHT 26.0            /* and where all have that much, the paper can stand */
#define NARROW  9.0             /* narrower only where nothing else goes */
#define EASE    1.08            /* so much higher may a table be whose columns can be read with more ease */

/* Down to here so that texts wrap less; smaller only so that the table fits at all. */
#define SMALLEST_FOR_EASE 7.5

/* Points that the same sum, added up otherwise, may differ by. */
#define SLACK 0.01

/* How much of the width the columns that are repeated may take. */
#define REPEATED_MOST 0.45

/* How much of a need is asked for. */
typedef enum { ASK_LEAST, ASK_WHOLE, ASK_NARROW, ASK_EASY, ASK_UPRIGHT } Ask;

static double
ask (const DewColumnNeed *need,
     Ask                  much)
{
  double whole = MAX (need->least, need->whole);

  switch (much)
    {
    case ASK_WHOLE:
      return whole;
    case ASK_NARROW:
      return MAX (whole, MIN (need->need, NARROW));
    case ASK_EASY:
      return MAX (whole, MIN (need->need, EASY));
    case ASK_UPRIGHT:
      return MAX (whole, MIN (need->need, UPRIGHT));
    case ASK_LEAST:
    default:
      return need->least;
    }
}

static double
add_up (const DewColumnNeed *needs,
        guint                n,
        Ask                  much)
{
  double sum = n > 0 ? (n - 1) * GAP : 0;

  for (guint c = 0; c < n; c++)
    sum += ask (&needs[c], much);
  return sum;
}

/* The largest size from one to another at which the columns fit, asking that much; 0 where there is none. */
static double
find_size (const DewColumnNeed *needs,
           guint                n,
           double               room,
           Ask                  much,
           double               largest,
           double               smallest)
{
  double sum = add_up (needs, n, much);

  for (double size = largest; size >= smallest; size -= STEP)
    if (sum * size <= room)
      return size;
  return 0;
}

/* ---- Sharing the width ---- */

static DewColumnBand *
create_band (void)
{
  DewColumnBand *band = g_new0 (DewColumnBand, 1);

  band->places = g_array_new (FALSE, FALSE, sizeof (DewColumnPlace));
  return band;
}

static void
free_band (gpointer data)
{
  DewColumnBand *band = data;

  g_array_unref (band->places);
  g_free (band);
}

static void
add_place (DewColumnBand       *band,
           const DewColumnNeed *needs,
           guint                column,
           double               size,
           Ask                  much)
{
  const DewColumnPlace place = { column, 0, ask (&needs[column], much) * size };

  band->width += place.width + (band->places->len > 0 ? GAP * size : 0);
  g_array_append_val (band->places, place);
}

/* The columns of a band, each as wide as it asks for: *width gets the sum, with what is between them. */
static DewColumnShare *
create_shares (const DewColumnBand *band,
               const DewColumnNeed *needs,
               double               size,
               Ask                  much,
               double              *width)
{
  DewColumnShare *shares = g_new (DewColumnShare, band->places->len);

  *width = (band->places->len - 1) * GAP * size;
  for (guint i = 0; i < band->places->len; i++)
    {
      guint column = g_array_index (band->places, DewColumnPlace, i).column;

      shares[i] = (DewColumnShare) { column, ask (&needs[column], much) * size, needs[column].need * size };
      *width += shares[i].width;
    }
  return shares;
}

static void
take_shares (DewColumnBand        *band,
             const DewColumnShare *shares,
             double                size)
{
  double x = 0;

  for (guint i = 0; i < band->places->len; i++)
    {
      DewColumnPlace *place = &g_array_index (band->places, DewColumnPlace, i);

      place->x = x;
      place->width = shares[i].width;
      band->width = x + place->width;
      x = band->width + GAP * size;
    }
}

/* Begins with columns that can be read with ease, and with less where that makes the table much lower. */
static void
finish_band (DewColumnBand        *band,
             const DewColumnNeed  *needs,
             const DewColumnTexts *texts,
             double                size,
             double                room)
{
  guint n = band->places->len;
  double least = G_MAXDOUBLE;

  for (Ask much = ASK_LEAST; much <= ASK_NARROW; much++)
    {
      double width, height;
      g_autofree DewColumnShare *shares = create_shares (band, needs, size, much, &width);

      if (width > room + SLACK)
        break;
      dew_column_share (shares, n, texts, size, room - width);
      height = dew_column_height (shares, n, texts, size);
      least = MIN (least, height);
      if (height <= least * EASE)
        take_shares (band, shares, size);
    }
}

/* ---- Columns on several pages ---- */

/* The widest of the columns behind the first. */
static double
find_widest (const DewColumnNeed *needs,
             guint                n,
             guint                first,
             Ask                  much)
{
  double widest = 0;

  for (guint c = first; c < n; c++)
    widest = MAX (widest, ask (&needs[c], much));
  return widest;
}

/* How many of the first columns say what a row is, and may stand on every page: any other has room beside them. */
static guint
count_repeated (const DewColumnNeed *needs,
                guint                n,
                double               room,
                Ask                  much)
{
  double most = room / DEW_TYPE_SMALLEST;
  guint repeated = 0;

  while (repeated + 1 < n && !needs[repeated].figures)
    {
      double width = add_up (needs, repeated + 1, much);

      if (width > most * REPEATED_MOST || width + GAP + find_widest (needs, n, repeated + 1, much) > most)
        break;
      repeated++;
    }
  return repeated;
}

static DewColumnBand *
begin_band (const DewColumnNeed *needs,
            guint                repeated,
            double               size,
            Ask                  much)
{
  DewColumnBand *band = create_band ();

  for (guint c = 0; c < repeated; c++)
    add_place (band, needs, c, size, much);
  return band;
}

/* As many columns on each page as go; a page has one at least. Returns the widest page. */
static double
split (GPtrArray           *bands,
       const DewColumnNeed *needs,
       guint                n,
       guint                repeated,
       double               size,
       double               room,
       Ask                  much)
{
  DewColumnBand *band = begin_band (needs, repeated, size, much);
  double widest = 0;

  for (guint c = repeated; c < n; c++)
    {
      if (band->places->len > repeated && band->width + (GAP + ask (&needs[c], much)) * size > room + SLACK)
        {
          g_ptr_array_add (bands, band);
          band = begin_band (needs, repeated, size, much);
        }
      add_place (band, needs, c, size, much);
      widest = MAX (widest, band->width);
    }
  g_ptr_array_add (bands, band);
  return widest;
}

/* In the largest type that takes no more pages than the smallest does. */
static void
split_best (DewColumnPlan       *plan,
            const DewColumnNeed *needs,
            guint                n,
            double               room)
{
  guint repeated = count_repeated (needs, n, room, ASK_EASY);

  plan->size = DEW_TYPE_SMALLEST;
  split (plan->bands, needs, n, repeated, plan->size, room, ASK_EASY);
  for (double size = DEW_TYPE_LARGEST; size > DEW_TYPE_SMALLEST; size -= STEP)
    {
      g_autoptr (GPtrArray) bands = g_ptr_array_new_with_free_func (free_band);

      if (split (bands, needs, n, repeated, size, room, ASK_EASY) > room + SLACK || bands->len > plan->bands->len)
        continue;
      g_ptr_array_unref (plan->bands);
      plan->bands = g_steal_pointer (&bands);
      plan->size = size;
      return;
    }
}

/* ---- Plans ---- */

/* Sets the size, and puts the columns into bands: one where they fit at all. */
static void
arrange (DewColumnPlan        *plan,
         const DewColumnNeed  *needs,
         guint                 n,
         const DewColumnTexts *texts,
         double                room)
{
  plan->size = find_size (needs, n, room, ASK_EASY, DEW_TYPE_LARGEST, SMALLEST_FOR_EASE);
  if (plan->size == 0)
    plan->size = find_size (needs, n, room, ASK_LEAST, SMALLEST_FOR_EASE, DEW_TYPE_SMALLEST);

  if (n == 0)
    return;

  if (plan->size > 0)
    split (plan->bands, needs, n, 0, plan->size, room, ASK_LEAST);
  else
    split_best (plan, needs, n, room);
  for (guint b = 0; b < plan->bands->len; b++)
    finish_band (g_ptr_array_index (plan->bands, b), needs, texts, plan->size, room);
}

/* A row of the longest texts there are. */
static float *
make_longest (const DewColumnNeed *needs,
              guint                n)
{
  float *lengths = g_new (float, MAX (n, 1));

  for (guint c = 0; c < n; c++)
    lengths[c] = (float) needs[c].need;
  return lengths;
}

DewColumnPlan *
dew_column_plan_new (const DewColumnNeed  *needs,
                     guint                 n,
                     const DewColumnTexts *texts,
                     double                wide,
                     double                narrow)
{
  g_autofree float *longest = NULL;
  DewColumnTexts row = { NULL, 1, n };
  DewColumnPlan *plan;
  double room;

  g_return_val_if_fail (needs != NULL || n == 0, NULL);
  g_return_val_if_fail (texts == NULL || texts->n_columns == n, NULL);
  g_return_val_if_fail (narrow > 0 && wide >= narrow, NULL);

  row.lengths = longest = make_longest (needs, n);
  plan = g_new0 (DewColumnPlan, 1);
  plan->bands = g_ptr_array_new_with_free_func (free_band);
  plan->upright = add_up (needs, n, ASK_UPRIGHT) * DEW_TYPE_LARGEST <= narrow;
  room = plan->upright ? narrow : wide;
  arrange (plan, needs, n, texts != NULL ? texts : &row, room);
  return plan;
}

void
dew_column_plan_free (DewColumnPlan *plan)
{
  if (plan == NULL)
    return;

  g_ptr_array_unref (plan->bands);
  g_free (plan);
}
