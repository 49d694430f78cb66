/* dew-what-if-charts.c: the charts of the What-if page: who bears it, one partner's share as the variance changes, and the way from the baseline to a scenario */
#include "dew-what-if-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-curve.h"
#include "dew-money-print.h"
#include "dew-partner-paint.h"
#include "dew-pounds.h"
#include "dew-window.h"

/* Curves run to so much of the budget either way. */
#define PART 10

static const char *
name_pool (DewWhatIfPage *self)
{
  const DewPool *pool = self->pool != 0 ? dew_ledger_find (_dew_what_if_ledger (self), DEW_TABLE_POOL, self->pool) : NULL;

  return pool != NULL ? pool->name : _("all pools");
}

static const DewPartner *
get_partner (DewWhatIfPage *self,
             guint          partner)
{
  return dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_PARTNER)->pdata[partner];
}

/* What is written beside marks is short: in £m from a million on. */
static DewUnit
choose_unit (gint64 largest)
{
  if (largest >= G_GINT64_CONSTANT (100000000))
    return DEW_UNIT_MILLIONS;

  return largest >= G_GINT64_CONSTANT (10000000) ? DEW_UNIT_THOUSANDS : DEW_UNIT_POUNDS;
}

static int
choose_decimals (DewUnit unit)
{
  return unit == DEW_UNIT_MILLIONS ? 2 : 0;
}

/* ---- Who bears it ---- */

typedef struct {
  DewLaneSum sums[DEW_MAX_COMPARED];
  guint      n;
  gboolean   shown[DEW_MAX_PARTNERS];
  gboolean   rests[3];
  gboolean   across;            /* some of what is held is set against other pools */
  gint64     largest;
} Bearing;

static gint64
get_rest (const DewLaneSum *sum,
          DewChartRest      rest)
{
  return rest == DEW_CHART_HELD ? sum->held : rest == DEW_CHART_RESERVE ? sum->reserve : sum->unallocated;
}

static void
read_bearing (DewWhatIfPage *self,
              Bearing       *bearing)
{
  *bearing = (Bearing) { .n = dew_comparison_n_lanes (self->comparison) };
  for (guint lane = 0; lane < bearing->n; lane++)
    {
      DewLaneSum *sum = &bearing->sums[lane];

      dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), lane, self->pool, sum);
      for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
        {
          bearing->shown[i] |= sum->shown[i];
          bearing->largest = MAX (bearing->largest, ABS (sum->shares[i]));
        }
      for (DewChartRest rest = 0; rest < G_N_ELEMENTS (bearing->rests); rest++)
        bearing->rests[rest] |= get_rest (sum, rest) != 0;
      bearing->across |= sum->across != 0;
    }
}

static void
add_lane (DewWhatIfPage *self,
          DewChart      *chart,
          const Bearing *bearing,
          guint          lane)
{
  const DewLaneSum *sum = &bearing->sums[lane];
  gint64 scenario = dew_comparison_scenario (self->comparison, lane);
  gint64 values[DEW_MAX_PARTNERS + 3];
  g_autofree char *refusal = sum->n_refused > 0 ? dew_comparison_words (self->comparison, _dew_what_if_ledger (self), lane, self->pool) : NULL;
  guint n = 0;

  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    if (bearing->shown[i])
      values[n++] = sum->shares[i];
  for (DewChartRest rest = 0; rest < G_N_ELEMENTS (bearing->rests); rest++)
    if (bearing->rests[rest])
      values[n++] = get_rest (sum, rest);

  dew_chart_add_lane (chart, _dew_what_if_number (self, scenario), _dew_what_if_name (self, lane), scenario, refusal == NULL ? values : NULL, refusal);
}

