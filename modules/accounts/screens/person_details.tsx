import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { EditIcon } from '#ui/icons.tsx';
import { Button, VerdictButton } from '#ui/parts/button.tsx';
import { DefinitionList } from '#ui/parts/card.tsx';
import { TelField, TextField } from '#ui/parts/fields.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api, personQueries } from './api.ts';
import type { Person } from './api.ts';
import { Box } from './box.tsx';
import { useText } from './messages.ts';
import { usePeopleText } from './people_messages.ts';
import { now } from './verdicts.ts';

export function PersonDetails({ person }: { person: Person }) {
  const t = usePeopleText();
  const words = useText();
  const [editing, setEditing] = useState(false);
  const edit = !editing && (
    <VerdictButton verdict={now(person.can['accounts.updatePerson'])} small icon={EditIcon} onClick={() => setEditing(true)}>
      {t('edit')}
    </VerdictButton>
  );
  return (
    <Box title={t('details')} action={edit}>
      {editing ? (
        <EditForm person={person} onEnd={() => setEditing(false)} />
      ) : (
        <DefinitionList
          items={[
            { term: words('name'), value: person.fullName },
            { term: words('userName'), value: person.userName, unknown: t('noUserName') },
            { term: words('phone'), value: person.phone && <a href={`tel:${person.phone}`}>{person.phone}</a>, unknown: t('noPhone') },
            { term: t('signInState'), value: person.hasPassword ? t('hasPassword') : t('waiting') },
          ]}
        />
      )}
    </Box>
  );
}

/** The form keeps the version it was opened with, so that somebody else's change in between is noticed; after that it takes the newer one. */
function EditForm({ person, onEnd }: { person: Person; onEnd: () => void }) {
  const t = usePeopleText();
  const words = useText();
  const update = useTell(api, 'accounts.updatePerson', {
    invalidates: personQueries,
    onDone: () => {
      form.clear();
      toast(t('saved'));
      onEnd();
    },
  });
  const form = useForm({
    initial: { fullName: person.fullName, phone: person.phone ?? '' },
    draft: `accounts.person.${person.id}`,
    problem: update.problem,
  });
  const cancel = () => {
    form.clear();
    onEnd();
  };
  return (
    <Form form={form} onSubmit={(values) => update.send({ id: person.id, version: person.version, ...values })} label={t('details')}>
      <TextField {...form.bind('fullName')} label={t('fullName')} maxLength={120} />
      <TelField {...form.bind('phone')} label={words('phone')} optional />
      <FormActions>
        <Button type="submit" tone="primary" busy={update.busy}>
          {words('save')}
        </Button>
        <Button onClick={cancel}>{words('cancel')}</Button>
      </FormActions>
    </Form>
  );
}
