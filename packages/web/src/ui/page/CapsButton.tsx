// A button of the manual, in capitals by style: the text itself stays in sentence case.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './CapsButton.module.css';

type Props = {
  children: string;
  icon?: ReactNode;
  iconAfter?: ReactNode;
  tone?: 'plain' | 'main' | 'danger';
  busy?: boolean;
  disabled?: boolean;
  submit?: boolean;
  wide?: boolean;
  onClick?: () => void;
};

/** The same as a way to another page. */
export function CapsLink({ to, icon, children }: Pick<Props, 'icon' | 'children'> & { to: string }) {
  return (
    <Button
      className={classes.caps}
      variant="plain"
      leftSection={icon}
      renderRoot={(props) => <Link to={to} {...props} />}
    >
      {children}
    </Button>
  );
}

export function CapsButton({
  children,
  icon,
  iconAfter,
  tone = 'plain',
  busy = false,
  disabled = false,
  submit = false,
  wide = false,
  onClick,
}: Props) {
  return (
    <Button
      className={classes.caps}
      variant={tone}
      type={submit ? 'submit' : 'button'}
      fullWidth={wide}
      leftSection={busy ? <span className={classes.spinner} aria-hidden="true" /> : icon}
      rightSection={iconAfter}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
