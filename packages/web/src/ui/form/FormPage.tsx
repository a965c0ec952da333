// A form that is a page: its buttons at top and bottom, what is dangerous in a part of its own at the end.
import { useHotkeys } from '@mantine/hooks';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../page/CapsButton.tsx';
import { ConfirmDialog } from '../dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../states/ErrorState.tsx';
import { PageHeader } from '../page/PageHeader.tsx';
import classes from './FormPage.module.css';

type Props = {
  title: string;
  /** What saving is called, where it is more than that. */
  saveLabel?: string;
  busy: boolean;
  /** Whether leaving would lose what was typed: then it asks first. */
  dirty: boolean;
  error?: unknown;
  onSubmit: (event?: SyntheticEvent<HTMLFormElement>) => void;
  onCancel: () => void;
  children: ReactNode;
  danger?: ReactNode;
};

function Buttons({ saveLabel, busy, onCancel }: Pick<Props, 'saveLabel' | 'busy' | 'onCancel'>) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.buttons}>
      <CapsButton onClick={onCancel}>{t('cancel')}</CapsButton>
      <CapsButton tone="main" submit busy={busy}>
        {saveLabel ?? t('saveChanges')}
      </CapsButton>
    </div>
  );
}

/** Asks before a page is left whose form holds something that was not saved. */
export function LeaveQuestion({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation('ui');
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  if (leaving.status !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={t('leave.title')}
      text={t('leave.text')}
      action={t('leave.action')}
      onConfirm={leaving.proceed}
      onClose={leaving.reset}
    />
  );
}

/** Whoever saved at the top sees what stood in the way at the bottom, too. */
function Fault({ error }: { error: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  // Nothing is handed back: scrolling answers with a promise in newer browsers, which React would call to clean up.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place}>
      <ErrorLine error={error} />
    </div>
  );
}

/** After every attempt to save, the first field that is in the way; nobody has to look for it. */
function useFocusOnFault(busy: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts > 0 && !busy) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [attempts, busy]);
  return { form, attempts, noteAttempt: () => setAttempts((count) => count + 1) };
}

export function FormPage({ title, saveLabel, busy, dirty, error, onSubmit, onCancel, children, danger }: Props) {
  const { form, attempts, noteAttempt } = useFocusOnFault(busy);
  const save = () => {
    const isAsked = document.querySelector('[role=dialog]') !== null;
    if (!busy && !isAsked) form.current?.requestSubmit();
  };
  useHotkeys([['mod+S', save]], []);
  const buttons = <Buttons {...(saveLabel !== undefined && { saveLabel })} busy={busy} onCancel={onCancel} />;
  return (
    <>
      <form
        ref={form}
        className={classes.form}
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          onSubmit(event);
          noteAttempt();
        }}
      >
        <PageHeader title={title} actions={buttons} />
        {children}
        {error != null && <Fault key={attempts} error={error} />}
        {danger}
        <footer className={classes.foot}>{buttons}</footer>
      </form>
      <LeaveQuestion dirty={dirty} />
    </>
  );
}
