// The way from a list to the page on which one more is added.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

export function AddLink({ to, children }: { to: string; children: string }) {
  return (
    <Button component={Link} to={to} variant="main" leftSection={<IconPlus size={16} stroke={1.75} />}>
      {children}
    </Button>
  );
}
