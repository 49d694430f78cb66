/* dew-schedule-model.c: a document's pools, categories and lines with a year's contributions, as rows of a grid */
#include "dew-schedule-model.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-pounds.h"

/* Width of the names, in px. */
#define NARROW_NAMES 230
#define WIDE_NAMES   234

/* A partner whose columns are few is headed by its short name if the other has more characters than this. */
#define LONG_NAME 24

/* A figure to the penny, as it is said and written down: £1,200,000, £507.32. */
#define WHOLE (DEW_PRINT_SYMBOL | DEW_PRINT_TRIM)

#define NEW_POOL G_MAXUINT      /* in the list of rows: no node, the row that takes a new pool's name */

typedef struct
{
  int    partner;               /* index, or DEW_ALL_PARTNERS */
  DewSum sum;
} Column;                       /* column 0, the names, aside */

struct _DewScheduleModel
{
  GObject      parent_instance;

  DewDocument *document;
  int          year;
  DewUnit      unit;
  gboolean     all_columns;
  gboolean     narrow;

  GHashTable  *folded;          /* gint64 of grid_id () */
  GArray      *rows;            /* guint: node numbers, NEW_POOL last */
  GArray      *columns;         /* Column */
  guint        base;            /* depth of the outermost row's nodes */
  int          decimals;

  char         text[DEW_MONEY_SIZE];    /* what cell () lends */
  char        *label;
};

static void dew_schedule_model_iface_init (DewGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewScheduleModel, dew_schedule_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_GRID_MODEL, dew_schedule_model_iface_init))

/* ---- Rows ---- */

/* Pools, agreements and lines are numbered each for themselves; the grid wants one number. */
static gint64
grid_id (const DewNode *node)
{
  switch (node->kind)
    {
    case DEW_NODE_POOL:
      return -node->id;
    case DEW_NODE_AGREEMENT:
      return G_MININT64 + node->id;
    case DEW_NODE_ROOT:
    case DEW_NODE_CATEGORY:
    case DEW_NODE_LINE:
    default:
      return node->id;
    }
}

static const DewNode *
get_nodes (DewScheduleModel *self)
{
  return dew_ledger_nodes (dew_document_ledger (self->document), NULL);
}

static gboolean
is_folded (DewScheduleModel *self,
           const DewNode    *node)
{
  gint64 id = grid_id (node);

  return g_hash_table_contains (self->folded, &id);
}

static void
set_folded (DewScheduleModel *self,
            const DewNode    *node,
            gboolean          folded)
{
  gint64 id = grid_id (node);

  if (folded)
    g_hash_table_add (self->folded, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->folded, &id);
}

static void
list_rows (DewScheduleModel *self)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  gboolean agreements = dew_ledger_rows (ledger, DEW_TABLE_AGREEMENT)->len > 1;
  guint new_pool = NEW_POOL;
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  g_array_set_size (self->rows, 0);

  /* One agreement needs no row of its own: its title stands in the header. */
  for (guint i = 1; i < n;)
    {
      gboolean shown = nodes[i].kind != DEW_NODE_AGREEMENT || agreements;

      if (shown)
        g_array_append_val (self->rows, i);
      i = shown && is_folded (self, &nodes[i]) ? nodes[i].end : i + 1;
    }

  if (!dew_document_read_only (self->document, NULL))
    g_array_append_val (self->rows, new_pool);

  self->base = agreements ? 1 : 2;
}

static guint
node_of_row (DewScheduleModel *self,
             guint             row)
{
  return row == DEW_GRID_TOTAL ? 0 : g_array_index (self->rows, guint, row);
}

/* ---- Columns ---- */

static const DewTotals *
get_totals (DewScheduleModel *self)
{
  return dew_document_totals (self->document, self->year, DEW_BASELINE);
}

static void
add_column (DewScheduleModel *self,
            int               partner,
            DewSum            sum)
{
  Column column = { partner, sum };

  g_array_append_val (self->columns, column);
}

