/* dew-what-if-table.c: the lanes of the What-if page: who bears what in each scenario, row by row */
#include "dew-what-if-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-menu.h"
#include "dew-money-print.h"
#include "dew-pounds.h"
#include "dew-ratio.h"
#include "dew-spoken.h"
#include "dew-swatch.h"

typedef enum {
  ROW_HEAD,             /* number, name and menu */
  ROW_RULE,             /* in few words */
  ROW_SENTENCE,         /* as the schedule would have it */
  ROW_POOL,             /* a pool's name and variance */
  ROW_PERCENT,          /* of a partner: of the variance */
  ROW_SHARE,
  ROW_COST,
  ROW_CHANGE,           /* of the final cost, in pounds and in per cent of it */
  ROW_CHANGE_PERCENT,
  ROW_RESERVE,          /* what no partner bears */
  ROW_HELD,
  ROW_UNALLOCATED,
  ROW_TOGETHER,
  ROW_WORDS,
} RowKind;

typedef struct {
  RowKind    kind;
  gint64     pool;              /* 0: all */
  guint      partner;           /* its index, where the row is a partner's */
  gboolean   brief;             /* a pool's among others: with its name, and no more than the share */
  GtkWidget *cells[DEW_MAX_COMPARED];
} Row;

/* What the rows are filled from. */
typedef struct {
  DewWhatIfPage *page;
  const Row     *row;
  guint          lane;
  DewLaneSum     base, sum;
} Filling;

/* ---- Names ---- */

guint
_dew_what_if_number (DewWhatIfPage *self,
                     gint64         scenario)
{
  const GPtrArray *scenarios = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_SCENARIO);

  for (guint i = 0; i < scenarios->len; i++)
    if (((const DewScenario *) scenarios->pdata[i])->id == scenario)
      return i + 2;

  return 1;
}

const char *
_dew_what_if_name (DewWhatIfPage *self,
                   guint          lane)
{
  const DewScenario *scenario = dew_ledger_find (_dew_what_if_ledger (self), DEW_TABLE_SCENARIO, dew_comparison_scenario (self->comparison, lane));

  return scenario != NULL ? scenario->name : _("Baseline");
}

static const DewPartner *
get_partner (DewWhatIfPage *self,
             guint          partner)
{
  return dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_PARTNER)->pdata[partner];
}

/* What a row is called at its left. */
static const char *
name_row (DewWhatIfPage *self,
          const Row     *row)
{
  const DewPool *pool = row->pool != 0 ? dew_ledger_find (_dew_what_if_ledger (self), DEW_TABLE_POOL, row->pool) : NULL;

  switch (row->kind)
    {
    case ROW_HEAD:
      return "";
    case ROW_RULE:
      return _("Rule");
    case ROW_SENTENCE:
      return _("In the schedule");
    case ROW_POOL:
      return pool != NULL ? pool->name : _("Whole agreement");
    case ROW_PERCENT:
      return dew_partner_short (get_partner (self, row->partner));
    case ROW_SHARE:
      return row->brief ? dew_partner_short (get_partner (self, row->partner)) : _("Share, £");
    case ROW_COST:
      return _("Final cost, £");
    case ROW_CHANGE:
      return _("Change, £");
    case ROW_CHANGE_PERCENT:
      return _("Change, % of cost");
    case ROW_RESERVE:
      return _("From the reserve, £");
    case ROW_HELD:
      return _("Held in the pool, £");
    case ROW_UNALLOCATED:
      return _("Unallocated, £");
    case ROW_TOGETHER:
      return _("Together, £");
    case ROW_WORDS:
    default:
      return _("In words");
    }
}

/* ---- What there is to show ---- */

static gboolean
is_partners (RowKind kind)
{
  return kind >= ROW_PERCENT && kind <= ROW_CHANGE_PERCENT;
}

static void
add_row (DewWhatIfPage *self,
         RowKind        kind,
         gint64         pool,
         guint          partner,
         gboolean       brief)
{
  Row *row = g_new0 (Row, 1);

  *row = (Row) { .kind = kind, .pool = pool, .partner = partner, .brief = brief };
  g_ptr_array_add (self->rows, row);
}

