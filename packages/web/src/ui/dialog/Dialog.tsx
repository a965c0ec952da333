// A window above the page that wants an answer first.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../use-focus-back.ts';

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