/* TRUE when the columns are others than before. */
static gboolean
list_columns (DewScheduleModel *self)
{
  const DewTotals *totals = get_totals (self);
  guint n_partners = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER)->len;
  int decimals = self->unit == DEW_UNIT_POUNDS && !dew_totals_pence (totals) ? 0 : dew_unit_decimals (self->unit);
  g_autoptr (GArray) before = g_steal_pointer (&self->columns);
  gboolean changed;

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  for (guint i = 0; i < n_partners; i++)
    {
      gboolean income = self->all_columns || dew_totals_entered (totals, 0, (int) i, DEW_SUM_INCOME);

      add_column (self, (int) i, DEW_SUM_EXISTING);
      add_column (self, (int) i, DEW_SUM_ADDITIONAL);
      add_column (self, (int) i, DEW_SUM_GROSS);
      if (income)
        {
          add_column (self, (int) i, DEW_SUM_INCOME);
          add_column (self, (int) i, DEW_SUM_NET);
        }
    }
  /* Papers that give a pool's value without saying whose it is: it stands with the totals. */
  if (self->all_columns || dew_totals_entered (totals, 0, DEW_NO_PARTNER, DEW_SUM_BUDGET))
    add_column (self, DEW_NO_PARTNER, DEW_SUM_BUDGET);
  add_column (self, DEW_ALL_PARTNERS, DEW_SUM_GROSS);
  add_column (self, DEW_ALL_PARTNERS, DEW_SUM_NET);

  changed = before == NULL || before->len != self->columns->len || decimals != self->decimals;
  for (guint i = 0; !changed && i < before->len; i++)
    {
      const Column *one = &g_array_index (before, Column, i);
      const Column *two = &g_array_index (self->columns, Column, i);

      changed = one->partner != two->partner || one->sum != two->sum;
    }
  self->decimals = decimals;

  return changed;
}

static const char *
column_heading (DewSum sum)
{
  switch (sum)
    {
    case DEW_SUM_EXISTING:
      return _("Existing");
    case DEW_SUM_ADDITIONAL:
      return _("Additional");
    case DEW_SUM_INCOME:
      return _("Income");
    case DEW_SUM_NET:
      return _("Net");
    case DEW_SUM_BUDGET:
      return _("Budget");
    case DEW_SUM_GROSS:
    case DEW_SUM_ACTUAL:
    case DEW_SUM_FORECAST:
    case DEW_N_SUMS:
    default:
      return _("Gross");
    }
}

static const DewPartner *
get_partner (DewScheduleModel *self,
             int               index)
{
  const GPtrArray *partners = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER);

  return index < 0 ? NULL : g_ptr_array_index (partners, (guint) index);
}

static gboolean
has_income_columns (DewScheduleModel *self,
                    int               partner)
{
  return self->all_columns || dew_totals_entered (get_totals (self), 0, partner, DEW_SUM_INCOME);
}

static const char *
group_name (DewScheduleModel *self,
            int               partner)
{
  const DewPartner *row = get_partner (self, partner);

  if (row != NULL)
    return g_utf8_strlen (row->name, -1) > LONG_NAME && !has_income_columns (self, partner) ? dew_partner_short (row) : row->name;
  return dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER)->len == 2 ? _("Both partners") : _("All partners");
}

/* ---- What the grid asks ---- */

static guint
dew_schedule_model_n_rows (DewGridModel *model)
{
  return DEW_SCHEDULE_MODEL (model)->rows->len;
}

static guint
dew_schedule_model_n_columns (DewGridModel *model)
{
  return 1 + DEW_SCHEDULE_MODEL (model)->columns->len;
}