/* Of what no partner bears, the rows that have something in some lane. */
static void
add_rest (DewWhatIfPage *self,
          gint64         pool,
          gboolean       brief)
{
  gboolean reserve = FALSE, held = FALSE, unallocated = FALSE;

  for (guint lane = 0; lane < dew_comparison_n_lanes (self->comparison); lane++)
    {
      DewLaneSum sum;

      dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), lane, pool, &sum);
      reserve |= sum.reserve != 0;
      held |= sum.held != 0;
      unallocated |= sum.unallocated != 0;
    }

  if (reserve)
    add_row (self, ROW_RESERVE, pool, 0, brief);
  if (held)
    add_row (self, ROW_HELD, pool, 0, brief);
  if (unallocated)
    add_row (self, ROW_UNALLOCATED, pool, 0, brief);
}

static gboolean
has_partner (DewWhatIfPage *self,
             gint64         pool,
             guint          partner)
{
  for (guint lane = 0; lane < dew_comparison_n_lanes (self->comparison); lane++)
    {
      DewLaneSum sum;

      dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), lane, pool, &sum);
      if (sum.shown[partner])
        return TRUE;
    }

  return FALSE;
}

/* All that is told of a pool, or of all of them together. */
static void
add_block (DewWhatIfPage *self,
           gint64         pool)
{
  const GPtrArray *partners = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_PARTNER);

  for (guint i = 0; i < partners->len; i++)
    if (has_partner (self, pool, i))
      for (RowKind kind = ROW_PERCENT; kind <= ROW_CHANGE_PERCENT; kind++)
        add_row (self, kind, pool, i, FALSE);

  add_rest (self, pool, FALSE);
  add_row (self, ROW_TOGETHER, pool, 0, FALSE);
  add_row (self, ROW_WORDS, pool, 0, FALSE);
}

/* One among all: what each bears of it. */
static void
add_brief_block (DewWhatIfPage *self,
                 gint64         pool)
{
  const GPtrArray *partners = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_PARTNER);

  add_row (self, ROW_POOL, pool, 0, TRUE);
  for (guint i = 0; i < partners->len; i++)
    if (has_partner (self, pool, i))
      add_row (self, ROW_SHARE, pool, i, TRUE);
  add_rest (self, pool, TRUE);
}

static void
list_rows (DewWhatIfPage *self)
{
  g_ptr_array_set_size (self->rows, 0);
  add_row (self, ROW_HEAD, self->pool, 0, FALSE);
  if (self->pool != 0)
    {
      add_row (self, ROW_RULE, self->pool, 0, FALSE);
      add_row (self, ROW_SENTENCE, self->pool, 0, FALSE);
      add_block (self, self->pool);
      return;
    }

  for (guint i = 1; i < self->pools->len; i++)
    add_brief_block (self, g_array_index (self->pools, gint64, i));
  add_row (self, ROW_POOL, 0, 0, FALSE);
  add_block (self, 0);
}

/* Which widgets there have to be: the rows, and the lanes with their numbers. */
static char *
describe_shape (DewWhatIfPage *self)
{
  GString *shape = g_string_new (NULL);

  for (guint lane = 0; lane < dew_comparison_n_lanes (self->comparison); lane++)
    g_string_append_printf (shape, "%" G_GINT64_FORMAT ":%u ", dew_comparison_scenario (self->comparison, lane),
                            _dew_what_if_number (self, dew_comparison_scenario (self->comparison, lane)));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      g_string_append_printf (shape, "%d/%" G_GINT64_FORMAT "/%u/%d ", (int) row->kind, row->pool, row->partner, row->brief);
    }

  return g_string_free (shape, FALSE);
}

/* ---- Cells ---- */

