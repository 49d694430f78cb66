/* demo-grid-model.c: a grid's model of made-up figures in £000: a small one to look at, and ones of any size. */
#include "demo-grid-model.h"

#define INPUTS  3               /* existing, additional, income */
#define COLUMNS 5               /* of a partner: existing, additional, gross, income, net */
#define NONE    G_MAXUINT

typedef struct {
  char           *name;
  char           *note;
  DewGridRowStyle style;
  guint           depth;
  guint           parent;
  gboolean        expanded;
  gboolean        blank;        /* no figures were entered */
  gboolean        gone;
  int             changed;      /* the input that differs from the baseline; -1: none */
} Node;

struct _DemoGridModel
{
  GObject   parent_instance;

  GArray   *nodes;
  gint64   *figures;            /* node × partner × input, sums included */
  gint64   *sums;               /* partner × input */
  GArray   *visible;
  guint     partners;
  char      text[64];
  char      widest[64];         /* text of a figure */
};

static const char *const partner_names[] = {
  "County Council", "Oxfordshire CCG", "Health Trust", "City Council", "District Council", "Hospitals", "Ambulances",
  "Charities",
};

static gint64 *
figure (DemoGridModel *self,
        guint          node,
        guint          partner,
        guint          input)
{
  return &self->figures[((gsize) node * self->partners + partner) * INPUTS + input];
}

static void
add_to (DemoGridModel *self,
        guint          node,
        guint          partner,
        guint          input,
        gint64         amount)
{
  self->sums[partner * INPUTS + input] += amount;
  for (guint at = node; at != NONE; at = g_array_index (self->nodes, Node, at).parent)
    *figure (self, at, partner, input) += amount;
}

