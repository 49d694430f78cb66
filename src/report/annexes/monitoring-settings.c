/* monitoring-settings.c: the sheet of what monitoring goes by: the months to date, and from which variance on a status is amber or red; inputs. */
#include "dew-monitoring-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-ratio.h"

enum { SETTING, MONTHS, PERCENT, OVER, UNDER };
enum { ROW_MONTHS, ROW_AMBER, ROW_RED, ROW_WITHIN };

gint64
_dew_monitoring_find_amber (const DewMonitoring *monitoring)
{
  const DewDocumentRow *document = dew_ledger_document (monitoring->paper->ledger);

  return document != NULL && document->amber != 0 ? document->amber : DEW_USUAL_AMBER;
}

gint64
_dew_monitoring_find_red (const DewMonitoring *monitoring)
{
  const DewDocumentRow *document = dew_ledger_document (monitoring->paper->ledger);

  return document != NULL && document->red != 0 ? document->red : DEW_USUAL_RED;
}

static char *
find_cell (const DewMonitoring *monitoring,
           guint                row,
           guint                column)
{
  return dew_sheet_address (monitoring->settings, row, column, TRUE, TRUE);
}

char *
_dew_monitoring_months (const DewMonitoring *monitoring)
{
  return find_cell (monitoring, ROW_MONTHS, MONTHS);
}

char *
_dew_monitoring_amber (const DewMonitoring *monitoring)
{
  return find_cell (monitoring, ROW_AMBER, PERCENT);
}

char *
_dew_monitoring_red (const DewMonitoring *monitoring)
{
  return find_cell (monitoring, ROW_RED, PERCENT);
}

char *
_dew_monitoring_words (const DewMonitoring *monitoring,
                       DewMonitorStatus     status)
{
  gboolean red = status == DEW_MONITOR_RED_OVER || status == DEW_MONITOR_RED_UNDER;
  gboolean under = status == DEW_MONITOR_AMBER_UNDER || status == DEW_MONITOR_RED_UNDER;

  return find_cell (monitoring, status == DEW_MONITOR_WITHIN ? ROW_WITHIN : red ? ROW_RED : ROW_AMBER, under ? UNDER : OVER);
}

/* ---- Its rows ---- */

/* As dew_monitor_status_words () has them, of the percentages that stand here. */
static char *
print_words (const DewMonitoring *monitoring,
             DewMonitorStatus     status)
{
  g_autofree char *amber = _dew_monitoring_amber (monitoring);
  g_autofree char *red = _dew_monitoring_red (monitoring);
  g_autofree char *lower = g_strdup_printf ("\"&MIN(%s,%s)&\"", amber, red);
  g_autofree char *upper = g_strdup_printf ("\"&N(%s)&\"", red);

  switch (status)
    {
    case DEW_MONITOR_AMBER_OVER:
      return g_strdup_printf (_("%s to %s %% over"), lower, upper);
    case DEW_MONITOR_RED_OVER:
      return g_strdup_printf (_("more than %s %% over"), upper);
    case DEW_MONITOR_AMBER_UNDER:
      return g_strdup_printf (_("%s to %s %% under"), lower, upper);
    case DEW_MONITOR_RED_UNDER:
      return g_strdup_printf (_("more than %s %% under"), upper);
    case DEW_MONITOR_WITHIN:
    case DEW_MONITOR_NONE:
    case DEW_N_MONITOR_STATUSES:
    default:
      return g_strdup_printf (_("within %s %%"), lower);
    }
}

static void
put_words (const DewMonitoring *monitoring,
           guint                row,
           guint                column,
           DewMonitorStatus     status)
{
  g_autofree char *words = dew_monitor_status_words (monitoring->monitor, status);
  g_autofree char *printed = print_words (monitoring, status);

  dew_sheet_text_formula (monitoring->settings, row, column, words, NULL, "=\"%s\"", printed);
}

static void
put_threshold (const DewMonitoring *monitoring,
               guint                row,
               gint64               millionths)
{
  dew_sheet_number (monitoring->settings, row, PERCENT, DEW_CELL_PERCENT, millionths, DEW_CELL_INPUT);
}

static void
put_rows (const DewMonitoring *monitoring)
{
  DewSheet *sheet = monitoring->settings;
  static const char *const names[] = { N_("Months to date, 0 to 12"), N_("Amber from"), N_("Red above"), N_("Else") };

  for (guint row = 0; row < G_N_ELEMENTS (names); row++)
    dew_sheet_text (sheet, dew_sheet_row (sheet), SETTING, _(names[row]));
  dew_sheet_number (sheet, ROW_MONTHS, MONTHS, DEW_CELL_COUNT, monitoring->months, DEW_CELL_INPUT);
  put_threshold (monitoring, ROW_AMBER, _dew_monitoring_find_amber (monitoring));
  put_threshold (monitoring, ROW_RED, _dew_monitoring_find_red (monitoring));
  put_words (monitoring, ROW_AMBER, OVER, DEW_MONITOR_AMBER_OVER);
  put_words (monitoring, ROW_AMBER, UNDER, DEW_MONITOR_AMBER_UNDER);
  put_words (monitoring, ROW_RED, OVER, DEW_MONITOR_RED_OVER);
  put_words (monitoring, ROW_RED, UNDER, DEW_MONITOR_RED_UNDER);
  put_words (monitoring, ROW_WITHIN, OVER, DEW_MONITOR_WITHIN);
  put_words (monitoring, ROW_WITHIN, UNDER, DEW_MONITOR_WITHIN);
}

void
_dew_monitoring_add_settings (DewMonitoring *monitoring)
{
  g_autofree char *scope = _dew_paper_scope (monitoring->paper);
  g_autofree char *title = g_strconcat (_("What monitoring goes by"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (monitoring->paper, _("Monitoring settings"), title);

  dew_sheet_about (sheet, _("The months to date, and which variance is amber or red: inputs"));
  dew_sheet_note (sheet, _("An empty cell is one that the row has no use for."));
  dew_sheet_note (sheet, _("Months are whole months of the year that are over, April the first."));
  dew_sheet_note (sheet, _("A status is of the variance in parts of the latest budget: red above the one threshold, else amber from the other on."));
  dew_sheet_column (sheet, _("Setting"), 28);
  dew_sheet_input_column (sheet, _("Months"), 14);
  dew_sheet_input_column (sheet, _("Of the latest budget, %"), 18);
  dew_sheet_column (sheet, _("Over the budget"), 24);
  dew_sheet_column (sheet, _("Under the budget"), 24);
  monitoring->settings = sheet;
  put_rows (monitoring);
}
