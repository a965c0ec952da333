// What is wrong with a sheet, by line and column.
import { useTranslation } from 'react-i18next';
import { told } from '../../api/told/told.ts';
import { FormPart } from '../form/FormPart.tsx';
import { TableScroll } from '../list/TableScroll.tsx';
import table from '../table.module.css';

type Fault = { line: number; column: string; problem: string };

export function FaultsPart({ faultCount, faults }: { faultCount: number; faults: readonly Fault[] }) {
  const { t } = useTranslation('ui');
  const text = t(faultCount > faults.length ? 'sheet.firstFaultsText' : 'sheet.faultsText', { count: faults.length });
  return (
    <FormPart title={t('sheet.faults', { count: faultCount })} text={text}>
      <TableScroll label={t('sheet.faults', { count: faultCount })}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.figure}>
                {t('sheet.line')}
              </th>
              <th scope="col">{t('sheet.column')}</th>
              <th scope="col">{t('sheet.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ line, column, problem }) => (
              <tr key={`${line} ${column} ${problem}`}>
                <td className={table.figure}>{line}</td>
                <td>{column}</td>
                <td>{told(problem)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </FormPart>
  );
}
