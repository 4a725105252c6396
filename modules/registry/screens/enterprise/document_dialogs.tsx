import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { AttentionIcon, DoneIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { RadioCards } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { AreaField, DayField, SelectField, TextField } from '#ui/parts/fields.tsx';
import { ProgressBar } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { asProblem } from '#ui/problems.ts';
import type { DocumentKind } from '../../contract/index.ts';
import { freshId, registry, shownAfterChange } from '../api.ts';
import type { Enterprise, LegalDocument } from '../api.ts';
import { documentAdvice, documentWords, optionsOf } from '../choices.ts';
import { useText } from '../messages.ts';
import { Confirm } from '../parts/confirm.tsx';
import { FileButtons } from '../parts/file_buttons.tsx';
import { usePageText } from './messages.ts';

/** What it takes to record a document; the page of an owner knows only this much of an enterprise. */
type OfEnterprise = Pick<Enterprise, 'id'>;

/** The document first, then its file: when the signal breaks between the two, the document stands and the file can follow. */
export function AddDocument({
  enterprise,
  kind = '' as const,
  onClose,
}: {
  enterprise: OfEnterprise;
  kind?: DocumentKind | '';
  onClose: () => void;
}) {
  const t = useText();
  const p = usePageText();
  const f = useFormat();
  const [documentId] = useState(freshId);
  const [file, setFile] = useState<File>();
  const add = useTell(registry, 'registry.addDocument', { invalidates: shownAfterChange });
  const attach = useTell(registry, 'registry.attachDocumentFile', { invalidates: shownAfterChange });
  const initial: Record<'kind' | 'number' | 'issuedOn' | 'expiresOn', string> = { kind, number: '', issuedOn: '', expiresOn: '' };
  const form = useForm({ initial, problem: add.problem });
  const chosen = form.values.kind as DocumentKind | '';

  const save = async (values: typeof form.values) => {
    try {
      await add.sendAndWait({
        id: enterprise.id,
        documentId,
        kind: values.kind as DocumentKind,
        number: values.number,
        issuedOn: values.issuedOn || null,
        expiresOn: values.expiresOn || null,
      });
    } catch {
      return; // It stands beside its field.
    }
    const sent = file ? await attach.sendAndWait({ id: enterprise.id, documentId }, { file }).catch((error: unknown) => asProblem(error)) : {};
    if (sent instanceof Error) toast(p('fileFailed', { why: sent.message }), { tone: 'attention' });
    else toast(p('documentSaved', { document: chosen ? f.text(documentWords[chosen]) : '' }));
    onClose();
  };

  return (
    <Dialog open onClose={onClose} title={p('addDocument')}>
      <Form form={form} onSubmit={(values) => void save(values)}>
        <SelectField
          {...form.bind('kind')}
          label={p('documentKind')}
          options={optionsOf(documentWords, f)}
          hint={chosen ? f.text(documentAdvice[chosen]) : undefined}
        />
        <TextField {...form.bind('number')} label={p('documentNumber')} maxLength={60} />
        <div className="grid grid-cols-1 items-end gap-4 tablet:grid-cols-2">
          <DayField {...form.bind('issuedOn')} label={p('issuedOn')} optional />
          <DayField {...form.bind('expiresOn')} label={p('expiresOn')} hint={p('expiresHint')} optional />
        </div>
        <div className="grid gap-2">
          <p className="nk-label">{p('documentFile')}</p>
          {file && <p className="text-sm text-soft">{p('documentFileChosen', { name: file.name })}</p>}
          <FileButtons of={p('documentFile')} accept="image/*,application/pdf" onFile={setFile} />
        </div>
        {attach.progress !== undefined && <ProgressBar label={p('documentFile')} value={attach.progress} />}
        <FormActions>
          <Button type="submit" tone="primary" busy={add.busy || attach.busy}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

type OneProps = { enterprise: Enterprise; document: LegalDocument; onClose: () => void };

export function CheckDocument({ enterprise, document, onClose }: OneProps) {
  const t = useText();
  const p = usePageText();
  const f = useFormat();
  const check = useTell(registry, 'registry.checkDocument', {
    invalidates: shownAfterChange,
    onDone: () => {
      toast(t('saved'));
      onClose();
    },
  });
  const form = useForm({ initial: { verdict: 'checked', note: '' }, problem: check.problem });
  return (
    <Dialog open onClose={onClose} title={p('checkTitle', { document: f.text(documentWords[document.kind]), number: document.number })}>
      <Form
        form={form}
        onSubmit={({ verdict, note }) =>
          check.send({ id: enterprise.id, documentId: document.id, verdict: verdict === 'rejected' ? 'rejected' : 'checked', note })
        }
      >
        <RadioCards
          {...form.bind('verdict')}
          label={p('checkVerdict')}
          options={[
            { value: 'checked', label: p('checkRight'), hint: p('checkRightHint'), icon: DoneIcon },
            { value: 'rejected', label: p('checkWrong'), hint: p('checkWrongHint'), icon: AttentionIcon },
          ]}
        />
        <AreaField {...form.bind('note')} label={p('checkNote')} rows={2} maxLength={300} optional />
        <FormActions>
          <Button type="submit" tone="primary" busy={check.busy}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

export function RemoveDocument({ enterprise, document, onClose }: OneProps) {
  const p = usePageText();
  const f = useFormat();
  const name = f.text(documentWords[document.kind]);
  const remove = useTell(registry, 'registry.removeDocument', {
    invalidates: shownAfterChange,
    onDone: () => {
      toast(p('removed', { what: name }));
      onClose();
    },
  });
  return (
    <Confirm
      title={p('removeDocument', { document: name })}
      button={p('removeDocument', { document: name })}
      busy={remove.busy}
      problem={remove.problem}
      onClose={onClose}
      onConfirm={() => remove.send({ id: enterprise.id, documentId: document.id })}
    >
      <p>{p('removeDocumentText', { document: name, number: document.number })}</p>
    </Confirm>
  );
}
