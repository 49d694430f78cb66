/* test-dew-spread-draft.c: a spread while it is typed: what is lacking, what stays when the shape changes */
#include <glib.h>

#include "dew-spread-draft.h"

#define LINE 7

/* What is typed into a field: 0 is blank. TRUE where nothing is lacking then. */
static gboolean
type (DewSpreadDraft *draft,
      DewSpreadField  field,
      gint            millionths)
{
  DewSpread *row = dew_row_copy (DEW_TABLE_SPREAD, draft->spread);
  gboolean whole;

  dew_row_set_int (DEW_TABLE_SPREAD, row, dew_spread_field_column (field), millionths);
  whole = dew_spread_draft_take (draft, field, row, millionths == 0);
  dew_row_free (DEW_TABLE_SPREAD, row);

  return whole;
}

static void
test_curve (void)
{
  DewSpreadDraft draft = { NULL };

  g_assert_false (dew_spread_draft_has (&draft, DEW_SPREAD_MIDDLE));
  g_assert_null (dew_spread_draft_lacks (&draft));
  dew_spread_draft_shape (&draft, LINE, DEW_SPREAD_NORMAL);
  g_assert_cmpint (draft.spread->line, ==, LINE);
  g_assert_true (dew_spread_draft_has (&draft, DEW_SPREAD_DEVIATION) && dew_spread_draft_unknown (&draft, DEW_SPREAD_DEVIATION));
  g_assert_true (dew_spread_draft_has (&draft, DEW_SPREAD_MIDDLE) && !dew_spread_draft_unknown (&draft, DEW_SPREAD_MIDDLE));
  g_assert_false (dew_spread_draft_has (&draft, DEW_SPREAD_LOW));
  g_assert_nonnull (dew_spread_draft_lacks (&draft));
  g_assert_cmpstr (dew_spread_draft_label (&draft, DEW_SPREAD_MIDDLE), ==, "Mean");

  g_assert_false (type (&draft, DEW_SPREAD_MIDDLE, 20000));
  dew_spread_draft_shape (&draft, LINE, DEW_SPREAD_LOGNORMAL);
  g_assert_cmpint (draft.spread->middle, ==, 20000);
  /* Blank is not typed. */
  g_assert_false (type (&draft, DEW_SPREAD_DEVIATION, 0));
  g_assert_true (type (&draft, DEW_SPREAD_DEVIATION, 40000));
  dew_spread_draft_set (&draft, NULL);
}

static void
test_points (void)
{
  DewSpreadDraft draft = { NULL };

  dew_spread_draft_shape (&draft, LINE, DEW_SPREAD_NORMAL);
  dew_row_set_text (DEW_TABLE_SPREAD, draft.spread, "source", "Paper");
  dew_spread_draft_shape (&draft, LINE, DEW_SPREAD_THREE_POINT);
  g_assert_cmpstr (draft.spread->source, ==, "Paper");
  g_assert_cmpstr (dew_spread_draft_label (&draft, DEW_SPREAD_MIDDLE), ==, "Likeliest");
  g_assert_false (dew_spread_draft_has (&draft, DEW_SPREAD_DEVIATION));
  g_assert_false (type (&draft, DEW_SPREAD_HIGH, 90000));
  g_assert_false (type (&draft, DEW_SPREAD_LOW, -10000));
  /* Another kind of shape begins anew; the same goes on. */
  dew_spread_draft_shape (&draft, LINE, DEW_SPREAD_THREE_POINT);
  g_assert_cmpint (draft.spread->high, ==, 90000);
  g_assert_true (type (&draft, DEW_SPREAD_MIDDLE, 10000));
  g_assert_true (dew_spread_draft_unknown (&draft, DEW_SPREAD_MIDDLE));

  dew_spread_draft_shape (&draft, LINE, DEW_SPREAD_NORMAL);
  g_assert_cmpint (draft.spread->high, ==, 0);
  g_assert_true (dew_spread_draft_unknown (&draft, DEW_SPREAD_DEVIATION));
  g_assert_false (dew_spread_draft_unknown (&draft, DEW_SPREAD_LOW));
  dew_spread_draft_set (&draft, NULL);
  g_assert_null (draft.spread);
}

static void
test_stored (void)
{
  DewSpread spread = { 3, LINE, DEW_SPREAD_NORMAL, 0, 40000, 0, 0, (char *) "Paper" };
  DewSpreadDraft draft = { NULL };

  dew_spread_draft_shape (&draft, LINE, DEW_SPREAD_THREE_POINT);
  dew_spread_draft_set (&draft, &spread);
  g_assert_true (draft.stored);
  g_assert_null (dew_spread_draft_lacks (&draft));
  g_assert_cmpint (draft.spread->id, ==, 3);
  /* By itself, too. */
  dew_spread_draft_set (&draft, draft.spread);
  g_assert_cmpstr (draft.spread->source, ==, "Paper");
  dew_spread_draft_set (&draft, NULL);
  g_assert_false (draft.stored);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spread-draft/curve", test_curve);
  g_test_add_func ("/spread-draft/points", test_points);
  g_test_add_func ("/spread-draft/stored", test_stored);
  return g_test_run ();
}
