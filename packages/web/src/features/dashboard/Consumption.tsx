// Consumption over the chosen time frame: of the whole domain, whichever groups are chosen. The choice is kept.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../login/api.ts';
import { OverTime } from '../statistics/OverTime.tsx';
import { parseSpanSearch, type SpanChange, type SpanSearch } from '../statistics/search.ts';
import { keepChoice, keptChoice } from './kept-choice.ts';

const domain = { whole: 'domain' } as const;

function readKept(text: string | undefined): SpanSearch {
  return parseSpanSearch(Object.fromEntries(new URLSearchParams(text)));
}

export function Consumption() {
  const { t } = useTranslation('dashboard');
  const me = useMe();
  const search = useSearch({ from: '/panel/dashboard' });
  const navigate = useNavigate({ from: '/dashboard' });
  const saysNothing = [search.span, search.from, search.by].every((each) => each === undefined);
  const kept = saysNothing ? keptChoice(me, 'time-frame') : undefined;

  useEffect(() => {
    if (kept !== undefined) void navigate({ search: (old) => ({ ...old, ...readKept(kept) }), replace: true });
  }, [navigate, kept]);

  const onChange = (change: SpanChange) => {
    const { figures: _figures, ...frame } = { ...parseSpanSearch(search), ...change };
    const said = Object.entries(frame).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    keepChoice(me, 'time-frame', said.length === 0 ? undefined : new URLSearchParams(said).toString());
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  };
  return (
    <OverTime
      whose={domain}
      title={t('consumption')}
      note={t('consumptionScope')}
      search={search}
      otherwise="30d"
      onChange={onChange}
    />
  );
}