static void
dew_schedule_model_row (DewGridModel *model,
                        guint         row,
                        DewGridRow   *out)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint number = node_of_row (self, row);
  const DewNode *node;

  if (row == DEW_GRID_TOTAL || number == NEW_POOL)
    {
      *out = (DewGridRow) { row == DEW_GRID_TOTAL ? DEW_GRID_SUM : DEW_GRID_LINE, 0, FALSE, FALSE, 0 };
      return;
    }

  node = &get_nodes (self)[number];
  *out = (DewGridRow) {
    .style = node->kind == DEW_NODE_POOL ? DEW_GRID_POOL :
             node->kind == DEW_NODE_CATEGORY ? DEW_GRID_CATEGORY :
             node->kind == DEW_NODE_AGREEMENT ? DEW_GRID_AGREEMENT : DEW_GRID_LINE,
    .depth = node->depth > self->base ? node->depth - self->base : 0,
    .expandable = node->end > number + 1,
    .expanded = !is_folded (self, node),
    .id = grid_id (node),
  };
}

/* Wide enough for what the root's total is, and for a figure of that many digits. */
static const char *
sample_text (DewScheduleModel *self,
             const Column     *column)
{
  DewSum sum = column->sum == DEW_SUM_BUDGET ? DEW_SUM_BUDGET : DEW_SUM_GROSS;
  gint64 most = ABS (dew_totals_get (get_totals (self), 0, column->partner, sum));
  gint64 least = dew_unit_pence (self->unit) * (self->unit == DEW_UNIT_MILLIONS ? 10 : 10000);

  dew_money_print (dew_pence (MAX (most, least)), self->unit, self->decimals, DEW_PRINT_SCREEN, self->text);

  return self->text;
}

static void
dew_schedule_model_column (DewGridModel  *model,
                           guint          number,
                           DewGridColumn *out)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  const Column *column;

  if (number == 0)
    {
      *out = (DewGridColumn) { _("Pool, category, service line"), NULL, -1, DEW_GRID_PIN_START, self->narrow ? NARROW_NAMES : WIDE_NAMES, NULL, TRUE };
      return;
    }

  column = &g_array_index (self->columns, Column, number - 1);
  *out = (DewGridColumn) {
    .heading = column_heading (column->sum),
    .group = group_name (self, column->partner),
    .group_style = column->partner >= 0 ? column->partner : -1,
    .pin = column->partner >= 0 ? DEW_GRID_SCROLLS : DEW_GRID_PIN_END,
    .width = 62,
    .sample = sample_text (self, column),
    .text = FALSE,
  };
}

static gboolean
is_measure (DewSum sum)
{
  return sum < (DewSum) DEW_N_MEASURES;
}

static const char *
node_name (DewScheduleModel *self,
           guint             number)
{
  const DewNode *node;

  if (number == NEW_POOL)
    return _("New pool…");
  if (number == 0)
    return dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_AGREEMENT)->len > 1 ? _("Total of all agreements") : _("Agreement total");

  node = &get_nodes (self)[number];
  return dew_row_text (dew_node_table (node->kind), node->line, "name");
}

/* Note and source of a row, the one under the other; "" when it has neither. */
static const char *
node_note (DewScheduleModel *self,
           const DewNode    *node)
{
  DewTable table = dew_node_table (node->kind);
  const char *note = dew_row_text (table, node->line, "note");
  const char *source = dew_row_text (table, node->line, "source");

  g_free (self->label);
  self->label = g_strconcat (note, *note != '\0' && *source != '\0' ? "\n" : "", source, NULL);

  return self->label;
}

static void
name_cell (DewScheduleModel *self,
           guint             number,
           DewGridCell      *out)
{
  gboolean editable = number != 0 && !dew_document_read_only (self->document, NULL);

  out->text = node_name (self, number);
  out->flags = editable ? DEW_GRID_EDITABLE : 0;

  if (number == 0)
    out->flags |= DEW_GRID_BOLD;
  else if (number == NEW_POOL)
    out->flags |= DEW_GRID_NIL;
  else
    {
      const DewNode *node = &get_nodes (self)[number];

      if (node->kind != DEW_NODE_LINE)
        out->flags |= DEW_GRID_BOLD;
      out->note = node_note (self, node);
      if (*out->note != '\0')
        out->flags |= DEW_GRID_NOTE;
    }
}

