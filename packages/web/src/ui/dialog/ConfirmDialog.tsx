// Asks before what cannot be undone, with what will happen in the sentence.
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../page/CapsButton.tsx';
import { Dialog } from './Dialog.tsx';
import classes from './ConfirmDialog.module.css';

type Props = {
  title: string;
  text: string;
  action: string;
  tone?: 'main' | 'danger';
  onConfirm: () => void;
  onClose: () => void;
};

export function ConfirmDialog({ title, text, action, tone = 'danger', onConfirm, onClose }: Props) {
  const { t } = useTranslation('ui');
  const confirm = () => {
    // First: what waits for the answer takes closing for a no.
    onConfirm();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p className={classes.text}>{text}</p>
      <div className={classes.buttons}>
        <CapsButton onClick={onClose}>{t('cancel')}</CapsButton>
        <CapsButton tone={tone} onClick={confirm}>
          {action}
        </CapsButton>
      </div>
    </Dialog>
  );
}
