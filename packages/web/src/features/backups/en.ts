// The words of the bar that says that nightly backups fail.
export const backups = {
  failing:
    'The nightly backup of {{time}} was not made. It is tried again every half hour, and whoever runs the server can mend it:',
};