static gboolean
is_shown (DemoGridModel *self,
          guint          node)
{
  for (guint at = node; at != NONE; at = g_array_index (self->nodes, Node, at).parent)
    {
      const Node *what = &g_array_index (self->nodes, Node, at);

      if (what->gone || (at != node && !what->expanded))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_line (DemoGridModel *self,
         guint          node)
{
  return g_array_index (self->nodes, Node, node).style == DEW_GRID_LINE;
}

static void
list_visible (DemoGridModel *self)
{
  g_array_set_size (self->visible, 0);
  for (guint i = 0; i < self->nodes->len; i++)
    if (is_shown (self, i))
      g_array_append_val (self->visible, i);
}

static const Node *
node_at (DemoGridModel *self,
         guint          row)
{
  return &g_array_index (self->nodes, Node, g_array_index (self->visible, guint, row));
}

static guint
get_n_rows (DewGridModel *model)
{
  return DEMO_GRID_MODEL (model)->visible->len;
}

static guint
get_n_columns (DewGridModel *model)
{
  return 1 + DEMO_GRID_MODEL (model)->partners * COLUMNS + 2;
}

static void
get_row (DewGridModel *model,
         guint         row,
         DewGridRow   *out)
{
  const Node *node;

  out->style = DEW_GRID_AGREEMENT;
  out->id = -1;
  if (row == DEW_GRID_TOTAL)
    return;

  node = node_at (DEMO_GRID_MODEL (model), row);
  out->style = node->style;
  out->depth = node->depth;
  out->expandable = node->style != DEW_GRID_LINE;
  out->expanded = node->expanded;
  out->id = g_array_index (DEMO_GRID_MODEL (model)->visible, guint, row);
}

static void
get_column (DewGridModel  *model,
            guint          column,
            DewGridColumn *out)
{
  static const char *const headings[] = { "Existing", "Additional", "Gross", "Income", "Net" };
  DemoGridModel *self = DEMO_GRID_MODEL (model);

  out->group_style = -1;
  out->sample = self->widest;
  if (column == 0)
    {
      out->heading = "Pool, category, service line";
      out->pin = DEW_GRID_PIN_START;
      out->width = 240;
      out->sample = NULL;
      out->text = TRUE;
    }
  else if (column <= self->partners * COLUMNS)
    {
      out->heading = headings[(column - 1) % COLUMNS];
      out->group_style = (int) ((column - 1) / COLUMNS);
      out->group = partner_names[out->group_style];
      out->pin = DEW_GRID_SCROLLS;
    }
  else
    {
      out->heading = column == self->partners * COLUMNS + 1 ? "Gross" : "Net";
      out->group = self->partners == 2 ? "Both partners" : "All partners";
      out->pin = DEW_GRID_PIN_END;
    }
}

static gint64
worked_out (const gint64 *inputs,
            guint         column)
{
  switch (column)
    {
    case 0:
    case 1:
      return inputs[column];

    case 2:
      return inputs[0] + inputs[1];

    case 3:
      return inputs[2];

    default:
      return inputs[0] + inputs[1] - inputs[2];
    }
}

/* Which input a column shows; -1: it is worked out. */
static int
input_of (DemoGridModel *self,
          guint          column)
{
  static const int inputs[] = { 0, 1, -1, 2, -1 };

  return column == 0 || column > self->partners * COLUMNS ? -1 : inputs[(column - 1) % COLUMNS];
}

static gint64
value_of (DemoGridModel *self,
          guint          row,
          guint          column)
{
  const gint64 *inputs = row == DEW_GRID_TOTAL
                           ? self->sums
                           : figure (self, g_array_index (self->visible, guint, row), 0, 0);
  gint64 value = 0;

  if (column <= self->partners * COLUMNS)
    return worked_out (inputs + (column - 1) / COLUMNS * INPUTS, (column - 1) % COLUMNS);

  for (guint i = 0; i < self->partners; i++)
    value += worked_out (inputs + i * INPUTS, column == self->partners * COLUMNS + 1 ? 2 : 4);
  return value;
}

static void
print (char   *text,
       gsize   size,
       gint64  value)
{
  char digits[32];
  int length = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, ABS (value));
  gsize at = 0;

  if (value < 0)
    at = g_strlcpy (text, "−", size);
  for (int i = 0; i < length; i++)
    {
      text[at++] = digits[i];
      if (i + 1 < length && (length - i - 1) % 3 == 0)
        text[at++] = ',';
    }
  text[at] = '\0';
}

/* The totals are wider than anything else. */
static void
measure (DemoGridModel *self)
{
  gint64 gross = 0;

  for (guint i = 0; i < self->partners; i++)
    gross += self->sums[i * INPUTS] + self->sums[i * INPUTS + 1];
  print (self->widest, sizeof self->widest, MAX (gross, 100000));
}

static void
get_figure (DemoGridModel *self,
            guint          row,
            guint          column,
            DewGridCell   *out)
{
  const Node *node = row == DEW_GRID_TOTAL ? NULL : node_at (self, row);
  gint64 value = value_of (self, row, column);
  int input = input_of (self, column);

  if (input < 0)
    out->flags |= DEW_GRID_COMPUTED;
  else if (node != NULL && node->style == DEW_GRID_LINE)
    out->flags |= DEW_GRID_EDITABLE;
  out->text = self->text;
  if (node != NULL && node->blank)
    {
      self->text[0] = '\0';
      return;
    }

  if (value == 0)
    out->flags |= DEW_GRID_NIL;
  print (self->text, sizeof self->text, value);
  if (value == 0)
    g_strlcpy (self->text, "–", sizeof self->text);
  if (node != NULL && node->note != NULL && input == 0)
    {
      out->flags |= DEW_GRID_NOTE;
      out->note = node->note;
    }
  if (node != NULL && node->changed >= 0 && column == (guint) node->changed + 1)
    out->flags |= DEW_GRID_CHANGED;
}

static void
get_cell (DewGridModel *model,
          guint         row,
          guint         column,
          DewGridCell  *out)
{
  DemoGridModel *self = DEMO_GRID_MODEL (model);

  if (column > 0)
    {
      get_figure (self, row, column, out);
      return;
    }

  out->text = row == DEW_GRID_TOTAL ? "Agreement total" : node_at (self, row)->name;
  if (row == DEW_GRID_TOTAL)
    return;

  out->flags = DEW_GRID_EDITABLE;
  out->note = node_at (self, row)->note;
  if (out->note != NULL)
    out->flags |= DEW_GRID_NOTE;
}

static char *
get_cell_name (DewGridModel *model,
               guint         row,
               guint         column)
{
  DewGridCell cell, name;
  DewGridColumn heading;
  g_autofree char *title = NULL;

  dew_grid_model_cell (model, row, 0, &name);
  title = g_strdup (name.text);
  if (column == 0)
    return g_steal_pointer (&title);

  dew_grid_model_cell (model, row, column, &cell);
  dew_grid_model_column (model, column, &heading);
  return g_strdup_printf ("%s, %s %s, %s", title, heading.group, heading.heading,
                          cell.flags & DEW_GRID_NIL ? "nil" : cell.text[0] == '\0' ? "not entered" : cell.text);
}

static void
toggle (DewGridModel *model,
        guint         row)
{
  DemoGridModel *self = DEMO_GRID_MODEL (model);
  Node *node = &g_array_index (self->nodes, Node, g_array_index (self->visible, guint, row));

  node->expanded = !node->expanded;
  list_visible (self);
  dew_grid_model_rows_changed (model);
}

static char *
get_edit_text (DewGridModel *model,
               guint         row,
               guint         column)
{
  DemoGridModel *self = DEMO_GRID_MODEL (model);

  if (column == 0)
    return g_strdup (node_at (self, row)->name);

  return value_of (self, row, column) == 0 ? g_strdup ("")
                                           : g_strdup_printf ("%" G_GINT64_FORMAT, value_of (self, row, column));
}

/* Whole thousands, with commas and an "m" at will; "=" adds up what "+" stands between. */
static gboolean
read_amount (const char *text,
             gint64     *amount)
{
  g_auto (GStrv) parts = g_strsplit (text[0] == '=' ? text + 1 : text, text[0] == '=' ? "+" : "\1", -1);

  *amount = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) digits = g_strsplit (parts[i], ",", -1);
      g_autofree char *plain = g_strstrip (g_strjoinv ("", digits));
      char *end;
      gint64 part = g_ascii_strtoll (plain, &end, 10);

      if (end == plain)
        return FALSE;
      if (*end == 'm')
        {
          part *= 1000;
          end++;
        }
      if (*end != '\0')
        return FALSE;
      *amount += part;
    }

  return TRUE;
}

