import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import { ErrorState, ProgressBar } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry, shownAfterChange } from '../api.ts';
import type { Enterprise, LegalDocument } from '../api.ts';
import { documentWords } from '../choices.ts';
import { usePageText } from '../enterprise/messages.ts';
import { FileButtons } from '../parts/file_buttons.tsx';
import { useMineText } from './messages.ts';

type Words = 'expired' | 'rejected' | 'accepted' | 'needFile' | 'waiting';
const tones: Record<Words, Tone> = { expired: 'error', rejected: 'error', accepted: 'done', needFile: 'attention', waiting: 'info' };

export function MyDocuments({ enterprise }: { enterprise: Enterprise }) {
  const m = useMineText();
  if (enterprise.documentList.length === 0) return null;
  return (
    <section className="grid gap-3" aria-label={m('documents')}>
      <h3>{m('documents')}</h3>
      <ul className="grid gap-3">
        {enterprise.documentList.map((document) => (
          <MyDocument key={document.id} enterprise={enterprise} document={document} />
        ))}
      </ul>
    </section>
  );
}

function MyDocument({ enterprise, document }: { enterprise: Enterprise; document: LegalDocument }) {
  const m = useMineText();
  const p = usePageText();
  const f = useFormat();
  const attach = useTell(registry, 'registry.attachDocumentFile', { invalidates: shownAfterChange, onDone: () => toast(p('fileSaved')) });
  const name = f.text(documentWords[document.kind]);
  const words = stateOf(document);
  const mayAttach = !document.hasFile && enterprise.can['registry.attachDocumentFile'] === true;
  return (
    <li className="grid gap-2">
      <span>
        <Chip tone={tones[words]}>{m(words, { document: name })}</Chip>
      </span>
      {document.checkNote && <p>{document.checkNote}</p>}
      {mayAttach && (
        <FileButtons
          of={name}
          accept="image/*,application/pdf"
          busy={attach.busy}
          onFile={(file) => attach.send({ id: enterprise.id, documentId: document.id }, { file })}
        />
      )}
      {attach.progress !== undefined && <ProgressBar label={p('documentFile')} value={attach.progress} />}
      {attach.problem && <ErrorState problem={attach.problem} again={attach.again} />}
    </li>
  );
}

function stateOf(document: LegalDocument): Words {
  if (document.expired) return 'expired';
  if (document.state === 'rejected') return 'rejected';
  if (document.state === 'checked') return 'accepted';
  return document.hasFile ? 'waiting' : 'needFile';
}
