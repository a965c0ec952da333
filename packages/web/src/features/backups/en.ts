// The words of the bar that says that nightly backups fail.
export const backups = {
  failing: 'Nightly backups have failed since {{time}}. They are tried again every half hour.',
};
