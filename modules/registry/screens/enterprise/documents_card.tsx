import { useState } from 'react';
import { dayOf } from '#core/dates.ts';
import { clock } from '#ui/clock.ts';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { CheckIcon, DocumentIcon, Icon, PlusIcon, TrashIcon } from '#ui/icons.tsx';
import { Button, VerdictButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import { ErrorState, ProgressBar } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { ago, ahead } from '../ago.ts';
import { registry, shownAfterChange } from '../api.ts';
import type { Enterprise, LegalDocument } from '../api.ts';
import { documentWords, inSentence } from '../choices.ts';
import { FileButtons } from '../parts/file_buttons.tsx';
import { NoPrint } from '../parts/no_print.tsx';
import { AddDocument, CheckDocument, RemoveDocument } from './document_dialogs.tsx';
import { usePageText } from './messages.ts';

const stateTones: Record<LegalDocument['state'], Tone> = { stated: 'info', checked: 'done', rejected: 'error' };

export function DocumentsCard({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title={p('documents')}
      action={
        <NoPrint>
          <VerdictButton verdict={enterprise.can['registry.addDocument']} small icon={PlusIcon} onClick={() => setAdding(true)}>
            {p('addDocument')}
          </VerdictButton>
        </NoPrint>
      }
    >
      {enterprise.documentList.length === 0 ? (
        <p className="text-soft">{p('documentsNone')}</p>
      ) : (
        <ul className="grid divide-y divide-line">
          {enterprise.documentList.map((document) => (
            <OneDocument key={document.id} enterprise={enterprise} document={document} />
          ))}
        </ul>
      )}
      {adding && <AddDocument enterprise={enterprise} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function OneDocument({ enterprise, document }: { enterprise: Enterprise; document: LegalDocument }) {
  const p = usePageText();
  const f = useFormat();
  const [dialog, setDialog] = useState<'check' | 'remove'>();
  const attach = useTell(registry, 'registry.attachDocumentFile', { invalidates: shownAfterChange, onDone: () => toast(p('fileSaved')) });
  const ids = { id: enterprise.id, documentId: document.id };
  const name = f.text(documentWords[document.kind]);
  const { can } = enterprise;
  const close = () => setDialog(undefined);
  return (
    <li className="grid gap-2 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{name}</span>
        <span className="numbers">{document.number}</span>
        {document.expired ? <Chip tone="error">{p('expiredAgo', { ago: f.text(ago(document.expiresOn ?? '', clock.now())) })}</Chip> : null}
        <Chip tone={stateTones[document.state]}>{p(document.state)}</Chip>
      </div>
      <p className="text-sm text-soft">{useDates(document).join(' · ')}</p>
      {document.checkNote && <p className="text-sm">{document.checkNote}</p>}
      <div className="no-print flex flex-wrap items-center gap-2">
        {document.hasFile ? (
          <a
            className="nk-button nk-button-small"
            data-tone="quiet"
            href={registry.address('registry.getDocumentFile', ids)}
            target="_blank"
            rel="noreferrer"
            aria-label={`${p('openFile')}: ${name}`}
          >
            <Icon of={DocumentIcon} size={16} /> {p('openFile')}
          </a>
        ) : can['registry.attachDocumentFile'] === true ? (
          <FileButtons of={name} accept="image/*,application/pdf" busy={attach.busy} onFile={(file) => attach.send(ids, { file })} />
        ) : (
          <span className="nk-unknown text-sm">{p('noFile')}</span>
        )}
        <VerdictButton
          verdict={can['registry.checkDocument']}
          small
          icon={CheckIcon}
          onClick={() => setDialog('check')}
          label={`${p('check')}: ${name}`}
        >
          {p('check')}
        </VerdictButton>
        {can['registry.removeDocument'] === true && (
          <Button tone="plain" small icon={TrashIcon} onClick={() => setDialog('remove')}>
            {p('removeDocument', { document: inSentence(name) })}
          </Button>
        )}
      </div>
      {attach.progress !== undefined && <ProgressBar label={p('documentFile')} value={attach.progress} />}
      {attach.problem && <ErrorState problem={attach.problem} again={attach.again} />}
      {dialog === 'check' && <CheckDocument enterprise={enterprise} document={document} onClose={close} />}
      {dialog === 'remove' && <RemoveDocument enterprise={enterprise} document={document} onClose={close} />}
    </li>
  );
}

/** Issued, valid until, checked: each in words. */
function useDates(document: LegalDocument): string[] {
  const p = usePageText();
  const f = useFormat();
  const now = clock.now();
  const { issuedOn, expiresOn, expired, checkedAt, checkedByName } = document;
  return [
    ...(issuedOn ? [p('issued', { day: f.day(issuedOn) })] : []),
    ...(expiresOn === null ? [p('noExpiry')] : expired ? [] : [p('expiresIn', { day: f.day(expiresOn), ahead: f.text(ahead(expiresOn, now)) })]),
    ...(checkedAt && checkedByName ? [p('checkedBy', { name: checkedByName, ago: f.text(ago(dayOf(new Date(checkedAt)), now)) })] : []),
  ];
}
