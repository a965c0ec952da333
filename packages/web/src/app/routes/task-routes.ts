// The pages about scheduled tasks: the list with its windows, and the runs of one task.
import { createRoute } from '@tanstack/react-router';
import { parseRunsSearch, parseTasksSearch } from '../../features/tasks/search.ts';
import { AddTaskCrumb, EditTaskCrumb, RunsCrumb, TasksCrumb } from '../shell/Crumbs.tsx';
import { pageOf } from '../reach.ts';
import { idIn } from './id-in.ts';
import { panelRoute } from './panel-route.tsx';

const tasksRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/tasks',
  staticData: { Crumb: TasksCrumb, admins: true },
});

/** Stays on the screen behind its windows. */
const listRoute = createRoute({
  getParentRoute: () => tasksRoute,
  id: 'list',
  validateSearch: parseTasksSearch,
  component: pageOf(() => import('../../features/tasks/TasksPage.tsx'), 'TasksPage'),
});

const bareListRoute = createRoute({ getParentRoute: () => listRoute, path: '/' });

const addRoute = createRoute({
  getParentRoute: () => listRoute,
  path: 'add',
  staticData: { Crumb: AddTaskCrumb },
  component: pageOf(() => import('../../features/tasks/form/TaskDialogs.tsx'), 'AddTaskDialog'),
});

const editRoute = createRoute({
  getParentRoute: () => listRoute,
  path: '$taskId',
  params: idIn('taskId'),
  staticData: { Crumb: EditTaskCrumb },
  component: pageOf(() => import('../../features/tasks/form/TaskDialogs.tsx'), 'EditTaskDialog'),
});

const runsRoute = createRoute({
  getParentRoute: () => tasksRoute,
  path: '$taskId/runs',
  params: idIn('taskId'),
  validateSearch: parseRunsSearch,
  staticData: { Crumb: RunsCrumb },
  component: pageOf(() => import('../../features/tasks/RunsPage.tsx'), 'RunsPage'),
});

export const taskRoutes = tasksRoute.addChildren([
  listRoute.addChildren([bareListRoute, addRoute, editRoute]),
  runsRoute,
]);
