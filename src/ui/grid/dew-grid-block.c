/* dew-grid-block.c: changes many cells at once: clears a block, fills it with a text, or from its edge. */

#include "dew-grid-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dew-money-print.h"
#include "dew-spoken.h"

/* Texts for cells, which it owns. */
struct _DewGridEntries {
  GArray       *list;           /* DewGridEntry */
  GStringChunk *texts;
};

DewGridEntries *
_dew_grid_entries_new (void)
{
  DewGridEntries *self = g_new0 (DewGridEntries, 1);

  self->list = g_array_new (FALSE, FALSE, sizeof (DewGridEntry));
  self->texts = g_string_chunk_new (4096);
  return self;
}

void
_dew_grid_entries_free (DewGridEntries *self)
{
  g_array_unref (self->list);
  g_string_chunk_free (self->texts);
  g_free (self);
}

void
_dew_grid_entries_add (DewGridEntries *self,
                       guint           row,
                       guint           column,
                       const char     *text)
{
  DewGridEntry entry = { row, column, g_string_chunk_insert_const (self->texts, text) };

  g_array_append_val (self->list, entry);
}

guint
_dew_grid_entries_length (DewGridEntries *self)
{
  return self->list->len;
}

const DewGridEntry *
_dew_grid_entries_list (DewGridEntries *self)
{
  return (const DewGridEntry *) (void *) self->list->data;
}

/* Whether a block is small enough to be changed, or copied, at once; tells if not. */
gboolean
_dew_grid_fits (DewGrid           *self,
                const DewGridArea *area)
{
  guint64 n = (guint64) (area->bottom - area->top + 1) * (area->right - area->left + 1);
  char are[DEW_MONEY_SIZE], may[DEW_MONEY_SIZE];
  g_autofree char *sentence = NULL;

  if (n <= DEW_GRID_LIMIT)
    return TRUE;

  sentence = g_strdup_printf (_("%s cells are selected, and at most %s can be taken at once; select fewer."),
                              dew_print_count (n, are), dew_print_count (DEW_GRID_LIMIT, may));
  _dew_grid_tell (self, sentence);
  return FALSE;
}

static gboolean
is_editable (DewGrid *self,
             guint    row,
             guint    column)
{
  DewGridCell cell;

  dew_grid_model_cell (self->model, row, column, &cell);
  return (cell.flags & DEW_GRID_EDITABLE) != 0;
}

/* Asking, for what was not typed into an editor. */

typedef struct {
  DewGrid        *grid;
  DewGridDeed     deed;
  DewGridEntries *entries;
} Asking;

static void
free_asking (Asking *self)
{
  _dew_grid_entries_free (self->entries);
  g_object_unref (self->grid);
  g_free (self);
}

static void
asked_cb (int      answer,
          gpointer data)
{
  Asking *self = data;

  if (answer != 0)
    _dew_grid_enter (self->grid, self->deed, g_steal_pointer (&self->entries), answer);
  if (self->entries == NULL)
    self->entries = _dew_grid_entries_new ();
  free_asking (self);
}

/* Takes the entries. TRUE where they were taken, or a question is open. */
gboolean
_dew_grid_enter (DewGrid        *self,
                 DewGridDeed     deed,
                 DewGridEntries *entries,
                 int             choice)
{
  DewGridReply reply = { 0 };
  DewGridAnswer answer;

  self->committing = TRUE;
  answer = dew_grid_model_enter (self->model, deed, _dew_grid_entries_list (entries), entries->list->len, choice, &reply);
  self->committing = FALSE;

  if (answer == DEW_GRID_ASKS)
    {
      Asking *asking = g_new (Asking, 1);

      *asking = (Asking) { g_object_ref (self), deed, entries };
      _dew_grid_ask (self, &reply, asked_cb, asking);
      dew_grid_reply_clear (&reply);
      return TRUE;
    }

  _dew_grid_entries_free (entries);
  if (answer == DEW_GRID_REFUSED)
    _dew_grid_tell (self, reply.message);
  else
    _dew_grid_rebind_cells (self);
  dew_grid_reply_clear (&reply);
  _dew_grid_bubble_note (self);
  return answer == DEW_GRID_TAKEN;
}

/* Every cell of the block that can be typed into gets a text. */
static DewGridEntries *
collect (DewGrid           *self,
         const DewGridArea *area,
         const char        *text,
         gboolean           names)
{
  DewGridEntries *entries = _dew_grid_entries_new ();

  for (guint place = area->top; place <= area->bottom; place++)
    for (guint column = names ? area->left : MAX (area->left, 1); column <= area->right; column++)
      if (is_editable (self, _dew_grid_row_of (self, place), column))
        _dew_grid_entries_add (entries, _dew_grid_row_of (self, place), column, text);

  return entries;
}