static GtkWidget *
new_label (const char *style,
           float       xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "cell");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_text (const char *style,
          int         lines)
{
  GtkWidget *label = new_label (style, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (lines > 0)
    {
      gtk_label_set_lines (GTK_LABEL (label), lines);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  return label;
}

static GtkWidget *
new_chip (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *style = g_strdup_printf ("dew-scenario-%u", (number - 1) % 6 + 1);
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "dew-chip");
  gtk_widget_add_css_class (chip, style);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static GtkWidget *
new_lane_end (DewWhatIfPage *self,
              guint          lane)
{
  gint64 scenario = dew_comparison_scenario (self->comparison, lane);
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (lane == 0)
    {
      GtkWidget *lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

      gtk_widget_set_tooltip_text (lock, _("The baseline stays as it is: scenarios differ from it"));
      return lock;
    }

  button = gtk_menu_button_new ();
  menu = _dew_what_if_menu (self, scenario);
  name = g_strdup_printf (_("Menu of “%s”"), _dew_what_if_name (self, lane));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  dew_menu_set (GTK_MENU_BUTTON (button), menu, NULL, NULL);
  dew_spoken_menu_button (GTK_MENU_BUTTON (button), name);
  return button;
}

static GtkWidget *
new_head (DewWhatIfPage *self,
          guint          lane)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "dew-lane-head");
  gtk_box_append (GTK_BOX (box), new_chip (_dew_what_if_number (self, dew_comparison_scenario (self->comparison, lane))));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 6);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (box), name);
  gtk_widget_add_css_class (badge, "dew-badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), new_lane_end (self, lane));
  return box;
}

/* A share is a button: it asks for its working. */
static GtkWidget *
new_share (DewWhatIfPage *self,
           const Row     *row,
           guint          lane)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = new_label ("bold", 1);
  const DewPartner *partner = get_partner (self, row->partner);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "share");
  gtk_widget_set_tooltip_text (button, _("Why this figure?"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "what-if.why");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xxx)", dew_comparison_scenario (self->comparison, lane), row->pool, partner->id);
  return button;
}

/* Impossible to overlook, and with the way on. */
static GtkWidget *
new_unallocated (DewWhatIfPage *self,
                 const Row     *row,
                 guint          lane)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *amount = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (amount), 1);
  gtk_widget_set_hexpand (amount, TRUE);
  gtk_widget_add_css_class (amount, "bold");
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Decide…")));
  gtk_box_append (GTK_BOX (box), amount);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "decide");
  if (row->pool != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "what-if.why");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xxx)", dew_comparison_scenario (self->comparison, lane), row->pool, G_GINT64_CONSTANT (0));
    }
  return button;
}

static GtkWidget *
new_cell (DewWhatIfPage *self,
          const Row     *row,
          guint          lane)
{
  switch (row->kind)
    {
    case ROW_HEAD:
      return new_head (self, lane);
    case ROW_RULE:
      return new_text ("dew-secondary", 4);
    case ROW_SENTENCE:
      return new_text ("dew-secondary", 0);
    case ROW_WORDS:
      return new_text ("words", 0);
    case ROW_SHARE:
      return row->pool != 0 ? new_share (self, row, lane) : new_label ("bold", 1);
    case ROW_UNALLOCATED:
      return row->pool != 0 ? new_unallocated (self, row, lane) : new_label ("bold", 1);
    case ROW_POOL:
    case ROW_TOGETHER:
      return new_label ("bold", 1);
    case ROW_PERCENT:
    case ROW_COST:
    case ROW_CHANGE:
    case ROW_CHANGE_PERCENT:
    case ROW_RESERVE:
    case ROW_HELD:
    default:
      return new_label (NULL, 1);
    }
}

