/* dew-spread-editor.h: what a service line's outturn may vary by in a simulation: its shape, its percentages, where they were taken from. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_SPREAD_EDITOR (dew_spread_editor_get_type ())
G_DECLARE_FINAL_TYPE (DewSpreadEditor, dew_spread_editor, DEW, SPREAD_EDITOR, GtkWidget)

/* A shape that is chosen where there was none is kept in the document once the percentages that it cannot do without are typed; until then it says so, and nothing varies by it. */
GtkWidget  *dew_spread_editor_new     (void);

/* Shows what the document says of a line, and what it gives by the years before a year; what it varies by where nothing is typed is told as it is in the scenario. NULL: about nothing; what is not kept is dropped then.
 * The document is borrowed: it has to be let go of before it goes. */
void        dew_spread_editor_show    (DewSpreadEditor *self,
                                       DewDocument     *document,
                                       gint64           line,
                                       int              year,
                                       gint64           scenario);

/* Takes what is being typed, if anything; FALSE where it is refused. */
gboolean    dew_spread_editor_settle  (DewSpreadEditor *self);

/* Why what was typed is refused; NULL: nothing is. */
const char *dew_spread_editor_refused (DewSpreadEditor *self);

G_END_DECLS