static char *
preview (DewGridModel *model,
         guint         row,
         guint         column,
         const char   *text,
         gboolean     *bad)
{
  char shown[32], pounds[32];
  gint64 amount;

  if (column == 0 || text[0] == '\0')
    return NULL;

  *bad = !read_amount (text, &amount);
  if (*bad)
    return g_strdup ("This is not an amount");

  print (shown, sizeof shown, amount);
  print (pounds, sizeof pounds, amount * 1000);
  return g_strdup_printf ("= £%s, shown as %s", pounds, shown);
}

static DewGridAnswer
rename_row (DemoGridModel *self,
            guint          row,
            const char    *text,
            DewGridReply  *reply)
{
  Node *node = &g_array_index (self->nodes, Node, g_array_index (self->visible, guint, row));

  if (text[0] == '\0')
    {
      reply->message = g_strdup ("A row has to have a name.");
      return DEW_GRID_REFUSED;
    }

  g_free (node->name);
  node->name = g_strdup (text);
  dew_grid_model_cells_changed (DEW_GRID_MODEL (self));
  return DEW_GRID_TAKEN;
}

static DewGridAnswer
commit (DewGridModel *model,
        guint         row,
        guint         column,
        const char   *text,
        int           choice,
        DewGridReply *reply)
{
  DemoGridModel *self = DEMO_GRID_MODEL (model);
  gint64 amount = 0;

  if (column == 0)
    return rename_row (self, row, text, reply);
  if (text[0] != '\0' && !read_amount (text, &amount))
    {
      reply->message = g_strdup_printf ("“%s” is not an amount in £000; type digits, or Escape to leave it.", text);
      return DEW_GRID_REFUSED;
    }
  if (amount >= 1000000 && choice == 0)
    {
      reply->message = g_strdup ("This is a thousand times more than the figures around it. Is it in pounds?");
      reply->first = g_strdup ("In thousands");
      reply->second = g_strdup ("In pounds");
      return DEW_GRID_ASKS;
    }
  if (choice == 2)
    amount /= 1000;

  add_to (self, g_array_index (self->visible, guint, row), (column - 1) / COLUMNS,
          (guint) input_of (self, column), amount - value_of (self, row, column));
  dew_grid_model_cells_changed (model);
  return DEW_GRID_TAKEN;
}

