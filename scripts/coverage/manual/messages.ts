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
      ],
      ['message-email-unknown', 'message', 'Operator with given email does not exist.'],
      ['message-identifier-invalid', 'message', 'Invalid charging station identifier.'],
      ['message-identifier-characters', 'message', 'Identifier contains forbidden characters.'],
      ['message-identifier-taken', 'message', 'Charging station already exists for that identifier.'],
      ['message-configuration', 'message', 'Charging point configuration error.'],
      ['message-token-taken', 'message', 'Token already exists.'],
      ['message-command', 'message', 'Remote command execution failed.'],
      ['message-operator-inactive', 'message', 'Operator is inactive.'],
      ['message-operator-not-active', 'message', 'Operator is not active.'],
      ['message-access', 'message', 'Access denied.'],
      ['message-credentials', 'message', 'Wrong credentials.', '/login'],
      ['message-operator-update', 'message', 'Error while updating operator.'],
      ['message-user-add', 'message', 'Adding a new charging user failed.'],
      ['message-user-update', 'message', 'Charging user updating failed.'],
      ['message-group-parent', 'message', 'Adding a new group failed. Parent group is required.'],
      ['message-station-delete', 'message', 'Charging station deletion failed.'],
      ['message-station-missing', 'message', 'Charging station does not exist.'],
      ['message-username-taken', 'message', 'Username already exists.'],
      ['message-password', 'message', 'Password does not conform to password policy.'],
      ['message-email', 'message', 'Problem with email address.'],
      ['message-operator-missing', 'message', 'Operator not found.'],
      ['message-forbidden', 'message', 'Operator access forbidden.'],
      ['message-user-missing', 'message', 'Charging user not found.'],
      ['message-invitation', 'message', 'Operator invitation failed.'],
      ['message-concurrent', 'rule', 'two who edit the same thing do not overwrite each other'],
      ['message-support', 'rule', 'a persisting error says what to report and where'],
    ],
  },
];