static DewChart *
new_bearing_chart (DewWhatIfPage *self)
{
  const char *rests[] = { N_("held"), N_("reserve"), N_("unallocated") };
  Bearing bearing;
  DewUnit unit;
  DewChart *chart;
  g_autofree char *title = NULL;

  read_bearing (self, &bearing);
  if (bearing.across)
    rests[0] = N_("held or against other pools");
  unit = choose_unit (bearing.largest);
  title = g_strdup_printf (_("Who bears the variance of %s, %s"), name_pool (self), dew_unit_symbol (unit));
  chart = dew_chart_new_grouped (title, unit, choose_decimals (unit));

  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    if (bearing.shown[i])
      dew_chart_add_series (chart, dew_partner_short (get_partner (self, i)));
  for (DewChartRest rest = 0; rest < G_N_ELEMENTS (rests); rest++)
    if (bearing.rests[rest])
      dew_chart_add_rest (chart, rest, _(rests[rest]));
  for (guint lane = 0; lane < bearing.n; lane++)
    add_lane (self, chart, &bearing, lane);

  return chart;
}

/* ---- One partner's share as the variance changes ---- */

static DewCurve *
trace_lane (DewWhatIfPage *self,
            guint          lane,
            gint64         most,
            char         **refusal)
{
  const DewLedger *ledger = _dew_what_if_ledger (self);
  gint64 scenario = dew_comparison_scenario (self->comparison, lane);
  DewShareQuery query = { .pool = self->pool, .year = self->year, .scenario = scenario,
                          .totals = dew_document_totals (self->document, self->year, scenario) };
  g_autoptr (GError) error = NULL;
  g_autoptr (DewProgram) program = dew_program_new (ledger, &query, &error);
  const DewLanePool *pool = dew_comparison_pool (self->comparison, lane, self->pool);
  DewCurve *curve = program == NULL ? NULL : dew_curve_new (program, ledger, query.totals, self->pool, _dew_what_if_line (self), self->bearer, -most, most);

  if (program == NULL)
    *refusal = g_strdup (error->message);
  else if (curve == NULL)
    *refusal = g_strdup (_("There is nothing to spread a variance by."));
  else
    *refusal = g_strdup (pool != NULL && pool->reason != NULL ? pool->reason : _("Some variances cannot be shared by this rule."));

  return curve;
}

static char *
tell_bend (DewWhatIfPage *self,
           const DewBend *bend)
{
  DewUnit unit = choose_unit (ABS (bend->variance));
  char amount[DEW_MONEY_SIZE];

  dew_money_print (dew_pence (ABS (bend->variance)), unit, choose_decimals (unit), DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL, amount);
  switch (bend->kind)
    {
    case DEW_BEND_CAP:
      return bend->partner == self->bearer
             ? g_strdup_printf (bend->variance > 0 ? _("cap reached at %s over") : _("cap reached at %s under"), amount)
             : g_strdup_printf (bend->variance > 0 ? _("%s’s cap reached at %s over") : _("%s’s cap reached at %s under"),
                                dew_partner_short (get_partner (self, bend->partner)), amount);
    case DEW_BEND_RESERVE:
      return g_strdup_printf (_("reserve used up at %s over"), amount);
    case DEW_BEND_BAND:
    default:
      return g_strdup_printf (bend->variance > 0 ? _("band ends at %s over") : _("band ends at %s under"), amount);
    }
}

static void
add_curve (DewWhatIfPage  *self,
           DewChart       *chart,
           guint           lane,
           const DewCurve *curve,
           const char     *refusal)
{
  g_autoptr (GArray) vertices = g_array_new (FALSE, FALSE, sizeof (DewChartVertex));
  guint number = _dew_what_if_number (self, dew_comparison_scenario (self->comparison, lane));
  gboolean gaps = FALSE;

  for (guint i = 0; curve != NULL && i < curve->points->len; i++)
    {
      const DewCurvePoint *point = &g_array_index (curve->points, DewCurvePoint, i);
      DewChartVertex vertex = { point->variance, point->refused ? DEW_CHART_BLANK : point->share };

      gaps |= point->refused;
      g_array_append_val (vertices, vertex);
    }

  dew_chart_add_curve (chart, number, _dew_what_if_name (self, lane), (const DewChartVertex *) (const void *) vertices->data, vertices->len,
                       gaps || curve == NULL ? refusal : NULL);
  for (guint i = 0; curve != NULL && i < curve->bends->len; i++)
    {
      const DewBend *bend = &g_array_index (curve->bends, DewBend, i);
      g_autofree char *words = tell_bend (self, bend);

      dew_chart_add_kink (chart, bend->variance, words);
    }
}

