/* dew-tree-view-filter.c: which lines are shown, and in which order: for the eye alone, the document stays as it is */
#include "dew-tree-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-choice.h"
#include "dew-money-print.h"
#include "dew-row-words.h"
#include "dew-spoken.h"

enum { PARTNER, LEAD, STATUS, CONTRACT, OWN, ORDER, N_ROWS };

static const DewTreeChoice everything = { 0, 0, -1, -1, -1, 0 };

static gboolean
is_everything (const DewTreeChoice *choice)
{
  return choice->partner == 0 && choice->lead == 0 && choice->lead_mode < 0 && choice->pooled < 0 && choice->contract < 0 &&
         choice->own == 0;
}

/* ---- Which lines ---- */

static gboolean
contributes (DewTreeView *self,
             guint        node)
{
  const DewLedger *ledger = dew_document_ledger (dew_tree_model_document (self->model));
  int index = dew_ledger_partner_index (ledger, self->choice.partner);

  return index >= 0 && (dew_totals_entered (dew_tree_model_totals (self->model), node, index, DEW_SUM_NET) ||
                        dew_totals_entered (dew_tree_model_totals (self->model), node, index, DEW_SUM_BUDGET));
}

static gboolean
filter_cb (DewDocument *document,
           guint        node,
           gpointer     data)
{
  DewTreeView *self = data;
  const DewTreeChoice *choice = &self->choice;
  const DewLedger *ledger = dew_document_ledger (document);
  const DewLine *line = dew_ledger_nodes (ledger, NULL)[node].line;
  gint64 scenario = dew_tree_model_scenario (self->model);
  DewArranged arranged;

  if (choice->partner != 0 && !contributes (self, node))
    return FALSE;
  dew_ledger_arranged (ledger, line, scenario, &arranged);
  if (choice->lead != 0 && (arranged.lead_mode != DEW_LEAD_SINGLE || arranged.lead != choice->lead))
    return FALSE;
  if (choice->lead_mode >= 0 && arranged.lead_mode != choice->lead_mode)
    return FALSE;
  if (choice->own != 0 && !DEW_TREE_MODEL_GET_CLASS (self->model)->passes (self->model, node, choice->own))
    return FALSE;
  if (choice->contract >= 0 && line->contract != choice->contract)
    return FALSE;
  if (choice->pooled < 0)
    return TRUE;

  return dew_ledger_pooled (ledger, line, scenario, self->as_at) == (choice->pooled == 1);
}

/* ---- In which order ---- */

static const char *
sort_column (DewTreeSort sort)
{
  switch (sort)
    {
    case DEW_SORT_LEAD:
      return "lead";
    case DEW_SORT_PROVIDER:
      return "provider";
    case DEW_SORT_CONTRACT:
      return "contract";
    case DEW_SORT_STATUS:
      return "status";
    case DEW_SORT_DOCUMENT:
    case DEW_SORT_NAME:
    case DEW_SORT_LARGEST:
    case DEW_SORT_SMALLEST:
    default:
      return "name";
    }
}

static char *
sort_key (DewTreeView     *self,
          const DewLedger *ledger,
          guint            number)
{
  const DewNode *node = &dew_ledger_nodes (ledger, NULL)[number];
  DewTable table = dew_node_table (node->kind);
  const char *column = sort_column (self->sort);
  const DewTreeTarget target = { .kind = DEW_TREE_FIELD, .table = table, .id = node->id, .column = column };
  g_autofree char *words = NULL;

  if (dew_table_column (table, column) < 0)
    return g_strdup ("");

  words = dew_tree_field_words (ledger, &target, dew_tree_model_scenario (self->model));
  return g_utf8_collate_key (words, -1);
}

/* What has nothing there comes last. */
static int
compare_words (DewTreeView *self,
               DewDocument *document,
               guint        one,
               guint        two)
{
  g_autofree char *a = sort_key (self, dew_document_ledger (document), one);
  g_autofree char *b = sort_key (self, dew_document_ledger (document), two);

  if ((*a == '\0') != (*b == '\0'))
    return *a == '\0' ? 1 : -1;

  return g_strcmp0 (a, b);
}

static gboolean
sorts_by_figure (DewTreeView *self)
{
  return self->sort == DEW_SORT_LARGEST || self->sort == DEW_SORT_SMALLEST;
}