static void
dew_schedule_model_cell (DewGridModel *model,
                         guint         row,
                         guint         number,
                         DewGridCell  *out)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  const DewTotals *totals = get_totals (self);
  guint at = node_of_row (self, row);
  const Column *column;
  gint64 pence;

  *out = (DewGridCell) { "", 0, NULL };

  if (number == 0)
    {
      name_cell (self, at, out);
      return;
    }
  if (at == NEW_POOL)
    return;

  column = &g_array_index (self->columns, Column, number - 1);
  if (at != 0 && get_nodes (self)[at].kind == DEW_NODE_LINE && is_measure (column->sum))
    {
      if (!dew_document_read_only (self->document, NULL))
        out->flags |= DEW_GRID_EDITABLE;
    }
  else
    out->flags |= is_measure (column->sum) ? 0 : DEW_GRID_COMPUTED;

  if (at == 0 || get_nodes (self)[at].kind != DEW_NODE_LINE)
    out->flags |= DEW_GRID_BOLD;

  if (!dew_totals_entered (totals, at, column->partner, column->sum))
    return;

  pence = dew_totals_get (totals, at, column->partner, column->sum);
  out->text = dew_money_print (dew_pence (pence), self->unit, self->decimals, DEW_PRINT_SCREEN | DEW_PRINT_DASH, self->text);
  if (pence == 0)
    out->flags |= DEW_GRID_NIL;
}

/* "Council additional", for screen readers and the record of changes. */
static char *
column_words (DewScheduleModel *self,
              const Column     *column)
{
  const DewPartner *partner = get_partner (self, column->partner);
  g_autofree char *measure = g_utf8_strdown (column_heading (column->sum), -1);

  if (column->partner == DEW_NO_PARTNER)
    return g_strdup_printf (_("%s not split by partner"), measure);

  return g_strdup_printf ("%s %s", partner != NULL ? dew_partner_short (partner) : _("all partners"), measure);
}

static char *
dew_schedule_model_cell_name (DewGridModel *model,
                              guint         row,
                              guint         number)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  const DewTotals *totals = get_totals (self);
  guint at = node_of_row (self, row);
  const char *name = node_name (self, at);
  const Column *column;
  g_autofree char *year = NULL;
  g_autofree char *words = NULL;
  g_autofree char *value = NULL;

  if (number == 0)
    {
      if (at == NEW_POOL || at == 0)
        return g_strdup (name);
      switch (get_nodes (self)[at].kind)
        {
        case DEW_NODE_AGREEMENT:
          return g_strdup_printf (_("%s, agreement"), name);
        case DEW_NODE_POOL:
          return g_strdup_printf (_("%s, pool"), name);
        case DEW_NODE_CATEGORY:
          return g_strdup_printf (_("%s, category"), name);
        case DEW_NODE_ROOT:
        case DEW_NODE_LINE:
        default:
          return g_strdup_printf (_("%s, service line"), name);
        }
    }

  column = &g_array_index (self->columns, Column, number - 1);
  words = column_words (self, column);
  if (at == NEW_POOL)
    return g_strdup_printf (_("%s, %s, blank"), name, words);

  year = dew_year_name (self->year);
  value = dew_totals_entered (totals, at, column->partner, column->sum)
            ? dew_pounds (dew_totals_get (totals, at, column->partner, column->sum), WHOLE)
            : g_strdup (_("not entered"));

  return g_strdup_printf (_("%s, %s, %s, %s"), name, words, year, value);
}

static void
dew_schedule_model_toggle (DewGridModel *model,
                           guint         row)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint at = node_of_row (self, row);
  const DewNode *node = &get_nodes (self)[at];

  if (at == 0 || at == NEW_POOL || node->end == at + 1)
    return;

  set_folded (self, node, !is_folded (self, node));
  list_rows (self);
  dew_grid_model_rows_changed (model);
}

/* ---- Editing ---- */

