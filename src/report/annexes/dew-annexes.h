/* dew-annexes.h: one declaration an annex. */
#pragma once

#include "dew-annex.h"

extern const DewAnnex dew_annex_details;
extern const DewAnnex dew_annex_contributions;
extern const DewAnnex dew_annex_schedule;
extern const DewAnnex dew_annex_risk_share;
extern const DewAnnex dew_annex_what_if;
extern const DewAnnex dew_annex_monitoring;
extern const DewAnnex dew_annex_accounts;
extern const DewAnnex dew_annex_annual_report;
extern const DewAnnex dew_annex_returns;
extern const DewAnnex dew_annex_virements;
