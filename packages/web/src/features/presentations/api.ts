// Shown cards as the server tells of them, and what a token would be answered.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { PresentationFilter, Question } from '../../api/contract.ts';

/** All of it grows old with every card that is shown in one's domain. */
const presentationsKey = ['presentations'] as const;

export const presentationsQuery = (filter: PresentationFilter) =>
  queryOptions({
    queryKey: [...presentationsKey, filter],
    queryFn: ({ signal }) => answerOf(client.GET('/presentations', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

/** Under the key of tokens: whatever changes there may change the answer. */
export const judgementQuery = (question: Question) =>
  queryOptions({
    queryKey: ['tokens', 'judgement', question],
    queryFn: ({ signal }) => answerOf(client.GET('/authorization-check', { params: { query: question }, signal })),
    retry: false,
  });
