// The way from one page for strangers to another, in the manual's capitals.
import { Link } from '@tanstack/react-router';
import classes from './DoorLink.module.css';

type Props = { to: '/login' | '/lost-password'; children: string };

export function DoorLink({ to, children }: Props) {
  return (
    <Link to={to} className={classes.link}>
      {children}
    </Link>
  );
}
