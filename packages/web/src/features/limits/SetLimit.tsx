// Asks an admin how much current a charging station may take from now on.
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station, WantedLimit } from '../../api/contract.ts';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { isWholeWithin, type NumberTyped } from '../../ui/form/number-typed.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import form from '../../ui/dialog/Form.module.css';
import { useSetLimit } from './api.ts';

type Props = { station: Station; present: WantedLimit | null; onClose: () => void };

const bounds = { min: 0, max: 1000 };
const usualAmps = 16;

export function SetLimit({ station, present, onClose }: Props) {
  const { t } = useTranslation(['limits', 'ui']);
  const [amps, setAmps] = useState<NumberTyped>(present?.limitAmps ?? usualAmps);
  const [lifts, setLifts] = useState(false);
  const [isTried, setTried] = useState(false);
  const setting = useSetLimit(station.id);
  const isWrong = !isWholeWithin(amps, bounds);
  return (
    <Dialog title={t('dialog.title')} keepsInput onClose={onClose}>
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (lifts) setting.mutate(null, { onSuccess: onClose });
          else if (!isWrong) setting.mutate(Number(amps), { onSuccess: onClose });
        }}
      >
        {!station.connected && <p className={form.warning}>{t('dialog.away')}</p>}
        <NumberField
          label={t('dialog.amps')}
          description={t('dialog.help')}
          unit="A"
          disabled={lifts}
          value={amps}
          error={isTried && isWrong && !lifts ? t('dialog.wrong') : undefined}
          onChange={setAmps}
        />
        <Checkbox
          label={t('dialog.lift')}
          checked={lifts}
          onChange={(event) => setLifts(event.currentTarget.checked)}
        />
        <p className={form.note}>{t('dialog.task')}</p>
        {setting.isError && <ErrorLine error={setting.error} />}
        <div className={form.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit busy={setting.isPending}>
            {t('set')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
