import { useState } from 'react';
import type { ReactNode } from 'react';
import { csvOf, downloadText, fileName } from '../csv.ts';
import { ChartIcon, DownloadIcon, SheetIcon } from '../icons.tsx';
import { useUiText } from '../words.ts';
import { useDataText } from '../words_data.ts';
import { IconButton } from './button.tsx';

/** At most five, so that each can be named beside its shape. */
export type Hue = 1 | 2 | 3 | 4 | 5;

export type ChartTable = { head: string[]; rows: (string | number | null)[][] };

/** What every chart has: a title that says the finding, a table behind a switch, a download, where the numbers come from. */
export function ChartFrame({
  title,
  unit,
  source,
  table,
  show,
  children,
}: {
  title: string;
  unit?: string | undefined;
  source?: string | undefined;
  table: ChartTable;
  show: (value: number) => string;
  children: ReactNode;
}) {
  const t = useDataText();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="nk-chart">
      <div className="nk-chart-head">
        <figcaption className="nk-chart-title">
          {title}
          {unit && <span className="nk-chart-unit block font-normal">{unit}</span>}
        </figcaption>
        <div className="nk-chart-tools">
          <IconButton
            label={`${t(asTable ? 'chart.picture' : 'chart.table')}: ${title}`}
            icon={asTable ? ChartIcon : SheetIcon}
            onClick={() => setAsTable(!asTable)}
          />
          <IconButton
            label={`${t('chart.download')}: ${title}`}
            icon={DownloadIcon}
            onClick={() => downloadText(`${fileName(title)}.csv`, csvOf([table.head, ...table.rows]))}
          />
        </div>
      </div>
      {table.rows.length === 0 ? (
        <p className="text-soft">{t('chart.none')}</p>
      ) : asTable ? (
        <Numbers title={title} table={table} show={show} />
      ) : (
        children
      )}
      {source && <p className="nk-chart-source">{t('chart.source', { source })}</p>}
    </figure>
  );
}

function Numbers({ title, table, show }: { title: string; table: ChartTable; show: (value: number) => string }) {
  const ui = useUiText();
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm" aria-label={title}>
        <thead>
          <tr>
            {table.head.map((name, i) => (
              <th key={name} scope="col" className={`border-b border-line-strong py-1 pr-3 ${i === 0 ? 'text-left' : 'text-right'}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...values]) => (
            <tr key={String(name)}>
              <th scope="row" className="border-b border-line py-1 pr-3 text-left font-normal">
                {name}
              </th>
              {values.map((value, i) => (
                <td key={table.head[i + 1]} className="border-b border-line py-1 pr-3 text-right">
                  {value === null ? <span className="nk-unknown">{ui('unknown')}</span> : typeof value === 'number' ? show(value) : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
