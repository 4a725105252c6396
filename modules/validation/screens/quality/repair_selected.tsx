import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { CheckIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { ErrorState, Notice } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api } from '../api.ts';
import { useQualityText } from './messages.ts';
import { shownAfterRepair } from './types.ts';
import type { Finding } from './types.ts';

type Skipped = { enterpriseId: string; because: string }[];

/** Mends what was chosen, rule by rule; what could not be mended is told with its reason. */
export function RepairSelected({ chosen, onDone }: { chosen: Finding[]; onDone: () => void }) {
  const q = useQualityText();
  const f = useFormat();
  const [skipped, setSkipped] = useState<Skipped>([]);
  const repair = useTell(api, 'validation.repairFindings', { invalidates: shownAfterRepair });
  const may = chosen.filter((row) => row.can['validation.repairFindings'] === true);
  const send = async () => {
    let repaired = 0;
    const left: Skipped = [];
    for (const rule of new Set(may.map((row) => row.rule))) {
      const enterpriseIds = may.filter((row) => row.rule === rule).map((row) => row.enterprise.id);
      const answer = await repair.sendAndWait({ rule, enterpriseIds });
      repaired += answer.repaired;
      left.push(...answer.skipped);
    }
    toast(q('repaired', { n: f.number(repaired) }));
    setSkipped(left);
    onDone();
  };
  return (
    <div className="grid gap-2">
      <Button tone="primary" small icon={CheckIcon} busy={repair.busy} disabled={may.length === 0} onClick={() => void send().catch(() => {})}>
        {q('repairSelected', { n: f.number(may.length) })}
      </Button>
      {repair.problem && <ErrorState problem={repair.problem} />}
      {skipped.length > 0 && (
        <Notice tone="attention" title={q('skipped', { n: f.number(skipped.length) })}>
          <ul className="list-disc pl-5">
            {[...new Set(skipped.map(({ because }) => because))].map((because) => (
              <li key={because}>{because}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
