// Remembers in this browser what an operator has chosen on the dashboard, for when the address does not say it.
import type { Me } from '../../api/contract.ts';

type Choice = 'groups' | 'time-frame';
type Whose = Pick<Me, 'organization' | 'operator'>;

const keyOf = ({ organization, operator }: Whose, choice: Choice) =>
  `stationmaster.dashboard-${choice}.${organization.id}.${operator.id}`;

export function keptChoice(whose: Whose, choice: Choice): string | undefined {
  try {
    return localStorage.getItem(keyOf(whose, choice)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepChoice(whose: Whose, choice: Choice, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(keyOf(whose, choice));
    else localStorage.setItem(keyOf(whose, choice), value);
  } catch {
    // A browser that keeps nothing still has the address.
  }
}
