/* dew-schedule-model.c: a document's pools, categories and lines with a year's contributions, as rows of a grid */
#include "dew-schedule-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"

/* A partner whose columns are few is headed by its short name if the other has more characters than this. */
#define LONG_NAME 24

G_DEFINE_FINAL_TYPE (DewScheduleModel, dew_schedule_model, DEW_TYPE_TREE_MODEL)

const DewScheduleSort dew_schedule_sorts[] = {
  { "existing", N_("Existing"), FALSE, DEW_SCHEDULE_SHOWN },
  { "additional", N_("Additional"), FALSE, DEW_SCHEDULE_SHOWN },
  { "gross", N_("Gross"), FALSE, DEW_SCHEDULE_SHOWN },
  { "income", N_("Income"), FALSE, DEW_SCHEDULE_BY_FIGURES },
  { "net", N_("Net"), FALSE, DEW_SCHEDULE_BY_FIGURES },
  { "budget", N_("Budget not split by partner"), FALSE, DEW_SCHEDULE_BY_FIGURES },
  { "all", N_("Totals of all partners"), FALSE, DEW_SCHEDULE_SHOWN },
  { "lead", N_("Lead"), TRUE, DEW_SCHEDULE_HIDDEN },
  { "provider", N_("Provider"), TRUE, DEW_SCHEDULE_HIDDEN },
  { "contract", N_("Contract"), TRUE, DEW_SCHEDULE_HIDDEN },
  { "status", N_("Arrangement"), TRUE, DEW_SCHEDULE_HIDDEN },
  { "recurrence", N_("Recurrent or not"), TRUE, DEW_SCHEDULE_HIDDEN },
  { "functions", N_("Functions"), TRUE, DEW_SCHEDULE_HIDDEN },
};
const guint dew_n_schedule_sorts = G_N_ELEMENTS (dew_schedule_sorts);

static const char *const sum_keys[DEW_N_SUMS] = {
  [DEW_SUM_EXISTING] = "existing", [DEW_SUM_ADDITIONAL] = "additional", [DEW_SUM_GROSS] = "gross", [DEW_SUM_INCOME] = "income",
  [DEW_SUM_NET] = "net", [DEW_SUM_BUDGET] = "budget",
};

static const DewLedger *
get_ledger (DewScheduleModel *self)
{
  return dew_document_ledger (dew_tree_model_document (DEW_TREE_MODEL (self)));
}

static const DewTotals *
get_totals (DewScheduleModel *self,
            int               year)
{
  return dew_document_totals (dew_tree_model_document (DEW_TREE_MODEL (self)), year, dew_tree_model_scenario (DEW_TREE_MODEL (self)));
}

const DewScheduleColumn *
_dew_schedule_column (gpointer model,
                      guint    number)
{
  return &g_array_index (DEW_SCHEDULE_MODEL (model)->columns, DewScheduleColumn, number - 1);
}

static const DewPartner *
get_partner (DewScheduleModel *self,
             int               index)
{
  return index < 0 ? NULL : g_ptr_array_index (dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER), (guint) index);
}

/* ---- Which columns there are ---- */

/* figures: whether there are any, for what is shown only then unless it was chosen. */
static gboolean
is_wanted (DewScheduleModel *self,
           const char       *key,
           gboolean          figures)
{
  DewScheduleShown shown = dew_schedule_model_shows (self, key);

  return shown == DEW_SCHEDULE_BY_FIGURES ? figures : shown == DEW_SCHEDULE_SHOWN;
}

/* In a scenario as in the baseline: what is cleared there has its column still. */
static gboolean
has_any_in (DewScheduleModel *self,
            int               year,
            int               partner,
            DewSum            sum)
{
  gint64 scenario = dew_tree_model_scenario (DEW_TREE_MODEL (self));
  DewDocument *document = dew_tree_model_document (DEW_TREE_MODEL (self));

  return dew_totals_entered (get_totals (self, year), 0, partner, sum) ||
         (scenario != DEW_BASELINE && dew_totals_entered (dew_document_totals (document, year, DEW_BASELINE), 0, partner, sum));
}

