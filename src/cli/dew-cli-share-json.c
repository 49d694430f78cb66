/* dew-cli-share-json.c: dewpond share --format=json */
#include "dew-cli-share-private.h"

#include "dew-date.h"
#include "dew-ratio.h"

static void
add_partner (JsonBuilder                *builder,
             const DewCliShare          *result,
             const DewPartnerShare      *one)
{
  char percent[DEW_PERCENT_SIZE];

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "name", _dew_cli_partner (result->ledger, one->partner));
  _dew_cli_member_text (builder, "percent", result->share->has_percent ? dew_percent_print (one->percent, 4, percent) : NULL);
  _dew_cli_member_pence (builder, "share", one->share);
  _dew_cli_member_pence (builder, "contribution", one->contribution);
  _dew_cli_member_pence (builder, "cost", one->cost);
  json_builder_end_object (builder);
}

static void
add_payments (JsonBuilder       *builder,
              const DewCliShare *result)
{
  json_builder_set_member_name (builder, "settlement");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->share->payments->len; i++)
    {
      const DewPayment *payment = &g_array_index (result->share->payments, DewPayment, i);

      json_builder_begin_object (builder);
      _dew_cli_member_text (builder, "from", _dew_cli_partner (result->ledger, payment->from));
      _dew_cli_member_text (builder, "to", _dew_cli_partner (result->ledger, payment->to));
      _dew_cli_member_pence (builder, "amount", payment->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_part (JsonBuilder            *builder,
          const DewCliShare      *result,
          const DewWork          *work,
          const DewWorkPart      *part)
{
  json_builder_begin_object (builder);
  if (part->partner != 0)
    _dew_cli_member_text (builder, "partner", _dew_cli_partner (result->ledger, part->partner));
  if (part->line != 0)
    _dew_cli_member_text (builder, "line", _dew_cli_share_line (result, part->line));
  if (part->month != 0)
    {
      g_autofree char *since = g_strdup_printf ("%04d-%02d", part->year + part->month / 10, (part->month + 2) % 12 + 1);

      _dew_cli_member_text (builder, "since", since);
    }
  _dew_cli_member_pence (builder, "weight", part->portion.weight);
  _dew_cli_member_pence (builder, "whole", part->portion.whole);
  _dew_cli_member_pence (builder, "remainder", part->portion.remainder);
  _dew_cli_member_pence (builder, "extra", part->portion.extra);
  _dew_cli_member_pence (builder, "share", part->portion.share.pence);
  if (work->kind == DEW_WORK_CAP)
    {
      _dew_cli_member_pence (builder, "before", part->before);
      if (part->cap >= 0)
        _dew_cli_member_pence (builder, "cap", part->cap);
      _dew_cli_member_pence (builder, "over", part->over);
    }
  json_builder_end_object (builder);
}

static void
add_work (JsonBuilder        *builder,
          const DewCliShare  *result,
          const DewWork      *work)
{
  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "title", work->title);
  _dew_cli_member_text (builder, "basis", work->basis);
  _dew_cli_member_pence (builder, "before", work->before);
  _dew_cli_member_pence (builder, "amount", work->amount);
  _dew_cli_member_pence (builder, "after", work->after);
  _dew_cli_member_pence (builder, "total_weight", work->total_weight);
  if (work->kind == DEW_WORK_RESERVE)
    {
      _dew_cli_member_pence (builder, "opening", work->opening);
      _dew_cli_member_pence (builder, "closing", work->opening - work->amount);
    }
  _dew_cli_member_text (builder, "note", work->note);

  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < work->parts->len; i++)
    add_part (builder, result, work, &g_array_index (work->parts, DewWorkPart, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* texts may be NULL. */
static void
add_texts (JsonBuilder     *builder,
           const char      *name,
           const GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (texts, i));
  json_builder_end_array (builder);
}

void
_dew_cli_share_put_json (const DewCliShare *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DewShare *share = result->share;
  g_autofree char *year = dew_year_name (share->year);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "pool", result->pool->name);
  _dew_cli_member_text (builder, "line", result->line != NULL ? result->line->name : NULL);
  _dew_cli_member_text (builder, "year", year);
  _dew_cli_member_text (builder, "forecast", result->forecast);
  _dew_cli_member_text (builder, "left_out", result->left_out);
  add_texts (builder, "warnings", result->warnings);
  _dew_cli_member_pence (builder, "variance", share->variance);
  _dew_cli_member_text (builder, "rule", share->rule);
  _dew_cli_member_text (builder, "sentence", share->sentence);
  _dew_cli_member_text (builder, "basis", share->basis);

  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (guint i = 0; i < share->partners->len; i++)
    add_partner (builder, result, &g_array_index (share->partners, DewPartnerShare, i));
  json_builder_end_array (builder);

  _dew_cli_member_pence (builder, "reserve", share->reserve);
  _dew_cli_member_pence (builder, "held", share->held);
  _dew_cli_member_pence (builder, "across", share->across);
  _dew_cli_member_pence (builder, "unallocated", share->unallocated);
  _dew_cli_member_pence (builder, "moved_unsaid", result->unsaid);
  add_texts (builder, "notices", share->notices);
  add_payments (builder, result);
  _dew_cli_member_text (builder, "settlement_note", share->settlement_note);

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < share->works->len; i++)
    add_work (builder, result, g_ptr_array_index (share->works, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  _dew_cli_put_json (builder);
}