static void
model_init (DewGridModelInterface *iface)
{
  iface->n_rows = get_n_rows;
  iface->n_columns = get_n_columns;
  iface->row = get_row;
  iface->column = get_column;
  iface->cell = get_cell;
  iface->cell_name = get_cell_name;
  iface->toggle = toggle;
  iface->edit_text = get_edit_text;
  iface->preview = preview;
  iface->commit = commit;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DemoGridModel, demo_grid_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_GRID_MODEL, model_init))

static void
clear_node (gpointer data)
{
  Node *node = data;

  g_free (node->name);
  g_free (node->note);
}

static void
demo_grid_model_finalize (GObject *object)
{
  DemoGridModel *self = DEMO_GRID_MODEL (object);

  g_array_unref (self->nodes);
  g_array_unref (self->visible);
  g_free (self->figures);
  g_free (self->sums);

  G_OBJECT_CLASS (demo_grid_model_parent_class)->finalize (object);
}

static void
demo_grid_model_class_init (DemoGridModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = demo_grid_model_finalize;
}

static void
demo_grid_model_init (DemoGridModel *self)
{
  self->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  g_array_set_clear_func (self->nodes, clear_node);
  self->visible = g_array_new (FALSE, FALSE, sizeof (guint));
}

static guint
add_node (DemoGridModel *self,
          guint          parent,
          const char    *name)
{
  static const DewGridRowStyle styles[] = { DEW_GRID_POOL, DEW_GRID_CATEGORY, DEW_GRID_LINE };
  Node node = { .name = g_strdup (name), .parent = parent, .expanded = TRUE, .changed = -1 };

  if (parent != NONE)
    node.depth = g_array_index (self->nodes, Node, parent).depth + 1;
  node.style = styles[MIN (node.depth, 2)];
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

static void
make_room (DemoGridModel *self,
           guint          partners)
{
  self->partners = partners;
  self->figures = g_new0 (gint64, (gsize) self->nodes->len * partners * INPUTS);
  self->sums = g_new0 (gint64, partners * INPUTS);
}

DemoGridModel *
demo_grid_model_new_large (guint pools,
                           guint categories,
                           guint lines,
                           guint partners)
{
  DemoGridModel *self = g_object_new (DEMO_TYPE_GRID_MODEL, NULL);
  guint32 chance = 1;

  for (guint p = 0; p < pools; p++)
    {
      g_autofree char *pool_name = g_strdup_printf ("Pool %u", p + 1);
      guint pool = add_node (self, NONE, pool_name);

      for (guint c = 0; c < categories; c++)
        {
          g_autofree char *category_name = g_strdup_printf ("Category %u.%u", p + 1, c + 1);
          guint category = add_node (self, pool, category_name);

          for (guint l = 0; l < lines; l++)
            {
              g_autofree char *line_name = g_strdup_printf ("Line %u.%u.%u", p + 1, c + 1, l + 1);

              add_node (self, category, line_name);
            }
        }
    }

  make_room (self, MIN (partners, G_N_ELEMENTS (partner_names)));
  for (guint i = 0; i < self->nodes->len; i++)
    for (guint k = 0; is_line (self, i) && k < self->partners * INPUTS; k++)
      {
        chance = chance * 1664525u + 1013904223u;
        if ((chance >> 24) % 3 != 0)
          add_to (self, i, k / INPUTS, k % INPUTS, chance >> 22);
      }
  list_visible (self);
  measure (self);
  return self;
}

DemoGridModel *
demo_grid_model_new_small (void)
{
  static const struct {
    guint       depth;
    const char *name;
    gint64      figures[2 * INPUTS];
    const char *note;
    int         folded, blank, changed;
  } rows[] = {
    { 0, "Older people", { 0 } },
    { 2, "Pooled before this year", { 78000, 0, 0, 30000, 0, 0 }, "The paper gives no split by service." },
    { 1, "Prevention and early help", { 0 } },
    { 2, "Alarms at home", { 0, 1150, 900 } },
    { 2, "Dementia and stroke support", { 0, 1480, 1250 } },
    { 2, "Equipment", { 0, 3900, 3250 }, NULL, 0, 0, 2 },
    { 2, "Services for carers and for those who live with them", { 0, 2870, 2500 } },
    { 1, "Social work", { 0 }, NULL, 1 },
    { 2, "Assessment", { 0, 7350, 6200 } },
    { 1, "Community health contract", { 0 } },
    { 2, "Community hospitals", { 0, 0, 0, 0, 17800 } },
    { 2, "Community nursing", { 0, 0, 0, 0, 12900 } },
    { 2, "Hospital at home", { 0, 0, 0, 0, 3100 } },
    { 2, "Podiatry", { 0, 0, 0, 0, 1900 }, "Illustrative." },
    { 2, "Emergency unit", { 0, 0, 0, 0, 3600 } },
    { 1, "Mental health contract", { 0 }, NULL, 1 },
    { 2, "Wards", { 0, 0, 0, 0, 21300 } },
    { 0, "Learning disability", { 0 }, NULL, 0, 1 },
    { 0, "Mental health", { 0 }, NULL, 0, 1 },
    { 0, "Physical disability", { 0 }, NULL, 0, 1 },
  };
  DemoGridModel *self = g_object_new (DEMO_TYPE_GRID_MODEL, NULL);
  guint above[3] = { NONE, NONE, NONE };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint depth = rows[i].depth;
      guint parent = depth == 0 ? NONE : depth == 2 && above[1] != NONE ? above[1] : above[0];
      guint at = add_node (self, parent, rows[i].name);
      Node *node = &g_array_index (self->nodes, Node, at);

      node->style = depth == 0 ? DEW_GRID_POOL : depth == 1 ? DEW_GRID_CATEGORY : DEW_GRID_LINE;
      node->expanded = !rows[i].folded && !rows[i].blank;
      node->blank = rows[i].blank;
      node->note = g_strdup (rows[i].note);
      node->changed = rows[i].changed > 0 ? rows[i].changed - 1 : -1;
      above[depth] = at;
    }

  make_room (self, 2);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < 2 * INPUTS; k++)
      add_to (self, i, k / INPUTS, k % INPUTS, rows[i].figures[k]);
  list_visible (self);
  measure (self);
  return self;
}

void
demo_grid_model_remove (DemoGridModel *self,
                        guint          row)
{
  g_return_if_fail (DEMO_IS_GRID_MODEL (self));
  g_return_if_fail (row < self->visible->len);

  g_array_index (self->nodes, Node, g_array_index (self->visible, guint, row)).gone = TRUE;
  list_visible (self);
  dew_grid_model_rows_changed (DEW_GRID_MODEL (self));
}

void
demo_grid_model_touch (DemoGridModel *self,
                       guint          figures)
{
  g_return_if_fail (DEMO_IS_GRID_MODEL (self));

  for (guint i = 0; figures > 0 && i < self->nodes->len; i++)
    if (is_line (self, i))
      {
        add_to (self, i, 0, 1, 1);
        figures--;
      }
  dew_grid_model_cells_changed (DEW_GRID_MODEL (self));
}
