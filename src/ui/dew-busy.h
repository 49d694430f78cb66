/* dew-busy.h: while something long runs aside: after a moment a dialog says so, with a way out where there is one. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _DewBusy DewBusy;

/* From now on, the parent takes no input where `blocked`: then what runs has the document. cancellable may be NULL: it cannot be stopped. */
DewBusy *dew_busy_begin (GtkWindow *parent, const char *heading, GCancellable *cancellable, gboolean blocked);
void     dew_busy_end   (DewBusy *busy);

G_END_DECLS
