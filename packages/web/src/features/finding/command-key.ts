// The key that commands are given with on this machine.

const isMac = /mac/i.test(navigator.platform);

/** Its sign, where it has one. */
export const commandSign = isMac ? '⌘' : undefined;

export const isCommand = ({ ctrlKey, metaKey }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>): boolean =>
  isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
