/* dew-share-page-private.h: what the files of the risk share page share.
 *
 * dew-share-page.c holds the page, reads what is typed and follows the document; choosers.c has what there is to choose from; cards.c shows what came of it.
 */
#pragma once

#include "dew-performance-card.h"
#include "dew-rule-editor.h"
#include "dew-share-bar.h"
#include "dew-written-rules.h"
#include "dew-share-page.h"
#include "dew-share.h"

G_BEGIN_DECLS

struct _DewSharePage
{
  GtkWidget     parent_instance;

  GtkStack     *stack;
  GtkLabel     *stored_label;
  GtkWidget    *use_button;
  GtkDropDown  *pool_choice;
  GtkDropDown  *rule_choice;
  GtkEntry     *rule_entry;
  GtkRevealer  *rule_revealer;
  GtkLabel     *rule_message;
  DewRuleEditor *rule_editor;           /* the same rule, step by step */
  GtkEntry     *variance_entry;
  GtkToggleButton *typed_button;
  GtkToggleButton *forecast_button;     /* the forecast is shared, not what is typed */
  GtkRevealer  *forecast_revealer;
  GtkLabel     *forecast_label;
  GtkRevealer  *variance_revealer;
  GtkLabel     *variance_message;
  GtkDropDown  *line_choice;
  GtkLabel     *bears_amount;
  DewShareBar  *bar;
  GtkWidget    *unallocated;
  GtkLabel     *unallocated_label;
  GtkLabel     *notices;
  GtkBox       *shares_box;
  GtkLabel     *basis_label;
  GtkWidget    *bears_card;
  GtkWidget    *settle_card;
  GtkWidget    *sentence_card;
  GtkLabel     *settlement;
  GtkLabel     *sentence;
  GtkLabel     *why_title;
  GtkLabel     *why_subtitle;
  GtkWidget    *copy_working;
  GtkBox       *working;
  GtkWidget    *printed_card;
  GtkLabel     *printed_label;
  DewWrittenRules *written;
  DewPerformanceCard *performance;

  DewDocument  *document;
  int           year;
  gint64        pool;           /* id of the chosen one */
  GPtrArray    *choices;        /* of rules */
  GArray       *lines;          /* gint64: ids behind line_choice, 0 first */
  gint64        scenario;       /* that it is shared in */
  GArray       *amounts;        /* DewLineAmount: the forecast's, while it is shared; NULL: what is typed is */
  gint64       *months;         /* what of them falls on which month, where it matters; or NULL */
  GArray       *others;         /* DewPoolAmount: the forecasts of all pools */
  char         *typed;          /* what had been typed before the forecast was asked for */
  DewShare     *share;          /* what is shown, NULL where it was refused */
  DewDirection  direction;      /* whose stored rule the entry began with */
  char         *stored;         /* that rule, as it was when the page last looked */
  gint64        asked;          /* the partner whose share the working is asked for */
  gboolean      asked_rest;     /* what is for nobody yet is asked for instead, while there is any */
  gboolean      filling;
  gboolean      stale;          /* the document changed while another page was shown */
};

/* dew-share-variance.c: the forecast as it is now, where it is what is shared. */
void _dew_share_page_add_source    (DewSharePage *self);
void _dew_share_page_read_forecast (DewSharePage *self);
void _dew_share_page_drop_forecast (DewSharePage *self);

/* dew-share-choosers.c */
void _dew_share_page_choose_pool   (DewSharePage *self, gint64 pool);
void _dew_share_page_choose_line   (DewSharePage *self, gint64 line);
/* The rule that is written stands in the entry, whatever was tried there; it is not calculated yet. */
void _dew_share_page_take_written  (DewSharePage *self);

/* dew-share-page.c. Calculates and shows again, with what is chosen and typed now. */
const DewLedger *_dew_share_page_ledger    (DewSharePage *self);
void             _dew_share_page_calculate (DewSharePage *self);

/* dew-share-choosers.c. What was chosen stays chosen while it is there. */
void   _dew_share_page_add_choosers (DewSharePage *self);
void   _dew_share_page_list_choices (DewSharePage *self);
void   _dew_share_page_turn         (DewSharePage *self, DewDirection direction);
void   _dew_share_page_show_rule    (DewSharePage *self, const GError *error);      /* step by step; why it cannot be applied, NULL: it can */
gint64 _dew_share_page_line         (DewSharePage *self);       /* the chosen one, 0 for the pool's lines */

/* dew-share-rules.c. The rule of the whole pool that is in force at the end of the year in the direction that is shown; NULL: none is written. */
const DewRuleRow *_dew_share_page_in_force (DewSharePage *self);
/* What stands in the entry is that, or what holds where none is: then all that is written applies, not that alone. */
gboolean _dew_share_page_is_written  (DewSharePage *self);
/* Others are written in that direction: of lines, or for other months. */
gboolean _dew_share_page_has_others  (DewSharePage *self);
void     _dew_share_page_install_actions (GtkWidgetClass *widget_class);

/* dew-share-cards.c. Nothing stands on the cards; or self->share does, the answer to query. */
void _dew_share_page_clear_cards (DewSharePage *self);
void _dew_share_page_show_cards  (DewSharePage *self, const DewShareQuery *query);

G_END_DECLS
