/* dew-rule-step-row-private.h: the inside of a step of a rule as a row: dew-rule-step-build.c makes what stands in it, and dew-rule-step-row.c follows it. */
#pragma once

#include "dew-rule-step-row.h"

G_BEGIN_DECLS

struct _DewRuleStepRow
{
  GtkWidget           parent_instance;

  GtkWidget          *content;          /* the lines of the step, one below the other */
  GtkLabel           *message;
  GPtrArray          *controls;         /* GtkWidget, borrowed, in the order of Tab; each has its DewStepControl */
  char               *title;            /* what the step is called among the others */
  const DewStepSheet *sheet;
  guint               step;
  DewStepUsed         used;
  gpointer            data;
};

/* Makes all that stands in the row of a step; its values are filled in after. */
void                  _dew_rule_step_row_build   (DewRuleStepRow     *self,
                                                  const DewRuleDraft *draft,
                                                  const DewLedger    *ledger,
                                                  DewDirection        direction);

/* What one of its controls is for; the control's. */
const DewStepControl *_dew_rule_step_row_control (GtkWidget          *widget);

G_END_DECLS
