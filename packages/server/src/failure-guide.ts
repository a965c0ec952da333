// What operators are told about each failure besides its sentence: when it appears, and what to do. Imports only its codes.
import type { FailureCode } from './failures.ts';

export type FailureGuide = {
  when: string;
  remedy: string;
  /** Other words of the manual for the same thing. */
  alsoSaid?: readonly string[];
  /** Why no test meets it, where none does. */
  unmet?: string;
};

const retry = 'Try again. Should it persist, report it with its number, its reference and the time.';
const lookAgain = 'Leave the page, look at the list again, and repeat what is still wanted.';
const concurrent = 'Another operator has deleted it or moved it out of your domain, or it never existed.';

export const failureGuide: Readonly<Record<FailureCode, FailureGuide>> = {
  unexpected: {
    when: 'A fault of the system itself.',
    remedy: `${retry} The log of the server holds the cause under the same reference.`,
  },
  database_away: {
    when: 'The server does not reach its database.',
    remedy: 'Wait a minute and try again; stations keep what they have to say until then.',
  },
  invalid_input: {
    when: 'A field is empty, too long, or of another form than it needs.',
    remedy: 'Correct the fields that are marked.',
  },
  not_found: { when: 'What the address names is not there, or lies outside your domain.', remedy: lookAgain },
  edited_meanwhile: {
    when: 'Another operator saved the same thing after you had opened it.',
    remedy: 'Compare, then take the other changes over or keep yours.',
  },
  too_many_attempts: {
    when: 'Several wrong attempts for one account or from one address, or very many open pages of one login.',
    remedy: 'Wait; the pause grows with each failure and shrinks again by itself.',
  },
  foreign_origin: {
    when: 'A change was sent by another website, or by a program without the token of its login.',
    remedy: 'Reload the panel. Programs send Origin and X-CSRF-Token.',
  },
  setup_done: {
    when: 'The page of the first start, when an operator exists already.',
    remedy: 'Log in, or ask an admin for an invitation.',
  },
  wrong_setup_code: {
    when: 'The page of the first start.',
    remedy: 'Take the code of the latest start from the console; earlier ones no longer work.',
  },
  wrong_credentials: {
    when: 'Log in: user name or password is wrong.',
    remedy: 'Check both; capitals count in the password.',
  },
  login_ended: { when: 'Two hours after log in, or when the login was ended elsewhere.', remedy: 'Log in again.' },
  operator_inactive: {
    when: 'Log in with the right password, while the operator is set to inactive.',
    remedy: 'An admin sets the operator to active.',
    alsoSaid: ['Operator is not active.'],
  },
  access_denied: { when: 'Your role does not allow what was asked for.', remedy: 'Ask an admin operator.' },
  operator_access_forbidden: {
    when: 'Your rights were taken back after you had opened the page.',
    remedy: 'Reload the page; it shows what you may do now.',
  },
  stopping: {
    when: 'The server is being stopped or restarted.',
    remedy: 'Try again in a minute.',
    unmet: 'It is said only in the last second of a stop.',
  },
  invalid_identifier: {
    when: 'Adding a station: the identifier holds other signs than letters, numbers, - and _, or is too long.',
    remedy: 'Use the identifier that is set in the station; it has 1 to 48 of these signs.',
  },
  identifier_taken: {
    when: 'Adding a station: another station of the organization has this identifier.',
    remedy: 'Check the spelling, here and of the station that has it.',
  },
  station_not_found: { when: concurrent, remedy: lookAgain },
  command_failed: {
    when: 'The station refused a remote command, or did not answer in time.',
    remedy: 'Try again; the station’s page tells how far the command came.',
  },
  station_offline: {
    when: 'A remote command for a station that is not connected.',
    remedy: 'Wait until the station is connected again.',
    unmet: 'A command to an absent station is kept with its end, which the station’s page shows.',
  },
  station_delete_failed: { when: 'Deleting a station met a fault of the system.', remedy: retry },
  configuration_failed: {
    when: 'Changing an advanced setting: it can only be read, or the station refused it.',
    remedy: 'Check the value; a wrong one can have results that nobody foresees.',
  },
  station_charging: {
    when: 'Deleting a charging station where charging events are running.',
    remedy: 'Confirm that they are to be stopped, or wait until they have ended.',
  },
  station_orphaned: {
    when: 'Deleting a charging station that was deleted before.',
    remedy: 'Put it back into a group, or remove it for good.',
  },
  station_not_orphaned: {
    when: 'Restoring or removing for good a charging station that is in a charging group.',
    remedy: 'Delete it first; another operator may have put it back.',
  },
  group_not_found: { when: concurrent, remedy: lookAgain },
  parent_group_required: {
    when: 'A basic operator adds a group without choosing where.',
    remedy: 'Choose the parent group.',
  },
  group_not_empty: {
    when: 'Deleting a group that still holds something; it is named.',
    remedy: 'Move or delete what is named, then try again.',
  },
  group_ring: { when: 'Moving a group below itself.', remedy: 'Choose a parent that does not lie in the group.' },
  base_group_fixed: {
    when: 'Moving or deleting one’s own base group.',
    remedy: 'An operator whose base group lies higher can do it.',
  },
  token_taken: {
    when: 'Adding an RFID token that the organization has already.',
    remedy: 'Search for the token; it may belong to another charging user.',
  },
  driver_not_found: { when: concurrent, remedy: lookAgain },
  email_taken: {
    when: 'Another charging user of the organization has this e-mail address.',
    remedy: 'Use another address, or edit the charging user who has it.',
  },
  password_policy: {
    when: 'Choosing a password that is shorter than 12 characters, well known, or holds the user name.',
    remedy: 'Choose a longer one; a few words in a row are good.',
  },
  username_taken: {
    when: 'Another operator has this user name, perhaps in another organization of this installation.',
    remedy: 'Choose another one.',
  },
  slug_taken: { when: 'Another organization has this name in addresses.', remedy: 'Choose another one.' },
  driver_add_failed: { when: 'Adding a charging user met a fault of the system.', remedy: retry },
  driver_update_failed: { when: 'Saving a charging user met a fault of the system.', remedy: retry },
  driver_group_not_found: { when: concurrent, remedy: lookAgain },
  driver_group_not_empty: {
    when: 'Deleting a charging user group that still has members; how many is said.',
    remedy: 'Take the members out of the group, then try again.',
  },
  session_not_found: { when: concurrent, remedy: lookAgain },
  command_not_found: { when: concurrent, remedy: lookAgain },
  token_not_found: { when: concurrent, remedy: lookAgain },
  session_has_end: {
    when: 'Ending by hand what has ended meanwhile.',
    remedy: 'Look at what the charging event says now.',
  },
  nothing_to_review: { when: 'Another operator has settled it already.', remedy: lookAgain },
  stray_end_not_found: { when: concurrent, remedy: lookAgain },
  stray_end_attached: { when: 'Another operator has attached this end already.', remedy: lookAgain },
  quirk_not_found: { when: 'Another operator has made the server forget it already.', remedy: lookAgain },
  operator_not_found: { when: concurrent, remedy: lookAgain },
  operator_update_failed: { when: 'Saving an operator met a fault of the system.', remedy: retry },
  email_unknown: {
    when: 'Resetting an operator’s password after the address was changed elsewhere.',
    remedy: 'Leave the page and edit the operator again.',
  },
  email_problem: {
    when: 'An invitation, a reminder or a reset could not be mailed.',
    remedy: 'Check the address, and whether the server may send mails; then send it again from the page Mails.',
    unmet: 'No request waits for the mail server: the sentence stands beside the mail, on the page Mails.',
  },
  invitation_failed: { when: 'Inviting an operator met a fault of the system.', remedy: retry },
  last_admin: {
    when: 'Deleting, demoting or stopping the only active admin of the whole organization.',
    remedy: 'Make another operator such an admin first.',
  },
  already_activated: {
    when: 'Reminding an operator who has accepted the invitation meanwhile.',
    remedy: 'Nothing is left to do.',
  },
  link_spent: { when: 'A link from a mail that was used before, or is too old.', remedy: 'Ask for a new one.' },
  wrong_password: {
    when: 'Changing one’s own password, or one’s second factor: the present password is wrong.',
    remedy: 'Type the password that you log in with.',
  },
  second_factor_needed: {
    when: 'Log in of an operator who has a second factor.',
    remedy: 'Type the code that the app shows, or a recovery code.',
  },
  wrong_second_factor: {
    when: 'The code is wrong, too old, or was used before.',
    remedy: 'Wait for the next code; check the clock of the telephone.',
  },
  second_factor_demanded: {
    when: 'The organization demands a second factor, and you have none yet.',
    remedy: 'Set one up under My account.',
  },
  login_not_found: { when: 'Ending a login that has ended already.', remedy: 'Nothing is left to do.' },
  api_key_not_found: { when: concurrent, remedy: lookAgain },
  api_key_refused: {
    when: 'A program shows an API key that nobody made, that has come to its end, or that an admin revoked.',
    remedy: 'Make a new key under API keys and give it to the program.',
  },
  mail_not_found: { when: concurrent, remedy: lookAgain },
  mail_on_its_way: {
    when: 'Sending a mail again that has been sent, or is being sent.',
    remedy: 'Refresh the page, and wait a minute for the mail.',
  },
  second_factor_set: {
    when: 'Setting up a second factor where there is one already, perhaps set up in another window meanwhile.',
    remedy: 'Use the one that is set up, or remove it first.',
  },
  issue_not_found: { when: concurrent, remedy: lookAgain },
  issue_closed: { when: 'Acknowledging an issue that is over meanwhile.', remedy: 'Nothing is left to do.' },
  firmware_not_found: { when: concurrent, remedy: lookAgain },
  file_gone: {
    when: 'Fetching a file that the charging station has not brought yet, that was deleted, or that lies on another machine.',
    remedy: 'Ask the charging station for its diagnostics again, or upload the firmware image again.',
  },
  report_not_found: {
    when: 'A report that was made in the background is gone after seven days; a saved one was deleted meanwhile.',
    remedy: 'Have it made again.',
  },
  too_many_saved: { when: 'Saving one report more than 200.', remedy: 'Delete one.' },
  too_many_reports: { when: 'A fourth report in the background.', remedy: 'Wait for one, or cancel one.' },
  report_too_long: {
    when: 'A report as XLSX of more than 50,000 charging events, or as PDF of more than 5,000.',
    remedy: 'Have it made in the background, choose fewer days, or take the CSV, which may be of any length.',
  },
  quirk_not_settable: {
    when: 'Setting by hand what Stationmaster notices by itself, or what is set where the charging station is edited.',
    remedy: 'Edit the charging station for its version and its pings; the rest needs no hand.',
  },
  file_too_large: {
    when: 'A firmware image or a file from a charging station is larger than FILES_MAX_MB.',
    remedy: 'Check that it is the right file; whoever runs the server can raise the limit.',
  },
  span_too_long: {
    when: 'Statistics are asked for in more than 750 periods, as with every hour of a year.',
    remedy: 'Choose a shorter span, or longer periods: days, weeks or months.',
  },
  campaign_not_found: { when: concurrent, remedy: lookAgain },
  nothing_to_retry: { when: 'Trying again where nothing has failed.', remedy: 'Nothing is left to do.' },
  nothing_to_cancel: {
    when: 'Cancelling a command to many stations whose last one was sent meanwhile.',
    remedy: 'What was sent cannot be called back; send the stations what should be instead.',
  },
  sheet_in_progress: { when: 'Somebody else is importing charging users.', remedy: 'Wait until that has ended.' },
  driver_charging: { when: 'Erasing a charging user who charges.', remedy: 'Wait for the end of the charging event.' },
  task_not_found: { when: concurrent, remedy: lookAgain },
  desired_setting_not_found: { when: concurrent, remedy: lookAgain },
  authority_not_found: { when: concurrent, remedy: lookAgain },
  authority_known: { when: 'Adding a certificate authority that is on the list.', remedy: 'Compare the fingerprints.' },
  certificate_not_in_use: { when: 'Revoking a certificate that was revoked, or never shown.', remedy: lookAgain },
};