static char *
dew_schedule_model_edit_text (DewGridModel *model,
                              guint         row,
                              guint         number)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint at = node_of_row (self, row);
  const Column *column;
  char text[DEW_MONEY_SIZE];

  if (number == 0)
    return g_strdup (at == NEW_POOL ? "" : node_name (self, at));

  column = &g_array_index (self->columns, Column, number - 1);
  if (!dew_totals_entered (get_totals (self), at, column->partner, column->sum))
    return g_strdup ("");

  return g_strdup (dew_money_print_edit (dew_pence (dew_totals_get (get_totals (self), at, column->partner, column->sum)),
                                         self->unit, text));
}

/* "The figure cannot be read at “x”: reason." */
static char *
refuse_reading (const char       *text,
                const DewReading *reading)
{
  return *(text + reading->offset) == '\0'
           ? g_strdup_printf (_("Not understood: %s."), _(reading->reason))
           : g_strdup_printf (_("Not understood at “%.12s”: %s."), text + reading->offset, _(reading->reason));
}

static char *
dew_schedule_model_preview (DewGridModel *model,
                            guint         row,
                            guint         number,
                            const char   *text,
                            gboolean     *bad)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  DewReading reading;
  g_autofree char *full = NULL;
  char shown[DEW_MONEY_SIZE];

  *bad = FALSE;
  if (number == 0)
    return NULL;

  switch (dew_money_read (text, self->unit, &reading))
    {
    case DEW_READ_EMPTY:
      return g_strdup (_("No figure"));
    case DEW_READ_REFUSED:
      *bad = TRUE;
      return refuse_reading (text, &reading);
    case DEW_READ_OK:
    case DEW_READ_ASK:
    default:
      full = dew_pounds (reading.value.pence, WHOLE);
      dew_money_print (reading.value, self->unit, self->decimals, DEW_PRINT_SCREEN, shown);
      return self->unit == DEW_UNIT_POUNDS ? g_strdup_printf (_("= %s"), full)
                                           : g_strdup_printf (_("= %s, shown as %s"), full, shown);
    }
}

/* Takes the changes to the document, or replies why they were refused. */
static DewGridAnswer
apply (DewScheduleModel *self,
       DewChanges       *changes,
       gboolean          good,
       const char       *what,
       GError           *error,
       DewGridReply     *reply)
{
  if (dew_document_take (self->document, changes, good, what, &error))
    return DEW_GRID_TAKEN;

  reply->message = g_strdup (error->message);
  g_error_free (error);

  return DEW_GRID_REFUSED;
}

static DewGridAnswer
add_pool (DewScheduleModel *self,
          const char       *name,
          DewGridReply     *reply)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  DewChanges *changes = dew_changes_new ();
  DewIds ids = dew_document_ids (self->document);
  DewPool *pool = dew_row_new (DEW_TABLE_POOL);
  g_autofree char *what = g_strdup_printf (_("Added the pool “%s”"), name);
  GError *error = NULL;
  gboolean good;

  pool->id = ids.next (ids.data);
  pool->agreement = dew_ledger_last (ledger, DEW_TABLE_AGREEMENT);
  dew_row_set_text (DEW_TABLE_POOL, pool, "name", name);
  good = dew_edit_add (ledger, changes, DEW_TABLE_POOL, pool, 0, &error);
  dew_row_free (DEW_TABLE_POOL, pool);

  return apply (self, changes, good, what, error, reply);
}

static DewGridAnswer
commit_name (DewScheduleModel *self,
             guint             at,
             const char       *text,
             DewGridReply     *reply)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  g_autofree char *what = NULL;
  const DewNode *node;
  DewTable table;
  DewChanges *changes;
  gpointer row;
  GError *error = NULL;
  gboolean good;

  if (at == NEW_POOL)
    return *name == '\0' ? DEW_GRID_TAKEN : add_pool (self, name, reply);

  node = &get_nodes (self)[at];
  table = dew_node_table (node->kind);
  row = dew_row_copy (table, node->pool);
  what = g_strdup_printf (_("Renamed “%s” to “%s”"), node_name (self, at), name);
  dew_row_set_text (table, row, "name", name);
  changes = dew_changes_new ();
  good = dew_edit_row (dew_document_ledger (self->document), changes, table, row, &error);
  dew_row_free (table, row);

  return apply (self, changes, good, what, error, reply);
}

