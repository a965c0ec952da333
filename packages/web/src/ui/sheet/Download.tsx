// A file that never leaves this browser but to where the operator puts it.
import { Button } from '@mantine/core';

export function Download({ name, text, label }: { name: string; text: string; label: string }) {
  const href = `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`;
  return (
    <Button component="a" href={href} download={name}>
      {label}
    </Button>
  );
}