static gboolean
has_any (DewScheduleModel *self,
         int               partner,
         DewSum            sum)
{
  int year = dew_tree_model_year (DEW_TREE_MODEL (self));

  return has_any_in (self, year, partner, sum) || (self->beside != 0 && has_any_in (self, self->beside, partner, sum));
}

static void
add_column (DewScheduleModel      *self,
            DewScheduleKind        kind,
            int                    year,
            int                    partner,
            DewSum                 sum)
{
  DewScheduleColumn column = { kind, year, partner, sum, NULL, "" };
  const char *what = kind == SCHEDULE_CHANGE ? "change" : kind == SCHEDULE_PERCENT ? "percent" : sum_keys[sum];

  g_snprintf (column.key, sizeof column.key, "%s/%d%s", what, partner + 1, year == self->beside && kind == SCHEDULE_SUM ? "/b" : "");
  g_array_append_val (self->columns, column);
}

static void
add_partner (DewScheduleModel *self,
             int               partner,
             int               year)
{
  gboolean income = has_any (self, partner, DEW_SUM_INCOME);

  if (is_wanted (self, "existing", TRUE))
    add_column (self, SCHEDULE_SUM, year, partner, DEW_SUM_EXISTING);
  if (is_wanted (self, "additional", TRUE))
    add_column (self, SCHEDULE_SUM, year, partner, DEW_SUM_ADDITIONAL);
  if (is_wanted (self, "gross", TRUE))
    add_column (self, SCHEDULE_SUM, year, partner, DEW_SUM_GROSS);
  if (is_wanted (self, "income", income))
    add_column (self, SCHEDULE_SUM, year, partner, DEW_SUM_INCOME);
  if (is_wanted (self, "net", income))
    add_column (self, SCHEDULE_SUM, year, partner, DEW_SUM_NET);
}

/* Papers that give a pool's value without saying whose it is: it stands with the totals. */
static void
add_totals (DewScheduleModel *self,
            int               year)
{
  if (is_wanted (self, "budget", has_any (self, DEW_NO_PARTNER, DEW_SUM_BUDGET)))
    add_column (self, SCHEDULE_SUM, year, DEW_NO_PARTNER, DEW_SUM_BUDGET);
  if (!is_wanted (self, "all", TRUE))
    return;

  add_column (self, SCHEDULE_SUM, year, DEW_ALL_PARTNERS, DEW_SUM_GROSS);
  if (self->beside == 0)
    add_column (self, SCHEDULE_SUM, year, DEW_ALL_PARTNERS, DEW_SUM_NET);
}

static void
add_said (DewScheduleModel *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (dew_schedule_sorts); i++)
    if (dew_schedule_sorts[i].said && is_wanted (self, dew_schedule_sorts[i].key, FALSE))
      {
        DewScheduleColumn column = { SCHEDULE_SAID, 0, DEW_NO_PARTNER, DEW_N_SUMS, dew_schedule_sorts[i].key, "" };

        g_strlcpy (column.key, column.said, sizeof column.key);
        g_array_append_val (self->columns, column);
      }
}

int
_dew_schedule_earlier_year (DewScheduleModel *self)
{
  int year = dew_tree_model_year (DEW_TREE_MODEL (self));

  return self->beside == 0 ? year : MIN (self->beside, year);
}

int
_dew_schedule_later_year (DewScheduleModel *self)
{
  return MAX (self->beside, dew_tree_model_year (DEW_TREE_MODEL (self)));
}

static gboolean
same_columns (const GArray *before,
              const GArray *now)
{
  return before != NULL && before->len == now->len &&
         memcmp (before->data, now->data, before->len * sizeof (DewScheduleColumn)) == 0;
}

