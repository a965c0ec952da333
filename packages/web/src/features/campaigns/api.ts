// Commands to many charging stations: foreseeing what they interrupt, starting, following, cancelling and repeating them.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, client } from '../../api/client.ts';
import type { Campaign, NewCampaign, StationFilter } from '../../api/contract.ts';
import { newRequestKey } from '../../api/request-key.ts';
import type { CampaignSearch, CampaignsSearch } from './search.ts';

/** News of campaigns and of commands make all below it old. */
export const campaignsKey = ['campaigns'] as const;

export const campaignsQuery = (query: CampaignsSearch) =>
  queryOptions({
    queryKey: [...campaignsKey, 'list', query],
    queryFn: ({ signal }) => answerOf(client.GET('/campaigns', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: [...campaignsKey, id],
    queryFn: ({ signal }) => answerOf(client.GET('/campaigns/{id}', { params: { path: { id } }, signal })),
  });

export const resultsQuery = (id: string, query: CampaignSearch) =>
  queryOptions({
    queryKey: [...campaignsKey, id, 'results', query],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/campaigns/{id}/results', { params: { path: { id }, query }, signal })),
    placeholderData: keepPreviousData,
  });

/** Asked anew for every question: sessions come and go. */
export const impactQuery = (stationIds: readonly number[]) =>
  queryOptions({
    queryKey: ['foreseen', stationIds],
    queryFn: ({ signal }) =>
      answerOf(client.POST('/campaigns/foresee', { body: { stationIds: [...stationIds] }, signal })),
    staleTime: 0,
    gcTime: 0,
  });

/** All that a list finds, as far as one command may go. */
export function getStationIds(filter: StationFilter): Promise<{ ids: number[]; more: boolean }> {
  const { sort: _sort, order: _order, page: _page, pageSize: _pageSize, ...query } = filter;
  return answerOf(client.GET('/stations/ids', { params: { query } }));
}

/** One question is one command, however often its answer was asked for. */
function useOnce<Wish>(send: (wish: Wish, header: { 'idempotency-key': string }) => Promise<Campaign>) {
  const queries = useQueryClient();
  const [key] = useState(newRequestKey);
  return useMutation({
    mutationFn: (wish: Wish) => send(wish, { 'idempotency-key': key }),
    onSuccess: (campaign) => {
      queries.setQueryData(campaignQuery(campaign.id).queryKey, campaign);
      void queries.invalidateQueries({ queryKey: campaignsKey });
    },
  });
}

export const useStartCampaign = () =>
  useOnce((body: NewCampaign, header) => answerOf(client.POST('/campaigns', { params: { header }, body })));

export const useRetryCampaign = () =>
  useOnce((id: string, header) => answerOf(client.POST('/campaigns/{id}/retry', { params: { path: { id }, header } })));

export function useCancelCampaign(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(client.POST('/campaigns/{id}/cancel', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: campaignsKey }),
  });
}
