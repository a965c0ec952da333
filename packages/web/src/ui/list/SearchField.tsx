// The search of a list: answers as one types, without asking at every letter.
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { searched } from '../address.ts';
import filters from './Filters.module.css';

type Props = {
  label: string;
  /** What the address says; another value than the last one typed is taken over. */
  value: string | undefined;
  onSearch: (text: string | undefined) => void;
};

export function SearchField({ label, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value ?? '');
  const [asked, setAsked] = useState(value);
  if (asked !== value) {
    setAsked(value);
    setTyped(value ?? '');
  }
  const find = useDebouncedCallback((text: string) => {
    const wanted = searched(text);
    setAsked(wanted);
    onSearch(wanted);
  }, 150);
  return (
    <TextInput
      className={filters.search}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.5} />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        find(event.currentTarget.value);
      }}
    />
  );
}