/* What has no figure there comes last. */
static int
compare_figures (DewTreeView *self,
                 guint        one,
                 guint        two)
{
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self->model);
  gint64 a, b;
  gboolean has_a = klass->figure (self->model, one, self->sort_column, &a);
  gboolean has_b = klass->figure (self->model, two, self->sort_column, &b);

  if (!has_a || !has_b)
    return (int) has_b - (int) has_a;

  return self->sort == DEW_SORT_SMALLEST ? (a > b) - (a < b) : (a < b) - (a > b);
}

static int
sorter_cb (DewDocument *document,
           guint        one,
           guint        two,
           gpointer     data)
{
  DewTreeView *self = data;

  if (sorts_by_figure (self))
    return self->sort_column > 0 && self->sort_column <= DEW_TREE_MODEL_GET_CLASS (self->model)->n_columns (self->model)
             ? compare_figures (self, one, two) : 0;

  return compare_words (self, document, one, two);
}

/* ---- Applying it ---- */

static guint
count_lines (DewTreeView *self)
{
  guint n_nodes, n = 0;
  const DewNode *nodes = dew_ledger_nodes (dew_document_ledger (dew_tree_model_document (self->model)), &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    n += nodes[i].kind == DEW_NODE_LINE;

  return n;
}

/* The button says by its looks that not everything is shown, or in another order, and in its tooltip what. */
static void
show_button (DewTreeView *self,
             gboolean     filtered,
             const char  *text)
{
  g_autofree char *spoken = filtered ? g_strdup_printf (_("Filter and sort: %s"), text) : g_strdup (_("Filter and sort"));

  if (filtered)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "dew-filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "dew-filtering");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->filter_button), filtered ? text : _("Show only some lines, or sort them (Ctrl+Shift+L)"));
  dew_spoken_menu_button (self->filter_button, spoken);
}

void
_dew_tree_view_show_strip (DewTreeView *self)
{
  gboolean filtered = self->model != NULL && dew_tree_is_filtered (dew_tree_model_tree (self->model));
  char kept[DEW_MONEY_SIZE], all[DEW_MONEY_SIZE];
  g_autofree char *text = NULL;

  if (filtered && is_everything (&self->choice))
    text = g_strdup (_("Sorted for the eye: the order in the document stays as it is."));
  else if (filtered)
    text = g_strdup_printf (_("%s of %s service lines are shown. Totals are of all %s."), dew_print_count (dew_tree_n_kept (dew_tree_model_tree (self->model)), kept),
                            dew_print_count (count_lines (self), all), all);

  show_button (self, filtered, text);
  gtk_widget_set_visible (self->strip, text != NULL);
  gtk_label_set_label (self->strip_label, text != NULL ? text : "");
}

static void
apply (DewTreeView *self)
{
  DewTree *tree;

  if (self->model == NULL)
    return;

  g_free (self->as_at);
  self->as_at = dew_document_as_at (dew_tree_model_document (self->model));
  tree = dew_tree_model_tree (self->model);
  dew_tree_set_filter (tree, is_everything (&self->choice) ? NULL : filter_cb, self, NULL);
  dew_tree_set_sorter (tree, self->sort == DEW_SORT_DOCUMENT ? NULL : sorter_cb, self, NULL);
  dew_tree_model_relist (self->model);
  _dew_tree_view_show_strip (self);
}

void
_dew_tree_view_show_all (DewTreeView *self)
{
  self->choice = everything;
  self->sort = DEW_SORT_DOCUMENT;
  _dew_tree_view_fill_filter (self);
  apply (self);
}

/* ---- The popover ---- */

static guint
selected (DewTreeView *self,
          guint        row)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->filter_rows[row]));
}

static gint64
partner_at (DewTreeView *self,
            guint        position)
{
  const GPtrArray *partners = dew_ledger_rows (dew_document_ledger (dew_tree_model_document (self->model)), DEW_TABLE_PARTNER);

  return position == 0 || position > partners->len ? 0 : ((const DewPartner *) g_ptr_array_index (partners, position - 1))->id;
}

