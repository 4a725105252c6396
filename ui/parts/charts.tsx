import { useLayoutEffect, useRef, useState } from 'react';
import { useFormat } from '../i18n.tsx';
import { Link } from '../link.tsx';
import { asRole } from '../roles.ts';
import { ChartFrame } from './chart_frame.tsx';
import type { Hue } from './chart_frame.tsx';
import { placeLabels, scaleOf } from './chart_scale.ts';

export type BarRow = { label: string; value: number; hue?: Hue; href?: string };
type Common = { /** The finding, as a sentence. */ title: string; unit?: string; source?: string; format?: (value: number) => string };

/** Quantities side by side; the longest first unless their order means something. Values are zero or more. */
export function BarChart({
  title,
  unit,
  source,
  format,
  rows,
  label = '',
}: Common & { rows: BarRow[]; /** What the rows are, for the table's header. */ label?: string }) {
  const f = useFormat();
  const show = format ?? f.number;
  const most = Math.max(0, ...rows.map((row) => row.value));
  const reserve = Math.max(0, ...rows.map((row) => show(row.value).length)) + 2;
  return (
    <ChartFrame
      title={title}
      unit={unit}
      source={source}
      show={show}
      table={{ head: [label, unit ?? title], rows: rows.map((row) => [row.label, row.value]) }}
    >
      <ul className="nk-bars">
        {rows.map((row) => (
          <li key={row.label} className="nk-bar">
            <span className="nk-bar-label">{row.href ? <Link href={row.href}>{row.label}</Link> : row.label}</span>
            <span className="nk-bar-track">
              <svg
                aria-hidden="true"
                style={{ width: most > 0 && row.value > 0 ? `max(2px, calc((100% - ${reserve}ch) * ${row.value / most}))` : 0 }}
              >
                <rect width="100%" height="100%" rx="3" fill={`var(--hue-${row.hue ?? 1})`} />
              </svg>
              <span className="nk-bar-value">{show(row.value)}</span>
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

export type Series = { label: string; values: (number | null)[]; hue?: Hue };

const marks: Record<Hue, (x: number, y: number) => string> = {
  1: (x, y) => `M${x - 3.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0`,
  2: (x, y) => `M${x - 3.5} ${y - 3.5}h7v7h-7z`,
  3: (x, y) => `M${x} ${y - 4.5}l4.5 8h-9z`,
  4: (x, y) => `M${x} ${y - 4.5}l4.5 4.5-4.5 4.5-4.5-4.5z`,
  5: (x, y) => `M${x} ${y + 4.5}l4.5-8h-9z`,
};
const dashes: Record<Hue, string | undefined> = { 1: undefined, 2: '7 4', 3: '2 4', 4: '10 4 2 4', 5: '4 3' };
const height = 240;
const pad = { top: 12, bottom: 26, left: 48 };

/** Change over time, at most five lines, each named at its end. What is not known is a gap, never zero. */
export function LineChart({
  title,
  unit,
  source,
  format,
  points,
  series,
  showPoint,
  label = '',
}: Common & { points: string[]; series: Series[]; showPoint?: (point: string) => string; label?: string }) {
  const f = useFormat();
  const show = format ?? f.number;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const lines = series.slice(0, 5).map((one, i) => ({ ...one, hue: one.hue ?? ((i + 1) as Hue) }));
  const known = lines.flatMap((line) => line.values.filter((value) => value !== null));
  const { top, ticks } = scaleOf(Math.max(0, ...known));

  const right = Math.min(width * 0.35, 16 + 7 * Math.max(0, ...lines.map((line) => line.label.length)));
  const x = (i: number) => pad.left + (points.length < 2 ? 0.5 : i / (points.length - 1)) * (width - pad.left - right);
  const y = (value: number) => pad.top + (1 - value / top) * (height - pad.top - pad.bottom);
  const every = Math.max(1, Math.ceil(points.length / Math.max(2, Math.floor((width - pad.left - right) / 72))));
  const ends = lines.map((line) => {
    const last = line.values.findLastIndex((value) => value !== null);
    return { line, at: last, y: y(line.values[last] ?? 0) };
  });
  const labelYs = placeLabels(
    ends.map((end) => end.y),
    15,
    pad.top,
    height - pad.bottom,
  );

  return (
    <ChartFrame
      title={title}
      unit={unit}
      source={source}
      show={show}
      table={{
        head: [label, ...lines.map((line) => line.label)],
        rows: points.map((point, i) => [showPoint?.(point) ?? point, ...lines.map((line) => line.values[i] ?? null)]),
      }}
    >
      <div ref={frame}>
        <svg className="nk-lines" {...asRole.picture} aria-label={title} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? 'nk-axis' : 'nk-grid'} x1={pad.left} x2={width - right} y1={y(tick)} y2={y(tick)} />
              <text x={pad.left - 8} y={y(tick) + 4} textAnchor="end">
                {f.shortNumber(tick)}
              </text>
            </g>
          ))}
          {points.map((point, i) =>
            (points.length - 1 - i) % every === 0 ? (
              <text key={point} x={x(i)} y={height - 6} textAnchor="middle">
                {showPoint?.(point) ?? point}
              </text>
            ) : null,
          )}
          {lines.map((line) => (
            <g key={line.label}>
              <path
                d={pathOf(line.values, x, y)}
                fill="none"
                stroke={`var(--hue-${line.hue})`}
                strokeWidth="2.5"
                strokeDasharray={dashes[line.hue]}
                strokeLinejoin="round"
              />
              {line.values.map((value, i) =>
                value === null ? null : (
                  <path key={points[i]} d={marks[line.hue](x(i), y(value))} fill={`var(--hue-${line.hue})`}>
                    <title>{`${line.label}, ${showPoint?.(points[i] ?? '') ?? points[i]}: ${show(value)}`}</title>
                  </path>
                ),
              )}
            </g>
          ))}
          {ends.map(({ line, at }, i) => (
            <text key={line.label} className="nk-series-label" x={x(at) + 10} y={(labelYs[i] ?? 0) + 4} style={{ fill: 'var(--ink)' }}>
              {line.label}
            </text>
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}

function pathOf(values: (number | null)[], x: (i: number) => number, y: (value: number) => number): string {
  let pen = 'M';
  let path = '';
  values.forEach((value, i) => {
    if (value === null) pen = 'M';
    else {
      path += `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
    }
  });
  return path;
}

function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(560);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(240, Math.round(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
