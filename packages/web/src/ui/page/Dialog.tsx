// A window above the page that wants an answer first.
import { Modal } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What opened the dialog; for an entry of a menu, which goes with its menu, the button of the menu. */
function findOpener(): Element | null {
  const active = document.activeElement;
  const buttonId = active?.closest('[role=menu]')?.getAttribute('aria-labelledby') ?? null;
  return buttonId === null ? active : document.getElementById(buttonId);
}

/** Whoever works by keyboard goes on where they were. */
function useFocusBack(): void {
  const [opener] = useState(findOpener);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    },
    [opener],
  );
}

type Props = {
  title: string;
  widthPx?: number;
  /** Whether something may have been typed that a click beside it would lose. */
  keepsInput?: boolean;
  onClose: () => void;
  children: ReactNode;
};

export function Dialog({ title, widthPx = 440, keepsInput = false, onClose, children }: Props) {
  const { t } = useTranslation('ui');
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={widthPx}
      closeOnClickOutside={!keepsInput}
      closeButtonProps={{ 'aria-label': t('close') }}
      // A header element would count as a second banner of the page.
      attributes={{ header: { role: 'presentation' } }}
    >
      {children}
    </Modal>
  );
}
