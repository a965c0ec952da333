// Items of the manual: error messages, in the words that operators know and the panel has to show.
import type { ManualChapter } from '../manual-items.ts';

export const messages: readonly ManualChapter[] = [
  {
    chapter: 'Error messages',
    items: [
      [
        'message-error',
        'message',
        'Error #XX encountered. If this error persists, please consult user manual for further actions.',
        'error 1',
      ],
      ['message-email-unknown', 'message', 'Operator with given email does not exist.', 'error 62'],
      ['message-identifier-invalid', 'message', 'Invalid charging station identifier.', 'error 20'],
      ['message-identifier-characters', 'message', 'Identifier contains forbidden characters.', 'error 20'],
      ['message-identifier-taken', 'message', 'Charging station already exists for that identifier.', 'error 21'],
      ['message-configuration', 'message', 'Charging point configuration error.', 'error 26'],
      ['message-token-taken', 'message', 'Token already exists.', 'error 40'],
      ['message-command', 'message', 'Remote command execution failed.', 'error 23'],
      ['message-operator-inactive', 'message', 'Operator is inactive.', 'error 12'],
      ['message-operator-not-active', 'message', 'Operator is not active.', 'error 12'],
      ['message-access', 'message', 'Access denied.', 'error 13'],
      ['message-credentials', 'message', 'Wrong credentials.', 'error 10, /login'],
      ['message-operator-update', 'message', 'Error while updating operator.', 'error 61'],
      ['message-user-add', 'message', 'Adding a new charging user failed.', 'error 46'],
      ['message-user-update', 'message', 'Charging user updating failed.', 'error 47'],
      ['message-group-parent', 'message', 'Adding a new group failed. Parent group is required.', 'error 31'],
      ['message-station-delete', 'message', 'Charging station deletion failed.', 'error 25'],
      ['message-station-missing', 'message', 'Charging station does not exist.', 'error 22'],
      ['message-username-taken', 'message', 'Username already exists.', 'error 42'],
      ['message-password', 'message', 'Password does not conform to password policy.', 'error 43'],
      ['message-email', 'message', 'Problem with email address.', 'Mails'],
      ['message-operator-missing', 'message', 'Operator not found.', 'error 60'],
      ['message-forbidden', 'message', 'Operator access forbidden.', 'error 14'],
      ['message-user-missing', 'message', 'Charging user not found.', 'error 41'],
      ['message-invitation', 'message', 'Operator invitation failed.', 'error 64'],
      ['message-concurrent', 'rule', 'two who edit the same thing do not overwrite each other', 'forms'],
      ['message-support', 'rule', 'a persisting error says what to report and where', 'error 1, docs/errors.md'],
    ],
  },
];
