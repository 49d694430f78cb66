/* dew-share-work.c: the tables of the working: who got what by which weight, and where the odd pennies went */
#include "dew-share-private.h"

#include <glib/gi18n-lib.h>

/* As many names as a note lists one by one. */
#define NAMES_LISTED 3

DewWork *
_dew_work_new (DewWorkKind  kind,
               DewBasis     weights,
               gint64       place,
               char        *title,
               char        *basis)
{
  DewWork *work = g_new0 (DewWork, 1);

  work->kind = kind;
  work->weights = weights;
  work->place = place;
  work->counted = place;
  work->limit.value = -1;
  work->title = title;
  work->basis = basis;
  work->note = g_strdup ("");
  work->parts = g_array_new (FALSE, FALSE, sizeof (DewWorkPart));
  work->lines = g_array_new (FALSE, FALSE, sizeof (gint64));

  return work;
}

void
_dew_work_free (DewWork *work)
{
  g_free (work->title);
  g_free (work->basis);
  g_free (work->note);
  g_free (work->part_title);
  g_array_unref (work->parts);
  g_array_unref (work->lines);
  g_free (work);
}

void
_dew_work_expect (DewWork *work,
                  guint    n)
{
  g_return_if_fail (work->parts->len == 0);

  g_array_unref (work->parts);
  work->parts = g_array_sized_new (FALSE, FALSE, sizeof (DewWorkPart), n);
}

void
_dew_work_add (DewWork *work,
               gint64   partner,
               gint64   line,
               gint64   weight)
{
  DewWorkPart part = { .partner = partner, .line = line, .portion = { .weight = weight }, .cap = -1, .limit = { .value = -1 } };

  g_array_append_val (work->parts, part);
}

void
_dew_work_give (DewWork *work,
                gint64   amount)
{
  DewPortion *portion = &g_array_index (work->parts, DewWorkPart, work->parts->len - 1).portion;

  portion->share = dew_pence (amount);
  portion->whole = ABS (amount);
}

void
_dew_work_note (DewWork *work,
                char    *sentence)
{
  g_autofree char *before = work->note;

  if (*before == 0)
    {
      work->note = sentence;
      return;
    }

  work->note = g_strconcat (before, " ", sentence, NULL);
  g_free (sentence);
}

gboolean
dew_work_bears (const DewWork *work)
{
  g_return_val_if_fail (work != NULL, FALSE);

  switch (work->kind)
    {
    case DEW_WORK_SPREAD:
    case DEW_WORK_LINES:
    case DEW_WORK_OFFSET:
    case DEW_WORK_OPEN:
      return FALSE;
    case DEW_WORK_ALIGNED:
    case DEW_WORK_ACROSS:
    case DEW_WORK_RESERVE:
    case DEW_WORK_CARVED:
    case DEW_WORK_OWN:
    case DEW_WORK_SHARE:
    case DEW_WORK_DECIDED:
    case DEW_WORK_HELD:
    case DEW_WORK_CAP:
    default:
      return TRUE;
    }
}

gboolean
dew_work_as_it_is (const DewWork *work)
{
  g_return_val_if_fail (work != NULL, FALSE);

  return work->kind == DEW_WORK_OWN || work->kind == DEW_WORK_LINES || work->kind == DEW_WORK_CARVED || work->kind == DEW_WORK_DECIDED;
}

/* ---- Odd pennies ---- */

static const char *
name_part (const DewSharing  *sharing,
           const DewWorkPart *part)
{
  if (part->partner != 0)
    return _dew_rule_partner_short (sharing->ledger, part->partner);

  return ((const DewLine *) dew_ledger_find (sharing->ledger, DEW_TABLE_LINE, part->line))->name;
}

static gint64 *
count_thousandths (const DewWork *work)
{
  g_autofree gint64 *remainders = g_new (gint64, work->parts->len);
  gint64 *thousandths = g_new (gint64, work->parts->len);

  for (guint i = 0; i < work->parts->len; i++)
    remainders[i] = g_array_index (work->parts, DewWorkPart, i).portion.remainder;

  dew_remainder_thousandths (remainders, work->parts->len, MAX (work->total_weight, 0), thousandths);
  return thousandths;
}

