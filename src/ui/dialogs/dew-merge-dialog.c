/* dew-merge-dialog.c: merging a pool into another from a year on, with its history kept */
#include "dew-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-carried-words.h"
#include "dew-date.h"
#include "dew-edit-pool.h"
#include "dew-place-choice.h"
#include "dew-year-choice.h"

struct _DewMergeDialog
{
  DewAskDialog parent_instance;

  GtkDropDown *into;
  GtkDropDown *year;

  gint64       pool;
  GArray      *pools;           /* gint64, one an entry of `into` after the first */
};

G_DEFINE_FINAL_TYPE (DewMergeDialog, dew_merge_dialog, DEW_TYPE_ASK_DIALOG)

static const DewPool *
find_pool (DewMergeDialog *self,
           gint64          id)
{
  return dew_ledger_find (dew_ask_dialog_ledger (DEW_ASK_DIALOG (self)), DEW_TABLE_POOL, id);
}

static gint64
get_into (DewMergeDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->into);

  return selected == 0 || selected > self->pools->len ? 0 : g_array_index (self->pools, gint64, selected - 1);
}

static char *
tell_preview (DewMergeDialog  *self,
              const DewPool   *pool,
              const DewPool   *into,
              int              year,
              const DewAsking *asking)
{
  g_autofree char *last = dew_year_last_day (year - 1);
  g_autofree char *until = dew_date_words (last);
  g_autofree char *carried = dew_carried_words (dew_ask_dialog_ledger (DEW_ASK_DIALOG (self)), asking->changes, year);

  return g_strdup_printf (_("“%s” ends on %s and stays to be looked back at. “%s” takes over: %s"), pool->name, until, into->name, carried);
}

static gboolean
dew_merge_dialog_propose (DewAskDialog *dialog,
                          DewAsking    *asking,
                          GError      **error)
{
  DewMergeDialog *self = DEW_MERGE_DIALOG (dialog);
  const DewPool *pool = find_pool (self, self->pool);
  const DewPool *into = find_pool (self, get_into (self));
  int year = dew_year_choice_get (self->year);

  if (into == NULL)
    return dew_asking_lacks (asking, error, _("Choose the pool that it goes into."));
  if (!dew_edit_merge (dew_ask_dialog_ledger (dialog), asking->changes, asking->ids, self->pool, into->id, year, error))
    return FALSE;

  asking->what = g_strdup_printf (_("Merged “%s” into “%s”"), pool->name, into->name);
  asking->preview = tell_preview (self, pool, into, year, asking);
  return TRUE;
}

static void
dew_merge_dialog_finalize (GObject *object)
{
  g_array_unref (DEW_MERGE_DIALOG (object)->pools);

  G_OBJECT_CLASS (dew_merge_dialog_parent_class)->finalize (object);
}

static void
dew_merge_dialog_class_init (DewMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dew_merge_dialog_finalize;
  DEW_ASK_DIALOG_CLASS (klass)->propose = dew_merge_dialog_propose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewMergeDialog, into);
  gtk_widget_class_bind_template_child (widget_class, DewMergeDialog, year);
}

static void
dew_merge_dialog_init (DewMergeDialog *self)
{
  self->pools = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  dew_ask_dialog_add_choice (DEW_ASK_DIALOG (self), self->into, _("Into"));
  dew_ask_dialog_add_choice (DEW_ASK_DIALOG (self), self->year, _("From the year"));
}

/* Those that it can go into in the year it is proposed from; a later one closes none of them. */
static void
list_pools (DewMergeDialog *self,
            int             year)
{
  const GPtrArray *pools = dew_ledger_rows (dew_ask_dialog_ledger (DEW_ASK_DIALOG (self)), DEW_TABLE_POOL);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *[]) { _("Choose a pool"), NULL });

  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = g_ptr_array_index (pools, i);

      if (pool->id == self->pool || !dew_pool_is_open (pool, year))
        continue;
      gtk_string_list_append (list, pool->name);
      g_array_append_val (self->pools, pool->id);
    }
  gtk_drop_down_set_model (self->into, G_LIST_MODEL (list));
}

void
dew_merge_dialog_present (GtkWindow   *parent,
                          DewDocument *document,
                          gint64       pool,
                          int          year)
{
  DewMergeDialog *self = g_object_new (DEW_TYPE_MERGE_DIALOG, "transient-for", parent, NULL);
  const DewPool *row = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_POOL, pool);
  g_autofree char *lead = NULL;

  g_return_if_fail (row != NULL);

  lead = g_strdup_printf (_("All lines of “%s” go on in another pool from 1 April of a year. What they had in earlier years stays with it, so that nothing is counted twice."), row->name);
  self->pool = pool;
  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, row->name);
  dew_ask_dialog_set_lead (DEW_ASK_DIALOG (self), lead);
  list_pools (self, year);
  dew_year_choice_list (self->year, dew_document_ledger (document), year, NULL);

  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->into));
}
