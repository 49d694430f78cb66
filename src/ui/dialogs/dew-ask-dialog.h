/* dew-ask-dialog.h: a dialog that asks for what an edit needs, says beforehand what the edit will do, and does it.
 *
 * Derived dialogs say what is asked in a template, of which the groups of preferences are the children; those of type "below" stand under the page. While a person types, the edit is
 * tried on the ledger as it is, and what would be is said under the fields, or why it cannot be above them. What is typed stays whatever is refused. Escape leaves all as it was; the button
 * named by its verb, Enter in the last field and Ctrl+Enter anywhere make one edit of it.
 */
#pragma once

#include <adwaita.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_ASK_DIALOG (dew_ask_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (DewAskDialog, dew_ask_dialog, DEW, ASK_DIALOG, AdwWindow)

/* What a dialog comes to as it stands. */
typedef struct {
  DewChanges *changes;  /* to be appended to */
  DewIds      ids;      /* of new rows; while a person types, they are not the document's */
  char       *what;     /* what it does, for the record of changes: to be set, freed with g_free */
  char       *preview;  /* what will be, in sentences: the same */
  gboolean    lacking;  /* with an error: something is only not typed yet, which is no refusal until it is asked for */
} DewAsking;

struct _DewAskDialogClass {
  AdwWindowClass parent_class;

  /* Appends what it would change as things stand; FALSE with the reason in one sentence. */
  gboolean (*propose) (DewAskDialog *self, DewAsking *asking, GError **error);

  /* The edit was made; the dialog is about to close. May be NULL. */
  void     (*done)    (DewAskDialog *self);
};

/* Properties: lead (what the dialog does, in a sentence or two), verb (of its button, with a mnemonic). */

/* The document that it is about, held; then it may be shown. */
void             dew_ask_dialog_start    (DewAskDialog *self, DewDocument *document, const char *subtitle);
DewDocument     *dew_ask_dialog_document (DewAskDialog *self);
const DewLedger *dew_ask_dialog_ledger   (DewAskDialog *self);

void             dew_ask_dialog_set_lead (DewAskDialog *self, const char *lead);
void             dew_ask_dialog_set_verb (DewAskDialog *self, const char *verb);

/* Over its parent, no larger than that, with the focus where typing begins. */
void             dew_ask_dialog_show     (DewAskDialog *self, GtkWidget *focus);

/* A field that is typed into: from now on what is typed counts. Enter goes on to the next field, or in the last makes the edit. `name` is what a screen reader calls it. */
void             dew_ask_dialog_add_entry    (DewAskDialog *self, GtkEntry *entry, const char *name, gboolean last);
void             dew_ask_dialog_add_choice   (DewAskDialog *self, GtkDropDown *choice, const char *name);
void             dew_ask_dialog_add_switch   (DewAskDialog *self, GtkSwitch *toggle, const char *name);

/* Something that is asked has changed: what would be is looked at again before long. */
void             dew_ask_dialog_look_again (DewAskDialog *self);

/* Makes the edit and closes, or says why not. */
void             dew_ask_dialog_apply    (DewAskDialog *self);

/* FALSE, with `lacking` set and the sentence as the error: for propose. */
gboolean         dew_asking_lacks        (DewAsking *asking, GError **error, const char *sentence);

G_END_DECLS
