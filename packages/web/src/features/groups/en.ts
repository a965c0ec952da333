// The words of charging groups.
export const groups = {
  select: 'Select charging group',
  noneFound: 'No charging group with this name',
};
