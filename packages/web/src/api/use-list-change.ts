// A change after which a list is asked for anew.
import { useMutation, useQueryClient } from '@tanstack/react-query';

export function useListChange<Wish>(queryKey: readonly unknown[], change: (wish: Wish) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey }) });
}
