/* dew-chart-tell.h: what a chart says in words: to a screen reader, in a tooltip, as the alternative to a picture. */
#pragma once

#include "dew-chart.h"

/* What one figure says, its amounts in one unit with as many decimals: in pounds where the chart's would not tell them
 * apart.
 *   - Stacked: "Older people, County Council: £99.0m, 50.8 % of all partners’ £195.0m". The percentage is exact
 *     arithmetic, rounded half up to one decimal; a row with a value below 0 has none, as its parts are not parts of a
 *     whole.
 *   - Months: "November, actual: £16.95m, £0.70m more than the budget of £16.25m"; "April to November, …" where months
 *     are cumulative.
 *   - Diverging: "Mental health: £490k over", "… under", "… on budget", "… not entered".
 *   - Grouped, in pounds: "Gross: Council bears £2,538,461.54, 50.8 % of £5,000,000", "Net: unallocated £300,000, …",
 *     "Printed cannot be shared: …".
 *   - Curves: "Gross at +2.5 % (£4.9m over): Council bears £2,475,000", and what a kink there says.
 *   - Bridge: "Baseline: £104,000,000", "Rule: £3,000,000 less, from £104,000,000 to £101,000,000".
 *   - Distribution: "Gross: in 12.3 % of the draws Council pays £2.40m to under £2.45m", cumulative "Gross: in 87.3 % of
 *     the draws Council pays less than £2.45m"; the step that a quantile is in says that, too: "; in half of them at most
 *     £2,431,234.56 (P50)". "Net: in every draw Council pays £2,000,000".
 * Free with g_free. */
char *dew_chart_tell (const DewChart *chart,
                      guint           row,
                      guint           series);

/* What the whole chart says, for someone who does not see it: how much in how many bars, and which is the longest; how
 * the actuals stand against the budget, and where the forecast ends; how much is over and under; who bears what in each
 * lane, or at the ends of each curve; what each cause makes of it; the quantiles of each distribution; the caveat. Free
 * with g_free. */
char *dew_chart_summarise (const DewChart *chart);

/* An amount in a sentence: with its symbol, and in pounds where the chart's unit would leave nothing of it; "nil".
 * Returns buf. */
const char *dew_chart_say_amount (const DewChart *chart,
                                  gint64          pence,
                                  char            buf[DEW_MONEY_SIZE]);

/* "1.70 over to date": how the actuals stand against the budget, in the chart's unit with that many decimals (0 to 8).
 * NULL where it cannot be said. Free with g_free. */
char *dew_chart_say_to_date (const DewChart *chart,
                             int             decimals);
