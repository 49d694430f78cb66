/* chart-demo.c: a window with charts in it, to look at: chart-demo [--dark] [--empty] [--large] [--table] [WIDTH] */
#include <adwaita.h>

#include "dew-chart-view.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */
#define TENTH   (MILLION / 100)

static gboolean dark, empty, large, table;
static int      width = 700;

static DewChart *
make_pools (void)
{
  static const struct { const char *label; gint64 values[2]; } rows[] = {
    { "Pooled before April 2013", { 78 * MILLION, 30 * MILLION } },
    { "Community services contract", { 0, 4120 * TENTH } },
    { "Mental health services contract", { 0, 2130 * TENTH } },
    { "Prevention and early intervention", { 940 * TENTH, 0 } },
    { "Social work and commissioning", { 735 * TENTH, 0 } },
    { "Day services and transport", { 425 * TENTH, 0 } },
    { "End of life care", { 0, 350 * TENTH } },
    { "Learning disability", { 0, 0 } },
  };
  static const gint64 nil[2];
  DewChart *chart = dew_chart_new ("Older people: gross contributions by category, £m", DEW_UNIT_MILLIONS, 2);

  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "CCG");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    dew_chart_add_row (chart, rows[i].label, i, empty ? nil : rows[i].values);

  return chart;
}

static DewChart *
make_partners (void)
{
  static const gint64 values[][8] = {
    { 2400, 1900, 1700, 1500, 1300, 1100, 900, 700 },
    { 1200, 900, 0, 400, 250, 100, 0, 20 },
    { 300, 0, 800, -600, 0, 0, 500, 0 },
  };
  DewChart *chart = dew_chart_new ("Eight partners: gross contributions by pool, £000", DEW_UNIT_THOUSANDS, 0);

  for (int i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %d", i + 1);

      dew_chart_add_series (chart, name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      gint64 row[8];

      for (int j = 0; j < 8; j++)
        row[j] = empty ? 0 : values[i][j] * 100000;
      dew_chart_add_row (chart, i == 0 ? "Integrated care" : i == 1 ? "Equipment" : "Corrections", 100 + i, row);
    }

  return chart;
}

static DewChart *
make_months (void)
{
  static const int actuals[] = { 1602, 1618, 1631, 1646, 1639, 1661, 1678, 1695 }, forecasts[] = { 1670, 1648, 1630, 1618 };
  gint64 actual[12], forecast[12], budget[12];
  DewChart *chart = dew_chart_new_months ("Each month, £m", DEW_UNIT_MILLIONS, 2, 7, FALSE);

  for (guint i = 0; i < 12; i++)
    {
      actual[i] = i < 8 && !empty ? actuals[i] * TENTH : DEW_CHART_BLANK;
      forecast[i] = i >= 8 && !empty ? forecasts[i - 8] * TENTH : DEW_CHART_BLANK;
      budget[i] = empty ? DEW_CHART_BLANK : 1625 * TENTH;
    }
  dew_chart_add_year (chart);
  dew_chart_add_line (chart, DEW_CHART_ACTUAL, "Actual", actual);
  dew_chart_add_line (chart, DEW_CHART_FORECAST, "Forecast", forecast);
  dew_chart_add_line (chart, DEW_CHART_BUDGET, "Budget profile", budget);

  return chart;
}

static DewChart *
make_variances (void)
{
  static const struct { const char *label; int thousands; } rows[] = {
    { "Pooled before April 2013", 1750 },
    { "Mental health services contract", 490 },
    { "Social work and commissioning", 440 },
    { "Community services contract", 0 },
    { "Day services and transport", -30 },
    { "End of life care", -80 },
    { "Prevention and early intervention", -210 },
  };
  DewChart *chart = dew_chart_new_diverging ("Forecast over or under by category, £000", "Variance", DEW_UNIT_THOUSANDS, 0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 value = rows[i].thousands * G_GINT64_CONSTANT (100000);

      dew_chart_add_row (chart, rows[i].label, 200 + i, empty ? NULL : &value);
    }

  return chart;
}

static void
activated_cb (GtkWidget *view,
              gint64     id)
{
  g_print ("row %" G_GINT64_FORMAT "\n", id);
}

static void
told_cb (GtkWidget  *view,
         const char *sentence)
{
  g_print ("%s\n", sentence);
}

static void
add_chart (GtkBox   *box,
           DewChart *chart)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *view = dew_chart_view_new ();

  dew_chart_view_set_chart (DEW_CHART_VIEW (view), chart);
  g_object_set (view, "show-table", table, NULL);
  g_signal_connect (view, "row-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (view, "told", G_CALLBACK (told_cb), NULL);
  gtk_widget_set_margin_top (view, 14);
  gtk_widget_set_margin_bottom (view, 14);
  gtk_widget_set_margin_start (view, 14);
  gtk_widget_set_margin_end (view, 14);
  gtk_box_append (GTK_BOX (card), view);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (box, card);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  if (large)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 144 * 1024, NULL);

  add_chart (GTK_BOX (box), make_pools ());
  add_chart (GTK_BOX (box), make_partners ());
  add_chart (GTK_BOX (box), make_months ());
  add_chart (GTK_BOX (box), make_variances ());
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 14);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), width, -1);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  for (int i = 1; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--dark"))
        dark = TRUE;
      else if (g_str_equal (argv[i], "--empty"))
        empty = TRUE;
      else if (g_str_equal (argv[i], "--large"))
        large = TRUE;
      else if (g_str_equal (argv[i], "--table"))
        table = TRUE;
      else
        width = CLAMP (atoi (argv[i]), 200, 3000);
    }

  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
