// Sets what is special about a charging station, with what belongs to it.
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuirkParameters, StationQuirk, StationQuirks } from '../../api/contract.ts';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { isWholeWithin } from '../../ui/form/number-typed.ts';
import { TimeZoneSelect } from '../../ui/form/TimeZoneSelect.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import form from '../../ui/dialog/Form.module.css';
import type { QuirkChange } from './api.ts';

type Choice = StationQuirks['choices'][number];
type Name = Choice['quirk'];
type FieldProps = {
  name: Choice['takes'][number];
  parameters: QuirkParameters;
  onSay: (said: QuirkParameters) => void;
};

const ways = ['station', 'point', 'setting'] as const;
const units = ['A', 'mA', 'W'] as const;

function ParameterField({ name, parameters, onSay }: FieldProps) {
  const { t } = useTranslation('quirks');
  const label = t(`parameter.${name}`);
  if (name === 'timeZone') {
    const { timeZone } = parameters;
    return (
      <TimeZoneSelect label={label} value={timeZone ?? null} onChange={(said) => said && onSay({ timeZone: said })} />
    );
  }
  if (name === 'ways') {
    const data = ways.map((way) => ({ value: way, label: t(`way.${way}`) }));
    const onChange = (said: string[]) =>
      onSay({ ways: said.flatMap((way) => ways.find((known) => known === way) ?? []) });
    return <MultiSelect label={label} data={data} value={parameters.ways ?? []} onChange={onChange} />;
  }
  if (name === 'highestStackLevel') {
    return (
      <NumberField
        label={label}
        value={parameters.highestStackLevel ?? ''}
        onChange={(said) => onSay({ highestStackLevel: said === '' ? Number.NaN : said })}
      />
    );
  }
  if (name === 'settingKey') {
    const onChange = (said: string) => onSay({ settingKey: said });
    return (
      <TextInput label={label} value={parameters.settingKey ?? ''} onChange={(event) => onChange(event.target.value)} />
    );
  }
  const data = units.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }));
  const onChange = (said: string | null) => onSay({ settingUnit: units.find((unit) => unit === said) ?? 'A' });
  return <Select label={label} data={data} value={parameters.settingUnit ?? null} onChange={onChange} />;
}

function isSaid(value: QuirkParameters[keyof QuirkParameters]): boolean {
  if (typeof value === 'number') return isWholeWithin(value, { min: 0, max: 1000 });
  return value !== undefined && value.length > 0;
}

type Props = {
  choices: readonly Choice[];
  /** What is known already of the one to be set. */
  start: Pick<StationQuirk, 'quirk' | 'parameters'> | null;
  onSet: (change: QuirkChange) => void;
  onClose: () => void;
};

export function SetQuirkDialog({ choices, start, onSet, onClose }: Props) {
  const { t } = useTranslation('quirks');
  const [quirk, setQuirk] = useState<Name | null>(start?.quirk ?? null);
  const [parameters, setParameters] = useState<QuirkParameters>(start?.parameters ?? {});
  const [isTried, setIsTried] = useState(false);
  const choice = choices.find((each) => each.quirk === quirk);
  const isComplete = choice?.takes.every((name) => isSaid(parameters[name])) ?? false;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (choice === undefined || !isComplete) return;
    onSet({ set: choice.quirk, parameters });
    onClose();
  };
  const data = choices.map((each) => ({ value: each.quirk, label: t(`quirk.${each.quirk}.name`) }));
  return (
    <Dialog title={t('addTitle')} keepsInput onClose={onClose}>
      <form className={form.form} onSubmit={submit} noValidate>
        <Select
          label={t('choose')}
          data={data}
          value={quirk}
          allowDeselect={false}
          onChange={(said) => setQuirk(choices.find((each) => each.quirk === said)?.quirk ?? null)}
          data-autofocus
        />
        {choice?.takes.map((name) => (
          <ParameterField
            key={name}
            name={name}
            parameters={parameters}
            onSay={(said) => setParameters((before) => ({ ...before, ...said }))}
          />
        ))}
        {choice !== undefined && (
          <p className={form.note}>{t(choice.quirk === 'kwh_labelled_wh' ? 'recountNote' : 'reconnectNote')}</p>
        )}
        {isTried && !isComplete && (
          <p className={form.warning} role="alert">
            {t('incomplete')}
          </p>
        )}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit">{t('save')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