/* Curves are traced when something else than the variance changes. */
static void
trace_curves (DewWhatIfPage *self,
              gint64         most)
{
  if (self->curves->len > 0)
    return;

  for (guint lane = 0; lane < dew_comparison_n_lanes (self->comparison); lane++)
    {
      char *refusal = NULL;

      g_ptr_array_add (self->curves, trace_lane (self, lane, most, &refusal));
      g_ptr_array_add (self->refusals, refusal);
    }
}

void
_dew_what_if_forget_curves (DewWhatIfPage *self)
{
  g_ptr_array_set_size (self->curves, 0);
  g_ptr_array_set_size (self->refusals, 0);
}

static DewChart *
new_curves_chart (DewWhatIfPage *self)
{
  gint64 budget = _dew_what_if_budget (self);
  gint64 most = budget / PART;
  DewUnit unit = choose_unit (most);
  const char *bearer = dew_partner_short (get_partner (self, self->bearer));
  g_autofree char *title = g_strdup_printf (_("%s’s share as the variance changes, %s"), bearer, dew_unit_symbol (unit));
  const DewLanePool *pool = dew_comparison_pool (self->comparison, 0, self->pool);
  DewChart *chart;

  if (self->pool == 0 || most <= 0)
    return NULL;

  trace_curves (self, most);
  chart = dew_chart_new_curves (title, bearer, unit, choose_decimals (unit), budget);
  for (guint lane = 0; lane < self->curves->len; lane++)
    add_curve (self, chart, lane, self->curves->pdata[lane], self->refusals->pdata[lane]);
  if (pool != NULL)
    dew_chart_set_now (chart, pool->variance);

  return chart;
}

/* ---- From the baseline to a scenario ---- */

static void
add_causes (DewWhatIfPage *self,
            DewChart      *chart,
            gint64         changes[DEW_N_CAUSES][DEW_MAX_PARTNERS])
{
  static const char *const names[DEW_N_CAUSES] = { N_("Variance"), N_("Figures and lines"), N_("Rules") };

  for (guint i = 0; i < DEW_N_CAUSES; i++)
    dew_chart_add_cause (chart, _(names[i]), (gint64) i, changes[i][self->bearer]);
}

static DewChart *
new_bridge_chart (DewWhatIfPage *self,
                  guint          lane)
{
  const DewTotals *totals[DEW_MAX_COMPARED];
  gint64 changes[DEW_N_CAUSES][DEW_MAX_PARTNERS];
  const char *bearer = dew_partner_short (get_partner (self, self->bearer));
  g_autofree char *title = NULL;
  DewLaneSum base, sum;
  DewUnit unit;
  DewChart *chart;

  _dew_what_if_totals (self, totals);
  if (!dew_comparison_causes (self->comparison, _dew_what_if_ledger (self), totals, lane, self->pool, changes, NULL))
    return NULL;

  dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), 0, self->pool, &base);
  dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), lane, self->pool, &sum);
  unit = choose_unit (MAX (ABS (base.costs[self->bearer]), ABS (sum.costs[self->bearer])));
  title = g_strdup_printf (_("From the baseline to “%s”: %s’s final cost, %s"), _dew_what_if_name (self, lane), bearer, dew_unit_symbol (unit));
  chart = dew_chart_new_bridge (title, self->bearer, _("Final cost"), unit, choose_decimals (unit));
  dew_chart_add_start (chart, 1, _("Baseline"), DEW_BASELINE, base.costs[self->bearer]);
  add_causes (self, chart, changes);
  dew_chart_add_end (chart, _dew_what_if_number (self, dew_comparison_scenario (self->comparison, lane)), _dew_what_if_name (self, lane),
                     dew_comparison_scenario (self->comparison, lane), sum.costs[self->bearer]);
  return chart;
}

