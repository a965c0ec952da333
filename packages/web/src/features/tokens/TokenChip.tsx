// A list's filter for one token, which came with the address.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FixedChip } from '../../ui/list/Chip.tsx';
import { tokenQuery } from './api.ts';

export function TokenChip({ tokenId, onRemove }: { tokenId: number; onRemove: () => void }) {
  const { t } = useTranslation('tokens');
  const { data: token } = useQuery(tokenQuery(tokenId));
  return (
    <FixedChip
      shown={t('chip', { token: token === undefined ? '…' : token.name || token.token })}
      removeLabel={t('removeChip')}
      onRemove={onRemove}
    />
  );
}
