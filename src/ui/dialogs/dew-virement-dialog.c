/* dew-virement-dialog.c: moving budget between pools and lines within a year, and changing such a virement */
#include "dew-virement-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-asked.h"
#include "dew-calendar-button.h"
#include "dew-date.h"
#include "dew-monitor.h"
#include "dew-place-choice.h"
#include "dew-pounds.h"
#include "dew-typed-figure.h"
#include "dew-virement-moves.h"

struct _DewVirementDialog
{
  DewAskDialog    parent_instance;

  GtkDropDown    *from_pool;
  GtkDropDown    *from_line;
  GtkDropDown    *to_pool;
  GtkDropDown    *to_line;
  AdwActionRow   *amount_row;
  GtkEntry       *amount_entry;
  GtkDropDown    *whose;
  GtkBox         *date_box;
  DewField       *date_field;
  GtkEntry       *reason_entry;
  GtkEntry       *approved_entry;
  GtkEntry       *assessment_entry;

  DewPlaceChoice *from;
  DewPlaceChoice *to;
  gint64          virement;     /* that is changed, 0 for a new one */
  int             year;
  DewUnit         unit;
};

/* Everything that is typed, read. */
typedef struct {
  guint   from, to;
  gint64  pence;
  char    date[DEW_DATE_SIZE];
  GArray *moves;
} Typed;

G_DEFINE_FINAL_TYPE (DewVirementDialog, dew_virement_dialog, DEW_TYPE_ASK_DIALOG)

static const DewLedger *
get_ledger (DewVirementDialog *self)
{
  return dew_ask_dialog_ledger (DEW_ASK_DIALOG (self));
}

static const char *
text_of (GtkEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* ---- In words ---- */

/* The place by its node; of recorded lines the place that they are all in. */
static guint
named_place (DewVirementDialog *self,
             guint              place,
             int                side)
{
  guint n;

  return place == DEW_RECORDED ? dew_virement_place (get_ledger (self), self->virement, side, &n) : place;
}

static char *
name_place (DewVirementDialog *self,
            guint              place,
            int                side)
{
  guint node = named_place (self, place, side);

  return node == 0 ? g_strdup (_("several pools")) : dew_ledger_place (get_ledger (self), node);
}

/* "Home care: £1,325,000 becomes £1,075,000."; nothing where nothing becomes of it. */
static void
tell_node (DewVirementDialog *self,
           const DewMonitor  *monitor,
           const Typed       *typed,
           guint              node,
           GString           *out)
{
  gint64 more = dew_virement_within (get_ledger (self), self->virement, node, typed->moves);
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 pence = 0;

  if (more == 0)
    return;

  name = dew_ledger_place (get_ledger (self), node);
  dew_monitor_get (monitor, node, DEW_MONITOR_LATEST, &pence);
  before = dew_pounds (pence, DEW_WHOLE_FIGURE);
  after = dew_pounds (pence + more, DEW_WHOLE_FIGURE);
  g_string_append_printf (out, _("%s: %s becomes %s."), name, before, after);
  g_string_append_c (out, '\n');
}

/* Of lines in several pools, each pool. */
static void
tell_place (DewVirementDialog *self,
            const DewMonitor  *monitor,
            const Typed       *typed,
            guint              place,
            int                side,
            GString           *out)
{
  guint node = named_place (self, place, side), n;
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), &n);

  if (node != 0)
    {
      tell_node (self, monitor, typed, node, out);
      return;
    }

  for (guint i = 0; i < n; i++)
    if (nodes[i].kind == DEW_NODE_POOL && dew_virement_touches (get_ledger (self), i, side, typed->moves))
      tell_node (self, monitor, typed, i, out);
}