static DewGridAnswer
read_figure (DewScheduleModel *self,
             const char       *text,
             int               choice,
             gint64           *pence,
             DewGridReply     *reply)
{
  DewReading reading;
  g_autofree char *pounds = NULL;
  g_autofree char *units = NULL;

  switch (dew_money_read (text, self->unit, &reading))
    {
    case DEW_READ_EMPTY:
      *pence = DEW_CLEARED;
      return DEW_GRID_TAKEN;
    case DEW_READ_REFUSED:
      reply->message = refuse_reading (text, &reading);
      return DEW_GRID_REFUSED;
    case DEW_READ_ASK:
      *pence = choice == 2 ? reading.other.pence : reading.value.pence;
      if (choice != 0)
        return DEW_GRID_TAKEN;
      reply->message = g_strdup_printf (_("This column is in %s. Which is meant?"), dew_unit_symbol (self->unit));
      reply->first = dew_pounds (reading.value.pence, WHOLE);
      reply->second = dew_pounds (reading.other.pence, WHOLE);
      return DEW_GRID_ASKS;
    case DEW_READ_OK:
    default:
      *pence = reading.value.pence;
      return DEW_GRID_TAKEN;
    }
}

static DewGridAnswer
commit_figure (DewScheduleModel *self,
               guint             at,
               const Column     *column,
               const char       *text,
               int               choice,
               DewGridReply     *reply)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  const DewNode *node = &get_nodes (self)[at];
  DewFigure figure = { node->id, self->year, 0, (gint) column->sum, 0, DEW_BASELINE, 0 };
  g_autofree char *words = column_words (self, column);
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *what = NULL;
  DewGridAnswer answer;
  DewChanges *changes;
  GError *error = NULL;
  gboolean good;
  gint64 old;

  answer = read_figure (self, text, choice, &figure.pence, reply);
  if (answer != DEW_GRID_TAKEN)
    return answer;

  figure.partner = column->partner == DEW_NO_PARTNER ? DEW_UNATTRIBUTED : get_partner (self, column->partner)->id;
  before = dew_ledger_figure (ledger, figure.line, figure.year, 0, (DewMeasure) figure.measure, figure.partner, DEW_BASELINE, &old)
             ? dew_pounds (old, WHOLE) : g_strdup (_("nothing"));
  after = figure.pence == DEW_CLEARED ? g_strdup (_("nothing")) : dew_pounds (figure.pence, WHOLE);
  what = g_strdup_printf (_("%s, %s, %s: %s to %s"), node_name (self, at), words, year, before, after);

  changes = dew_changes_new ();
  good = dew_edit_figure (ledger, changes, &figure, &error);

  return apply (self, changes, good, what, error, reply);
}

static DewGridAnswer
dew_schedule_model_commit (DewGridModel *model,
                           guint         row,
                           guint         number,
                           const char   *text,
                           int           choice,
                           DewGridReply *reply)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint at = node_of_row (self, row);

  if (number == 0)
    return commit_name (self, at, text, reply);

  return commit_figure (self, at, &g_array_index (self->columns, Column, number - 1), text, choice, reply);
}

static void
dew_schedule_model_iface_init (DewGridModelInterface *iface)
{
  iface->n_rows = dew_schedule_model_n_rows;
  iface->n_columns = dew_schedule_model_n_columns;
  iface->row = dew_schedule_model_row;
  iface->column = dew_schedule_model_column;
  iface->cell = dew_schedule_model_cell;
  iface->cell_name = dew_schedule_model_cell_name;
  iface->toggle = dew_schedule_model_toggle;
  iface->edit_text = dew_schedule_model_edit_text;
  iface->preview = dew_schedule_model_preview;
  iface->commit = dew_schedule_model_commit;
}