static GtkWidget *
new_name (DewWhatIfPage *self,
          const Row     *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name_row (self, row));
  gboolean partner = row->kind == ROW_PERCENT || (row->kind == ROW_SHARE && row->brief);
  gboolean strong = row->kind == ROW_PERCENT || row->kind == ROW_POOL || row->kind == ROW_TOGETHER || row->kind == ROW_UNALLOCATED;

  gtk_widget_add_css_class (box, "cell");
  gtk_widget_add_css_class (box, "name");
  if (partner)
    gtk_box_append (GTK_BOX (box), dew_swatch_new (row->partner));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), row->kind == ROW_RULE || row->kind == ROW_SENTENCE || row->kind == ROW_WORDS ? 0 : 0.5f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), row->kind == ROW_PERCENT ? 3 : 8);
  gtk_widget_set_tooltip_text (label, name_row (self, row));
  gtk_widget_add_css_class (label, strong ? "bold" : "dew-secondary");
  if (is_partners (row->kind) && !partner)
    gtk_widget_set_margin_start (label, 18);
  gtk_box_append (GTK_BOX (box), label);
  if (row->kind == ROW_PERCENT)
    {
      GtkWidget *basis = gtk_label_new (_("% of variance"));

      gtk_label_set_ellipsize (GTK_LABEL (basis), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (basis, "dew-secondary");
      gtk_box_append (GTK_BOX (box), basis);
    }
  return box;
}

/* A line above what begins something. */
static gboolean
begins (RowKind kind)
{
  return kind == ROW_PERCENT || kind == ROW_POOL || kind == ROW_TOGETHER;
}

static void
build (DewWhatIfPage *self)
{
  guint n = dew_comparison_n_lanes (self->comparison);

  dew_lanes_start (self->lanes, n);
  for (guint lane = 0; lane < n; lane++)
    dew_lanes_paint (self->lanes, lane, _dew_what_if_number (self, dew_comparison_scenario (self->comparison, lane)));
  for (guint r = 0; r < self->rows->len; r++)
    {
      Row *row = self->rows->pdata[r];
      GtkWidget *name = new_name (self, row);

      if (begins (row->kind))
        gtk_widget_add_css_class (name, "begins");
      dew_lanes_add (self->lanes, name, 0, r);
      for (guint lane = 0; lane < n; lane++)
        {
          row->cells[lane] = new_cell (self, row, lane);
          if (begins (row->kind))
            gtk_widget_add_css_class (row->cells[lane], "begins");
          dew_lanes_add (self->lanes, row->cells[lane], lane + 1, r);
        }
    }
}

/* ---- Filling ---- */

static void
set_text (GtkWidget  *label,
          const char *text)
{
  if (strcmp (gtk_label_get_label (GTK_LABEL (label)), text) != 0)
    gtk_label_set_label (GTK_LABEL (label), text);
}

static char *
print_percent (gint64   millionths,
               gboolean is_known)
{
  char text[DEW_PERCENT_SIZE];

  return is_known ? g_strdup_printf (_("%s %%"), dew_percent_print (millionths, 4, text)) : g_strdup ("–");
}

/* With the sign, and an arrow: which way is not told by the sign alone. */
static char *
print_change_percent (gint64 change,
                      gint64 cost)
{
  __int128 hundredths = cost > 0 ? ((__int128) ABS (change) * 20000 / cost + 1) / 2 : 0;

  if (change == 0)
    return g_strdup ("–");
  if (cost <= 0 || hundredths > 10000000)
    return g_strdup ("");

  return g_strdup_printf (change > 0 ? _("▲ +%d.%02d %%") : _("▼ −%d.%02d %%"), (int) (hundredths / 100), (int) (hundredths % 100));
}

static gint64
get_rest (const DewLaneSum *sum,
          RowKind           kind)
{
  return kind == ROW_RESERVE ? sum->reserve : kind == ROW_HELD ? sum->held : sum->unallocated;
}

