// Items of the manual: scheduled tasks, logging out.
import type { ManualChapter } from '../manual-items.ts';

export const tasks: readonly ManualChapter[] = [
  { chapter: 'Schedule tasks', items: [['tasks', 'view', 'list of scheduled tasks', '/tasks']] },
  {
    chapter: 'What are scheduled tasks?',
    items: [
      ['tasks-admin', 'rule', 'only admins see and make tasks', '/tasks'],
      ['tasks-failure', 'rule', 'what a failed run means is said', '/tasks/:id/runs'],
    ],
  },
  {
    chapter: 'Objects that can have schedules',
    items: [
      ['task-for-station', 'rule', 'a task for one station', '/tasks/:id'],
      ['task-for-user', 'rule', 'a task for one charging user', '/tasks/:id'],
      ['task-for-user-group', 'rule', 'a task for a charging user group', '/tasks/:id'],
    ],
  },
  {
    chapter: 'Subjects of schedules',
    items: [
      ['task-current', 'rule', 'maximum charging current of a station', '/tasks/:id'],
      ['task-permission', 'rule', 'permission to charge', '/tasks/:id'],
    ],
  },
  {
    chapter: 'Types of schedules',
    items: [
      ['task-monthly', 'rule', 'monthly: day of month and time', '/tasks/:id'],
      ['task-weekly', 'rule', 'weekly: days of week and time', '/tasks/:id'],
      ['task-daily', 'rule', 'daily: time', '/tasks/:id'],
    ],
  },
  {
    chapter: 'Examples',
    items: [
      ['task-example-current', 'rule', 'a lower current at night, by two tasks', '/tasks/:id'],
      ['task-example-user', 'rule', 'a user who charges on weekdays only', '/tasks/:id'],
      ['task-example-group', 'rule', 'a user group that charges on the 15th only', '/tasks/:id'],
      ['task-type-current', 'field', 'type: Max current allowed per charger', '/tasks/:id'],
      ['task-type-user', 'field', 'type: User activation', '/tasks/:id'],
      ['task-type-user-group', 'field', 'type: User group activation', '/tasks/:id'],
      ['task-max-current', 'field', 'Max current', '/tasks/:id'],
      ['task-user-active', 'field', 'User active', '/tasks/:id'],
      ['task-group-active', 'field', 'Group active', '/tasks/:id'],
      ['task-weekdays', 'field', 'ticks for the days of the week', '/tasks/:id'],
      ['task-day-of-month', 'field', 'Day of month', '/tasks/:id'],
      ['tasks-type-filter', 'field', 'filter by task type', '/tasks'],
      ['tasks-name-filter', 'field', 'filter by task name', '/tasks'],
      ['tasks-active', 'field', 'tick: Active', '/tasks'],
      ['tasks-add', 'button', 'add a task', '/tasks'],
      ['tasks-delete', 'button', 'delete a task', '/tasks'],
      ['tasks-copy', 'button', 'copy a task as a template', '/tasks'],
      ['tasks-edit', 'button', 'edit a task', '/tasks'],
    ],
  },
  {
    chapter: 'Add new (scheduled) task',
    items: [
      ['task-add', 'view', 'add a task', '/tasks/add'],
      ['task-add-name', 'field', 'task name', '/tasks/add'],
      ['task-add-type', 'field', 'task type', '/tasks/add'],
      ['task-add-key', 'field', 'key: whom or what the task is for', '/tasks/add'],
      ['task-add-value', 'field', 'value', '/tasks/add'],
      ['task-add-schedule', 'field', 'daily, weekly or monthly', '/tasks/add'],
      ['task-add-cancel', 'button', 'cancel', '/tasks/add'],
      ['task-add-save', 'button', 'Schedule task', '/tasks/add'],
    ],
  },
  {
    chapter: 'Edit (scheduled) task',
    items: [
      ['task-edit', 'view', 'edit a task', '/tasks/:id'],
      ['task-edit-name', 'field', 'task name', '/tasks/:id'],
      ['task-edit-type', 'field', 'task type', '/tasks/:id'],
      ['task-edit-key', 'field', 'key', '/tasks/:id'],
      ['task-edit-value', 'field', 'the value that fits the type', '/tasks/:id'],
      ['task-edit-schedule', 'field', 'schedule', '/tasks/:id'],
      ['task-edit-hour', 'field', 'Hour', '/tasks/:id'],
      ['task-edit-minute', 'field', 'Minute', '/tasks/:id'],
      ['task-edit-cancel', 'button', 'cancel', '/tasks/:id'],
      ['task-edit-save', 'button', 'save changes', '/tasks/:id'],
      ['task-time-zone', 'rule', 'in which time zone the task runs', '/tasks/:id'],
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
