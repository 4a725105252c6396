import { useFormat } from '#ui/i18n.tsx';
import { ArrowRightIcon, Icon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { VerdictButton } from '#ui/parts/button.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { useQualityText } from './messages.ts';
import type { Finding } from './types.ts';
import { findingWords } from './words.ts';

export function useFindingColumns(onAccept: ((finding: Finding) => void) | undefined): Column<Finding>[] {
  const q = useQualityText();
  return [
    { key: 'enterprise', title: q('enterprise'), kind: 'prose', render: (row) => <Name finding={row} /> },
    { key: 'what', title: q('what'), kind: 'prose', render: (row) => <What finding={row} /> },
    { key: 'repair', title: q('repair'), kind: 'prose', render: (row) => <Repair finding={row} /> },
    ...(onAccept
      ? [
          {
            key: 'accept',
            title: q('more'),
            render: (row: Finding) => (
              <VerdictButton verdict={row.can['validation.acceptFinding']} small tone="plain" onClick={() => onAccept(row)}>
                {q('accept')}
              </VerdictButton>
            ),
          },
        ]
      : []),
  ];
}

function Name({ finding: { enterprise } }: { finding: Finding }) {
  return (
    <span className="block py-1 leading-snug">
      <Link href={`/usaha/${enterprise.id}`} className="break-words">
        {enterprise.name}
      </Link>
      <span className="inline-block w-full text-sm font-normal text-soft">
        {[enterprise.ownerName, enterprise.areaName].filter(Boolean).join(', ')}
      </span>
    </span>
  );
}

function What({ finding: { severity, message } }: { finding: Finding }) {
  const f = useFormat();
  const { tone, text } = findingWords[severity];
  return (
    <span className="grid justify-items-start gap-1 py-1 text-sm break-words">
      <Chip tone={tone}>{f.text(text)}</Chip>
      {message}
    </span>
  );
}

/** With the spaces as they stand: they may be what is mended. */
function Repair({ finding: { repair } }: { finding: Finding }) {
  const q = useQualityText();
  if (!repair) return <span className="nk-unknown">–</span>;
  return (
    <span className="block py-1 text-sm">
      <span className="block text-soft">{repair.label}</span>
      <span className="nk-inline numbers break-words whitespace-pre-wrap">
        <span className="text-soft">{repair.from === null ? q('empty') : `“${repair.from}”`}</span>
        <Icon of={ArrowRightIcon} size={14} />
        <span className="sr-only">{q('became')}</span>
        <span className="font-semibold">“{repair.to}”</span>
      </span>
    </span>
  );
}
