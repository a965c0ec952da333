// Items of the manual: scheduled tasks, logging out.
import type { ManualChapter } from '../manual-items.ts';

export const tasks: readonly ManualChapter[] = [
  { chapter: 'Schedule tasks', items: [['tasks', 'view', 'list of scheduled tasks']] },
  {
    chapter: 'What are scheduled tasks?',
    items: [
      ['tasks-admin', 'rule', 'only admins see and make tasks'],
      ['tasks-failure', 'rule', 'what a failed run means is said'],
    ],
  },
  {
    chapter: 'Objects that can have schedules',
    items: [
      ['task-for-station', 'rule', 'a task for one station'],
      ['task-for-user', 'rule', 'a task for one charging user'],
      ['task-for-user-group', 'rule', 'a task for a charging user group'],
    ],
  },
  {
    chapter: 'Subjects of schedules',
    items: [
      ['task-current', 'rule', 'maximum charging current of a station'],
      ['task-permission', 'rule', 'permission to charge'],
    ],
  },
  {
    chapter: 'Types of schedules',
    items: [
      ['task-monthly', 'rule', 'monthly: day of month and time'],
      ['task-weekly', 'rule', 'weekly: days of week and time'],
      ['task-daily', 'rule', 'daily: time'],
    ],
  },
  {
    chapter: 'Examples',
    items: [
      ['task-example-current', 'rule', 'a lower current at night, by two tasks'],
      ['task-example-user', 'rule', 'a user who charges on weekdays only'],
      ['task-example-group', 'rule', 'a user group that charges on the 15th only'],
      ['task-type-current', 'field', 'type: Max current allowed per charger'],
      ['task-type-user', 'field', 'type: User activation'],
      ['task-type-user-group', 'field', 'type: User group activation'],
      ['task-max-current', 'field', 'Max current'],
      ['task-user-active', 'field', 'User active'],
      ['task-group-active', 'field', 'Group active'],
      ['task-weekdays', 'field', 'ticks for the days of the week'],
      ['task-day-of-month', 'field', 'Day of month'],
      ['tasks-type-filter', 'field', 'filter by task type'],
      ['tasks-name-filter', 'field', 'filter by task name'],
      ['tasks-active', 'field', 'tick: Active'],
      ['tasks-add', 'button', 'add a task'],
      ['tasks-delete', 'button', 'delete a task'],
      ['tasks-copy', 'button', 'copy a task as a template'],
      ['tasks-edit', 'button', 'edit a task'],
    ],
  },
  {
    chapter: 'Add new (scheduled) task',
    items: [
      ['task-add', 'view', 'add a task'],
      ['task-add-name', 'field', 'task name'],
      ['task-add-type', 'field', 'task type'],
      ['task-add-key', 'field', 'key: whom or what the task is for'],
      ['task-add-value', 'field', 'value'],
      ['task-add-schedule', 'field', 'daily, weekly or monthly'],
      ['task-add-cancel', 'button', 'cancel'],
      ['task-add-save', 'button', 'Schedule task'],
    ],
  },
  {
    chapter: 'Edit (scheduled) task',
    items: [
      ['task-edit', 'view', 'edit a task'],
      ['task-edit-name', 'field', 'task name'],
      ['task-edit-type', 'field', 'task type'],
      ['task-edit-key', 'field', 'key'],
      ['task-edit-value', 'field', 'the value that fits the type'],
      ['task-edit-schedule', 'field', 'schedule'],
      ['task-edit-hour', 'field', 'Hour'],
      ['task-edit-minute', 'field', 'Minute'],
      ['task-edit-cancel', 'button', 'cancel'],
      ['task-edit-save', 'button', 'save changes'],
      ['task-time-zone', 'rule', 'in which time zone the task runs'],
    ],
  },
  {
    chapter: 'Log out',
    items: [
      ['log-out', 'rule', 'logging out ends the login', 'operator menu'],
      ['login-two-hours', 'rule', 'a login ends after 2 hours, active or not', '/login'],
    ],
  },
];