static gboolean
dew_schedule_model_list (DewTreeModel *model)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint n_partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER)->len;
  gboolean pence = dew_totals_pence (get_totals (self, _dew_schedule_earlier_year (self))) || dew_totals_pence (get_totals (self, _dew_schedule_later_year (self)));
  DewUnit unit = dew_tree_model_unit (model);
  g_autoptr (GArray) before = g_steal_pointer (&self->columns);
  gboolean decimals = dew_tree_model_set_decimals (model, unit == DEW_UNIT_POUNDS && !pence ? 0 : dew_unit_decimals (unit));

  if (self->beside == dew_tree_model_year (model))
    self->beside = 0;
  self->columns = g_array_new (FALSE, TRUE, sizeof (DewScheduleColumn));
  add_said (self);
  for (guint i = 0; i < n_partners; i++)
    for (int year = _dew_schedule_earlier_year (self); year != 0; year = year == _dew_schedule_later_year (self) ? 0 : _dew_schedule_later_year (self))
      add_partner (self, (int) i, year);
  for (int year = _dew_schedule_earlier_year (self); year != 0; year = year == _dew_schedule_later_year (self) ? 0 : _dew_schedule_later_year (self))
    add_totals (self, year);
  if (self->beside != 0 && is_wanted (self, "all", TRUE))
    {
      add_column (self, SCHEDULE_CHANGE, _dew_schedule_later_year (self), DEW_ALL_PARTNERS, DEW_SUM_GROSS);
      add_column (self, SCHEDULE_PERCENT, _dew_schedule_later_year (self), DEW_ALL_PARTNERS, DEW_SUM_GROSS);
    }

  return !same_columns (before, self->columns) || decimals;
}

static guint
dew_schedule_model_n_columns (DewTreeModel *model)
{
  return DEW_SCHEDULE_MODEL (model)->columns->len;
}

/* ---- What they are called ---- */

static const char *
said_label (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (dew_schedule_sorts); i++)
    if (strcmp (dew_schedule_sorts[i].key, key) == 0)
      return _(dew_schedule_sorts[i].label);

  return "";
}

static const char *
column_heading (const DewScheduleColumn *column)
{
  switch (column->kind)
    {
    case SCHEDULE_CHANGE:
      return _("Change");
    case SCHEDULE_PERCENT:
      return _("Change %");
    case SCHEDULE_SAID:
      return said_label (column->said);
    case SCHEDULE_SUM:
    default:
      return column->sum == DEW_SUM_BUDGET ? _("Budget") : said_label (sum_keys[column->sum]);
    }
}

static gboolean
has_income_columns (DewScheduleModel *self,
                    int               partner)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (_dew_schedule_column (self, i + 1)->partner == partner && _dew_schedule_column (self, i + 1)->sum == DEW_SUM_INCOME)
      return TRUE;

  return FALSE;
}

static const char *
partner_group (DewScheduleModel *self,
               int               partner)
{
  const DewPartner *row = get_partner (self, partner);

  if (row != NULL)
    return g_utf8_strlen (row->name, -1) > LONG_NAME && (!has_income_columns (self, partner) || self->beside != 0) ? dew_partner_short (row) : row->name;

  return dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER)->len == 2 ? _("Both partners") : _("All partners");
}

/* With another year beside it, the group says which it is. */
static const char *
group_name (DewScheduleModel            *self,
            const DewScheduleColumn     *column)
{
  g_autofree char *year = NULL;

  if (column->kind == SCHEDULE_SAID)
    return NULL;
  if (self->beside == 0)
    return partner_group (self, column->partner);

  g_free (self->group);
  if (column->partner < 0)
    return self->group = g_strdup_printf (_("%s, gross"), partner_group (self, column->partner));

  year = dew_year_name (column->year);
  self->group = g_strdup_printf ("%s %s", dew_partner_short (get_partner (self, column->partner)), year);

  return self->group;
}

/* Beside another year's, a total is headed by its year. */
static const char *
total_heading (DewScheduleModel            *self,
               const DewScheduleColumn     *column)
{
  g_autofree char *year = dew_year_name (column->year);

  g_strlcpy (self->heading, year, sizeof self->heading);

  return self->heading;
}

/* Wide enough for what the root's total is, and for a figure of that many digits. */
static const char *
sample_text (DewTreeModel            *model,
             const DewScheduleColumn *column)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  DewUnit unit = dew_tree_model_unit (model);
  DewSum sum = column->sum == DEW_SUM_BUDGET ? DEW_SUM_BUDGET : DEW_SUM_GROSS;
  gint64 most = ABS (dew_totals_get (get_totals (self, column->year), 0, column->partner, sum));
  gint64 least = dew_unit_pence (unit) * (unit == DEW_UNIT_MILLIONS ? 10 : 10000);

  return dew_tree_model_print (model, MAX (most, least), DEW_PRINT_SCREEN);
}

