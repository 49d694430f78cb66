/* test-dew-typed-figure.c: what a figure typed into a cell is taken for */
#include <string.h>

#include "dew-schema.h"
#include "dew-typed-figure.h"

static void
test_preview (void)
{
  static const struct {
    const char *text;
    DewUnit     unit;
    const char *says;
    gboolean    bad;
  } typed[] = {
    { "", DEW_UNIT_THOUSANDS, "No figure", FALSE },
    { "3900", DEW_UNIT_THOUSANDS, "= £3,900,000, shown as 3,900", FALSE },
    { "3.9m", DEW_UNIT_THOUSANDS, "= £3,900,000, shown as 3,900", FALSE },
    { "507.32", DEW_UNIT_POUNDS, "= £507.32", FALSE },
    { "-1", DEW_UNIT_MILLIONS, "= −£1,000,000, shown as −1.0", FALSE },
    { "12%", DEW_UNIT_POUNDS, "Not understood at “%”: a percentage is not an amount of money.", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gboolean bad;
      g_autofree char *says = dew_typed_figure_preview (typed[i].text, typed[i].unit, dew_unit_decimals (typed[i].unit), &bad);

      g_assert_cmpstr (says, ==, typed[i].says);
      g_assert_cmpint (bad, ==, typed[i].bad);
    }
}

static void
test_read (void)
{
  static const struct {
    const char   *text;
    DewUnit       unit;
    int           choice;
    DewGridAnswer answer;
    gint64        pence;
  } typed[] = {
    { "", DEW_UNIT_THOUSANDS, 0, DEW_GRID_TAKEN, DEW_CLEARED },
    { "12", DEW_UNIT_THOUSANDS, 0, DEW_GRID_TAKEN, 1200000 },
    { "£3,642", DEW_UNIT_THOUSANDS, 0, DEW_GRID_ASKS, 0 },
    { "£3,642", DEW_UNIT_THOUSANDS, 1, DEW_GRID_TAKEN, 364200 },
    { "£3,642", DEW_UNIT_THOUSANDS, 2, DEW_GRID_TAKEN, 364200000 },
    { "£3,642", DEW_UNIT_POUNDS, 0, DEW_GRID_TAKEN, 364200 },
    { "twelve", DEW_UNIT_POUNDS, 0, DEW_GRID_REFUSED, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      DewGridReply reply = { NULL, NULL, NULL };
      gint64 pence = 0;

      g_assert_cmpint (dew_typed_figure_read (typed[i].text, typed[i].unit, typed[i].choice, &pence, &reply), ==, typed[i].answer);
      if (typed[i].answer == DEW_GRID_TAKEN)
        g_assert_cmpint (pence, ==, typed[i].pence);
      g_assert_cmpint (reply.message == NULL, ==, typed[i].answer == DEW_GRID_TAKEN);
      if (typed[i].answer == DEW_GRID_ASKS)
        {
          g_assert_cmpstr (reply.message, ==, "This column is in £000. Which is meant?");
          g_assert_cmpstr (reply.first, ==, "£3,642");
          g_assert_cmpstr (reply.second, ==, "£3,642,000");
        }
      dew_grid_reply_clear (&reply);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typed-figure/preview", test_preview);
  g_test_add_func ("/typed-figure/read", test_read);

  return g_test_run ();
}