static char *
tell_preview (DewVirementDialog *self,
              const Typed       *typed)
{
  DewDocument *document = dew_ask_dialog_document (DEW_ASK_DIALOG (self));
  g_autoptr (DewMonitor) monitor = dew_monitor_new (get_ledger (self), dew_document_totals (document, self->year, DEW_BASELINE), typed->date);
  GString *out = g_string_new (NULL);

  tell_place (self, monitor, typed, typed->from, -1, out);
  tell_place (self, monitor, typed, typed->to, +1, out);
  g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, "It is on %u line.", "It is on %u lines.", typed->moves->len), typed->moves->len);

  return g_string_free (out, FALSE);
}

static char *
tell_what (DewVirementDialog *self,
           const Typed       *typed)
{
  g_autofree char *pounds = dew_pounds (typed->pence, DEW_WHOLE_FIGURE);
  g_autofree char *from = name_place (self, typed->from, -1);
  g_autofree char *to = name_place (self, typed->to, +1);

  return g_strdup_printf (self->virement == 0 ? _("Moved %s from “%s” to “%s”") : _("Changed the virement of %s from “%s” to “%s”"), pounds, from, to);
}

/* ---- What is typed ---- */

/* What was understood is read back below the amount. */
static gboolean
read_amount (DewVirementDialog *self,
             Typed             *typed,
             GError           **error)
{
  g_autofree char *meaning = NULL;
  gboolean good = dew_asked_amount (text_of (self->amount_entry), self->unit, &typed->pence, &meaning, error);

  adw_action_row_set_subtitle (self->amount_row, good && *meaning != '\0' ? meaning : dew_unit_symbol (self->unit));
  return good;
}

static gboolean
read_date (DewVirementDialog *self,
           DewAsking         *asking,
           Typed             *typed,
           GError           **error)
{
  if (!dew_date_read (text_of (GTK_ENTRY (self->date_field)), typed->date, error))
    return FALSE;
  if (*typed->date == '\0')
    return dew_asking_lacks (asking, error, _("Type the date that the virement was decided on."));

  return TRUE;
}

static gint64
get_partner (DewVirementDialog *self)
{
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);
  guint selected = gtk_drop_down_get_selected (self->whose);

  return selected == 0 || selected > partners->len ? 0 : ((const DewPartner *) g_ptr_array_index (partners, selected - 1))->id;
}

static gboolean
read_typed (DewVirementDialog *self,
            DewAsking         *asking,
            Typed             *typed,
            GError           **error)
{
  typed->from = dew_place_choice_get (self->from);
  typed->to = dew_place_choice_get (self->to);

  if (!read_amount (self, typed, error))
    return FALSE;
  if (typed->from == 0)
    return dew_asking_lacks (asking, error, _("Choose what the money comes from."));
  if (typed->to == 0)
    return dew_asking_lacks (asking, error, _("Choose what the money goes to."));
  if (*text_of (self->amount_entry) == '\0')
    return dew_asking_lacks (asking, error, _("Type how much is moved."));
  if (typed->pence <= 0)
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("The amount must be more than 0; exchange the two places to move it the other way."));
      return FALSE;
    }

  return read_date (self, asking, typed, error);
}

static gboolean
spread (DewVirementDialog *self,
        Typed             *typed,
        GError           **error)
{
  const DewLedger *ledger = get_ledger (self);

  return dew_virement_spread (ledger, self->virement, typed->from, typed->to, -1, self->year, get_partner (self), typed->pence, typed->moves, error) &&
         dew_virement_spread (ledger, self->virement, typed->to, typed->from, +1, self->year, get_partner (self), typed->pence, typed->moves, error);
}

static gboolean
record (DewVirementDialog *self,
        DewAsking         *asking,
        Typed             *typed,
        GError           **error)
{
  g_autofree char *reason = g_strstrip (g_strdup (text_of (self->reason_entry)));
  g_autofree char *approved = g_strstrip (g_strdup (text_of (self->approved_entry)));
  g_autofree char *assessment = g_strstrip (g_strdup (text_of (self->assessment_entry)));
  gboolean lacks_reason = *reason == '\0';
  g_autofree char *tried = g_strdup (lacks_reason ? "–" : reason);
  DewVirement virement = { self->virement, self->year, typed->date, get_partner (self), tried, approved, assessment };

  if (virement.id == 0)
    virement.id = asking->ids.next (asking->ids.data);
  if (!dew_edit_virement (get_ledger (self), asking->changes, asking->ids, &virement, (const DewMove *) (gpointer) typed->moves->data, typed->moves->len, error))
    return FALSE;

  /* What is wrong with the money is said before what is not typed yet. */
  asking->preview = tell_preview (self, typed);
  return !lacks_reason || dew_asking_lacks (asking, error, _("Type the reason that the money is moved for."));
}