static void
chosen_cb (DewTreeView *self)
{
  guint n_partners, lead, row;

  if (self->filling || self->model == NULL)
    return;

  n_partners = dew_ledger_rows (dew_document_ledger (dew_tree_model_document (self->model)), DEW_TABLE_PARTNER)->len;
  lead = selected (self, LEAD);
  self->choice = (DewTreeChoice) {
    .partner = partner_at (self, selected (self, PARTNER)),
    .lead = partner_at (self, lead),
    .lead_mode = lead == n_partners + 1 ? DEW_LEAD_JOINT : lead == n_partners + 2 ? DEW_LEAD_MISSING : -1,
    .pooled = selected (self, STATUS) == 0 ? -1 : selected (self, STATUS) == 1,
    .contract = selected (self, CONTRACT) == 0 ? -1 : selected (self, CONTRACT) == 3 ? DEW_CONTRACT_UNSAID : (int) selected (self, CONTRACT),
  };
  /* Without choices of the model's own, the toolkit's answer is no position at all. */
  self->choice.own = selected (self, OWN) == GTK_INVALID_LIST_POSITION ? 0 : selected (self, OWN);
  self->sort = (DewTreeSort) selected (self, ORDER);
  if (sorts_by_figure (self))
    dew_grid_get_cursor (self->grid, &row, &self->sort_column);
  apply (self);
}

static void
add_partners (DewTreeView   *self,
              GtkStringList *list)
{
  const GPtrArray *partners = dew_ledger_rows (dew_document_ledger (dew_tree_model_document (self->model)), DEW_TABLE_PARTNER);

  for (guint i = 0; i < partners->len; i++)
    gtk_string_list_append (list, dew_partner_short (g_ptr_array_index (partners, i)));
}

static const char *const *
own_choices (DewTreeView *self,
             const char **name)
{
  DewTreeModelClass *klass = self->model == NULL ? NULL : DEW_TREE_MODEL_GET_CLASS (self->model);

  return klass == NULL || klass->filters == NULL ? NULL : klass->filters (self->model, name);
}

static GtkStringList *
list_choices (DewTreeView *self,
              guint        row)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  switch (row)
    {
    case PARTNER:
      gtk_string_list_append (list, _("Whoever contributes"));
      add_partners (self, list);
      break;
    case LEAD:
      gtk_string_list_append (list, _("Whoever leads"));
      add_partners (self, list);
      gtk_string_list_append (list, _("Joint"));
      gtk_string_list_append (list, _("Not entered"));
      break;
    case STATUS:
      gtk_string_list_splice (list, 0, 0, (const char *[]) { _("Pooled and aligned"), _("Pooled"), _("Aligned"), NULL });
      break;
    case CONTRACT:
      gtk_string_list_splice (list, 0, 0, (const char *[]) { _("Any contract"), _("Block"), _("Demand-led"), _("Not entered"), NULL });
      break;
    case OWN:
      {
        const char *name;
        const char *const *own = own_choices (self, &name);

        for (guint i = 0; own != NULL && own[i] != NULL; i++)
          gtk_string_list_append (list, _(own[i]));
      }
      break;
    case ORDER:
    default:
      gtk_string_list_splice (list, 0, 0, (const char *[]) { _("As in the document"), _("By name"), _("By lead"), _("By provider"), _("By contract"), _("By arrangement"),
                                                             _("By the current column, largest first"), _("By the current column, smallest first"), NULL });
    }

  return list;
}

/* Where a model has none of its own the row is not there. */
static void
name_own (DewTreeView *self)
{
  const char *name = NULL;
  gboolean has = own_choices (self, &name) != NULL;
  GtkWidget *label = g_object_get_data (G_OBJECT (self->filter_rows[OWN]), "label");

  gtk_widget_set_visible (self->filter_rows[OWN], has);
  gtk_widget_set_visible (label, has);
  if (!has)
    return;

  gtk_label_set_label (GTK_LABEL (label), _(name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_rows[OWN]), GTK_ACCESSIBLE_PROPERTY_LABEL, _(name), -1);
}

static gboolean
same_words (GListModel *one,
            GListModel *other)
{
  guint n = g_list_model_get_n_items (one);

  if (n != g_list_model_get_n_items (other))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (one), i), gtk_string_list_get_string (GTK_STRING_LIST (other), i)) != 0)
      return FALSE;

  return TRUE;
}

static guint
partner_position (DewTreeView *self,
                  gint64       partner)
{
  int index = partner == 0 ? -1 : dew_ledger_partner_index (dew_document_ledger (dew_tree_model_document (self->model)), partner);

  return (guint) (index + 1);
}