/* ---- Following the document ---- */

static void
look_again (DewScheduleModel *self,
            gboolean          structure)
{
  gboolean columns = list_columns (self);

  if (structure)
    list_rows (self);

  if (columns || structure)
    dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
  else
    dew_grid_model_cells_changed (DEW_GRID_MODEL (self));
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewScheduleModel *self)
{
  gboolean structure = FALSE;

  for (guint i = 0; !structure && i < dew_changes_length (changes); i++)
    structure = dew_changes_get (changes, i)->table != DEW_TABLE_FIGURE;

  look_again (self, structure);
}

static void
reloaded_cb (DewDocument      *document,
             DewScheduleModel *self)
{
  look_again (self, TRUE);
}

static void
dew_schedule_model_dispose (GObject *object)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (dew_schedule_model_parent_class)->dispose (object);
}

static void
dew_schedule_model_finalize (GObject *object)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (object);

  g_hash_table_unref (self->folded);
  g_array_unref (self->rows);
  g_clear_pointer (&self->columns, g_array_unref);
  g_free (self->label);

  G_OBJECT_CLASS (dew_schedule_model_parent_class)->finalize (object);
}

static void
dew_schedule_model_class_init (DewScheduleModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dew_schedule_model_dispose;
  object_class->finalize = dew_schedule_model_finalize;
}

static void
dew_schedule_model_init (DewScheduleModel *self)
{
  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

DewScheduleModel *
dew_schedule_model_new (DewDocument *document,
                        int          year,
                        DewUnit      unit)
{
  DewScheduleModel *self = g_object_new (DEW_TYPE_SCHEDULE_MODEL, NULL);

  self->document = g_object_ref (document);
  self->year = year;
  self->unit = unit;
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
  list_columns (self);
  list_rows (self);

  return self;
}

void
dew_schedule_model_set_year (DewScheduleModel *self,
                             int               year)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  if (self->year == year)
    return;

  self->year = year;
  list_columns (self);
  dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

void
dew_schedule_model_set_unit (DewScheduleModel *self,
                             DewUnit           unit)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  if (self->unit == unit)
    return;

  self->unit = unit;
  list_columns (self);
  dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

void
dew_schedule_model_set_narrow (DewScheduleModel *self,
                               gboolean          narrow)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

void
dew_schedule_model_set_all_columns (DewScheduleModel *self,
                                    gboolean          all)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  if (self->all_columns == all)
    return;

  self->all_columns = all;
  if (list_columns (self))
    dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

DewNodeKind
dew_schedule_model_node (DewScheduleModel *self,
                         guint             row,
                         gint64           *id)
{
  guint at;

  g_return_val_if_fail (DEW_IS_SCHEDULE_MODEL (self), DEW_NODE_ROOT);

  *id = 0;
  if (row == DEW_GRID_TOTAL || row >= self->rows->len)
    return DEW_NODE_ROOT;

  at = node_of_row (self, row);
  if (at == NEW_POOL)
    return DEW_NODE_ROOT;

  *id = get_nodes (self)[at].id;
  return get_nodes (self)[at].kind;
}

guint
dew_schedule_model_reveal (DewScheduleModel *self,
                           DewTable          table,
                           gint64            id)
{
  const DewNode *nodes = get_nodes (self);
  guint at = dew_ledger_node (dew_document_ledger (self->document), table, id);
  gboolean unfolded = FALSE;

  if (at == 0)
    return G_MAXUINT;

  for (guint up = nodes[at].parent; up != 0; up = nodes[up].parent)
    if (is_folded (self, &nodes[up]))
      {
        set_folded (self, &nodes[up], FALSE);
        unfolded = TRUE;
      }
  if (unfolded)
    {
      list_rows (self);
      dew_grid_model_rows_changed (DEW_GRID_MODEL (self));
    }

  for (guint row = 0; row < self->rows->len; row++)
    if (g_array_index (self->rows, guint, row) == at)
      return row;

  return G_MAXUINT;
}
