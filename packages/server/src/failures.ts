// Every refusal that an operator can meet: its code, number, HTTP status and text. Imports nothing.

export const catalogue = {
  unexpected: {
    number: 1,
    status: 500,
    text: 'Error #1 encountered. If this error persists, please consult user manual for further actions.',
  },
  database_away: {
    number: 2,
    status: 503,
    text: 'The database cannot be reached at the moment. Nothing was changed. Please try again shortly.',
  },
  invalid_input: { number: 3, status: 400, text: 'Some of the fields are not filled in correctly.' },
  not_found: { number: 4, status: 404, text: 'This does not exist.' },
  edited_meanwhile: { number: 5, status: 412, text: 'Somebody else has changed this in the meantime.' },
  too_many_attempts: { number: 6, status: 429, text: 'Too many attempts. Please wait a moment before the next one.' },
  foreign_origin: { number: 7, status: 403, text: 'This request did not come from the panel.' },
  setup_done: { number: 8, status: 409, text: 'This installation is set up already.' },
  wrong_setup_code: { number: 9, status: 403, text: 'This is not the code that was printed at the start.' },
  wrong_credentials: { number: 10, status: 401, text: 'Wrong credentials.' },
  login_ended: { number: 11, status: 401, text: 'Your login has ended. Please log in again.' },
  operator_inactive: { number: 12, status: 403, text: 'Operator is inactive.' },
  access_denied: { number: 13, status: 403, text: 'Access denied.' },
  operator_access_forbidden: { number: 14, status: 403, text: 'Operator access forbidden.' },
  stopping: { number: 15, status: 503, text: 'The server is stopping. Please try again shortly.' },
  invalid_identifier: {
    number: 20,
    status: 400,
    text: 'Invalid charging station identifier. Identifier contains forbidden characters.',
  },
  identifier_taken: { number: 21, status: 409, text: 'Charging station already exists for that identifier.' },
  station_not_found: { number: 22, status: 404, text: 'Charging station does not exist.' },
  command_failed: { number: 23, status: 409, text: 'Remote command execution failed.' },
  station_offline: {
    number: 24,
    status: 409,
    text: 'Remote command execution failed. The charging station is offline.',
  },
  station_delete_failed: { number: 25, status: 500, text: 'Charging station deletion failed.' },
  configuration_failed: { number: 26, status: 409, text: 'Charging point configuration error.' },
  station_charging: { number: 27, status: 409, text: 'Somebody is charging at this charging station.' },
  station_orphaned: { number: 28, status: 409, text: 'This charging station has been deleted already.' },
  station_not_orphaned: { number: 29, status: 409, text: 'This charging station is in a charging group.' },
  group_not_found: { number: 30, status: 404, text: 'Charging group does not exist.' },
  parent_group_required: { number: 31, status: 400, text: 'Adding a new group failed. Parent group is required.' },
  group_not_empty: { number: 32, status: 409, text: 'This charging group is not empty.' },
  group_ring: { number: 33, status: 409, text: 'A charging group cannot lie below itself.' },
  base_group_fixed: { number: 34, status: 409, text: 'One’s own base group is neither moved nor deleted.' },
  token_taken: { number: 40, status: 409, text: 'Token already exists.' },
  driver_not_found: { number: 41, status: 404, text: 'Charging user not found.' },
  email_taken: { number: 42, status: 409, text: 'Username already exists.' },
  password_policy: { number: 43, status: 400, text: 'Password does not conform to password policy.' },
  username_taken: { number: 44, status: 409, text: 'This user name is taken.' },
  slug_taken: { number: 45, status: 409, text: 'This organization address is taken.' },
  driver_add_failed: { number: 46, status: 500, text: 'Adding a new charging user failed.' },
  driver_update_failed: { number: 47, status: 500, text: 'Charging user updating failed.' },
  driver_group_not_found: { number: 48, status: 404, text: 'Charging user group not found.' },
  driver_group_not_empty: { number: 49, status: 409, text: 'This charging user group is not empty.' },
  session_not_found: { number: 50, status: 404, text: 'Charging event does not exist.' },
  command_not_found: { number: 51, status: 404, text: 'Remote command does not exist.' },
  token_not_found: { number: 52, status: 404, text: 'Token does not exist.' },
  session_has_end: { number: 53, status: 409, text: 'This charging event has been ended already.' },
  nothing_to_review: { number: 54, status: 409, text: 'There is nothing to review about this charging event.' },
  stray_end_not_found: { number: 55, status: 404, text: 'This end of a charging event does not exist.' },
  stray_end_attached: { number: 56, status: 409, text: 'This end belongs to a charging event already.' },
  quirk_not_found: { number: 57, status: 404, text: 'Nothing of this kind is remembered of the charging station.' },
  operator_not_found: { number: 60, status: 404, text: 'Operator not found.' },
  operator_update_failed: { number: 61, status: 500, text: 'Error while updating operator.' },
  email_unknown: { number: 62, status: 404, text: 'Operator with given email does not exist.' },
  email_problem: { number: 63, status: 409, text: 'Problem with email address.' },
  invitation_failed: { number: 64, status: 500, text: 'Operator invitation failed.' },
  last_admin: {
    number: 65,
    status: 409,
    text: 'The last active admin of the whole organization cannot be deleted, demoted or stopped.',
  },
  already_activated: { number: 66, status: 409, text: 'The operator has activated the account already.' },
  link_spent: { number: 67, status: 410, text: 'This link has been used or is too old. Ask for a new one.' },
  wrong_password: { number: 68, status: 403, text: 'The current password is not right.' },
  second_factor_needed: { number: 69, status: 401, text: 'The code of the second factor is needed.' },
  wrong_second_factor: { number: 70, status: 401, text: 'This code is not right.' },
  second_factor_demanded: {
    number: 71,
    status: 403,
    text: 'Your organization demands a second factor. Set one up first.',
  },
  login_not_found: { number: 72, status: 404, text: 'This login does not exist any more.' },
  api_key_not_found: { number: 73, status: 404, text: 'This API key does not exist.' },
  mail_not_found: { number: 74, status: 404, text: 'This mail does not exist.' },
  mail_on_its_way: { number: 75, status: 409, text: 'This mail has been sent, or is on its way.' },
  api_key_refused: { number: 76, status: 401, text: 'This API key is not known, has expired or was revoked.' },
  second_factor_set: {
    number: 77,
    status: 409,
    text: 'A second factor is set up already. Remove it before you set up another.',
  },
  issue_not_found: { number: 78, status: 404, text: 'This issue does not exist.' },
  issue_closed: { number: 79, status: 409, text: 'This issue is over.' },
  firmware_not_found: { number: 80, status: 404, text: 'Firmware image does not exist.' },
  file_gone: { number: 81, status: 410, text: 'This file is not there, or not there any more.' },
  report_too_long: {
    number: 89,
    status: 422,
    text: 'This report is too long to be waited for. Have it made in the background.',
  },
  too_many_reports: {
    number: 94,
    status: 409,
    text: 'Three of your reports are being made already. Ask again when one of them is made or cancelled.',
  },
  too_many_saved: {
    number: 98,
    status: 409,
    text: 'You keep 200 reports already. Delete one that you no longer need.',
  },
  report_not_found: { number: 92, status: 404, text: 'This report does not exist any more.' },
  file_too_large: { number: 82, status: 413, text: 'This file is larger than this server takes.' },
  span_too_long: {
    number: 83,
    status: 400,
    text: 'These are too many periods. Choose a shorter span or longer periods.',
  },
  campaign_not_found: { number: 84, status: 404, text: 'This command to many stations does not exist.' },
  nothing_to_retry: { number: 85, status: 409, text: 'There is nothing that failed.' },
  nothing_to_cancel: { number: 86, status: 409, text: 'There is nothing left to cancel: all of it was sent.' },
  sheet_in_progress: {
    number: 87,
    status: 409,
    text: 'Another file of charging users is being read at the moment. Try again when it is done.',
  },
  driver_charging: {
    number: 91,
    status: 409,
    text: 'This user is charging at the moment. Erase when the charging event has ended.',
  },
  task_not_found: { number: 88, status: 404, text: 'Scheduled task does not exist.' },
  quirk_not_settable: { number: 93, status: 409, text: 'This is not set by hand on the page of the charging station.' },
  desired_setting_not_found: {
    number: 90,
    status: 404,
    text: 'Nothing of this kind is wanted of the charging station.',
  },
  authority_not_found: { number: 97, status: 404, text: 'This certificate authority does not exist.' },
  authority_known: { number: 95, status: 409, text: 'This certificate authority is known already.' },
  certificate_not_in_use: { number: 96, status: 409, text: 'The charging station has no such certificate in use.' },
} as const satisfies Record<string, { number: number; status: number; text: string }>;

export type FailureCode = keyof typeof catalogue;
/** What a route may say of an error that nobody expected. */
export type FaultCode = {
  [Code in FailureCode]: (typeof catalogue)[Code]['status'] extends 500 ? Code : never;
}[FailureCode];
export type FieldFaults = Record<string, string>;

/** An expected refusal, thrown to end a request; `detail` is a sentence for the operator, never of our insides. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly detail: string | undefined;
  readonly fields: FieldFaults | undefined;

  constructor(code: FailureCode, more: { detail?: string; fields?: FieldFaults; cause?: unknown } = {}) {
    super(more.detail ?? catalogue[code].text, { cause: more.cause });
    this.name = 'Failure';
    this.code = code;
    this.detail = more.detail;
    this.fields = more.fields;
  }
}
