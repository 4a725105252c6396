import type { CSSProperties, ReactNode } from 'react';
import { useFormat } from '../i18n.tsx';
import { ChevronRightIcon, Icon } from '../icons.tsx';
import { Link } from '../link.tsx';
import { useUiText } from '../words.ts';
import { useDataText } from '../words_data.ts';

export type FigureProps = {
  label: string;
  /** Already written in the reader's language; `undefined` is said as not known. */
  value: string | undefined;
  unit?: string;
  /** The day the number is true for. */
  asOf?: string;
  /** The rule, the date, the unknowns and the rows behind the number. */
  href?: string;
  /** How many it could not count. */
  unknown?: number;
  change?: ReactNode;
};

/** A number that is a door. */
export function Figure({ label, value, unit, asOf, href, unknown, change }: FigureProps) {
  const t = useDataText();
  const ui = useUiText();
  const f = useFormat();
  const characters = (value?.length ?? 0) + (unit ? unit.length / 1.5 : 0);
  const inside = (
    <>
      <span className="nk-figure-label">{label}</span>
      <span className="nk-figure-value" data-long={characters > 11} style={{ '--characters': characters } as CSSProperties}>
        {value ?? <span className="nk-unknown text-base">{ui('unknown')}</span>}
        {unit && value !== undefined && <span className="nk-figure-unit"> {unit}</span>}
      </span>
      <span className="nk-figure-foot">
        {change}
        {asOf && <span>{t('figure.asOf', { day: f.day(asOf) })}</span>}
        {unknown !== undefined && unknown > 0 && <span className="nk-figure-unknown">{t('figure.unknown', { count: f.number(unknown) })}</span>}
      </span>
      {href && (
        <span className="nk-figure-door">
          <Icon of={ChevronRightIcon} size={16} />
        </span>
      )}
    </>
  );
  return href ? (
    <Link href={href} className="nk-figure">
      {inside}
    </Link>
  ) : (
    <div className="nk-figure">{inside}</div>
  );
}

export function FigureRow({ children }: { children: ReactNode }) {
  return <div className="nk-figures">{children}</div>;
}