/* Where in its list what is chosen stands: partners may have come before it. */
static guint
chosen_position (DewTreeView *self,
                 guint        row)
{
  const DewTreeChoice *choice = &self->choice;
  guint n_partners = dew_ledger_rows (dew_document_ledger (dew_tree_model_document (self->model)), DEW_TABLE_PARTNER)->len;

  switch (row)
    {
    case PARTNER:
      return partner_position (self, choice->partner);
    case LEAD:
      return choice->lead_mode == DEW_LEAD_JOINT ? n_partners + 1 : choice->lead_mode == DEW_LEAD_MISSING ? n_partners + 2 : partner_position (self, choice->lead);
    case STATUS:
      return choice->pooled < 0 ? 0 : choice->pooled == 1 ? 1 : 2;
    case CONTRACT:
      return choice->contract < 0 ? 0 : choice->contract == DEW_CONTRACT_UNSAID ? 3 : (guint) choice->contract;
    case OWN:
      return choice->own;
    case ORDER:
    default:
      return self->sort;
    }
}

/* A list that is as it was stays: this may be the answer to a choice in it, which the toolkit has not done with yet. */
static void
fill_row (DewTreeView *self,
          guint        row)
{
  GtkDropDown *choice = GTK_DROP_DOWN (self->filter_rows[row]);
  g_autoptr (GtkStringList) list = list_choices (self, row);
  GListModel *old = gtk_drop_down_get_model (choice);
  guint position = chosen_position (self, row);

  if (old == NULL || !same_words (old, G_LIST_MODEL (list)))
    gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0 && gtk_drop_down_get_selected (choice) != position)
    gtk_drop_down_set_selected (choice, position);
}

/* A partner who was deleted can no longer be asked for. TRUE where one was. */
static gboolean
forget_partners (DewTreeView *self)
{
  DewTreeChoice before = self->choice;
  const DewLedger *ledger = dew_document_ledger (dew_tree_model_document (self->model));

  if (self->choice.partner != 0 && dew_ledger_partner_index (ledger, self->choice.partner) < 0)
    self->choice.partner = 0;
  if (self->choice.lead != 0 && dew_ledger_partner_index (ledger, self->choice.lead) < 0)
    self->choice.lead = 0;

  return before.partner != self->choice.partner || before.lead != self->choice.lead;
}

void
_dew_tree_view_fill_filter (DewTreeView *self)
{
  gboolean forgotten;

  if (self->model == NULL)
    return;

  forgotten = forget_partners (self);
  if (self->filter_rows[0] == NULL)
    {
      if (forgotten)
        apply (self);
      return;
    }

  self->filling = TRUE;
  for (guint i = 0; i < N_ROWS; i++)
    fill_row (self, i);
  name_own (self);
  self->filling = FALSE;
  if (forgotten)
    apply (self);
}

static GtkWidget *
add_row (DewTreeView *self,
         GtkGrid     *grid,
         guint        row)
{
  const char *const labels[N_ROWS] = { _("Partner"), _("Lead"), _("Arrangement"), _("Contract"), "", _("Order") };
  GtkWidget *label = gtk_label_new (labels[row]);
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_object_set_data (G_OBJECT (choice), "label", label);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_set_size_request (choice, 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, labels[row], -1);
  gtk_grid_attach (grid, label, 0, (int) row, 1, 1);
  gtk_grid_attach (grid, choice, 1, (int) row, 1, 1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  dew_choice_shorten (GTK_DROP_DOWN (choice));

  return choice;
}

/* Made when it is first opened: the first frame does not wait for it. */
static void
open_cb (GtkMenuButton *button,
         gpointer       data)
{
  DewTreeView *self = data;
  GtkWidget *popover;
  GtkWidget *grid;
  GtkWidget *box;
  GtkWidget *all;

  if (self->filter_rows[0] != NULL)
    return;

  popover = gtk_popover_new ();
  grid = gtk_grid_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  all = gtk_button_new_with_label (_("Show all"));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < N_ROWS; i++)
    self->filter_rows[i] = add_row (self, GTK_GRID (grid), i);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "tree.show-all");
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), all);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  dew_tree_view_follow_popover (self, GTK_POPOVER (popover));
  gtk_menu_button_set_popover (self->filter_button, popover);
  _dew_tree_view_fill_filter (self);
}

void
_dew_tree_view_add_filter (DewTreeView *self)
{
  self->choice = everything;
  gtk_menu_button_set_create_popup_func (self->filter_button, open_cb, self, NULL);
}
