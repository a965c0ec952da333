// Firmware images as rows, the latest first.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { TableScroll } from '../../ui/page/TableScroll.tsx';
import table from '../../ui/table.module.css';
import classes from './FirmwareTable.module.css';

type Props = { images: FirmwareImage[]; onDelete: (image: FirmwareImage) => void };

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

export function FirmwareTable({ images, onDelete }: Props) {
  const { t } = useTranslation('firmware');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.version')}</th>
            <th scope="col" className={table.wide}>
              {t('column.for')}
            </th>
            <th scope="col" className={`${table.wide} ${table.figure}`}>
              {t('column.size')}
            </th>
            <th scope="col" className={table.wide}>
              {t('column.digest')}
            </th>
            <th scope="col">{t('column.uploaded')}</th>
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
