/* dew-annex.c: the annexes, and one book of them. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexes/dew-annexes.h"
#include "annexes/dew-monitoring-private.h"
#include "dew-date.h"
#include "dew-notes.h"

static const DewAnnex *const all_annexes[] = {
  &dew_annex_details,
  &dew_annex_contributions,
  &dew_annex_schedule,
  &dew_annex_risk_share,
  &dew_annex_what_if,
  &dew_annex_monitoring,
  &dew_annex_accounts,
  &dew_annex_annual_report,
  &dew_annex_returns,
  &dew_annex_virements,
};

const DewAnnex *const *
dew_annexes (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (all_annexes);
  return all_annexes;
}

const DewAnnex *
dew_annex_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all_annexes); i++)
    if (strcmp (all_annexes[i]->name, name) == 0)
      return all_annexes[i];
  return NULL;
}

/* ---- The paper ---- */

/* The last year that has contributions, else the last with any figure, else 0. */
static int
find_year (const DewLedger *ledger,
           gint64           scenario)
{
  g_autoptr (GArray) years = dew_ledger_years (ledger);

  for (guint i = years->len; i > 0; i--)
    {
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, g_array_index (years, int, i - 1), scenario);

      if (dew_totals_entered (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_GROSS))
        return dew_totals_year (totals);
    }
  return years->len > 0 ? g_array_index (years, int, years->len - 1) : 0;
}

static void
clear_paper (DewPaper *paper)
{
  g_free (paper->year_name);
  g_free (paper->in_force);
  g_free (paper->nobody);
  g_array_unref (paper->pools);
  dew_totals_free (paper->totals);
  if (paper->root == NULL)
    dew_book_free (paper->book);
  g_free (paper->lines_before);
  g_free (paper->aligned_before);
  g_free (paper->budgets_before);
  g_free (paper->spending_before);
  _dew_monitoring_free (paper->monitoring);
  g_clear_pointer (&paper->budget_rows, g_hash_table_unref);
  g_clear_pointer (&paper->rounded, g_hash_table_unref);
  g_clear_pointer (&paper->moved_by, g_hash_table_unref);
  _dew_risk_free (paper->risk);
  g_clear_pointer (&paper->others, g_ptr_array_unref);
}

static void
free_paper (gpointer data)
{
  clear_paper (data);
  g_free (data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewPaper, clear_paper)

static void
list_pools (DewPaper *paper,
            gint64    pool)
{
  paper->pools = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < paper->n_nodes; i++)
    if (paper->nodes[i].kind == DEW_NODE_POOL && (pool == 0 || paper->nodes[i].id == pool))
      g_array_append_val (paper->pools, i);
}