static gboolean
dew_virement_dialog_propose (DewAskDialog *dialog,
                             DewAsking    *asking,
                             GError      **error)
{
  DewVirementDialog *self = DEW_VIREMENT_DIALOG (dialog);
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (DewMove));
  Typed typed = { 0, 0, 0, "", moves };

  if (!read_typed (self, asking, &typed, error) || !spread (self, &typed, error) || !record (self, asking, &typed, error))
    return FALSE;

  asking->what = tell_what (self, &typed);
  return TRUE;
}

/* ---- The object ---- */

static void
dew_virement_dialog_dispose (GObject *object)
{
  DewVirementDialog *self = DEW_VIREMENT_DIALOG (object);

  g_clear_pointer (&self->from, dew_place_choice_free);
  g_clear_pointer (&self->to, dew_place_choice_free);

  G_OBJECT_CLASS (dew_virement_dialog_parent_class)->dispose (object);
}

static void
dew_virement_dialog_class_init (DewVirementDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_virement_dialog_dispose;
  DEW_ASK_DIALOG_CLASS (klass)->propose = dew_virement_dialog_propose;

  g_type_ensure (DEW_TYPE_FIELD);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/virement-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, from_pool);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, from_line);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, to_pool);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, to_line);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, amount_entry);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, whose);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, date_box);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, date_field);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, approved_entry);
  gtk_widget_class_bind_template_child (widget_class, DewVirementDialog, assessment_entry);
}

static void
dew_virement_dialog_init (DewVirementDialog *self)
{
  DewAskDialog *dialog = DEW_ASK_DIALOG (self);
  GtkWidget *calendar;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->from = dew_place_choice_new (self->from_pool, self->from_line);
  self->to = dew_place_choice_new (self->to_pool, self->to_line);
  dew_ask_dialog_add_choice (dialog, self->from_pool, _("From pool"));
  dew_ask_dialog_add_choice (dialog, self->from_line, _("From line"));
  dew_ask_dialog_add_choice (dialog, self->to_pool, _("To pool"));
  dew_ask_dialog_add_choice (dialog, self->to_line, _("To line"));
  dew_ask_dialog_add_entry (dialog, self->amount_entry, _("Amount"), FALSE);
  dew_ask_dialog_add_choice (dialog, self->whose, _("Whose money"));
  dew_ask_dialog_add_entry (dialog, GTK_ENTRY (self->date_field), _("Date"), FALSE);
  dew_ask_dialog_add_entry (dialog, self->reason_entry, _("Reason"), FALSE);
  dew_ask_dialog_add_entry (dialog, self->approved_entry, _("Approved by"), FALSE);
  dew_ask_dialog_add_entry (dialog, self->assessment_entry, _("Impact assessment"), TRUE);

  calendar = dew_calendar_button_new (self->date_field);
  dew_calendar_button_name (calendar, _("Date"));
  gtk_box_append (self->date_box, calendar);
}

/* ---- Filling ---- */

static void
list_partners (DewVirementDialog *self,
               gint64             partner)
{
  const GPtrArray *partners = dew_ledger_rows (get_ledger (self), DEW_TABLE_PARTNER);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *[]) { _("Not said"), NULL });

  for (guint i = 0; i < partners->len; i++)
    gtk_string_list_append (list, ((const DewPartner *) g_ptr_array_index (partners, i))->name);
  gtk_drop_down_set_model (self->whose, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->whose, (guint) (dew_ledger_partner_index (get_ledger (self), partner) + 1));
}

