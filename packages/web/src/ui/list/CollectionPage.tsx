// A page of things that admins add and take away again: found as one types, in pages, with a question before one goes.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ComponentType, type ReactNode } from 'react';
import { Card } from '../page/Card.tsx';
import { ConfirmDialog } from '../dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../states/ErrorState.tsx';
import { PageHeader } from '../page/PageHeader.tsx';
import { SearchField } from './SearchField.tsx';
import classes from './CollectionPage.module.css';
import { FilterBar } from './FilterBar.tsx';
import type { Paging } from './list-address.ts';
import { PagedList } from './PagedList.tsx';

type Words = Record<'title' | 'search' | 'add' | 'none' | 'noneText' | 'noneFound' | 'noneFoundText', string>;
type Question = { title: string; text: string; action: string };

type Props<Item> = {
  words: Words;
  /** What the things are for, above their rows. */
  text?: string;
  query: { data: { items: Item[]; total: number } | undefined; error: unknown; refetch: () => unknown };
  search: string | undefined;
  onSearch: (text: string | undefined) => void;
  paging: Paging;
  /** The dialog in which one is added. */
  Adding: ComponentType<{ onClose: () => void }>;
  taking: { isError: boolean; error: unknown; mutate: (item: Item) => void };
  questionOf: (item: Item) => Question;
  children: (items: Item[], onTake: (item: Item) => void) => ReactNode;
};

export function CollectionPage<Item>(props: Props<Item>) {
  const { words, text, query, search, onSearch, paging, Adding, taking, questionOf, children } = props;
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Item>();
  const isFiltered = search !== undefined;
  const isEmpty = query.data?.total === 0 && !isFiltered;
  const addButton = (
    <Button variant="main" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  return (
    <>
      <PageHeader title={words.title} actions={isEmpty ? undefined : addButton} inBarOnPhone />
      <Card flush>
        {taking.isError && <ErrorLine error={taking.error} />}
        {text !== undefined && !isEmpty && <p className={classes.text}>{text}</p>}
        {!isEmpty && (
          <FilterBar isFiltered={isFiltered} onClear={() => onSearch(undefined)}>
            <SearchField label={words.search} value={search} onSearch={onSearch} />
          </FilterBar>
        )}
        <PagedList
          query={query}
          paging={paging}
          none={
            isEmpty
              ? { title: words.none, text: words.noneText, action: addButton }
              : { title: words.noneFound, text: words.noneFoundText }
          }
        >
          {({ items }) => children(items, setLeaving)}
        </PagedList>
      </Card>
      {isAdding && <Adding onClose={() => setAdding(false)} />}
      {leaving !== undefined && (
        <ConfirmDialog
          {...questionOf(leaving)}
          onConfirm={() => taking.mutate(leaving)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