static gboolean
enter_or_say (DewGrid        *self,
              DewGridDeed     deed,
              DewGridEntries *entries)
{
  if (entries->list->len > 0)
    {
      _dew_grid_enter (self, deed, entries, 0);
      return TRUE;
    }

  _dew_grid_entries_free (entries);
  _dew_grid_say_fixed (self);
  return TRUE;
}

/* Names are not cleared with a block: a row without one cannot be. */
gboolean
_dew_grid_clear (DewGrid *self)
{
  DewGridArea area;

  if (!_dew_grid_has_selection (self))
    {
      if (!_dew_grid_editable (self))
        return _dew_grid_say_fixed (self);
      _dew_grid_clear_cell (self);
      return TRUE;
    }

  _dew_grid_selection (self, &area);
  if (self->read_only || !dew_grid_model_can_enter (self->model))
    return _dew_grid_say_fixed (self);
  if (_dew_grid_fits (self, &area))
    enter_or_say (self, DEW_GRID_CLEARED, collect (self, &area, "", FALSE));
  return TRUE;
}

/* The whole block gets what is being typed; NULL where nothing of it can be typed into. */
DewGridEntries *
_dew_grid_fill_entries (DewGrid    *self,
                        const char *text)
{
  DewGridEntries *entries;
  DewGridArea area;

  _dew_grid_selection (self, &area);
  if (!dew_grid_model_can_enter (self->model) || !_dew_grid_fits (self, &area))
    return NULL;

  /* With figures in it, names in the block are not what is meant. */
  entries = collect (self, &area, text, self->column == 0 && area.right == 0);
  if (entries->list->len > 0)
    return entries;

  _dew_grid_entries_free (entries);
  return NULL;
}

/* What a cell at the edge of the block is copied as. */
static char *
edge_text (DewGrid *self,
           guint    place,
           guint    column)
{
  char *text = dew_grid_model_edit_text (self->model, _dew_grid_row_of (self, place), column);

  return text != NULL ? text : g_strdup ("");
}

static void
fill_line (DewGrid           *self,
           DewGridEntries    *entries,
           const DewGridArea *area,
           guint              edge,
           gboolean           down)
{
  guint end = down ? area->bottom : area->right;
  g_autofree char *text = down ? edge_text (self, area->top, edge) : edge_text (self, edge, area->left);

  for (guint at = (down ? area->top : area->left) + 1; at <= end; at++)
    {
      guint row = _dew_grid_row_of (self, down ? at : edge);
      guint column = down ? edge : at;

      if (column > 0 && is_editable (self, row, column))
        _dew_grid_entries_add (entries, row, column, text);
    }
}

/* From the first row down, or from the first column to the right; a single cell takes what is above it, or before it. */
gboolean
_dew_grid_fill_from_edge (DewGrid  *self,
                          gboolean  down)
{
  DewGridEntries *entries;
  DewGridArea area;

  _dew_grid_selection (self, &area);
  if (down && area.top == area.bottom && area.top > 0)
    area.top--;
  else if (!down && area.left == area.right && area.left > 0)
    area.left--;
  if (self->read_only || !dew_grid_model_can_enter (self->model))
    return _dew_grid_say_fixed (self);
  if (!_dew_grid_fits (self, &area))
    return TRUE;

  entries = _dew_grid_entries_new ();
  for (guint edge = down ? area.left : area.top; edge <= (down ? area.right : area.bottom); edge++)
    fill_line (self, entries, &area, edge, down);

  return enter_or_say (self, DEW_GRID_FILLED, entries);
}

/* A question with two answers, and a way out. */

typedef struct {
  DewGridAnswered answered;
  gpointer        data;
} Question;

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  question->answered (strcmp (response, "first") == 0 ? 1 : strcmp (response, "second") == 0 ? 2 : 0, question->data);
  g_free (question);
}

/* answered is called once, with 1 or 2, or 0 where neither was chosen. */
void
_dew_grid_ask (DewGrid            *self,
               const DewGridReply *reply,
               DewGridAnswered     answered,
               gpointer            data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, reply->message);
  Question *question = g_new (Question, 1);

  *question = (Question) { answered, data };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "first", reply->first,
                                    NULL);
  if (reply->second != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "second", reply->second);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "first");
  dew_spoken_responses (dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
