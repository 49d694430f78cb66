/* dew-file-dialogs.h: asking for a file, and the list of documents opened lately. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  DEW_FILE_DOCUMENT,
  DEW_FILE_FIGURES,
  DEW_FILE_XLSX,
  DEW_FILE_CSV,
  DEW_FILE_JSON,
  DEW_FILE_PNG,
  DEW_FILE_SVG,
  DEW_FILE_PDF,
  DEW_FILE_HTML
} DewFileType;

typedef void (*DewFileChosen) (GFile *file, gpointer data);

/* Asks for a file to open or, with a proposed name, to save; calls chosen unless the user cancels. The ending is added where it is missing. data must live as long as parent. */
void dew_files_ask (GtkWindow *parent, const char *title, DewFileType type, const char *save_name, DewFileChosen chosen, gpointer data);

/* The same for a widget: over its window, and with it as the data; chosen is not called when it has gone meanwhile. */
void dew_files_ask_for (GtkWidget *widget, const char *title, DewFileType type, const char *save_name, DewFileChosen chosen);

/* Puts a document on the list of recent ones. */
void dew_files_remember (const char *path, const char *title);

/* The documents opened lately, latest first, at most n: GtkRecentInfo. Free with g_list_free_full (…, gtk_recent_info_unref). */
GList *dew_files_recent (guint n);

G_END_DECLS
