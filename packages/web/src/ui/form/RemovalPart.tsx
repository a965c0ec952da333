// The end of a form: what removes its thing for good, asked for once more, and then the page is left.
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { CapsButton } from '../page/CapsButton.tsx';
import { ConfirmDialog } from '../dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../states/ErrorState.tsx';
import { FormPart } from './FormPart.tsx';
import { removal } from './removal.ts';

type Props = {
  title: string;
  text?: string;
  action: string;
  question: { title: string; text: string };
  disabled?: boolean;
  remove: () => Promise<unknown>;
  /** All that only this thing answers to. */
  gone: QueryKey;
  /** The list that it stood in. */
  to: '/drivers' | '/driver-groups' | '/tokens' | '/groups' | '/stations' | '/operators';
  /** What stands in the way. */
  children?: ReactNode;
};

export function RemovalPart({ title, text, action, question, disabled = false, remove, gone, to, children }: Props) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const leave = () => navigate({ to, ignoreBlocker: true });
  const removing = useMutation(removal(queries, { remove, gone, leave }));
  const askAnew = () => void queries.invalidateQueries({ queryKey: gone });
  return (
    <FormPart title={title} {...(text !== undefined && { text })} danger>
      {children}
      <CapsButton tone="danger" disabled={disabled} busy={removing.isPending} onClick={() => setAsking(true)}>
        {action}
      </CapsButton>
      {removing.isError && <ErrorLine error={removing.error} />}
      {asking && (
        <ConfirmDialog
          {...question}
          action={action}
          onConfirm={() => removing.mutate(undefined, { onError: askAnew })}
          onClose={() => setAsking(false)}
        />
      )}
    </FormPart>
  );
}
