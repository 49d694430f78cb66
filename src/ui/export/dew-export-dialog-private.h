/* dew-export-dialog-private.h: what the files of the export dialog share.
 *
 * dew-export-dialog.c holds the object and what can be chosen in it; scope.c has pools and scenarios, cover.c what the cover says; chosen.c tells what was chosen and remembers it; shown.c builds what is looked at, shows it and
 * copies it.
 */
#pragma once

#include "dew-annex-list.h"
#include "dew-export-dialog.h"
#include "dew-export-run.h"
#include "dew-money-read.h"
#include "dew-preview.h"
#include "dew-segments.h"
#include "dew-toaster.h"

G_BEGIN_DECLS

/* What the annexes share where nobody says how much: a worked example, and marked as one. */
#define DEW_EXAMPLE_VARIANCE "1,000,000"

/* The words for what it is exported as: the kinds that have annexes, then one for the data as such, of which there are two kinds. */
#define DEW_EXPORT_DATA DEW_EXPORT_TIDY

struct _DewExportDialog
{
  AdwWindow        parent_instance;

  DewToaster      *toaster;
  AdwWindowTitle  *title;
  GtkWidget       *export_button;
  GtkWidget       *choices;
  DewAnnexList    *annexes;
  AdwBin          *as_bin;
  AdwBin          *for_bin;
  AdwBin          *data_bin;
  GtkLabel        *about;
  GtkWidget       *figures_box;
  AdwBin          *unit_bin;
  GtkWidget       *variance_entry;
  GtkWidget       *pool_box;            /* hidden where there are no pools to choose from */
  GtkDropDown     *pool_choice;
  GtkWidget       *scenario_box;        /* so where there are no scenarios */
  GtkDropDown     *scenario_choice;
  GtkWidget       *lanes_box;           /* so where there are not two */
  GtkMenuButton   *lanes_button;
  GtkLabel        *lanes_label;
  GtkSwitch       *working_switch;
  GtkLabel        *working_about;
  GtkLabel        *hint;
  DewPreview      *preview;
  GtkLabel        *cover;
  GtkLabel        *status;
  GtkLabel        *file_name;
  DewSegments     *as_choice, *for_choice, *data_choice, *unit_choice;

  DewDocument     *document;
  GSettings       *settings;
  DewExportLedger *ledger;      /* a copy: NULL until it is made */
  guint            copies;      /* how many were made, each in place of the one before */
  gboolean         copying, copy_again;
  char            *cover_of;    /* what the ledger says of the document, as text */
  GHashTable      *left_out;    /* scenarios that do not stand beside the baseline: gint64 */
  gboolean         working;     /* inputs and working are exported where that can be chosen */
  int              year;
  gboolean         by_hand;     /* which annexes there are was chosen, now or before; else it is those that have something to show */
  char            *before;      /* what was chosen when it was first known, as text; NULL: not yet */
  DewExportBook   *book;        /* what was built last; NULL: nothing, or it failed */
  char            *book_of;     /* what that is of, as text; NULL: nothing was built yet */
  char            *failure;     /* why it failed */
  gboolean         building;
};

/* dew-export-dialog.c: shows all anew that depends on what was chosen. */
void            _dew_export_dialog_look_again      (DewExportDialog *self);

/* dew-export-dialog-scope.c */
void            _dew_export_dialog_list_scope      (DewExportDialog *self);
void            _dew_export_dialog_look_at_scope   (DewExportDialog *self);

/* 0: all. */
gint64          _dew_export_dialog_pool            (DewExportDialog *self);
gint64          _dew_export_dialog_scenario        (DewExportDialog *self);

/* The scenarios beside the baseline: gint64; g_array_unref. */
GArray         *_dew_export_dialog_lanes           (DewExportDialog *self);

/* dew-export-dialog-cover.c */

/* Shows what the cover will say, and makes the ledger that annexes are made from; both follow the document from here on. */
void            _dew_export_dialog_follow          (DewExportDialog *self);
void            _dew_export_dialog_copy_ledger     (DewExportDialog *self);
void            _dew_export_dialog_change_cover    (DewExportDialog *self);

/* dew-export-dialog-chosen.c */
DewExportKind   _dew_export_dialog_kind            (DewExportDialog *self);
gboolean        _dew_export_dialog_is_working_copy (DewExportDialog *self);
gboolean        _dew_export_dialog_is_example      (DewExportDialog *self);
DewReadStatus   _dew_export_dialog_read_variance   (DewExportDialog *self, DewReading *reading);

/* For dew-export-run.h; once there is a ledger. */
DewExportOrder *_dew_export_dialog_order           (DewExportDialog *self);

/* All that a preview depends on, as text; g_free. */
char           *_dew_export_dialog_describe        (DewExportDialog *self, const DewExportOrder *order);

/* Lets the document remember what was chosen. What cannot be remembered is told, and keeps nobody from exporting. */
void            _dew_export_dialog_remember        (DewExportDialog *self);

/* dew-export-dialog-shown.c */

/* Why there is nothing to look at; NULL: there is. g_free. */
char           *_dew_export_dialog_find_nothing    (DewExportDialog *self);
void            _dew_export_dialog_show_preview    (DewExportDialog *self);
void            _dew_export_dialog_show_status     (DewExportDialog *self);

/* Selects the annex that the sheet is of; of a sheet of none, none is. */
void            _dew_export_dialog_select_shown    (DewExportDialog *self);
void            _dew_export_dialog_copy            (DewPreview *preview, gboolean all, DewExportDialog *self);

G_END_DECLS
