/* details.c: Details of the pooled funds: what each is for, who hosts, leads and manages it, and from when to when. */
#include "dew-annex-private.h"
#include "dew-annexes.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"

enum { POOL, DETAIL, SAID };

/* ---- What is said ---- */

static char *
say_text (const char *text)
{
  return text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

static char *
say_partner (const DewPaper *paper,
             gint64          id)
{
  const DewPartner *partner = id != 0 ? dew_ledger_find (paper->ledger, DEW_TABLE_PARTNER, id) : NULL;

  return partner != NULL ? g_strdup (partner->name) : NULL;
}

static char *
say_reference (const DewPaper *paper,
               const DewNode  *node)
{
  return say_text (node->pool->reference);
}

static char *
say_aims (const DewPaper *paper,
          const DewNode  *node)
{
  return say_text (node->pool->aims);
}

static char *
say_services (const DewPaper *paper,
              const DewNode  *node)
{
  guint n = 0;

  for (const DewNode *line = node; line < &paper->nodes[node->end]; line++)
    n += line->kind == DEW_NODE_LINE;
  if (node->pool->services[0] == '\0' && n > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service, listed in the schedule of services", "%u services, listed in the schedule of services", n), n);
  return say_text (node->pool->services);
}

static char *
say_client_group (const DewPaper *paper,
                  const DewNode  *node)
{
  return say_text (node->pool->client_group);
}

static char *
say_care_group (const DewPaper *paper,
                const DewNode  *node)
{
  return say_text (node->pool->care_group);
}

static char *
say_host (const DewPaper *paper,
          const DewNode  *node)
{
  return say_partner (paper, node->pool->host);
}

static char *
say_lead (const DewPaper *paper,
          const DewNode  *node)
{
  switch ((DewLeadMode) node->pool->lead_mode)
    {
    case DEW_LEAD_SINGLE:
      return say_partner (paper, node->pool->lead);
    case DEW_LEAD_JOINT:
      return g_strdup (_("joint"));
    case DEW_LEAD_SPLIT:
      return g_strdup (_("by service; the schedule says who"));
    case DEW_LEAD_MISSING:
    default:
      return NULL;
    }
}

static char *
say_manager (const DewPaper *paper,
             const DewNode  *node)
{
  return say_text (node->pool->manager);
}

static char *
say_status (const DewPaper *paper,
            const DewNode  *node)
{
  g_autofree char *from = dew_date_words (node->pool->pooled_from);

  if (node->pool->status == DEW_STATUS_POOLED)
    return g_strdup (_("pooled"));

  return from[0] != '\0' ? g_strdup_printf (_("aligned, pooled from %s"), from) : g_strdup (_("aligned"));
}

static char *
say_agreement (const DewPaper *paper,
               const DewNode  *node)
{
  const DewAgreement *agreement = _dew_dates_agreement (paper, node->pool);

  return agreement != NULL ? say_text (agreement->name) : NULL;
}

static char *
say_agreement_note (const DewPaper *paper,
                    const DewNode  *node)
{
  const DewAgreement *agreement = _dew_dates_agreement (paper, node->pool);

  return agreement != NULL ? say_text (agreement->note) : NULL;
}

static char *
say_agreement_source (const DewPaper *paper,
                      const DewNode  *node)
{
  const DewAgreement *agreement = _dew_dates_agreement (paper, node->pool);

  return agreement != NULL ? say_text (agreement->source) : NULL;
}

static char *
say_date (const char *date,
          gboolean    agreements)
{
  g_autofree char *words = dew_date_words (date);

  if (date[0] == '\0')
    return NULL;
  return agreements ? g_strdup_printf (_("%s, as the agreement"), words) : g_steal_pointer (&words);
}

static char *
say_start (const DewPaper *paper,
           const DewNode  *node)
{
  DewPoolDates dates = _dew_dates_of (paper, node->pool);

  return say_date (dates.start, dates.agreements_start);
}

static char *
say_end (const DewPaper *paper,
         const DewNode  *node)
{
  DewPoolDates dates = _dew_dates_of (paper, node->pool);

  if (dates.no_end)
    return g_strdup (dates.agreements_end ? _("no end, as the agreement") : _("no end"));
  return say_date (dates.end, dates.agreements_end);
}

static char *
say_formerly (const DewPaper *paper,
              const DewNode  *node)
{
  return say_text (node->pool->formerly);
}

static char *
say_note (const DewPaper *paper,
          const DewNode  *node)
{
  return say_text (node->pool->note);
}

static char *
say_source (const DewPaper *paper,
            const DewNode  *node)
{
  return say_text (node->pool->source);
}

static const struct {
  const char *name;
  gboolean    wanted;           /* a paper lacks it where it is not said, and says so */
  char     *(*say) (const DewPaper *paper, const DewNode *node);
} details[] = {
  { N_("Reference"), FALSE, say_reference },
  { N_("Agreement"), FALSE, say_agreement },
  { N_("Agreement: note"), FALSE, say_agreement_note },
  { N_("Agreement: source"), FALSE, say_agreement_source },
  { N_("Aims and outcomes"), TRUE, say_aims },
  { N_("Services"), TRUE, say_services },
  { N_("Client group"), FALSE, say_client_group },
  { N_("Care group"), FALSE, say_care_group },
  { N_("Host partner"), TRUE, say_host },
  { N_("Lead commissioner"), TRUE, say_lead },
  { N_("Pool manager"), TRUE, say_manager },
  { N_("Pooled or aligned"), TRUE, say_status },
  { N_("Starts"), TRUE, say_start },
  { N_("Ends"), TRUE, say_end },
  { N_("Formerly"), FALSE, say_formerly },
  { N_("Note"), FALSE, say_note },
  { N_("Source"), FALSE, say_source },
};

/* ---- The annex ---- */

static DewSheet *
start_sheet (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Details of the pooled funds"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("Details"), title);

  dew_sheet_about (sheet, _("What each pool is for, who hosts, leads and manages it, and from when to when"));
  dew_sheet_note (sheet, _("“Not said” is what the agreement has yet to say."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Detail"), 22);
  dew_sheet_column (sheet, _("What is said"), 80);
  return sheet;
}

static void
put_pool (const DewPaper *paper,
          DewSheet       *sheet,
          const DewNode  *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autofree char *said = details[i].say (paper, node);
      guint row;

      if (said == NULL && !details[i].wanted)
        continue;

      row = dew_sheet_row (sheet);
      dew_sheet_text (sheet, row, POOL, node->pool->name);
      dew_sheet_text (sheet, row, DETAIL, _(details[i].name));
      dew_sheet_text (sheet, row, SAID, said != NULL ? said : _("Not said"));
    }
}

static gboolean
build_details (DewPaper  *paper,
               GError   **error)
{
  DewSheet *sheet = start_sheet (paper);

  for (guint i = 0; i < paper->pools->len; i++)
    put_pool (paper, sheet, &paper->nodes[g_array_index (paper->pools, guint, i)]);
  return TRUE;
}

const DewAnnex dew_annex_details = {
  .name = "details",
  .title = N_("Details of the pooled funds"),
  .about = N_("Aims, services, host, lead, manager, dates of each pool"),
  .build = build_details,
};
