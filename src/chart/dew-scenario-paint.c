/* dew-scenario-paint.c: the scenarios' colours and lines */
#include "dew-scenario-paint.h"

#define MOST_DASHES 4

/* Light, dark. */
static const guint32 colours[DEW_SCENARIO_PAINTS][2] = {
  { 0x4a4a52, 0xd6d6da },
  { 0x7b3fa0, 0xc79be0 },
  { 0x945400, 0xe5b35c },
  { 0xb01c55, 0xf08db0 },
  { 0x5d6a00, 0xc6d16b },
  { 0x0f6b8a, 0x7cc4de },
};

/* Solid, dashed, dotted, dash-dot, short dash, long dash. */
static const struct {
  guint  n;
  double dashes[MOST_DASHES];
} lines[DEW_SCENARIO_PAINTS] = {
  { 0, { 0 } },
  { 2, { 8, 5 } },
  { 2, { 2, 4 } },
  { 4, { 9, 4, 2, 4 } },
  { 2, { 4, 3.5 } },
  { 2, { 16, 4 } },
};

#define INK_LIGHT 0xffffff
#define INK_DARK  0x1e1e1e

static guint
index_of (guint number)
{
  return (number - 1) % DEW_SCENARIO_PAINTS;
}

DewColour
dew_scenario_colour (guint    number,
                     gboolean dark)
{
  g_return_val_if_fail (number > 0, dew_colour (0));

  return dew_colour (colours[index_of (number)][dark ? 1 : 0]);
}

DewColour
dew_scenario_ink (guint    number,
                  gboolean dark)
{
  g_return_val_if_fail (number > 0, dew_colour (0));

  return dew_colour (dark ? INK_DARK : INK_LIGHT);
}

const double *
dew_scenario_dashes (guint  number,
                     guint *n)
{
  g_return_val_if_fail (number > 0, NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = lines[index_of (number)].n;

  return lines[index_of (number)].dashes;
}

double
dew_scenario_cover (guint number)
{
  double drawn = 0, all = 0;
  const double *dashes;
  guint n;

  g_return_val_if_fail (number > 0, 1);

  dashes = dew_scenario_dashes (number, &n);
  for (guint i = 0; i < n; i++)
    {
      drawn += i % 2 == 0 ? dashes[i] : 0;
      all += dashes[i];
    }

  return n == 0 ? 1 : drawn / all;
}
