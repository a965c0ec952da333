// Items of the manual: charging groups.
import type { ManualChapter } from '../manual-items.ts';

export const groups: readonly ManualChapter[] = [
  {
    chapter: 'Charging groups',
    items: [
      ['groups', 'view', 'list of charging groups'],
      ['groups-name', 'link', 'the name leads to the statistics'],
      ['groups-info', 'button', 'the info button leads there too'],
      ['groups-edit', 'button', 'edit a group'],
      ['groups-add', 'button', 'add a group'],
    ],
  },
  {
    chapter: 'Charging group statistics view',
    items: [
      ['group-statistics', 'view', 'a group’s figures, like the dashboard’s'],
      ['group-statistics-edit', 'link', 'from there to the form'],
    ],
  },
  {
    chapter: 'Edit charging group',
    items: [
      ['group-edit', 'view', 'edit a charging group'],
      ['group-edit-path', 'link', 'breadcrumb: home, groups, the group'],
      ['group-edit-cancel', 'button', 'cancel, at top and bottom'],
      ['group-edit-save', 'button', 'save changes, at top and bottom'],
      ['group-edit-name', 'field', 'name'],
      ['group-edit-parent', 'field', 'parent group; moves the group'],
      ['group-edit-search', 'field', 'search for stations to add'],
      ['group-edit-stations', 'column', 'stations of the group with their number of points'],
      ['group-edit-remove', 'button', 'take a station out of the group'],
      ['group-edit-delete', 'button', 'delete this group'],
      ['group-edit-empty', 'rule', 'only a group without stations and subgroups is deleted'],
    ],
  },
  {
    chapter: 'Add new charging group',
    items: [
      ['group-add', 'view', 'add a charging group'],
      ['group-add-path', 'link', 'breadcrumb: home, groups'],
      ['group-add-cancel', 'button', 'cancel, at top and bottom'],
      ['group-add-save', 'button', 'save changes, at top and bottom'],
      ['group-add-name', 'field', 'name, the only field that must be filled'],
      ['group-add-parent', 'field', 'parent group'],
      ['group-add-search', 'field', 'search for stations to add'],
      ['group-add-base', 'rule', 'without a parent it goes under the base group'],
    ],
  },
];