static void
dew_schedule_model_describe (DewTreeModel  *model,
                             guint          number,
                             DewGridColumn *out)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  const DewScheduleColumn *column = _dew_schedule_column (model, number);
  gboolean said = column->kind == SCHEDULE_SAID;

  *out = (DewGridColumn) {
    .key = column->key,
    .heading = self->beside != 0 && column->kind == SCHEDULE_SUM && column->partner < 0 && column->sum != DEW_SUM_BUDGET
                 ? total_heading (self, column) : column_heading (column),
    .group = group_name (self, column),
    .group_style = column->partner >= 0 ? column->partner : -1,
    .pin = said || column->partner >= 0 ? DEW_GRID_SCROLLS : DEW_GRID_PIN_END,
    .width = said ? 96 : 62,
    .sample = said ? NULL : column->kind == SCHEDULE_PERCENT ? "+100.0" : sample_text (model, column),
    .text = said,
  };
}

static char *
dew_schedule_model_words (DewTreeModel *model,
                          guint         number)
{
  const DewScheduleColumn *column = _dew_schedule_column (model, number);
  const DewPartner *partner = get_partner (DEW_SCHEDULE_MODEL (model), column->partner);
  g_autofree char *measure = g_utf8_strdown (column_heading (column), -1);

  if (column->kind == SCHEDULE_SAID)
    return g_steal_pointer (&measure);
  if (column->kind != SCHEDULE_SUM)
    {
      g_autofree char *from = dew_year_name (_dew_schedule_earlier_year (DEW_SCHEDULE_MODEL (model)));
      g_autofree char *to = dew_year_name (_dew_schedule_later_year (DEW_SCHEDULE_MODEL (model)));

      return g_strdup_printf (column->kind == SCHEDULE_CHANGE ? _("change of gross from %s to %s") : _("change of gross from %s to %s in percent of the first"), from, to);
    }
  if (column->partner == DEW_NO_PARTNER)
    return g_strdup_printf (_("%s not split by partner"), measure);

  return g_strdup_printf ("%s %s", partner != NULL ? dew_partner_short (partner) : _("all partners"), measure);
}

static int
dew_schedule_model_year_of (DewTreeModel *model,
                            guint         number)
{
  const DewScheduleColumn *column = _dew_schedule_column (model, number);

  return column->kind == SCHEDULE_SUM ? column->year : 0;
}

/* ---- What stands in them ---- */

static gboolean
dew_schedule_model_worked (DewTreeModel *model,
                           guint         number)
{
  const DewScheduleColumn *column = _dew_schedule_column (model, number);

  return column->kind != SCHEDULE_SAID && (column->kind != SCHEDULE_SUM || column->sum >= (DewSum) DEW_N_MEASURES);
}

static gboolean
dew_schedule_model_is_money (DewTreeModel *model,
                             guint         number)
{
  const DewScheduleColumn *column = _dew_schedule_column (model, number);

  return column->kind == SCHEDULE_SUM || column->kind == SCHEDULE_CHANGE;
}

static void
dew_schedule_model_aim (DewTreeModel  *model,
                        DewNodeKind    kind,
                        guint          node,
                        guint          number,
                        DewTreeTarget *out)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  const DewScheduleColumn *column = _dew_schedule_column (model, number);
  gint64 id = node == DEW_TREE_NEW_POOL ? 0 : dew_ledger_nodes (get_ledger (self), NULL)[node].id;

  if (kind != DEW_NODE_LINE || dew_schedule_model_worked (model, number))
    return;

  if (column->kind == SCHEDULE_SAID)
    *out = (DewTreeTarget) { .kind = DEW_TREE_FIELD, .table = DEW_TABLE_LINE, .id = id, .column = column->said };
  else
    *out = (DewTreeTarget) {
      .kind = DEW_TREE_FIGURE,
      .figure = { id, column->year, 0, (gint) column->sum, column->partner < 0 ? DEW_UNATTRIBUTED : get_partner (self, column->partner)->id, dew_tree_model_scenario (model), 0 },
    };
}

