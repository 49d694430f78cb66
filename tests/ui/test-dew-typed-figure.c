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

      g_assert_cmpint (dew_typed_figure_read (typed[i].text, typed[i].unit, typed[i].choice, 0, &pence, &reply), ==, typed[i].answer);
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

/* Beside what the cell has. */
static void
test_beside (void)
{
  static const struct {
    const char *text;
    DewUnit     unit;
    gint64      was, pence, other;      /* other 0: not asked */
  } typed[] = {
    { "78500000", DEW_UNIT_THOUSANDS, 7800000000, 7850000000000, 7850000000 },
    { "-3064000", DEW_UNIT_THOUSANDS, 306400000, -306400000000, -306400000 },
    { "78", DEW_UNIT_THOUSANDS, 7800000000, 7800000, 7800000000 },
    { "78", DEW_UNIT_POUNDS, 7800000000, 7800, 7800000000 },
    { "78", DEW_UNIT_POUNDS, 7800000, 7800, 7800000 },
    { "=70+8", DEW_UNIT_POUNDS, 7800000, 7800, 7800000 },
    /* said, not off by thousands, out of all units, nothing to go by */
    { "78m", DEW_UNIT_THOUSANDS, 7800000, 7800000000, 0 },
    { "£78000k", DEW_UNIT_POUNDS, 7800000, 7800000000, 0 },
    { "5", DEW_UNIT_THOUSANDS, 7800000000, 500000, 0 },
    { "0", DEW_UNIT_THOUSANDS, 7800000000, 0, 0 },
    { "78000", DEW_UNIT_THOUSANDS, 0, 7800000000, 0 },
    { "78000", DEW_UNIT_POUNDS, 7800, 7800000, 0 },
    { "0.078", DEW_UNIT_MILLIONS, 7800000000, 7800000, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (int choice = 0; choice <= 2; choice++)
      {
        DewGridReply reply = { NULL, NULL, NULL };
        gint64 pence = 0;
        DewGridAnswer answer = dew_typed_figure_read (typed[i].text, typed[i].unit, choice, typed[i].was, &pence, &reply);

        g_test_message ("%s, %d", typed[i].text, choice);
        g_assert_cmpint (answer, ==, choice == 0 && typed[i].other != 0 ? DEW_GRID_ASKS : DEW_GRID_TAKEN);
        g_assert_cmpint (pence, ==, choice == 2 && typed[i].other != 0 ? typed[i].other : typed[i].pence);
        if (i == 0 && choice == 0)
          {
            g_assert_cmpstr (reply.message, ==, "This column is in £000, and £78,000,000 is here now. Which is meant?");
            g_assert_cmpstr (reply.first, ==, "£78,500,000,000");
            g_assert_cmpstr (reply.second, ==, "£78,500,000");
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
  g_test_add_func ("/typed-figure/beside", test_beside);

  return g_test_run ();
}
