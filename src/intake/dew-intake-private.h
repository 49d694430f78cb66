/* dew-intake-private.h: what the importers share */
#pragma once

#include "dew-intake.h"

/* Looks whether the document would hold together with these changes (transfer full), and hands them back; NULL with an error that names the file. */
DewChanges *_dew_intake_finish (const DewLedger *ledger, const char *name, DewChanges *changes, GError **error);