/* The field stands by itself: there is no row yet that it could be of. */
static void
fill_date (DewVirementDialog *self,
           DewDocument       *document,
           const char        *date)
{
  g_autofree char *words = dew_date_words (date);

  dew_field_set (self->date_field, document, DEW_TABLE_VIREMENT, 0, "date", _("Date"));
  gtk_editable_set_text (GTK_EDITABLE (self->date_field), words);
}

/* As at that day where it is in the year, else on the year's last. */
static char *
propose_date (DewDocument *document,
              int          year)
{
  char *as_at = dew_document_as_at (document);

  if (dew_date_year (as_at) == year)
    return as_at;

  g_free (as_at);
  return dew_year_last_day (year);
}

static DewVirementDialog *
new_dialog (GtkWindow   *parent,
            DewDocument *document,
            int          year,
            DewUnit      unit)
{
  DewVirementDialog *self = g_object_new (DEW_TYPE_VIREMENT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = dew_year_name (year);
  g_autofree char *subtitle = g_strdup_printf (_("Within %s; amounts in %s unless they say otherwise"), name, dew_unit_symbol (unit));

  self->year = year;
  self->unit = unit;
  dew_ask_dialog_start (DEW_ASK_DIALOG (self), document, subtitle);

  return self;
}

void
dew_virement_dialog_present (GtkWindow   *parent,
                             DewDocument *document,
                             int          year,
                             DewUnit      unit,
                             guint        from)
{
  DewVirementDialog *self = new_dialog (parent, document, year, unit);
  g_autofree char *date = propose_date (document, year);

  dew_place_choice_list (self->from, document, year, _("Choose a pool"), 0);
  dew_place_choice_set (self->from, from);
  dew_place_choice_list (self->to, document, year, _("Choose a pool"), 0);
  list_partners (self, 0);
  fill_date (self, document, date);

  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (dew_place_choice_get (self->from) == 0 ? self->from_pool : self->to_pool));
}

/* A single line is chosen as if it were typed; several stay as they were recorded, unless others are chosen. */
static void
fill_place (DewVirementDialog *self,
            DewPlaceChoice    *choice,
            int                side)
{
  guint n;
  guint place = dew_virement_place (get_ledger (self), self->virement, side, &n);
  g_autofree char *name = name_place (self, DEW_RECORDED, side);
  g_autofree char *recorded = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "As recorded: %u line of %s", "As recorded: %u lines of %s", n), n, name);

  dew_place_choice_list (choice, dew_ask_dialog_document (DEW_ASK_DIALOG (self)), self->year, n == 1 ? _("Choose a pool") : recorded, n == 1 ? 0 : DEW_RECORDED);
  if (n == 1)
    dew_place_choice_set (choice, place);
}

void
dew_virement_dialog_change (GtkWindow   *parent,
                            DewDocument *document,
                            DewUnit      unit,
                            gint64       virement)
{
  const DewVirement *row = dew_ledger_find (dew_document_ledger (document), DEW_TABLE_VIREMENT, virement);
  DewVirementDialog *self;
  g_autofree char *amount = dew_asked_text (dew_virement_amount (dew_document_ledger (document), virement), unit);

  g_return_if_fail (row != NULL);

  self = new_dialog (parent, document, row->year, unit);
  self->virement = virement;
  gtk_window_set_title (GTK_WINDOW (self), _("Change a virement"));
  dew_ask_dialog_set_verb (DEW_ASK_DIALOG (self), _("_Change"));
  fill_place (self, self->from, -1);
  fill_place (self, self->to, +1);
  gtk_editable_set_text (GTK_EDITABLE (self->amount_entry), amount);
  list_partners (self, row->partner);
  fill_date (self, document, row->date);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), row->reason);
  gtk_editable_set_text (GTK_EDITABLE (self->approved_entry), row->approved);
  gtk_editable_set_text (GTK_EDITABLE (self->assessment_entry), row->assessment);

  dew_ask_dialog_show (DEW_ASK_DIALOG (self), GTK_WIDGET (self->amount_entry));
}
