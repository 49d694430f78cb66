/* test-dew-share-work.c: the odd pennies, who gets them and what the working says of it */
#include "dew-share.h"

#include "share-checks.h"

static const struct {
  gint64 weights[3];
  gint64 variance;
  gint64 shares[3];
} pennies[] = {
  { { 1, 1, 1 }, 100, { 34, 33, 33 } },
  { { 1, 0, 2 }, 100, { 33, 0, 67 } },
  { { 49, 51, 0 }, 1003, { 491, 512, 0 } },
  { { 45, 20, 34 }, 1000, { 455, 202, 343 } },
  { { 1, 1, 1 }, 2, { 1, 1, 0 } },
  { { 1, 1, 1 }, 1, { 1, 0, 0 } },
};

static void
test_pennies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pennies); i++)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        Builder builder;
        g_autoptr (DewLedger) ledger = NULL;
        g_autoptr (DewShare) share = NULL;
        DewShareQuery query = { .pool = 1, .year = 2013, .variance = sign * pennies[i].variance, .rule = "proportional gross" };

        start_ledger (&builder);
        add_pool (&builder, 1, "Pool", 1, 0);
        add_line (&builder, 1, 1, 0, DEW_LINE_SERVICE, "Line", 0);
        for (gint64 partner = 1; partner <= 3; partner++)
          {
            g_autofree char *name = g_strdup_printf ("Partner %c", (char) ('A' + partner - 1));

            add_partner (&builder, partner, name, "");
            add_figure (&builder, 1, DEW_EXISTING, partner, pennies[i].weights[partner - 1]);
          }
        ledger = finish_ledger (&builder);

        share = share_or_fail (ledger, &query);
        for (guint partner = 0; partner < 3; partner++)
          g_assert_cmpint (share_of (share, partner + 1), ==, sign * pennies[i].shares[partner]);
        g_assert_cmpuint (share->partners->len, ==, 3);
        assert_sound (share);
      }
}

static const struct {
  const char *rule;
  gint64      variance;
  const char *note;
} notes[] = {
  { "equal", 300, "" },
  { "equal", 100, "One penny is left over; it goes to the largest remainder: Council (0.334 p). Of equal remainders the "
    "earlier goes first." },
  { "equal", -101, "2 pennies are left over; they go to the largest remainders: Council (0.667 p) and CCG (0.667 p). Of equal "
    "remainders the earlier goes first." },
  { "fixed Council 33.3333%, CCG 33.3333%, Trust 33.3334%", 100, "One penny is left over; it goes to the largest remainder: "
    "Trust (0.334 p)." },
};

/* A note with the sentence behind it that a rule which takes all has. */
static char *
say_unspread (const char *note)
{
  return g_strconcat (note, *note != '\0' ? " " : "", UNSPREAD, NULL);
}

static void
test_notes (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  build_oxfordshire (&builder);
  add_partner (&builder, TRUST, "Oxford Health", "Trust");
  add_line (&builder, 9, 1, 0, DEW_LINE_SERVICE, "Trust’s line", TRUST);
  ledger = finish_ledger (&builder);

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = notes[i].variance, .rule = notes[i].rule };
      g_autoptr (DewShare) share = share_or_fail (ledger, &query);

      g_autofree char *note = say_unspread (notes[i].note);

      g_assert_cmpstr (work_at (share, 0)->note, ==, note);
      assert_sound (share);
    }
}

/* The host alone gets all of it: what no rule or table shows, why the others get nothing, is said. */
static void
test_equal_note (void)
{
  static const struct { const char *rule; gint64 pool; const char *note; } table[] = {
    { "equal", 1, "" },
    { "equal", 2, "Only partners that host, lead in or contribute to “Hosted” in 2013/14 count: Council. CCG and Trust do none of "
      "these, and so have no part." },
    { "equal", 3, "Only partners that host, lead in or contribute to “Led” in 2013/14 count: CCG and Trust. Council does none of "
      "these, and so has no part. One penny is left over; it goes to the largest remainder: CCG (0.500 p). Of equal remainders "
      "the earlier goes first." },
    { "all to host", 2, "" },
  };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_partner (&builder, CCG, "Commissioning Group", "CCG");
  add_partner (&builder, TRUST, "Acute Trust", "Trust");
  for (gint64 pool = 1; pool <= 3; pool++)
    {
      static const char *const names[] = { "All", "Hosted", "Led" };

      add_pool (&builder, pool, names[pool - 1], pool == 3 ? 0 : COUNCIL, pool == 2 ? 0 : CCG);
    }
  add_line (&builder, 1, 1, 0, DEW_LINE_SERVICE, "Line", 0);
  add_figure (&builder, 1, DEW_EXISTING, TRUST, 100);
  add_line (&builder, 2, 2, 0, DEW_LINE_SERVICE, "Another", 0);
  add_figure (&builder, 2, DEW_EXISTING, TRUST, 0);
  add_line (&builder, 3, 3, 0, DEW_LINE_SERVICE, "A third", TRUST);
  ledger = finish_ledger (&builder);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DewShareQuery query = { .pool = table[i].pool, .year = 2013, .variance = 99, .rule = table[i].rule };
      g_autoptr (DewShare) share = share_or_fail (ledger, &query);

      g_autofree char *note = table[i].pool == 3 ? g_strdup (table[i].note) : say_unspread (table[i].note);

      g_assert_cmpstr (work_at (share, 0)->note, ==, note);
      assert_sound (share);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-work/pennies", test_pennies);
  g_test_add_func ("/share-work/notes", test_notes);
  g_test_add_func ("/share-work/equal-note", test_equal_note);

  return g_test_run ();
}
