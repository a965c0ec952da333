// Whose signature under their certificates lets charging stations in, for admins.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CollectionPage } from '../../ui/list/CollectionPage.tsx';
import { listAddress, sortingOf } from '../../ui/list/list-address.ts';
import { AddAuthority } from './AddAuthority.tsx';
import { authoritiesQuery, useRemoveAuthority } from './api.ts';
import { AuthoritiesTable } from './AuthoritiesTable.tsx';
import { filterOf, pageSizes, type AuthoritiesSearch } from './search.ts';

export function AuthoritiesPage() {
  const { t } = useTranslation('authorities');
  const search = useSearch({ from: '/panel/settings/certificate-authorities' });
  const navigate = useNavigate({ from: '/settings/certificate-authorities' });
  const { change, paging } = listAddress<AuthoritiesSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const removing = useRemoveAuthority();
  return (
    <CollectionPage
      words={{
        title: t('title'),
        search: t('search'),
        add: t('add.open'),
        none: t('none'),
        noneText: t('noneText'),
        noneFound: t('noneFound'),
        noneFoundText: t('noneFoundText'),
      }}
      text={t('text')}
      query={useQuery(authoritiesQuery(filterOf(search)))}
      search={search.search}
      onSearch={(text) => change({ search: text })}
      paging={paging}
      Adding={AddAuthority}
      taking={{ ...removing, mutate: ({ id }) => removing.mutate(id) }}
      questionOf={({ name }) => ({ title: t('removeTitle', { name }), text: t('removeText'), action: t('remove') })}
    >
      {(authorities, onRemove) => (
        <AuthoritiesTable authorities={authorities} sorting={sortingOf(search, 'name', change)} onRemove={onRemove} />
      )}
    </CollectionPage>
  );
}