static char *
print_thousandths (gint64 thousandths)
{
  return g_strdup_printf ("%d.%03d", (int) (thousandths / 1000), (int) (thousandths % 1000));
}

char **
dew_work_left_over (const DewWork *work)
{
  g_autofree gint64 *thousandths = NULL;
  char **texts;

  g_return_val_if_fail (work != NULL, NULL);

  thousandths = count_thousandths (work);
  texts = g_new0 (char *, work->parts->len + 1);
  for (guint i = 0; i < work->parts->len; i++)
    texts[i] = print_thousandths (thousandths[i]);

  return texts;
}

/* "Council (0.769 p)" */
static char *
describe_remainder (const DewSharing  *sharing,
                    const DewWorkPart *part,
                    gint64             thousandths)
{
  g_autofree char *left_over = print_thousandths (thousandths);

  return g_strdup_printf (_("%s (%s p)"), name_part (sharing, part), left_over);
}

static char *
list_lucky (const DewSharing *sharing,
            const DewWork    *work,
            guint             n_lucky)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree gint64 *thousandths = count_thousandths (work);

  for (guint i = 0; i < work->parts->len && names->len < NAMES_LISTED; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);

      if (part->portion.extra)
        g_ptr_array_add (names, describe_remainder (sharing, part, thousandths[i]));
    }

  if (n_lucky > names->len)
    g_ptr_array_add (names, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n_lucky - names->len),
                                             n_lucky - names->len));

  return _dew_rule_join (names);
}

/* TRUE when a part went without a penny though its remainder is as large as that of one which got one. */
static gboolean
is_tied (const DewWork *work)
{
  gint64 smallest = G_MAXINT64;
  gint64 largest = 0;

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewPortion *portion = &g_array_index (work->parts, DewWorkPart, i).portion;

      if (portion->extra)
        smallest = MIN (smallest, portion->remainder);
      else
        largest = MAX (largest, portion->remainder);
    }

  return smallest == largest;
}

static void
note_pennies (const DewSharing *sharing,
              DewWork          *work)
{
  g_autofree char *names = NULL;
  char *sentence;
  guint n_lucky = 0;

  for (guint i = 0; i < work->parts->len; i++)
    n_lucky += g_array_index (work->parts, DewWorkPart, i).portion.extra != 0;

  if (n_lucky == 0)
    return;

  names = list_lucky (sharing, work, n_lucky);
  if (n_lucky == 1)
    sentence = g_strdup_printf (_("One penny is left over; it goes to the largest remainder: %s."), names);
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "%u penny is left over; it goes to the largest remainder: %s.",
                                             "%u pennies are left over; they go to the largest remainders: %s.", n_lucky),
                                n_lucky, names);

  _dew_work_note (work, sentence);
  if (is_tied (work))
    _dew_work_note (work, g_strdup (_("Of equal remainders the earlier goes first.")));
}

/* ---- Sharing ---- */

gboolean
_dew_sharing_apportion (const DewSharing  *sharing,
                        DewWork           *work,
                        gint64             amount,
                        GError           **error)
{
  g_autofree gint64 *weights = g_new (gint64, work->parts->len);
  g_autofree DewPortion *portions = g_new0 (DewPortion, work->parts->len);
  DewApportionResult result;

  for (guint i = 0; i < work->parts->len; i++)
    weights[i] = g_array_index (work->parts, DewWorkPart, i).portion.weight;

  result = dew_apportion (dew_pence (amount), weights, work->parts->len, portions);
  if (result == DEW_APPORTION_OVERFLOW)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW, _("The contributions are too large to share by."));
      return FALSE;
    }

  /* Nothing is shared by weights that cannot share; their table stays, for a workbook in which they are entered later. */
  g_assert (result == DEW_APPORTION_OK || amount == 0 || sharing->query->plan);

  work->total_weight = 0;
  for (guint i = 0; i < work->parts->len; i++)
    {
      DewPortion *portion = &g_array_index (work->parts, DewWorkPart, i).portion;

      *portion = result == DEW_APPORTION_OK ? portions[i] : (DewPortion) { .weight = weights[i] };
      work->total_weight += weights[i];
    }

  note_pennies (sharing, work);
  return TRUE;
}