/* The text of a figure. Free with g_free. */
static char *
print_cell (const Filling *filling)
{
  const Row *row = filling->row;
  gint64 change = filling->sum.costs[row->partner] - filling->base.costs[row->partner];
  gboolean compared = filling->lane > 0 && filling->base.n_refused == 0;

  if (filling->sum.n_refused > 0 && row->pool != 0)
    return g_strdup ("–");

  switch (row->kind)
    {
    case ROW_PERCENT:
      return print_percent (filling->sum.percents[row->partner], filling->sum.has_percent);
    case ROW_SHARE:
      return dew_pounds (filling->sum.shares[row->partner], 0);
    case ROW_COST:
      return dew_pounds (filling->sum.costs[row->partner], 0);
    case ROW_CHANGE:
      return compared && change != 0 ? dew_pounds (change, DEW_PRINT_PLUS) : g_strdup ("–");
    case ROW_CHANGE_PERCENT:
      return compared ? print_change_percent (change, filling->base.costs[row->partner]) : g_strdup ("–");
    case ROW_RESERVE:
    case ROW_HELD:
    case ROW_UNALLOCATED:
      return dew_pounds (get_rest (&filling->sum, row->kind), DEW_PRINT_DASH);
    case ROW_POOL:
    case ROW_TOGETHER:
      return dew_pounds (filling->sum.variance, 0);
    case ROW_HEAD:
    case ROW_RULE:
    case ROW_SENTENCE:
    case ROW_WORDS:
    default:
      return g_strdup ("");
    }
}

