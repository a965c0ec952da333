// Items of the manual: charging groups.
import type { ManualChapter } from '../manual-items.ts';

export const groups: readonly ManualChapter[] = [
  {
    chapter: 'Charging groups',
    items: [
      ['groups', 'view', 'list of charging groups', '/groups'],
      ['groups-name', 'link', 'the name leads to the statistics', '/groups'],
      ['groups-info', 'button', 'the info button leads there too', '/groups'],
      ['groups-edit', 'button', 'edit a group', '/groups'],
      ['groups-add', 'button', 'add a group', '/groups'],
    ],
  },
  {
    chapter: 'Charging group statistics view',
    items: [
      ['group-statistics', 'view', 'a group’s figures, like the dashboard’s', '/groups/…'],
      ['group-statistics-edit', 'link', 'from there to the form', '/groups/…'],
    ],
  },
  {
    chapter: 'Edit charging group',
    items: [
      ['group-edit', 'view', 'edit a charging group', '/groups/…/edit'],
      ['group-edit-path', 'link', 'breadcrumb: home, groups, the group', '/groups/…/edit'],
      ['group-edit-cancel', 'button', 'cancel, at top and bottom', '/groups/…/edit'],
      ['group-edit-save', 'button', 'save changes, at top and bottom', '/groups/…/edit'],
      ['group-edit-name', 'field', 'name', '/groups/…/edit'],
      ['group-edit-parent', 'field', 'parent group; moves the group', '/groups/…/edit'],
      ['group-edit-search', 'field', 'search for stations to add', '/groups/…/edit'],
      ['group-edit-stations', 'column', 'stations of the group with their number of points', '/groups/…/edit'],
      ['group-edit-remove', 'button', 'take a station out of the group', '/groups/…/edit'],
      ['group-edit-delete', 'button', 'delete this group', '/groups/…/edit'],
      ['group-edit-empty', 'rule', 'only a group without stations and subgroups is deleted', '/groups/…/edit'],
    ],
  },
  {
    chapter: 'Add new charging group',
    items: [
      ['group-add', 'view', 'add a charging group', '/groups/new'],
      ['group-add-path', 'link', 'breadcrumb: home, groups', '/groups/new'],
      ['group-add-cancel', 'button', 'cancel, at top and bottom', '/groups/new'],
      ['group-add-save', 'button', 'save changes, at top and bottom', '/groups/new'],
      ['group-add-name', 'field', 'name, the only field that must be filled', '/groups/new'],
      ['group-add-parent', 'field', 'parent group', '/groups/new'],
      ['group-add-search', 'field', 'search for stations to add', '/groups/new'],
      ['group-add-base', 'rule', 'without a parent it goes under the base group', '/groups/new'],
    ],
  },
];
