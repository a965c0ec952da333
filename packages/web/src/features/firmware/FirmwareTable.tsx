// Firmware images as rows.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { SortHead, type Sorting } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import classes from './FirmwareTable.module.css';
import type { FirmwareSort } from './search.ts';

type Props = {
  images: FirmwareImage[];
  sorting: Sorting<FirmwareSort>;
  onDelete: (image: FirmwareImage) => void;
};

function Row({ image, onDelete }: { image: FirmwareImage; onDelete: Props['onDelete'] }) {
  const { t } = useTranslation('firmware');
  const formats = useFormats();
  const { version, vendor, models, fileName, sizeBytes, sha256, signed, createdBy, uploadedAt } = image;
  const wanted = [vendor, models.join(', ')].filter((text) => text !== '').join(': ');
  return (
    <tr>
      <td className={table.tall}>
        <span className={classes.name}>{version}</span>
        <span className={`${table.second} ${classes.name}`}>{signed ? `${fileName}, ${t('signed')}` : fileName}</span>
      </td>
      <td className={table.wide}>{wanted === '' ? t('any') : wanted}</td>
      <td className={`${table.wide} ${table.figure}`}>
        {sizeBytes === null ? '–' : t('megabytes', { size: formats.megabytes(sizeBytes) })}
      </td>
      <td className={table.wide}>{sha256 !== null && <code className={classes.digest}>{sha256}</code>}</td>
      <td>
        {uploadedAt === null ? <span className={classes.missing}>{t('missing')}</span> : <Age at={uploadedAt} />}
        {createdBy !== null && <span className={table.second}>{t('by', { name: createdBy.name })}</span>}
      </td>
      <td className={table.figure}>
        <Button size="xs" aria-label={`${t('delete')}: ${version}`} onClick={() => onDelete(image)}>
          {t('delete')}
        </Button>
      </td>
    </tr>
  );
}

export function FirmwareTable({ images, sorting, onDelete }: Props) {
  const { t } = useTranslation('firmware');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <SortHead by="version" sorting={sorting}>
              {t('column.version')}
            </SortHead>
            <SortHead by="for" sorting={sorting} className={table.wide}>
              {t('column.for')}
            </SortHead>
            <SortHead by="size" sorting={sorting} className={`${table.wide} ${table.figure}`}>
              {t('column.size')}
            </SortHead>
            <th scope="col" className={table.wide}>
              {t('column.digest')}
            </th>
            <SortHead by="uploadedAt" sorting={sorting}>
              {t('column.uploaded')}
            </SortHead>
            <th scope="col">
              <span className="sm-only-read">{t('column.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {images.map((image) => (
            <Row key={image.id} image={image} onDelete={onDelete} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
