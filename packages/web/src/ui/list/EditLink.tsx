// The way from a row to the form in which what it names is edited.
import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

export function EditLink({ to, label }: { to: string; label: string }) {
  return (
    <ActionIcon component={Link} to={to} aria-label={label} data-tip={label}>
      <IconPencil size={16} stroke={1.5} />
    </ActionIcon>
  );
}