static gboolean
is_partner (const DewPaper *paper,
            const char     *name)
{
  for (guint i = 0; i < paper->partners->len; i++)
    if (strcmp (_dew_paper_partner (paper, i)->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Formulas tell partners by their names, so that no partner may be called what stands for nobody. */
static char *
name_nobody (const DewPaper *paper)
{
  char *name = g_strdup (_("not said whose"));

  while (is_partner (paper, name))
    {
      char *longer = g_strdup_printf ("(%s)", name);

      g_free (name);
      name = longer;
    }
  return name;
}

static void
look_for_virements (DewPaper *paper)
{
  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint node = g_array_index (paper->pools, guint, i);

      paper->moved |= dew_totals_entered (paper->totals, node, DEW_ALL_PARTNERS, DEW_SUM_MOVED);
      paper->nobodys |= dew_totals_entered (paper->totals, node, DEW_NO_PARTNER, DEW_SUM_MOVED);
    }
}

/* Everything but the book. */
static void
start_paper (DewPaper            *paper,
             const DewAnnexQuery *query)
{
  paper->query = query;
  paper->ledger = query->ledger;
  paper->nodes = dew_ledger_nodes (query->ledger, &paper->n_nodes);
  paper->partners = dew_ledger_rows (query->ledger, DEW_TABLE_PARTNER);
  paper->scenario = query->scenario;
  paper->variance = query->variance;
  paper->unit = query->unit;
  paper->worked_example = query->worked_example;
  paper->year = query->year != 0 ? query->year : find_year (query->ledger, query->scenario);
  paper->year_name = paper->year != 0 ? dew_year_name (paper->year) : g_strdup ("");
  if (query->as_at != NULL && query->as_at[0] != '\0')
    paper->in_force = g_strdup (query->as_at);
  else
    paper->in_force = paper->year != 0 ? dew_year_last_day (paper->year) : g_strdup ("");
  list_pools (paper, query->pool);
  paper->totals = dew_totals_new (query->ledger, paper->year, query->scenario);
  paper->nobody = name_nobody (paper);
  look_for_virements (paper);
}

static void
start_book (DewPaper            *paper,
            const DewAnnexQuery *query)
{
  const DewDocumentRow *document = dew_ledger_document (query->ledger);

  paper->others = g_ptr_array_new_with_free_func (free_paper);
  paper->book = dew_book_new (document != NULL && document->title[0] != '\0' ? document->title : _("Pooled budgets"));
  paper->book->exact = query->exact;
  g_free (paper->book->subtitle);
  paper->book->subtitle = g_strdup (document != NULL ? document->subtitle : "");
  g_free (paper->book->marking);
  paper->book->marking = g_strdup (document != NULL ? document->marking : "");
  g_free (paper->book->date);
  paper->book->date = g_strdup (document != NULL && document->as_at[0] != '\0' ? document->as_at : paper->in_force);
}

const DewPartner *
_dew_paper_partner (const DewPaper *paper,
                    guint           index)
{
  return g_ptr_array_index (paper->partners, index);
}

const char *
_dew_paper_name (const DewPaper *paper,
                 int             partner)
{
  return partner == DEW_NO_PARTNER ? paper->nobody : _dew_paper_partner (paper, (guint) partner)->name;
}

const char *
_dew_paper_scenario (const DewPaper *paper)
{
  const DewScenario *scenario = paper->scenario != DEW_BASELINE ? dew_ledger_find (paper->ledger, DEW_TABLE_SCENARIO, paper->scenario) : NULL;

  if (paper->scenario == DEW_BASELINE && paper->root != NULL && paper->root->scenario != DEW_BASELINE)
    return _("Baseline");
  return scenario != NULL ? scenario->name : NULL;
}

static char *
print_scope (const DewPaper *paper,
             const char     *years,
             const char     *scenario)
{
  const char *pool = paper->pools->len == 1 ? paper->nodes[g_array_index (paper->pools, guint, 0)].pool->name : NULL;

  return g_strconcat (pool != NULL ? ", " : "", pool != NULL ? pool : "",
                      years[0] != '\0' ? ", " : "", years,
                      scenario != NULL ? ", " : "", scenario != NULL ? scenario : "", NULL);
}

char *
_dew_paper_scope (const DewPaper *paper)
{
  return print_scope (paper, paper->year_name, _dew_paper_scenario (paper));
}

char *
_dew_paper_scope_of_all (const DewPaper *paper)
{
  return print_scope (paper, paper->year_name, NULL);
}

char *
_dew_paper_scope_with (const DewPaper *paper,
                       const DewPaper *other)
{
  gboolean earlier = paper->year < other->year;
  g_autofree char *years = g_strdup_printf (_("%s and %s"), earlier ? paper->year_name : other->year_name, earlier ? other->year_name : paper->year_name);

  return print_scope (paper, years, _dew_paper_scenario (paper));
}

DewSheet *
_dew_paper_add_sheet (DewPaper   *paper,
                      const char *name,
                      const char *title)
{
  const DewPaper *root = paper->root != NULL ? paper->root : paper;
  g_autofree char *year = paper->year != root->year ? g_strdelimit (g_strdup (paper->year_name), "/", '-') : NULL;
  const char *scenario = paper->scenario != root->scenario ? _dew_paper_scenario (paper) : NULL;
  g_autoptr (GString) apart = g_string_new (name);

  if (year != NULL)
    g_string_append_printf (apart, " %s", year);
  if (scenario != NULL)
    g_string_append_printf (apart, " %s", scenario);
  return dew_book_add_sheet (paper->book, apart->str, title);
}

static DewPaper *
find_paper (DewPaper *root,
            int       year,
            gint64    scenario)
{
  if (root->year == year && root->scenario == scenario)
    return root;
  for (guint i = 0; i < root->others->len; i++)
    {
      DewPaper *other = g_ptr_array_index (root->others, i);

      if (other->year == year && other->scenario == scenario)
        return other;
    }
  return NULL;
}

/* Without its Lines where it is new. */
static DewPaper *
make_paper (DewPaper *paper,
            int       year,
            gint64    scenario)
{
  DewPaper *root = paper->root != NULL ? paper->root : paper;
  DewPaper *other = find_paper (root, year, scenario), *follows = NULL;
  DewAnnexQuery query;

  if (other != NULL)
    return other;

  query = *root->query;
  query.year = year;
  query.scenario = scenario;
  if (year == root->year && scenario != DEW_BASELINE)
    follows = _dew_paper_of (root, year, DEW_BASELINE);
  if (year != root->year)
    query.as_at = NULL;
  other = g_new0 (DewPaper, 1);
  other->root = root;
  other->follows = follows;
  other->book = root->book;
  start_paper (other, &query);
  other->query = root->query;
  g_ptr_array_add (root->others, other);
  return other;
}

DewPaper *
_dew_paper_of (DewPaper *paper,
               int       year,
               gint64    scenario)
{
  DewPaper *other = make_paper (paper, year, scenario);

  /* The root's are added once all annexes are prepared. */
  if (other->root != NULL && other->lines == NULL)
    _dew_lines_add (other);
  return other;
}

DewPaper *
_dew_paper_spent (DewPaper *paper,
                  int       year)
{
  DewPaper *other = make_paper (paper, year, paper->scenario);

  _dew_spending_add (other);
  return other;
}

char *
_dew_paper_in_force (const DewPaper *paper)
{
  g_autofree char *date = dew_date_words (paper->in_force);
  g_autofree char *last = paper->year != 0 ? dew_year_last_day (paper->year) : NULL;

  if (date[0] == '\0')
    return NULL;
  if (g_strcmp0 (paper->in_force, last) == 0)
    return g_strdup_printf (_("%s, the last day of the year"), date);
  return g_strdup_printf (_("%s, the date that was asked for"), date);
}

/* ---- Units ---- */

gboolean
_dew_paper_rounds (const DewPaper *paper)
{
  return paper->unit != DEW_UNIT_POUNDS && !paper->book->exact;
}

gint64
_dew_paper_step (const DewPaper *paper)
{
  return _dew_paper_rounds (paper) ? dew_unit_step (paper->unit) : 1;
}

char *
_dew_paper_sum (const DewPaper *paper,
                const char     *sum)
{
  return paper->unit == DEW_UNIT_MILLIONS && !paper->book->exact ? g_strdup_printf ("ROUND(%s,1)", sum) : g_strdup (sum);
}

guint
_dew_paper_money_column (const DewPaper *paper,
                         DewSheet       *sheet,
                         const char     *name,
                         int             width)
{
  /* TRANSLATORS: the heading of a column, and its unit: "Existing, £000". */
  g_autofree char *heading = g_strdup_printf (_("%s, %s"), name, dew_unit_symbol (paper->unit));

  return dew_sheet_column (sheet, heading, width);
}

void
_dew_paper_note_unit (const DewPaper *paper,
                      DewSheet       *sheet)
{
  gboolean thousands = paper->unit == DEW_UNIT_THOUSANDS;

  if (paper->unit == DEW_UNIT_POUNDS)
    dew_sheet_note (sheet, _("Figures in pounds."));
  else if (paper->book->exact)
    dew_sheet_note (sheet, thousands ? _("Figures are shown in £000, and stand to the penny behind that: what is shown may not add up.")
                                     : _("Figures are shown in £m, and stand to the penny behind that: what is shown may not add up."));
  else
    dew_sheet_note (sheet, thousands ? _("Figures in £000, rounded so that every column, row and total adds up as it is printed: so a figure may be the next £1,000 above or below its own amount, and not the nearest. Totals and differences are of what is printed.")
                                     : _("Figures in £m, rounded so that every column, row and total adds up as it is printed: so a figure may be the next £100,000 above or below its own amount, and not the nearest. Totals and differences are of what is printed."));
}

/* ---- The book ---- */

static gboolean
applies_to (const DewAnnex *annex,
            const DewPaper *paper)
{
  return annex->applies == NULL || annex->applies (paper);
}

static GPtrArray *
list_applying (const DewPaper *paper)
{
  GPtrArray *applying = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all_annexes); i++)
    if (applies_to (all_annexes[i], paper))
      g_ptr_array_add (applying, (gpointer) all_annexes[i]);
  return applying;
}

