// Copies a text that is on the screen, also on plain HTTP where there is no clipboard.

export async function copyShown(text: string, shown: HTMLElement): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  const selection = window.getSelection();
  selection?.selectAllChildren(shown);
  // Deprecated, and the only way that browsers leave outside of a secure context.
  document.execCommand('copy');
  selection?.removeAllRanges();
}