/* "Gross, Council, Share, £: 2,538,461.54" */
static void
name_cell (const Filling *filling,
           GtkWidget     *widget,
           const char    *text)
{
  DewWhatIfPage *self = filling->page;
  const char *lane = _dew_what_if_name (self, filling->lane);
  const char *what = filling->row->kind == ROW_PERCENT ? _("Of the variance") : filling->row->kind == ROW_SHARE ? _("Share, £") : name_row (self, filling->row);
  g_autofree char *spoken = is_partners (filling->row->kind)
                            ? g_strdup_printf (_("%s, %s, %s: %s"), lane, dew_partner_short (get_partner (self, filling->row->partner)), what, text)
                            : g_strdup_printf (_("%s, %s: %s"), lane, what, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Only where there is something is there anything to decide. Gives the label of the amount. */
static GtkWidget *
show_unallocated (const Filling *filling,
                  GtkWidget     *cell,
                  GtkWidget     *content)
{
  gboolean any = filling->sum.unallocated != 0;

  if (any)
    gtk_widget_add_css_class (cell, "unallocated");
  else
    gtk_widget_remove_css_class (cell, "unallocated");
  if (!GTK_IS_BUTTON (cell))
    return content;

  gtk_widget_set_visible (gtk_widget_get_first_child (content), any);
  gtk_widget_set_sensitive (cell, any);
  return gtk_widget_get_last_child (content);
}

static void
fill_figure (const Filling *filling)
{
  GtkWidget *cell = filling->row->cells[filling->lane];
  g_autofree char *text = print_cell (filling);
  GtkWidget *label = GTK_IS_BUTTON (cell) ? gtk_button_get_child (GTK_BUTTON (cell)) : cell;

  if (filling->row->kind == ROW_UNALLOCATED)
    label = show_unallocated (filling, cell, label);
  if (strcmp (gtk_label_get_label (GTK_LABEL (label)), text) == 0)
    return;

  gtk_label_set_label (GTK_LABEL (label), text);
  name_cell (filling, cell, text);
}

static void
fill_text (const Filling *filling,
           const char    *text)
{
  GtkWidget *cell = filling->row->cells[filling->lane];

  if (strcmp (gtk_label_get_label (GTK_LABEL (cell)), text) == 0)
    return;

  set_text (cell, text);
  gtk_widget_set_tooltip_text (cell, text);
  name_cell (filling, cell, text);
}

/* "≠ rule", "≠ 3": what of it differs, in as few words as there is room for. */
static void
fill_head (const Filling *filling)
{
  DewWhatIfPage *self = filling->page;
  GtkWidget *chip = gtk_widget_get_first_child (filling->row->cells[filling->lane]);
  GtkWidget *name = gtk_widget_get_next_sibling (chip);
  GtkWidget *badge = gtk_widget_get_next_sibling (name);
  const char *text = _dew_what_if_name (self, filling->lane);
  g_autofree char *differs = filling->lane > 0 ? _dew_what_if_differs (self, dew_comparison_scenario (self->comparison, filling->lane)) : NULL;

  set_text (name, text);
  gtk_widget_set_tooltip_text (name, text);
  gtk_widget_set_visible (badge, differs != NULL);
  /* Where lanes are many, what differs is told by the tooltip. */
  set_text (badge, differs == NULL ? "" : dew_comparison_n_lanes (self->comparison) > 4 ? _("≠") : differs);
  gtk_widget_set_tooltip_text (badge, differs);
}

static void
fill_rule (const Filling *filling)
{
  const DewLanePool *pool = dew_comparison_pool (filling->page->comparison, filling->lane, filling->row->pool);
  const char *text = "";

  if (pool != NULL && pool->share != NULL)
    text = filling->row->kind == ROW_RULE ? pool->share->rule_short : pool->share->sentence;
  if (pool != NULL && pool->share == NULL && filling->row->kind == ROW_RULE)
    text = _("Cannot be shared");

  fill_text (filling, text);
}

static void
fill_words (const Filling *filling)
{
  DewWhatIfPage *self = filling->page;
  g_autofree char *words = dew_comparison_words (self->comparison, _dew_what_if_ledger (self), filling->lane, filling->row->pool);

  fill_text (filling, words);
}

static void
fill_cell (const Filling *filling)
{
  switch (filling->row->kind)
    {
    case ROW_HEAD:
      fill_head (filling);
      break;
    case ROW_RULE:
    case ROW_SENTENCE:
      fill_rule (filling);
      break;
    case ROW_WORDS:
      fill_words (filling);
      break;
    case ROW_POOL:
    case ROW_PERCENT:
    case ROW_SHARE:
    case ROW_COST:
    case ROW_CHANGE:
    case ROW_CHANGE_PERCENT:
    case ROW_RESERVE:
    case ROW_HELD:
    case ROW_UNALLOCATED:
    case ROW_TOGETHER:
    default:
      fill_figure (filling);
    }
}

/* ---- Differences only ---- */

/* Whether a row is the same in all lanes. */
static gboolean
is_alike (DewWhatIfPage *self,
          const Row     *row)
{
  DewLaneSum base;

  dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), 0, row->pool, &base);
  for (guint lane = 1; lane < dew_comparison_n_lanes (self->comparison); lane++)
    {
      DewLaneSum sum;

      dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), lane, row->pool, &sum);
      if (sum.n_refused != base.n_refused || sum.variance != base.variance || sum.reserve != base.reserve || sum.held != base.held || sum.unallocated != base.unallocated)
        return FALSE;
      if (is_partners (row->kind) && (sum.shares[row->partner] != base.shares[row->partner] || sum.costs[row->partner] != base.costs[row->partner]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_wanted (DewWhatIfPage *self,
           const Row     *row)
{
  if (row->kind == ROW_SENTENCE)
    return gtk_toggle_button_get_active (self->sentences_button);
  if (!gtk_switch_get_active (self->differences_switch) || dew_comparison_n_lanes (self->comparison) < 2)
    return TRUE;

  return !is_partners (row->kind) || !is_alike (self, row);
}

void
_dew_what_if_show_table (DewWhatIfPage *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  g_autofree char *shape = NULL;

  self->rows = g_ptr_array_new_with_free_func (g_free);
  list_rows (self);
  shape = describe_shape (self);
  if (g_strcmp0 (shape, self->shape) != 0)
    {
      build (self);
      g_free (self->shape);
      self->shape = g_steal_pointer (&shape);
    }
  else
    {
      g_ptr_array_unref (self->rows);
      self->rows = g_steal_pointer (&before);
    }

  for (guint r = 0; r < self->rows->len; r++)
    {
      const Row *row = self->rows->pdata[r];
      Filling filling = { .page = self, .row = row };

      dew_lanes_show_row (self->lanes, r, is_wanted (self, row));
      dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), 0, row->pool, &filling.base);
      for (; filling.lane < dew_comparison_n_lanes (self->comparison); filling.lane++)
        {
          dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), filling.lane, row->pool, &filling.sum);
          fill_cell (&filling);
        }
    }
}