void
_dew_sharing_book (DewSharing *sharing,
                   DewWork    *work,
                   gint64      amount)
{
  work->before = sharing->left;
  work->amount = amount;

  if (dew_work_bears (work))
    {
      sharing->left -= amount;
      for (guint i = 0; i < work->parts->len; i++)
        {
          const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);

          sharing->shares[dew_ledger_partner_index (sharing->ledger, part->partner)] += part->portion.share.pence - part->over;
        }
    }

  work->after = sharing->left;
  g_ptr_array_add (sharing->share->works, work);
}

/* ---- A line over its funders ---- */

static gboolean
refuse_funder (const DewSharing  *sharing,
               const DewLine     *line,
               guint              partner,
               gint64             gross,
               GError           **error)
{
  g_autofree char *year = dew_year_name (sharing->query->year);
  char amount[64];

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               sharing->moved
               ? _("The gross contributions of %s to “%s” come to %s in %s after virements, and nothing can be shared by less "
                   "than nothing; correct them or name who leads the line.")
               : _("The gross contributions of %s to “%s” come to %s in %s, and nothing can be shared by less than nothing; "
                   "correct them or name who leads the line."),
               _dew_rule_partner_short (sharing->ledger, _dew_sharing_partner (sharing, partner)), line->name,
               _dew_sharing_pounds (gross, amount), year);
  return FALSE;
}

static gboolean
refuse_unfunded (const DewSharing  *sharing,
                 const DewLine     *line,
                 DewWorkKind        kind,
                 GError           **error)
{
  g_autofree char *year = dew_year_name (sharing->query->year);

  if (dew_totals_entered (sharing->totals, dew_ledger_node (sharing->ledger, DEW_TABLE_LINE, line->id), DEW_NO_PARTNER, DEW_SUM_MOVED))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                   _("What falls on “%s” is borne by its funders, but in %s it has only money of which the virements do not say "
                     "whose it is; say whose, or enter who contributes."),
                   line->name, year);
      return FALSE;
    }

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               kind == DEW_WORK_ALIGNED
               ? _("“%s” is aligned, so its funders bear what falls on it, but nobody contributes to it in %s; enter who does.")
               : _("“%s” has no single lead, so its funders bear what falls on it, but nobody contributes to it in %s; "
                   "enter who does or who leads."),
               line->name, year);
  return FALSE;
}

static gboolean
add_funders (const DewSharing  *sharing,
             DewWork           *work,
             guint              node,
             gint64             amount,
             GError           **error)
{
  const DewLine *line = dew_ledger_nodes (sharing->ledger, NULL)[node].line;
  gboolean must_share = amount != 0 && !sharing->query->plan;
  gboolean any = FALSE;

  for (guint i = 0; i < sharing->n_partners; i++)
    {
      gint64 gross = dew_totals_get (sharing->totals, node, (int) i, DEW_SUM_CURRENT);

      if (gross < 0 && must_share)
        return refuse_funder (sharing, line, i, gross, error);

      any |= gross > 0;
      if (_dew_sharing_entered (sharing, node, (int) i))
        _dew_work_add (work, _dew_sharing_partner (sharing, i), 0, gross);
    }

  return any || !must_share || refuse_unfunded (sharing, line, work->kind, error);
}

gboolean
_dew_sharing_over_funders (DewSharing   *sharing,
                           guint         node,
                           gint64        amount,
                           DewWorkKind   kind,
                           char         *title,
                           GError      **error)
{
  gint64 line = dew_ledger_nodes (sharing->ledger, NULL)[node].id;
  g_autofree char *year = dew_year_name (sharing->query->year);
  DewWork *work = _dew_work_new (kind, DEW_BASIS_GROSS, line, title,
                                 g_strdup_printf (sharing->moved
                                                  ? _("Gross contributions to the line, %s, current, after virements")
                                                  : _("Gross contributions to the line, %s, current"), year));

  g_array_append_val (work->lines, line);

  if (!add_funders (sharing, work, node, amount, error) || !_dew_sharing_apportion (sharing, work, amount, error))
    {
      _dew_work_free (work);
      return FALSE;
    }

  _dew_sharing_book (sharing, work, amount);
  return TRUE;
}
