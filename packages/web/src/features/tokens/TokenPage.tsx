// One token: its details, whose it is, where it was used; admins give it to another charging user and delete it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Token } from '../../api/contract.ts';
import { EditConflict } from '../../ui/form/EditConflict.tsx';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { FormPart } from '../../ui/form/FormPart.tsx';
import { RemovalPart } from '../../ui/form/RemovalPart.tsx';
import { useEdit } from '../../ui/form/use-edit.ts';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../ui/states/WhenThere.tsx';
import { useMe } from '../login/api.ts';
import { deleteToken, saveToken, tokenQuery } from './api.ts';
import { bodyOf, faultOf, valuesOf, type TokenValues } from './token-form.ts';
import { TokenFields } from './TokenFields.tsx';
import classes from './Tokens.module.css';

const versioned = (token: Token) => ({ version: token.version, values: valuesOf(token) });

function Remove({ token }: { token: Token }) {
  const { t } = useTranslation('tokens');
  return (
    <RemovalPart
      title={t('page.remove')}
      text={t('page.removeText')}
      action={t('page.remove')}
      question={{
        title: t('page.removeTitle', { token: token.name || token.token }),
        text: t('page.removeText'),
      }}
      remove={() => deleteToken(token)}
      gone={tokenQuery(token.id).queryKey}
      to="/tokens"
    />
  );
}

function WhereUsed({ token: { id, driver } }: { token: Token }) {
  const { t } = useTranslation('tokens');
  return (
    <FormPart title={t('page.more')} text={t('page.moreText')}>
      <p className={classes.links}>
        <Link to="/tokens/why" search={{ tokenId: id }}>
          {t('page.why')}
        </Link>
        <Link to="/tokens/shown" search={{ tokenId: id }}>
          {t('page.shown')}
        </Link>
        <Link to="/sessions" search={{ tokenId: id }}>
          {t('page.sessionsOfToken')}
        </Link>
        {driver !== null && (
          <Link to="/sessions" search={{ driverId: driver.id }}>
            {t('page.sessions', { name: driver.name })}
          </Link>
        )}
      </p>
    </FormPart>
  );
}

/** How each field is called, and how its values read where two have changed it. */
function useReading() {
  const { t } = useTranslation(['tokens', 'drivers']);
  const labels: Record<keyof TokenValues, string> = {
    name: t('drivers:form.tokenName'),
    type: t('drivers:form.tokenType'),
    active: t('drivers:form.status'),
    validFrom: t('drivers:form.validFrom'),
    validTo: t('drivers:form.validTo'),
    infinite: t('drivers:form.infinite'),
    owner: t('page.owner'),
  };
  const show = (values: Partial<TokenValues>): string => {
    if (values.active !== undefined) return t(values.active ? 'drivers:state.active' : 'drivers:state.inactive');
    if (values.type !== undefined) return t(`drivers:form.type.${values.type}`);
    if (values.owner !== undefined) return values.owner?.name ?? t('page.nobody');
    if (values.infinite !== undefined) return t(values.infinite ? 'yes' : 'no');
    return values.name ?? values.validFrom ?? values.validTo ?? '';
  };
  return { label: (field: keyof TokenValues) => labels[field], show };
}

function EditForm({ token }: { token: Token }) {
  const { t } = useTranslation(['tokens', 'drivers']);
  const isAdmin = useMe().operator.role === 'admin';
  const queries = useQueryClient();
  const navigate = useNavigate();
  const reading = useReading();
  const edit = useEdit<TokenValues, Token>({
    start: versioned(token),
    validate: (values) => {
      const fault = faultOf(values);
      return fault === undefined ? {} : { validTo: t(`drivers:form.fault.${fault}`) };
    },
    save: (values, version) => saveToken({ id: token.id, version }, bodyOf(values, isAdmin)),
    reload: async () => versioned(await queries.fetchQuery({ ...tokenQuery(token.id), staleTime: 0 })),
    onSaved: () =>
      void navigate({ to: '/tokens', ignoreBlocker: true }).then(() =>
        queries.invalidateQueries({ queryKey: ['tokens'] }),
      ),
  });
  return (
    <FormPage
      title={t('page.title', { token: token.name || token.token })}
      busy={edit.isSaving}
      dirty={edit.isDirty}
      error={edit.error}
      onSubmit={edit.submit}
      onCancel={() => void navigate({ to: '/tokens' })}
      danger={isAdmin && <Remove token={token} />}
    >
      <EditConflict
        edit={edit}
        label={reading.label}
        show={(change, which) => reading.show({ [change.field]: change[which] })}
      />
      <TokenFields form={edit.form} token={token.token} isAdmin={isAdmin} />
      <WhereUsed token={token} />
    </FormPage>
  );
}

export function TokenPage() {
  const { tokenId } = useParams({ from: '/panel/tokens/$tokenId' });
  return (
    <WhenThere query={useQuery(tokenQuery(tokenId))} awaiting={<CardSkeletons heightPx={200} count={2} />}>
      {(token) => <EditForm key={tokenId} token={token} />}
    </WhenThere>
  );
}