static char *
dew_schedule_model_fixed (DewTreeModel *model,
                          guint         node,
                          guint         number)
{
  const DewScheduleColumn *column = _dew_schedule_column (model, number);

  if (column->kind == SCHEDULE_SAID)
    return g_strdup (_("This is said of service lines; what is said of a pool or category stands in the details."));
  if (column->kind != SCHEDULE_SUM)
    return g_strdup (_("The change between the two years is worked out; type in the columns of either."));
  if (column->partner == DEW_ALL_PARTNERS)
    return g_strdup (_("This adds up all partners; type in the columns of one of them."));
  if (column->sum == DEW_SUM_GROSS)
    return g_strdup (_("Gross is worked out, as existing and additional; type in those columns."));
  if (column->sum == DEW_SUM_NET)
    return g_strdup (_("Net is worked out, as gross less income; type in the columns before it."));

  return NULL;
}

/* ---- The object ---- */

static void
dew_schedule_model_finalize (GObject *object)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (object);

  g_free (self->group);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->sorts, g_variant_unref);

  G_OBJECT_CLASS (dew_schedule_model_parent_class)->finalize (object);
}

static void
dew_schedule_model_class_init (DewScheduleModelClass *klass)
{
  DewTreeModelClass *model_class = DEW_TREE_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dew_schedule_model_finalize;

  model_class->list = dew_schedule_model_list;
  model_class->n_columns = dew_schedule_model_n_columns;
  model_class->describe = dew_schedule_model_describe;
  model_class->aim = dew_schedule_model_aim;
  model_class->figure = _dew_schedule_figure;
  model_class->baseline = _dew_schedule_baseline;
  model_class->differs = _dew_schedule_differs;
  model_class->words = dew_schedule_model_words;
  model_class->year = dew_schedule_model_year_of;
  model_class->worked = dew_schedule_model_worked;
  model_class->is_money = dew_schedule_model_is_money;
  model_class->fixed = dew_schedule_model_fixed;
  model_class->dress = _dew_schedule_dress;
  model_class->value = _dew_schedule_value;
}

static void
dew_schedule_model_init (DewScheduleModel *self)
{
}

DewScheduleModel *
dew_schedule_model_new (DewDocument *document,
                        int          year,
                        DewUnit      unit)
{
  DewScheduleModel *self = g_object_new (DEW_TYPE_SCHEDULE_MODEL, NULL);

  dew_tree_model_start (DEW_TREE_MODEL (self), document, year, unit);

  return self;
}

void
dew_schedule_model_set_sorts (DewScheduleModel *self,
                              GVariant         *sorts)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  g_clear_pointer (&self->sorts, g_variant_unref);
  self->sorts = sorts == NULL ? NULL : g_variant_ref_sink (sorts);
  dew_tree_model_look_again (DEW_TREE_MODEL (self));
}

DewScheduleShown
dew_schedule_model_shows (DewScheduleModel *self,
                          const char       *key)
{
  const char *chosen;

  g_return_val_if_fail (DEW_IS_SCHEDULE_MODEL (self), DEW_SCHEDULE_HIDDEN);

  if (self->sorts != NULL && g_variant_lookup (self->sorts, key, "&s", &chosen))
    return strcmp (chosen, "show") == 0 ? DEW_SCHEDULE_SHOWN : DEW_SCHEDULE_HIDDEN;
  for (guint i = 0; i < dew_n_schedule_sorts; i++)
    if (strcmp (dew_schedule_sorts[i].key, key) == 0)
      return dew_schedule_sorts[i].by_itself;

  g_return_val_if_reached (DEW_SCHEDULE_HIDDEN);
}

void
dew_schedule_model_set_beside (DewScheduleModel *self,
                               int               year)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  if (year == dew_tree_model_year (DEW_TREE_MODEL (self)))
    year = 0;
  if (self->beside == year)
    return;

  self->beside = year;
  dew_tree_model_look_again (DEW_TREE_MODEL (self));
}

int
dew_schedule_model_beside (DewScheduleModel *self)
{
  g_return_val_if_fail (DEW_IS_SCHEDULE_MODEL (self), 0);

  return self->beside;
}