void
dew_annexes_apply (const DewAnnexQuery *query,
                   gboolean            *applies)
{
  g_auto (DewPaper) paper = { 0 };

  g_return_if_fail (query != NULL && query->ledger != NULL && applies != NULL);

  start_paper (&paper, query);
  for (guint i = 0; i < G_N_ELEMENTS (all_annexes); i++)
    applies[i] = applies_to (all_annexes[i], &paper);
}

/* What is new in the book is the annex's, unless it turns out that others stand on it. */
static void
claim_sheets (DewBook        *book,
              const DewAnnex *annex)
{
  for (guint i = 1; i < book->sheets->len; i++)
    {
      DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (sheet->annex == NULL)
        sheet->annex = annex->name;
    }
}

void
_dew_paper_move_last (DewPaper   *paper,
                      DewSheet   *sheet,
                      const char *annex)
{
  dew_book_move_last (paper->book, sheet);
  sheet->support = annex == NULL;
  sheet->annex = annex;
}

/* What the annexes stand on comes after them. */
static void
move_support_last (DewPaper *paper)
{
  DewSheet *const sheets[] = { paper->working, paper->nets, paper->parts, paper->rounding, paper->spending, paper->budgets, paper->lines };

  if (paper->monitoring != NULL)
    _dew_monitoring_move_last (paper->monitoring);

  if (paper->risk != NULL && !paper->shows_risk)
    _dew_risk_move_last (paper->risk, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (sheets[i] != NULL)
      _dew_paper_move_last (paper, sheets[i], NULL);
  if (paper->lines != NULL && paper->lines->rows->len == 0)
    dew_book_remove_sheet (paper->book, paper->lines);
}

/* A table without a row says nothing of why. */
static void
fill_empty (const DewPaper *paper)
{
  for (guint i = 1; i < paper->book->sheets->len; i++)
    {
      DewSheet *sheet = g_ptr_array_index (paper->book->sheets, i);

      if (sheet->rows->len == 0 && sheet->columns->len > 0)
        dew_sheet_text (sheet, dew_sheet_row (sheet), 0, paper->pools->len == 0 ? _("No pools entered") : _("Nothing entered"));
    }
}

/* A formula refers to what is no longer there, and so do words on what to do with it. */
static void
make_still (DewSheet *sheet)
{
  g_ptr_array_set_size (sheet->live_notes, 0);
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 0; c < sheet->columns->len; c++)
      dew_sheet_cell (sheet, r, c)->formula = NULL;
}

