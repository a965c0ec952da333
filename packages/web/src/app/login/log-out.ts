// The way out, which leaves nothing of the operator behind in the panel.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { logOut } from '../../features/login/api.ts';

export function useLogOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: logOut,
    onSuccess: async () => {
      // First away: what is still on the page would ask again for what was forgotten.
      await navigate({ to: '/login' });
      queries.clear();
    },
  });
}