/* ---- Choosing ---- */

/* A list that is set anew is made anew, widget by widget. */
static void
set_names (DewWhatIfPage *self,
           GtkDropDown   *choice,
           GPtrArray     *names,
           guint          selected)
{
  GListModel *old = gtk_drop_down_get_model (choice);
  gboolean same = GTK_IS_STRING_LIST (old) && g_list_model_get_n_items (old) == names->len;

  for (guint i = 0; same && i < names->len; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (old), i), names->pdata[i]);

  self->filling = TRUE;
  if (!same)
    {
      g_autoptr (GtkStringList) list = NULL;

      g_ptr_array_add (names, NULL);
      list = gtk_string_list_new ((const char *const *) names->pdata);
      gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
    }
  gtk_drop_down_set_selected (choice, selected);
  self->filling = FALSE;
}

static void
list_bearers (DewWhatIfPage *self)
{
  const GPtrArray *partners = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_PARTNER);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (self->bearer >= partners->len)
    self->bearer = 0;
  for (guint i = 0; i < partners->len; i++)
    g_ptr_array_add (names, (gpointer) dew_partner_short (partners->pdata[i]));
  set_names (self, self->bearer_choice, names, self->bearer);
}

static void
list_bridged (DewWhatIfPage *self)
{
  guint n = dew_comparison_n_lanes (self->comparison);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (self->bridged == 0 || self->bridged >= n)
    self->bridged = 1;
  for (guint lane = 1; lane < n; lane++)
    g_ptr_array_add (names, (gpointer) _dew_what_if_name (self, lane));
  set_names (self, self->bridge_choice, names, n > 1 ? self->bridged - 1 : GTK_INVALID_LIST_POSITION);
}

static void
show_chart (GtkWidget    *card,
            DewChartView *view,
            DewChart     *chart)
{
  gtk_widget_set_visible (card, chart != NULL);
  dew_chart_view_set_chart (view, chart);
}

void
_dew_what_if_show_charts (DewWhatIfPage *self)
{
  gboolean any = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_PARTNER)->len > 0;
  gboolean compared = dew_comparison_n_lanes (self->comparison) > 1;

  list_bearers (self);
  list_bridged (self);
  show_chart (self->bearing_card, self->bearing_chart, any ? new_bearing_chart (self) : NULL);
  show_chart (self->curves_card, self->curves_chart, any ? new_curves_chart (self) : NULL);
  show_chart (self->bridge_card, self->bridge_chart, any && compared ? new_bridge_chart (self, self->bridged) : NULL);
}

static void
bearer_chosen_cb (DewWhatIfPage *self)
{
  if (self->filling || self->comparison == NULL)
    return;

  self->bearer = gtk_drop_down_get_selected (self->bearer_choice);
  _dew_what_if_forget_curves (self);
  _dew_what_if_show_charts (self);
}

static void
bridge_chosen_cb (DewWhatIfPage *self)
{
  if (self->filling || self->comparison == NULL)
    return;

  self->bridged = gtk_drop_down_get_selected (self->bridge_choice) + 1;
  _dew_what_if_show_charts (self);
}

void
_dew_what_if_add_charts (DewWhatIfPage *self)
{
  g_signal_connect_swapped (self->bearer_choice, "notify::selected", G_CALLBACK (bearer_chosen_cb), self);
  g_signal_connect_swapped (self->bridge_choice, "notify::selected", G_CALLBACK (bridge_chosen_cb), self);
  g_signal_connect_swapped (self->bearing_chart, "told", G_CALLBACK (dew_window_tell), self);
  g_signal_connect_swapped (self->curves_chart, "told", G_CALLBACK (dew_window_tell), self);
  g_signal_connect_swapped (self->bridge_chart, "told", G_CALLBACK (dew_window_tell), self);
}
