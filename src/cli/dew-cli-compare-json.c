/* dew-cli-compare-json.c: dewpond compare --format=json */
#include "dew-cli-compare-private.h"

#include "dew-date.h"
#include "dew-difference.h"
#include "dew-ratio.h"

static void
add_percent (JsonBuilder *builder,
             const char  *name,
             gboolean     has_percent,
             gint64       percent)
{
  char text[DEW_PERCENT_SIZE];

  _dew_cli_member_text (builder, name, has_percent ? dew_percent_print (percent, 4, text) : NULL);
}

static void
add_partners (JsonBuilder         *builder,
              const DewCliCompare *result,
              const DewLaneSum    *base,
              const DewLaneSum    *sum)
{
  const GPtrArray *partners = dew_ledger_rows (result->ledger, DEW_TABLE_PARTNER);

  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (guint i = 0; i < partners->len; i++)
    {
      if (!sum->shown[i] && !base->shown[i])
        continue;

      json_builder_begin_object (builder);
      _dew_cli_member_text (builder, "name", ((const DewPartner *) partners->pdata[i])->name);
      add_percent (builder, "percent", sum->has_percent, sum->percents[i]);
      _dew_cli_member_pence (builder, "share", sum->shares[i]);
      _dew_cli_member_pence (builder, "contribution", sum->contributions[i]);
      _dew_cli_member_pence (builder, "cost", sum->costs[i]);
      if (base->n_refused == 0 && sum->n_refused == 0)
        _dew_cli_member_pence (builder, "change", sum->costs[i] - base->costs[i]);
      else
        _dew_cli_member_text (builder, "change", NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sum (JsonBuilder         *builder,
         const DewCliCompare *result,
         guint                lane,
         gint64               pool)
{
  const DewLanePool *one = pool != 0 ? dew_comparison_pool (result->comparison, lane, pool) : NULL;
  DewLaneSum base, sum;
  g_autofree char *words = dew_comparison_words (result->comparison, result->ledger, lane, pool);

  dew_comparison_sum (result->comparison, result->ledger, 0, pool, &base);
  dew_comparison_sum (result->comparison, result->ledger, lane, pool, &sum);
  if (one != NULL)
    {
      _dew_cli_member_text (builder, "rule", one->share != NULL ? one->share->rule : NULL);
      _dew_cli_member_text (builder, "sentence", one->share != NULL ? one->share->sentence : NULL);
      _dew_cli_member_text (builder, "basis", one->share != NULL ? one->share->basis : NULL);
      _dew_cli_member_text (builder, "refused", one->reason);
    }
  _dew_cli_member_pence (builder, "variance", one != NULL ? one->variance : sum.variance);
  add_partners (builder, result, &base, &sum);
  _dew_cli_member_pence (builder, "reserve", sum.reserve);
  _dew_cli_member_pence (builder, "held", sum.held);
  _dew_cli_member_pence (builder, "across", sum.across);
  _dew_cli_member_pence (builder, "unallocated", sum.unallocated);
  _dew_cli_member_text (builder, "words", words);
}

/* Pool by pool, where they are compared together. */
static void
add_pools (JsonBuilder         *builder,
           const DewCliCompare *result,
           guint                lane)
{
  const GPtrArray *pools = dew_ledger_rows (result->ledger, DEW_TABLE_POOL);

  json_builder_set_member_name (builder, "pools");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = pools->pdata[i];

      json_builder_begin_object (builder);
      _dew_cli_member_text (builder, "pool", pool->name);
      add_sum (builder, result, lane, pool->id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Of all lanes; those of other years, and with one pool of other pools, have nothing to do with what is compared. */
static void
add_differences (JsonBuilder         *builder,
                 const DewCliCompare *result,
                 guint                lane)
{
  g_autoptr (GPtrArray) differences = dew_differences (result->ledger, dew_comparison_scenario (result->comparison, lane), NULL);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const DewDifference *difference = differences->pdata[i];

      if ((difference->year != 0 && difference->year != result->year) || (result->pool != NULL && difference->pool != result->pool->id))
        continue;

      json_builder_begin_object (builder);
      _dew_cli_member_text (builder, "what", difference->what);
      _dew_cli_member_text (builder, "baseline", difference->baseline);
      _dew_cli_member_text (builder, "scenario", difference->scenario);
      _dew_cli_member_text (builder, "in", _dew_cli_compare_name (result, lane));
      _dew_cli_member_text (builder, "place", difference->in);
      json_builder_end_object (builder);
    }
}

void
_dew_cli_compare_put_json (const DewCliCompare *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *year = dew_year_name (result->year);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "pool", result->pool != NULL ? result->pool->name : NULL);
  _dew_cli_member_text (builder, "year", year);
  json_builder_set_member_name (builder, "scenarios");
  json_builder_begin_array (builder);
  for (guint lane = 0; lane < dew_comparison_n_lanes (result->comparison); lane++)
    {
      json_builder_begin_object (builder);
      _dew_cli_member_text (builder, "name", _dew_cli_compare_name (result, lane));
      add_sum (builder, result, lane, result->pool != NULL ? result->pool->id : 0);
      if (result->pool == NULL)
        add_pools (builder, result, lane);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint lane = 1; lane < dew_comparison_n_lanes (result->comparison); lane++)
    add_differences (builder, result, lane);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  _dew_cli_put_json (builder);
}
