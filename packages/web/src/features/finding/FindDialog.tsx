// Finds anything from anywhere: a field above, what fits below, worked by keyboard, mouse and touch.
import { Modal } from '@mantine/core';
import { useId, useMediaQuery } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { Awaited } from './found/Awaited.tsx';
import classes from './FindDialog.module.css';
import { FoundList } from './found/FoundList.tsx';
import { Hints } from './Hints.tsx';
import { keepOpened } from './opened.ts';
import type { Row } from './found/rows.ts';
import { stepOf } from './steps.ts';
import { useFound, type AtHand } from './use-found.ts';

type Props = AtHand & { me: Me; onClose: () => void };

export function FindDialog({ me, onClose, ...atHand }: Props) {
  const { t } = useTranslation('finding');
  useFocusBack();
  const isPhone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={640}
      yOffset="10dvh"
      fullScreen={isPhone}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.dialog, overlay: classes.overlay }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('title')}>
        <Finder me={me} onClose={onClose} {...atHand} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ me, onClose, ...atHand }: Props) {
  const { t } = useTranslation('finding');
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const { groups, isNone, awaited, isSettled, error, retry } = useFound(typed, atHand, me);
  const listId = useId();
  const rows = groups.flatMap((group) => group.rows);
  const active = rows.find(({ key }) => key === chosen) ?? rows[0];
  const idOf = ({ key }: Row) => `${listId}-${key}`;
  const open = () => active !== undefined && document.getElementById(idOf(active))?.click();
  const openOnceSettled = useOnceSettled(typed, isSettled, open);

  const onOpen = (row: Row) => {
    if (row.thing !== undefined) keepOpened(me, row.thing);
    row.onChoose?.();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = stepOf(event.key, rows, active);
    if (step !== undefined) {
      event.preventDefault();
      setChosen(step.key);
      document.getElementById(idOf(step))?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) openBeside(active && document.getElementById(idOf(active)));
    else if (chosen === undefined) openOnceSettled();
    else open();
  };
  const type = (text: string) => {
    setTyped(text);
    setChosen(undefined);
  };
  return (
    <>
      <div className={classes.head}>
        <IconSearch size={20} stroke={1.5} aria-hidden="true" />
        <input
          className={classes.field}
          type="text"
          role="combobox"
          data-autofocus
          aria-label={t('title')}
          aria-expanded={rows.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active && idOf(active)}
          placeholder={t('placeholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={200}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={classes.close} onClick={onClose}>
          <span className="sm-only-read">{t('close')}</span>
          <kbd aria-hidden="true">Esc</kbd>
          <IconX size={20} stroke={1.5} aria-hidden="true" />
        </button>
      </div>
      <div className={classes.body}>
        {error !== null && <ErrorState error={error} onRetry={retry} />}
        {isNone && (
          <div className={classes.none}>
            <p>{t('nothing', { text: typed.trim() })}</p>
            <p>{t(typed.trim().length > 1 ? 'nothingText' : 'tooShort')}</p>
          </div>
        )}
        {awaited > 0 && <Awaited rows={awaited} />}
        <FoundList
          id={listId}
          groups={groups}
          typed={typed}
          active={active}
          idOf={idOf}
          onPoint={({ key }) => setChosen(key)}
          onOpen={onOpen}
        />
      </div>
      <p className="sm-only-read" role="status">
        {isSettled && typed.trim() !== '' && error === null && saidFound()}
      </p>
      <Hints />
    </>
  );

  function saidFound(): string {
    const count = groups.reduce((sum, { kind, rows: found }) => sum + (kind === 'elsewhere' ? 0 : found.length), 0);
    return count === 0 ? t('nothing', { text: typed.trim() }) : t('found', { count, shown: formats.count(count) });
  }
}

/** Whoever types and presses Enter at once means what is about to be found, not what is still there. */
function useOnceSettled(typed: string, isSettled: boolean, act: () => unknown): () => void {
  const waitsFor = useRef<string>(undefined);
  useEffect(() => {
    if (waitsFor.current !== typed || !isSettled) return;
    waitsFor.current = undefined;
    act();
  });
  return () => {
    if (isSettled) act();
    else waitsFor.current = typed;
  };
}

function openBeside(link: Element | null | undefined): void {
  if (link instanceof HTMLAnchorElement) window.open(link.href, '_blank', 'noopener');
}
