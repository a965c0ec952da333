// Firmware images as the server tells of them: the list, adding one with its file, deleting one.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { FirmwareFilter, FirmwareImage, NewFirmwareImage } from '../../api/contract.ts';
import { useListChange } from '../../api/use-list-change.ts';

const listKey = ['firmware'] as const;

export const firmwareQuery = (filter: FirmwareFilter) =>
  queryOptions({
    queryKey: [...listKey, filter],
    queryFn: ({ signal }) => answerOf(client.GET('/firmware', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

const deleteImage = (id: number) => answerOf(client.DELETE('/firmware/{id}', { params: { path: { id } } }));

const uploadFile = (id: number, file: File): Promise<FirmwareImage> =>
  answerOf(
    client.PUT('/firmware/{id}/file', {
      params: { path: { id } },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file as never,
      bodySerializer: (body) => body,
    }),
  );

/** An image without its file is of no use to anybody. */
async function addImage({ file, ...image }: Omit<NewFirmwareImage, 'fileName'> & { file: File }) {
  const { id } = await answerOf(client.POST('/firmware', { body: { ...image, fileName: file.name } }));
  try {
    return await uploadFile(id, file);
  } catch (error) {
    await deleteImage(id).catch(() => undefined);
    throw error;
  }
}

export const useAddImage = () => useListChange(listKey, addImage);
export const useDeleteImage = () => useListChange(listKey, deleteImage);
