/* test-dew-edit-lines.c: many service lines at once */
#include "engine-fixture.h"

static DewLine *
make_line (gint64      pool,
           gint64      parent,
           const char *name)
{
  DewLine *line = dew_row_new (DEW_TABLE_LINE);

  line->pool = pool;
  line->parent = parent;
  dew_row_set_text (DEW_TABLE_LINE, line, "name", name);

  return line;
}

static void
free_lines (DewLine **lines,
            guint     n)
{
  for (guint i = 0; i < n; i++)
    dew_row_free (DEW_TABLE_LINE, lines[i]);
}

/* The names of what stands in a place, in order. */
static char *
list_place (const DewLedger *ledger,
            guint            top)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = top + 1; i < nodes[top].end; i = nodes[i].end)
    g_string_append_printf (names, "%s|", nodes[i].line->name);

  return g_string_free (names, FALSE);
}

static void
test_names (void)
{
  static const struct
  {
    gint64      pool, parent;
    const char *names[4];
    const char *place;
  } cases[] = {
    { CARERS, RESPITE, { "Breaks", "Advice", "Sitting" }, "Breaks|Advice|Sitting|" },
    { CARERS, RESPITE, { "", "  ", "\t" }, "New line|New line 2|New line 3|" },
    { CARERS, RESPITE, { "Breaks", "BREAKS", "breaks", "Breaks 2" }, "Breaks|BREAKS 2|breaks 3|Breaks 2 2|" },
    { OLDER, CARE, { "Meals", "Soup" }, "Nursing|Meals|Meals 2|Soup|" },
    { OLDER, 0, { " Transport ", "Meals" }, "Care|Transport|Transport 2|Meals|" },
    { EQUIPMENT, 0, { "Größe", "GRÖSSE" }, "Beds|Transport|Größe|GRÖSSE 2|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewLedger) ledger = make_county ();
      DewChanges *changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *place = NULL;
      gint64 last = 100;
      DewLine *lines[4];
      guint n = 0;

      for (; n < 4 && cases[i].names[n] != NULL; n++)
        lines[n] = make_line (cases[i].pool, cases[i].parent, cases[i].names[n]);
      g_assert_true (dew_edit_add_lines (ledger, changes, (DewIds) { count_ids, &last }, lines, n, &error));
      g_assert_no_error (error);
      g_assert_cmpint (lines[0]->id, ==, 101);
      g_assert_cmpint (lines[n - 1]->id, ==, 100 + (gint64) n);

      take (ledger, changes);
      g_assert_true (dew_edit_validate (ledger, &error));
      place = list_place (ledger, cases[i].parent != 0 ? dew_ledger_node (ledger, DEW_TABLE_LINE, cases[i].parent)
                                                       : dew_ledger_node (ledger, DEW_TABLE_POOL, cases[i].pool));
      g_assert_cmpstr (place, ==, cases[i].place);
      for (guint l = 0; l < n; l++)
        g_assert_cmpstr (((const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, lines[l]->id))->name, ==, lines[l]->name);
      free_lines (lines, n);
    }
}

/* All that is said of them comes with them, and is looked at. */
static void
test_said (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  gint64 last = 100;
  DewLine *lines[] = { make_line (CARERS, 0, "Breaks"), make_line (CARERS, 0, "Advice") };
  const DewLine *added;

  lines[1]->lead_mode = DEW_LEAD_SINGLE;
  lines[1]->lead = CCG;
  lines[1]->contract = DEW_CONTRACT_BLOCK;
  dew_row_set_text (DEW_TABLE_LINE, lines[1], "provider", "Vale Care");
  g_assert_true (dew_edit_add_lines (ledger, changes, (DewIds) { count_ids, &last }, lines, 2, &error));
  take (ledger, g_steal_pointer (&changes));
  added = dew_ledger_find (ledger, DEW_TABLE_LINE, 102);
  g_assert_cmpint (added->lead, ==, CCG);
  g_assert_cmpint (added->contract, ==, DEW_CONTRACT_BLOCK);
  g_assert_cmpstr (added->provider, ==, "Vale Care");

  changes = dew_changes_new ();
  lines[1]->lead = 99;
  g_assert_false (dew_edit_add_lines (ledger, changes, (DewIds) { count_ids, &last }, lines, 2, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "");
  free_lines (lines, 2);
}

static void
test_refused (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strnfill (DEW_MAX_NAME + 1, 'x');
  DewIds ids = { count_ids, &(gint64) { 100 } };
  DewLine *lines[1];

  lines[0] = make_line (99, 0, "Breaks");
  g_assert_false (dew_edit_add_lines (ledger, changes, ids, lines, 1, &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "not there");
  free_lines (lines, 1);

  lines[0] = make_line (CARERS, 99, "Breaks");
  g_assert_false (dew_edit_add_lines (ledger, changes, ids, lines, 1, &error));
  assert_refused (&error, DEW_ERROR_NOT_FOUND, "not there");
  free_lines (lines, 1);

  lines[0] = make_line (CARERS, RESPITE, name);
  g_assert_false (dew_edit_add_lines (ledger, changes, ids, lines, 1, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "200");
  free_lines (lines, 1);

  g_assert_true (dew_edit_add_lines (ledger, changes, ids, lines, 0, &error));
  g_assert_cmpuint (dew_changes_length (changes), ==, 0);
}

static void
test_figures (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  DewChanges *changes = dew_changes_new ();
  gint64 last = 100, pence;
  DewLine *line = make_line (CARERS, RESPITE, "Breaks");
  DewFigure figure = { 101, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, 700 };

  g_assert_true (dew_edit_add_lines (ledger, changes, (DewIds) { count_ids, &last }, &line, 1, NULL));
  dew_edit_new_figure (changes, &figure);
  figure.measure = DEW_ADDITIONAL;
  figure.pence = DEW_CLEARED;
  dew_edit_new_figure (changes, &figure);
  g_assert_cmpuint (dew_changes_length (changes), ==, 2);

  take (ledger, changes);
  g_assert_true (dew_ledger_figure (ledger, 101, 2013, 0, DEW_EXISTING, CCG, DEW_BASELINE, &pence));
  g_assert_cmpint (pence, ==, 700);
  g_assert_false (dew_ledger_figure (ledger, 101, 2013, 0, DEW_ADDITIONAL, CCG, DEW_BASELINE, &pence));
  dew_row_free (DEW_TABLE_LINE, line);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-lines/names", test_names);
  g_test_add_func ("/edit-lines/said", test_said);
  g_test_add_func ("/edit-lines/refused", test_refused);
  g_test_add_func ("/edit-lines/figures", test_figures);

  return g_test_run ();
}