static void
leave_working_out (DewBook *book)
{
  for (guint i = book->sheets->len; i > 0; i--)
    {
      DewSheet *sheet = g_ptr_array_index (book->sheets, i - 1);

      if (sheet->support)
        dew_book_remove_sheet (book, sheet);
      else
        make_still (sheet);
    }
}

DewBook *
dew_annex_book (const DewAnnexQuery   *query,
                const DewAnnex *const *annexes,
                guint                  n,
                GError               **error)
{
  g_return_val_if_fail (query != NULL && query->ledger != NULL, NULL);
  g_return_val_if_fail (annexes != NULL || n == 0, NULL);

  g_auto (DewPaper) paper = { 0 };
  g_autoptr (GPtrArray) applying = NULL;
  DewSheet *cover;

  start_paper (&paper, query);
  start_book (&paper, query);
  if (n == 0)
    {
      applying = list_applying (&paper);
      annexes = (const DewAnnex *const *) applying->pdata;
      n = applying->len;
    }

  cover = _dew_cover_add (paper.book);
  for (guint i = 0; i < n; i++)
    {
      if (annexes[i]->prepare != NULL)
        annexes[i]->prepare (&paper);
      claim_sheets (paper.book, annexes[i]);
    }
  _dew_lines_add (&paper);
  for (guint i = 0; i < n; i++)
    {
      if (!annexes[i]->build (&paper, error))
        return NULL;
      claim_sheets (paper.book, annexes[i]);
    }

  move_support_last (&paper);
  for (guint i = 0; i < paper.others->len; i++)
    move_support_last (g_ptr_array_index (paper.others, i));
  fill_empty (&paper);
  _dew_cover_say (&paper, cover);
  if (query->no_working)
    leave_working_out (paper.book);
  dew_notes_add (paper.book);
  _dew_cover_list (&paper, cover);
  return g_steal_pointer (&paper.book);
}
